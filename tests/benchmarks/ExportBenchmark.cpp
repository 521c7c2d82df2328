// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ExportBenchmark.h"

#include "models/store/queries/SqlShopReads.h"
#include "tests/benchmarks/SaleScript.h"
#include "tests/support/BulkRows.h"
#include "tests/support/TestShop.h"
#include "workers/transfer/OrderExport.h"

#include <QDate>
#include <QLocale>

namespace countertop {

namespace {

constexpr int kRepeats = 5;
constexpr int kOrders = 300'000;
constexpr int kOrdersPerDay = 1'000;
constexpr int kMany = 100'000;
constexpr int kFew = 10'000;

/// A shop of generated orders and one session that exports from it.
struct ExportShop {
    explicit ExportShop(Dialect dialect) : shop(dialect), session(shop.session()) {
        BulkRows rows(session->database());
        rows.addOrders(kOrders, kOrdersPerDay);
        rows.analyze();
    }

    void run(int firstDay, int orders, OrderSortField field) {
        const QDate first = QDate::fromString(QLatin1StringView(BulkRows::kFirstDay), Qt::ISODate)
                                .addDays(firstDay);
        OrderFilter range;
        range.fromDay = first.toString(Qt::ISODate);
        range.toDay = first.addDays(orders / kOrdersPerDay - 1).toString(Qt::ISODate);
        SqlShopReads reads(session->database());
        const qint64 rows = orFatal(OrderExport(reads.orders, {})
                                        .run({folder.filePath(QStringLiteral("orders.csv")),
                                              CsvDialect::of(CsvPreset::Rfc4180, QLocale::c()),
                                              range,
                                              {field, true}}));
        if (rows != orders) qFatal("%lld orders instead of %d", rows, orders);
    }

    TestShop shop;
    std::unique_ptr<ShopSession> session;
    QTemporaryDir folder;
};

Race raceOf(const std::shared_ptr<ExportShop>& shop, const QString& title, OrderSortField field) {
    Race race(QStringLiteral("P15"), title);
    race.add(QStringLiteral("a range of 100,000 orders"),
             [=](int) { shop->run(100, kMany, field); });
    race.add(QStringLiteral("ten ranges of 10,000 orders"), [=](int) {
        for (int part = 0; part < kMany / kFew; ++part) {
            shop->run(100 + part * kFew / kOrdersPerDay, kFew, field);
        }
    });
    race.run(kRepeats, 1, kMany);
    return race;
}

}  // namespace

QList<Race> exportsOn(Dialect dialect) {
    const QString name =
        dialect == Dialect::Sqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL");
    const auto shop = std::make_shared<ExportShop>(dialect);
    return {raceOf(shop, QStringLiteral("CSV export of a range, by time, ") + name,
                   OrderSortField::PlacedAt),
            raceOf(shop, QStringLiteral("CSV export of a range, by total, ") + name,
                   OrderSortField::Total)};
}

}  // namespace countertop
