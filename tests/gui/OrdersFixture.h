// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "tests/gui/PageShop.h"
#include "tests/gui/ReaderLanguage.h"
#include "views/MainWindow.h"
#include "views/lists/LongTableView.h"
#include "views/orders/OrdersPage.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QtTest>

namespace countertop {

/// The orders page in its window, in English, with the focus in its filter.
class OrdersFixture : public QObject {
protected:
    void startTheme();
    void open();
    void close();

    template <class T = QWidget>
    T* find(const char* name) const {
        return m_window->findChild<T*>(QLatin1StringView(name));
    }
    [[nodiscard]] LongTableView* table() const { return find<LongTableView>("ordersTable"); }
    [[nodiscard]] int rowCount() const { return table()->model()->rowCount(); }
    /// Selects the first order with that status and waits for its pane.
    void choose(StatusWord status);
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    [[nodiscard]] QString focus() const {
        const QWidget* widget = QApplication::focusWidget();
        return widget ? widget->objectName() : QString();
    }
    [[nodiscard]] bool paneIsEmpty() const { return !find("payOrderButton")->isVisible(); }
    OrderRow& rowOf(StatusWord status);

    std::unique_ptr<ReaderLanguage> m_language;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{kPageNow};
    std::unique_ptr<FakeReads> m_shop;
    std::unique_ptr<FakeReadQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    OrdersPage* m_page = nullptr;
};

}  // namespace countertop
