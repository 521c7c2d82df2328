// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/Migrator.h"
#include "models/store/verify/Verifier.h"
#include "tests/support/TestShop.h"

#include <QtTest>

namespace countertop {

/// Shops that older versions kept in a currency with other decimals than ISO 4217, on both
/// databases. Method: create the old shop with the first migration alone, then apply the rest.
class MinorUnitsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }
    void K_12_amountsOfOlderVersionsAreNamed();
    void K_12_anOldShopWithoutGoodsHasNoAmounts();
    void K_12_amountsOfTodayAreClean_data();
    void K_12_amountsOfTodayAreClean();

private:
    /// Creates a shop of the old schema, with two products or without any.
    void makeOldShop(bool hasGoods);
    /// The currency problem that verify reports for this currency.
    [[nodiscard]] QString found(const QString& currency) const;

    Dialect m_dialect{};
    std::unique_ptr<TestShop> m_shop;
};

void MinorUnitsTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_dialect = dialect;
}

void MinorUnitsTest::makeOldShop(bool hasGoods) {
    m_shop = std::make_unique<TestShop>(m_dialect, TestShop::Empty());
    const auto database = m_shop->database(Database::Role::Writer);
    const QList<Migration> all = Migrator::builtIn(database->dialect());
    QCOMPARE(Migrator(*database, {all.first()}).migrate().version, 1);
    QVERIFY(
        database->run(QStringLiteral("INSERT INTO shop (store_id, name, currency, time_zone, "
                                     "created_at) VALUES (1, 'Old', 'XOF', 'UTC', 0)")));
    if (hasGoods) {
        QVERIFY(database->run(QStringLiteral(
            "INSERT INTO events (store_id, event_id, stream_id, version, category, type, "
            "schema_version, payload, correlation_id, causation_id, actor, till, recorded_at, "
            "hash) VALUES "
            "(1, 'e', 'product-A', 1, 'product', 'ProductAdded', 1, '{}', '', '', '', '', 1, ''), "
            "(1, 'f', 'product-B', 1, 'product', 'ProductAdded', 1, '{}', '', '', '', '', 2, "
            "'')")));
    }
    QCOMPARE(Migrator(*database, all).migrate().outcome, Migrator::Outcome::Migrated);
}

QString MinorUnitsTest::found(const QString& currency) const {
    const auto database = m_shop->database(Database::Role::Writer);
    const auto set = database->run(QStringLiteral("UPDATE shop SET currency = '%1'").arg(currency));
    if (!set) return set.error().detail;
    const auto report = verifyShop(*database);
    if (!report) return report.error().detail;
    for (const VerifyReport::Check& check : report->checks) {
        if (check.code == u"one_currency") return check.problems.join(u'\n');
    }
    return QStringLiteral("not checked");
}

void MinorUnitsTest::K_12_amountsOfOlderVersionsAreNamed() {
    makeOldShop(true);
    const auto expectNamed = [this](const QString& currency, const QString& named) {
        const QString problems = found(currency);
        QVERIFY2(problems.isEmpty() == named.isEmpty() && problems.contains(named),
                 qPrintable(currency + QStringLiteral(": ") + problems));
    };
    for (const char* francs :
         {"BIF", "DJF", "GNF", "KMF", "PYG", "RWF", "UYI", "VUV", "XOF", "XPF"}) {
        const QString currency = QString::fromLatin1(francs);
        expectNamed(currency,
                    QStringLiteral("The amounts of 2 events up to position 2 were stored with 2 "
                                   "decimals by an older version, but %1 has 0:")
                        .arg(currency));
    }
    expectNamed(QStringLiteral("CLF"), QStringLiteral("but CLF has 4:"));
    expectNamed(QStringLiteral("UYW"), QStringLiteral("but UYW has 4:"));
    // Older versions had the right decimals for these.
    for (const char* known : {"GBP", "JPY", "XAF", "KWD", "TND"}) {
        expectNamed(QString::fromLatin1(known), {});
    }
    for (const char* none : {"BTC", "XAU", "gbp", ""}) {
        expectNamed(QString::fromLatin1(none),
                    QStringLiteral("The shop's currency '%1' is none of").arg(none));
    }
}

void MinorUnitsTest::K_12_anOldShopWithoutGoodsHasNoAmounts() {
    makeOldShop(false);
    QCOMPARE(found(QStringLiteral("XOF")), QString());
}

void MinorUnitsTest::K_12_amountsOfTodayAreClean_data() {
    QTest::addColumn<QString>("currency");
    QTest::newRow("none") << "XOF";
    QTest::newRow("four") << "CLF";
    QTest::newRow("two") << "GBP";
}

void MinorUnitsTest::K_12_amountsOfTodayAreClean() {
    QFETCH(QString, currency);
    NewShop start;
    start.currency = currency;
    m_shop = std::make_unique<TestShop>(m_dialect, start);
    const auto session = m_shop->session();
    QVERIFY(session->bus().dispatch(
        AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 500, 20'000, 0, 9},
        Intent::fresh(), {}));
    const auto placed =
        session->bus().dispatch(PlaceOrder{OrderId::create(),
                                           {},
                                           {{QStringLiteral("MUG"), 2, std::nullopt}},
                                           false,
                                           PayBy::Counter},
                                Intent::fresh(), {});
    QVERIFY2(placed, placed ? "" : qPrintable(placed.error().detail));
    QCOMPARE(placed->totalMinor, 1000);
    QCOMPARE(found(currency), QString());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::MinorUnitsTest)
#include "MinorUnitsTest.moc"
