# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  settings/BrokerDialogs.cpp
  settings/BrokersView.cpp
  settings/CustomerMessagesView.cpp
  settings/MessageDrafts.cpp
  settings/MessageEditor.cpp
  settings/MessagePreview.cpp
  settings/MissingRouteHint.cpp
  settings/SettingsPage.cpp)
