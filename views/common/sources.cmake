# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  common/theme/Icons.cpp
  common/theme/ShopStyle.cpp
  common/theme/Theme.cpp
  common/theme/Tokens.cpp
  common/theme/Typography.cpp
  common/Banner.cpp
  common/BusyButton.cpp
  common/Card.cpp
  common/ChipRow.cpp
  common/ConfirmDialog.cpp
  common/DoubtText.cpp
  common/EmptyState.cpp
  common/ErrorText.cpp
  common/FieldState.cpp
  common/ElidedTip.cpp
  common/FigureText.cpp
  common/MessageBar.cpp
  common/MoneyText.cpp
  common/NavigationDelegate.cpp common/NavigationStrip.cpp
  common/NoticeArea.cpp
  common/Page.cpp
  common/PaneSplitter.cpp
  common/ProblemText.cpp
  common/ScanBurst.cpp
  common/ScanTarget.cpp
  common/ScanWatch.cpp
  common/ShopDialog.cpp
  common/ShortcutsDialog.cpp
  common/StatusChip.cpp
  common/StatusLine.cpp
  common/StatusWords.cpp
  common/TableStyle.cpp
  common/TaskPanel.cpp
  common/TypedKey.cpp)
