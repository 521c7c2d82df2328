// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/store/VerifierFixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <atomic>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// The verifier on both databases: a sound shop is clean, also while others write, and problems are
/// counted and limited.
class VerifierTest : public VerifierFixture {
    Q_OBJECT

private slots:
    void aSoundShopIsClean() {
        const auto report = verifyShop(m_shop->database());
        QVERIFY(report);
        QVERIFY2(report->isClean(), qPrintable(allProblems(*report)));
        QCOMPARE(report->checks.size(), 26);
        for (const VerifyReport::Check& check : report->checks) {
            QVERIFY2(check.count > 0 || check.state() == u"not_checked", qPrintable(check.name));
        }
        QCOMPARE(checkNamed(*report, qs("order list = its events"))->count, SampleShop::kOrders);
        QCOMPARE(checkNamed(*report, qs("products = their events"))->count, 5);
        const QJsonObject json = report->toJson();
        QCOMPARE(json[qs("clean")], QJsonValue(true));
        QCOMPARE(json[qs("checks")].toArray().size(), 26);
    }

    void anEmptyShopIsClean() {
        TestShop shop(m_dialect);
        const auto session = shop.session();
        const auto report = verifyShop(session->database());
        QVERIFY(report);
        QVERIFY2(report->isClean(), qPrintable(allProblems(*report)));
    }

    void aReaderCanVerifyWhileOthersWrite() {
        const auto reader = m_shop->shop().database();
        qint64 sold = 0;
        VerifyOptions options;
        options.progress = [&](const QString&, qint64, qint64) {
            if (++sold > 8) return;
            m_shop->run(SellAtTill{
                OrderId::create(), {}, {{qs("MUG-BLU"), 1, {}}}, {PaymentMethod::Cash, {}, {}}});
        };
        const auto report = verifyShop(*reader, options);
        QVERIFY(report);
        QVERIFY(sold > 5);
        QVERIFY2(report->isClean(), qPrintable(allProblems(*report)));
        QVERIFY(verifyShop(*reader)->isClean());
    }

    void verifyingCanBeCancelled() {
        std::atomic<bool> cancelled{false};
        VerifyOptions options;
        options.cancelled = &cancelled;
        options.progress = [&](const QString&, qint64, qint64) { cancelled = true; };
        const auto report = verifyShop(m_shop->database(), options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }

    void atMostTwentyProblemsOfACheckAreReported() {
        Transaction tampering(m_shop->database());
        QVERIFY(tampering.begin());
        QVERIFY(m_shop->database().run(qs("UPDATE orders SET total_minor = total_minor + 1")));
        const auto report = verifyShop(m_shop->database());
        QVERIFY(report);
        const auto* totals = checkNamed(*report, qs("order total = sum of its lines"));
        QCOMPARE(totals->problems.size(), VerifyReport::kMaximumProblems);
        QVERIFY(totals->problemCount >= SampleShop::kOrders);
        QCOMPARE(report->toJson()[qs("clean")], QJsonValue(false));
    }

    void aDamagedFileIsReported() {
        if (m_dialect != Dialect::Sqlite) QSKIP("Only a file can be damaged from here");
        const TestShop shop(Dialect::Sqlite);
        const CommandOrigin origin{qs("amira"), qs("T1"), {}, {}, {}};
        const AddCustomer customer{CustomerId::create(), {qs("Jonas"), {}, {}, {}, {}}};
        QVERIFY(shop.session()->bus().dispatch(customer, Intent::fresh(), origin));
        damageIndex(shop, qs("sqlite_autoindex_events_1"));
        const auto report = verifyShop(*shop.database());
        QVERIFY(report);
        QVERIFY(!report->isClean());
        QVERIFY(checkNamed(*report, qs("database integrity"))->problemCount > 0);
    }

private:
    /// Overwrites the end of an index's first page, where its entries are.
    static void damageIndex(const TestShop& shop, const QString& index);
};

void VerifierTest::damageIndex(const TestShop& shop, const QString& index) {
    QFile file(shop.url().path);
    const auto database = shop.database();
    qint64 end = 0;
    QVERIFY(database
                ->readRow(
                    qs("SELECT rootpage * page_size AS page_end "
                       "FROM sqlite_master, pragma_page_size WHERE name = :name"),
                    [&](Query& query) { query.bind(":name", index); },
                    [&](Query& row) { end = row.integer("page_end"); })
                .value_or(false));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.size() >= end);
    QVERIFY(file.seek(end - 64));
    QCOMPARE(file.write(QByteArray(64, 'x')), 64);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::VerifierTest)
#include "VerifierTest.moc"
