# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  products/ProductDetailsDialog.cpp
  products/ProductDialogs.cpp
  products/ProductsPage.cpp
  products/StockDialogs.cpp)
