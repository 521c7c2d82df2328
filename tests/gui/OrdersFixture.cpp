// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/OrdersFixture.h"

#include "tests/support/Waiting.h"

namespace countertop {

void OrdersFixture::startTheme() {
    m_language = std::make_unique<ReaderLanguage>(QStringLiteral("en"));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void OrdersFixture::open() {
    m_shop = std::make_unique<FakeReads>();
    fillPageShop(*m_shop);
    m_queue = std::make_unique<FakeReadQueue>(m_shop->all());
    m_window = std::make_unique<MainWindow>();
    m_page = new OrdersPage(*m_queue, m_clock);
    m_window->addPage(PageId::Orders, m_page);
    m_window->showPage(PageId::Orders);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(rowCount(), 400);
    m_page->focusSearch();
    waiting::settle();
}

void OrdersFixture::close() {
    m_window.reset();
    m_queue.reset();
    m_shop.reset();
}

OrderRow& OrdersFixture::rowOf(StatusWord status) {
    for (OrderRow& row : m_shop->orders.rows) {
        if (row.status == status) return row;
    }
    qFatal("no such order");
}

void OrdersFixture::choose(StatusWord status) {
    const qsizetype row = &rowOf(status) - m_shop->orders.rows.data();
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(int(row), 0));
    waiting::settle();
    QVERIFY(!paneIsEmpty());
}

}  // namespace countertop
