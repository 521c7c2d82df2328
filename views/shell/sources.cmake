# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  shell/Banner.cpp
  shell/BellButton.cpp
  shell/CloseQuestion.cpp
  shell/RunningCommand.cpp
  shell/CommandPage.cpp
  shell/MessageBar.cpp
  shell/NavigationDelegate.cpp
  shell/NavigationMark.cpp
  shell/NavigationStrip.cpp
  shell/NoticeArea.cpp
  shell/NoticesDialog.cpp
  shell/Page.cpp
  shell/PaneNotice.cpp
  shell/PaneSplitter.cpp
  shell/ShortcutsDialog.cpp
  shell/StatusLine.cpp
  shell/TaskPanel.cpp)
