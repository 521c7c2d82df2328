# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  till/CustomerPicker.cpp
  till/LinesTable.cpp
  till/ParkedStrip.cpp
  till/PaymentPanel.cpp
  till/ProductFinder.cpp
  till/QuantitySpin.cpp
  till/ScannerWatch.cpp
  till/SuggestionDelegate.cpp
  till/SuggestionList.cpp
  till/TillHeader.cpp
  till/TillLinesModel.cpp
  till/TillPage.cpp
  till/TillSale.cpp
  till/TotalCard.cpp)
