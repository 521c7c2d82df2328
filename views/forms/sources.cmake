# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  forms/BusyButton.cpp
  forms/ChipRow.cpp
  forms/ConfirmDialog.cpp
  forms/DayEdit.cpp
  forms/DayRangePicker.cpp
  forms/ElidedComboBox.cpp
  forms/PlausibilityText.cpp
  forms/FieldState.cpp
  forms/FormDialog.cpp
  forms/ScanBurst.cpp
  forms/ScanTarget.cpp
  forms/ScanWatch.cpp
  forms/SearchEdit.cpp
  forms/ShopDialog.cpp)
