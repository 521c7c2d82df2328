# SPDX-License-Identifier: GPL-3.0-or-later
countertop_module(ct_page_shop SOURCES PageShop.cpp DEPENDS ct_fake_shop)
countertop_test(PagesPicturesTest SOURCES PagesPicturesTest.cpp DEPENDS ct_views ct_page_shop GUI)
