# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  common/theme/Icons.cpp
  common/theme/Theme.cpp
  common/theme/Tokens.cpp
  common/theme/Typography.cpp
  common/Banner.cpp
  common/BusyButton.cpp
  common/Card.cpp
  common/ChipRow.cpp
  common/ConfirmDialog.cpp
  common/EmptyState.cpp
  common/ErrorText.cpp
  common/FigureText.cpp
  common/MessageBar.cpp
  common/MoneyText.cpp
  common/NavigationStrip.cpp
  common/Page.cpp
  common/ProblemText.cpp
  common/ShortcutsDialog.cpp
  common/StatusChip.cpp
  common/StatusLine.cpp
  common/StatusWords.cpp
  common/TableStyle.cpp
  common/TaskPanel.cpp)
