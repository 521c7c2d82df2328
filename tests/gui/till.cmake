# SPDX-License-Identifier: GPL-3.0-or-later
countertop_test(TillDraftTest SOURCES TillDraftTest.cpp DEPENDS ct_domain LABELS unit)
countertop_test(TillSaleTest SOURCES TillSaleTest.cpp DEPENDS ct_views LABELS unit)
countertop_test(TillTextTest SOURCES TillTextTest.cpp DEPENDS ct_views LABELS unit)
countertop_test(TillPageTest SOURCES TillPageTest.cpp TillFixture.cpp TillFixture.h
  DEPENDS ct_views ct_fake_reads GUI)
countertop_test(TillPaymentTest SOURCES TillPaymentTest.cpp TillFixture.cpp TillFixture.h
  DEPENDS ct_views ct_fake_reads GUI)
countertop_test(TillSlipsTest SOURCES TillSlipsTest.cpp TillFixture.cpp TillFixture.h
  DEPENDS ct_views ct_fake_reads GUI)
countertop_test(TillParkedTest SOURCES TillParkedTest.cpp TillFixture.cpp TillFixture.h
  DEPENDS ct_views ct_fake_reads GUI)
countertop_test(TillOfflineTest SOURCES TillOfflineTest.cpp TillFixture.cpp TillFixture.h
  DEPENDS ct_views ct_fake_reads GUI)
countertop_test(TillEndTest SOURCES TillEndTest.cpp TillFixture.cpp TillFixture.h
  DEPENDS ct_views ct_fake_reads GUI)
countertop_test(TillPicturesTest
  SOURCES TillPicturesTest.cpp ReaderLanguage.cpp ReaderLanguage.h
  DEPENDS ct_views ct_fake_reads ct_pictures ct_translations GUI)
