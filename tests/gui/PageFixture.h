// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "tests/gui/PageShop.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QtTest>

#include <memory>

namespace countertop {

/// A single page on screen with a shop in memory, created for each test function.
template <class PageType>
class PageFixture : public QObject {
protected:
    template <class T = QWidget>
    T* find(const char* name) const {
        return m_page->template findChild<T*>(QLatin1StringView(name));
    }
    void startTheme(Theme::Mode mode = Theme::Mode::Light) {
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
        m_theme = std::make_unique<Theme>(*qApp, mode);
    }
    void openShop(int orders = 400) {
        m_shop = std::make_unique<FakeReads>();
        fillPageShop(*m_shop, orders);
        m_queue = std::make_unique<FakeReadQueue>(m_shop->all());
    }
    /// Opens a new page on the current shop.
    void openPage() {
        m_page = std::make_unique<PageType>(*m_queue, m_clock);
        m_page->resize(1092, 760);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void close() {
        m_page.reset();
        m_queue.reset();
        m_shop.reset();
    }

    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{kPageNow};
    std::unique_ptr<FakeReads> m_shop;
    std::unique_ptr<FakeReadQueue> m_queue;
    std::unique_ptr<PageType> m_page;
};

}  // namespace countertop
