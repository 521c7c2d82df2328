# SPDX-License-Identifier: GPL-3.0-or-later
# The parts shared by the pages of lists come first.
list(APPEND VIEWS_SOURCES
  common/CommandPage.cpp
  common/DayEdit.cpp
  common/DayRangePicker.cpp
  common/FormDialog.cpp
  common/ListCard.cpp
  common/LongTableColumns.cpp
  common/LongTableView.cpp
  common/PageParts.cpp
  common/PayloadView.cpp
  common/CommandInHand.cpp
  common/RowFollower.cpp
  common/SearchEdit.cpp
  common/TableHeader.cpp
  orders/ChangeText.cpp
  orders/FulfilmentNotice.cpp
  orders/HandBackText.cpp
  orders/LineDelegate.cpp
  orders/OrderActions.cpp
  orders/OrderDetailPane.cpp
  orders/OrderDialogs.cpp
  orders/OrderPastNotice.cpp
  orders/OrderTimeBar.cpp
  orders/OrdersPage.cpp
  orders/OrdersPageFilter.cpp
  orders/TimelineDelegate.cpp)
