# SPDX-License-Identifier: GPL-3.0-or-later
find_package(QCustomPlotQt6 REQUIRED)
list(APPEND VIEWS_SOURCES
  revenue/ChartAccessible.cpp
  revenue/RevenueChart.cpp
  revenue/RevenuePage.cpp
  revenue/RevenueSpan.cpp
  revenue/RevenueTile.cpp)
list(APPEND VIEWS_DEPENDS QCustomPlotQt6::QCustomPlotQt6 Qt6::PrintSupport)
# QCustomPlot's header needs Qt's foreach, which is disabled for our own code.
set_source_files_properties("${CMAKE_CURRENT_LIST_DIR}/RevenueChart.cpp" PROPERTIES
  COMPILE_OPTIONS "-UQT_NO_FOREACH"
  SKIP_PRECOMPILE_HEADERS ON)
