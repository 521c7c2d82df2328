// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/SumsCheck.h"
#include "tests/store/SampleShopFixture.h"

#include <QTest>

namespace countertop {

/// All views of the shop show the same totals, on both databases.
class SumsConformanceTest : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() {
        takeShop([](SampleShop& shop) {
            SumsCheck::giveMoneyBack(shop.session(), shop.orders(), shop.clock(), kSeed);
        });
    }

    void CL_11_footerChartOrdersFileAndCommandLineAgree() {
        SumsCheck check(m_shop->reads().all(), m_shop->shop().urlText(), kSeed);
        SoakReport report;
        check.run(kRounds, report);
        QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    }

    void CL_11_aReversalOnlyTakesTheMoneyBack() {
        const OrderId id = OrderId::create();
        m_shop->run(PlaceOrder{id, {}, {{QStringLiteral("MUG-BLU"), 2, {}}}, true});
        m_shop->run(PayOrder{id, {PaymentMethod::Card, {}, {}}});
        m_shop->run(ShipOrder{id, {}});
        const auto day = m_shop->reads().orders.order(id.text())->row.day;
        const auto ordered = sumsOf(RevenueBasis::Ordered, day);
        const auto paid = sumsOf(RevenueBasis::Paid, day);
        RefundOrder reversal{id, 500, QStringLiteral("charged back")};
        reversal.isReversal = true;
        m_shop->run(reversal);
        QCOMPARE(sumsOf(RevenueBasis::Ordered, day), ordered);
        QCOMPARE(sumsOf(RevenueBasis::Paid, day), paid - 500);
        OrderFilter only;
        only.orderId = id;
        const auto row = m_shop->reads().orders.order(id.text())->row;
        // The payment is due again, but the order still counts as sold.
        QCOMPARE(m_shop->reads().orders.summary(only)->sold.totalMinor, row.totalMinor);
    }

    void CL_11_aCreditLowersTheOrdersDayAndItsOwn() {
        const OrderId id = OrderId::create();
        m_shop->run(PlaceOrder{id, {}, {{QStringLiteral("MUG-BLU"), 2, {}}}, true});
        m_shop->run(PayOrder{id, {PaymentMethod::Card, {}, {}}});
        m_shop->run(ShipOrder{id, {}});
        const QString day = m_shop->reads().orders.order(id.text())->row.day;
        const auto ordered = sumsOf(RevenueBasis::Ordered, day);
        const auto paid = sumsOf(RevenueBasis::Paid, day);
        m_shop->clock().advance(qint64(3) * 24 * 3'600'000);
        m_shop->run(RefundOrder{id, 700, QStringLiteral("a chip")});
        QCOMPARE(sumsOf(RevenueBasis::Ordered, day), ordered - 700);
        QCOMPARE(sumsOf(RevenueBasis::Paid, day), paid);
        const auto payments = m_shop->reads().orders.order(id.text())->payments;
        QVERIFY(payments.last().day != day);
        QCOMPARE(sumsOf(RevenueBasis::Paid, payments.last().day), -700);
    }

    void CL_11_draftsAreInNoSum() {
        const auto before = m_shop->reads().orders.summary({});
        m_shop->run(CreateOrder{OrderId::create(), {}, {{QStringLiteral("MUG-BLU"), 2, {}}}});
        const auto after = m_shop->reads().orders.summary({});
        QCOMPARE(after->drafts, before->drafts + 1);
        QCOMPARE(after->sold, before->sold);
        QCOMPARE(after->others, before->others);
        OrderFilter sold;
        sold.isSold = true;
        QCOMPARE(m_shop->reads().orders.summary(sold)->drafts, 0);
    }

private:
    [[nodiscard]] qint64 sumsOf(RevenueBasis basis, const QString& day) {
        RevenueQuery query;
        query.basis = basis;
        query.fromDay = query.toDay = day;
        const auto rows = m_shop->reads().revenue.rows(query);
        return rows && !rows->isEmpty() ? rows->first().totalMinor : 0;
    }

    static constexpr quint32 kSeed = 20'261'129;
    static constexpr int kRounds = 100;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SumsConformanceTest)
#include "SumsConformanceTest.moc"
