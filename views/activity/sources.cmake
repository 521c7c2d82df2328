# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND VIEWS_SOURCES
  activity/ActivityDetailPane.cpp
  activity/ActivityFilterBar.cpp
  activity/ActivityPage.cpp
  activity/FlowDelegate.cpp
  activity/ProjectionsView.cpp
  activity/SagaDetailPane.cpp
  activity/SagasView.cpp)
