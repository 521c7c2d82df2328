# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES shop/NewShopDialog.cpp)
