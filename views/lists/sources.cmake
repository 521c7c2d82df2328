# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  lists/EmptyState.cpp
  lists/ListCard.cpp
  lists/LongTableColumns.cpp
  lists/LongTableView.cpp
  lists/PayloadView.cpp
  lists/RowFollower.cpp
  lists/StatusChip.cpp
  lists/StatusWords.cpp
  lists/TableHeader.cpp
  lists/TableStyle.cpp)
