# SPDX-License-Identifier: GPL-3.0-or-later
countertop_module(ct_page_shop SOURCES PageShop.cpp DEPENDS ct_fake_reads)
countertop_test(LongTableViewTest
  SOURCES LongTableViewTest.cpp ../tables/ListShop.cpp DEPENDS ct_views ct_fake_reads GUI)
countertop_test(OrdersPageTest SOURCES OrdersPageTest.cpp DEPENDS ct_views ct_page_shop GUI)
countertop_test(MoneyBackTest SOURCES MoneyBackTest.cpp DEPENDS ct_views GUI)
countertop_test(ActivityPageTest SOURCES ActivityPageTest.cpp DEPENDS ct_views ct_page_shop GUI)
countertop_test(ProcessesTest SOURCES ProcessesTest.cpp DEPENDS ct_views ct_page_shop GUI)
countertop_test(OrderTimeTravelTest SOURCES OrderTimeTravelTest.cpp
  DEPENDS ct_views ct_page_shop GUI)
countertop_test(RevenuePageTest SOURCES RevenuePageTest.cpp DEPENDS ct_views ct_page_shop GUI)
countertop_module(ct_pictures SOURCES Pictures.cpp DEPENDS Qt6::Widgets Qt6::Test)
countertop_test(PagesPicturesTest
  SOURCES PagesPicturesTest.cpp ReaderLanguage.cpp ReaderLanguage.h
  DEPENDS ct_views ct_page_shop ct_pictures ct_translations GUI)
countertop_test(AmountFieldsTest SOURCES AmountFieldsTest.cpp DEPENDS ct_views GUI)
# Runs offscreen, where focus changes at once and only through the program.
countertop_module(ct_pages_window SOURCES PagesWindow.cpp DEPENDS ct_views ct_page_shop Qt6::Test)
countertop_test(ScanTest SOURCES ScanTest.cpp DEPENDS ct_pages_window)
countertop_test(ScanDialogsTest SOURCES ScanDialogsTest.cpp DEPENDS ct_pages_window)
foreach(test IN ITEMS ColumnWidthsTest CustomerMessagesTest DeliveriesPageTest LooksTest NoticesTest RoutesViewTest)
  countertop_test(${test} SOURCES ${test}.cpp ReaderLanguage.cpp ReaderLanguage.h
    DEPENDS ct_pages_window ct_translations)
endforeach()
countertop_module(ct_dialog_fixture SOURCES DialogFixture.cpp DEPENDS ct_pages_window)
countertop_test(DialogKeysTest SOURCES DialogKeysTest.cpp DEPENDS ct_dialog_fixture)
countertop_test(DialogQuestionsTest SOURCES DialogQuestionsTest.cpp DEPENDS ct_dialog_fixture)
countertop_test(DialogFaultTest SOURCES DialogFaultTest.cpp DEPENDS ct_pages_window)
countertop_test(DialogWalkTest
  SOURCES DialogWalkTest.cpp DialogWalk.cpp SqlPagesWindow.cpp WalkPlaces.cpp
  DEPENDS ct_pages_window ct_sample_shop)
countertop_test(MessageRouteTest
  SOURCES MessageRouteTest.cpp SqlPagesWindow.cpp ReaderLanguage.cpp ReaderLanguage.h
  DEPENDS ct_pages_window ct_sample_shop ct_translations)
countertop_test(AccessTest
  SOURCES AccessTest.cpp AccessWalk.cpp ReaderLanguage.cpp ReaderLanguage.h WalkPlaces.cpp
  DEPENDS ct_pages_window ct_translations)
countertop_test(ReadStatesTest SOURCES ReadStatesTest.cpp DEPENDS ct_pages_window)
countertop_test(DialogPicturesTest
  SOURCES DialogPicturesTest.cpp ReaderLanguage.cpp ReaderLanguage.h
  DEPENDS ct_pages_window ct_pictures ct_translations)
countertop_test(DayRangePickerTest
  SOURCES DayRangePickerTest.cpp ReaderLanguage.cpp ReaderLanguage.h
  DEPENDS ct_views ct_translations GUI)
countertop_module(ct_orders_fixture
  SOURCES OrdersFixture.cpp ReaderLanguage.cpp ReaderLanguage.h
  DEPENDS ct_views ct_page_shop ct_translations Qt6::Test)
countertop_test(OrdersListTest SOURCES OrdersListTest.cpp DEPENDS ct_orders_fixture GUI)
countertop_test(OrdersKeysTest SOURCES OrdersKeysTest.cpp DEPENDS ct_orders_fixture GUI)
countertop_test(ListPagesTest SOURCES ListPagesTest.cpp DEPENDS ct_views ct_page_shop GUI)
foreach(test IN ITEMS AttentionTest StaffWordsTest)
  countertop_test(${test}
    SOURCES ${test}.cpp FailedFulfilments.cpp ReaderLanguage.cpp ReaderLanguage.h
    DEPENDS ct_pages_window ct_translations)
endforeach()
countertop_test(BrokersViewTest SOURCES BrokersViewTest.cpp ReaderLanguage.cpp ReaderLanguage.h
  DEPENDS ct_views ct_translations Qt6::Test)
