# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  activity/ActivityPage.cpp)
