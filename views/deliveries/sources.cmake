# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  deliveries/DeliveriesPage.cpp
  deliveries/DeliveryDetailPane.cpp
  deliveries/DeliveryFilterBar.cpp
  deliveries/DestinationPane.cpp
  deliveries/DestinationsView.cpp
  deliveries/DiscardDeliveryDialog.cpp
  deliveries/LimitDestinationDialog.cpp
  deliveries/MessagesView.cpp
  deliveries/RouteDialog.cpp
  deliveries/RoutesView.cpp
  deliveries/SecretDialog.cpp)
