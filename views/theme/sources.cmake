# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  theme/Card.cpp
  theme/Icons.cpp
  theme/PageParts.cpp
  theme/ShopStyle.cpp
  theme/Theme.cpp
  theme/Tokens.cpp
  theme/Typography.cpp)
