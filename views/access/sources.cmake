# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  access/Access.cpp
  access/ButtonAccessible.cpp
  access/CellAccessible.cpp
  access/ChildAccessible.cpp
  access/ItemsAccessible.cpp
  access/TabsAccessible.cpp)
