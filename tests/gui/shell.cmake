# SPDX-License-Identifier: GPL-3.0-or-later
countertop_test(ThemeTest SOURCES ThemeTest.cpp DEPENDS ct_views LABELS unit)
countertop_test(MainWindowTest SOURCES MainWindowTest.cpp DEPENDS ct_views ct_fake_shop GUI)
