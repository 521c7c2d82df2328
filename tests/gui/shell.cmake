# SPDX-License-Identifier: GPL-3.0-or-later
countertop_test(ThemeTest SOURCES ThemeTest.cpp DEPENDS ct_views LABELS unit)
countertop_test(MainWindowTest SOURCES MainWindowTest.cpp DEPENDS ct_views ct_fake_reads GUI)
countertop_test(MessagesTest SOURCES MessagesTest.cpp DEPENDS ct_views ct_fake_reads GUI)
countertop_test(ErrorTextTest SOURCES ErrorTextTest.cpp ReasonFinder.cpp ReasonFinder.h
  DEPENDS ct_views ct_architecture ct_translations LABELS unit)
target_compile_definitions(ErrorTextTest PRIVATE COUNTERTOP_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
countertop_test(ScanBurstTest SOURCES ScanBurstTest.cpp DEPENDS ct_views LABELS unit)
countertop_test(BackgroundTaskTest SOURCES BackgroundTaskTest.cpp DEPENDS ct_app LABELS unit)
countertop_test(ReportTextTest SOURCES ReportTextTest.cpp DEPENDS ct_app LABELS unit)
