// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/SqlPagesWindow.h"

#include "models/store/connection/Query.h"
#include "tests/support/OrFatal.h"
#include "views/shell/Page.h"

namespace countertop {

namespace {

const QString kShopNow = QStringLiteral(R"(
SELECT (SELECT COALESCE(SUM(price_minor), 0) FROM products) AS prices,
       (SELECT COALESCE(SUM(on_hand), 0) FROM products) AS on_hand,
       (SELECT COUNT(*) FROM stock_movements) AS movements,
       (SELECT COUNT(*) FROM payments) AS payments,
       (SELECT COALESCE(SUM(version), 0) FROM orders) AS orders,
       (SELECT COUNT(*) FROM events) AS events
)");

}  // namespace

SqlPagesWindow::SqlPagesWindow() : PagesWindow(queue, sample.clock()) {}

QString SqlPagesWindow::shopNow() {
    Query query(sample.database());
    orFatal(query.prepare(kShopNow));
    QStringList parts;
    (void)orFatal(query.readRow([&parts](Query& row) {
        for (const char* column :
             {"prices", "on_hand", "movements", "payments", "orders", "events"}) {
            parts.append(
                QStringLiteral("%1 %2").arg(QLatin1StringView(column)).arg(row.integer(column)));
        }
    }));
    return parts.join(QStringLiteral(", "));
}

ShopSettings SqlPagesWindow::settings() {
    return orFatal(sample.session().catalogue().shopSettings());
}

void SqlPagesWindow::carryOut(Page* page, const Intent& intent, const Command& command) {
    const CommandOrigin origin{QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}};
    const auto result = sample.session().bus().dispatch(command, intent, origin);
    // A result never arrives before the sender has returned.
    QMetaObject::invokeMethod(
        page,
        [page, key = intent.key, result] {
            result ? page->commandFinished(key, *result) : page->commandFailed(key, result.error());
            page->refresh();
        },
        Qt::QueuedConnection);
}

}  // namespace countertop
