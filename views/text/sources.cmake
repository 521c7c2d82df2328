# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  text/ElidedTip.cpp
  text/ErrorText.cpp
  text/FigureText.cpp
  text/LanguageName.cpp
  text/MoneyText.cpp
  text/ProblemText.cpp
  text/TypedKey.cpp)
