# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  orders/ChangeText.cpp
  orders/FulfilmentNotice.cpp
  orders/HandBackText.cpp
  orders/LineDelegate.cpp
  orders/OrderActionBar.cpp
  orders/OrderActions.cpp
  orders/OrderDetailPane.cpp
  orders/OrderDialogs.cpp
  orders/OrderPastNotice.cpp
  orders/OrderTimeBar.cpp
  orders/OrdersPage.cpp
  orders/OrdersPageFilter.cpp
  orders/TimelineDelegate.cpp)
