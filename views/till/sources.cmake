# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  till/CustomerPicker.cpp
  till/KnownProducts.cpp
  till/LinesTable.cpp
  till/ParkedList.cpp
  till/ParkedStrip.cpp
  till/ParkedWords.cpp
  till/PaymentPanel.cpp
  till/ProductFinder.cpp
  till/ProductLookup.cpp
  till/ProductMatch.cpp
  till/QuantitySpin.cpp
  till/ScannerWatch.cpp
  till/SuggestionDelegate.cpp
  till/SuggestionList.cpp
  till/TillEnding.cpp
  till/TillHeader.cpp
  till/TillLinesModel.cpp
  till/TillNotice.cpp
  till/TillPage.cpp
  till/TillParking.cpp
  till/TillSale.cpp
  till/TillShop.cpp
  till/TotalCard.cpp)
