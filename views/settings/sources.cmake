# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  settings/CustomerMessagesView.cpp
  settings/MessageDrafts.cpp
  settings/MessageEditor.cpp
  settings/MessagePreview.cpp
  settings/MissingRouteHint.cpp
  settings/SettingsPage.cpp)
