# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  deliveries/DeliveriesPage.cpp
  deliveries/DeliveryDetailPane.cpp)
