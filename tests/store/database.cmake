# SPDX-License-Identifier: GPL-3.0-or-later
# Opening, migrating and losing databases.
countertop_test(DatabaseTest SOURCES DatabaseTest.cpp DEPENDS ct_test_support LABELS store)
countertop_test(DatabaseUrlTest SOURCES DatabaseUrlTest.cpp DEPENDS ct_test_support LABELS store)
countertop_test(DriveTest SOURCES DriveTest.cpp DEPENDS ct_test_support SQLite::SQLite3
  LABELS store)
target_compile_definitions(DatabaseTest PRIVATE COUNTERTOP_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
countertop_test(MigratorTest SOURCES MigratorTest.cpp DEPENDS ct_test_support LABELS store)
countertop_test(FullDiskTest SOURCES FullDiskTest.cpp DEPENDS ct_test_support LABELS store)
