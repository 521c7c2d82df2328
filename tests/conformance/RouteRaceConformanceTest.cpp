// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <atomic>

namespace countertop {

/// Routes change while tills sell: an event goes to the routes that are there at its position.
class RouteRaceConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void OB_2_eachEventGoesToTheRoutesOfItsPosition();

private:
    static constexpr int kTills = 3;
    static constexpr int kChanges = 10;

    /// Sells until the routes have changed for the last time.
    void sell(const TestShop& shop, Start& start);
    void changeRoutes(const TestShop& shop, Start& start);

    std::atomic<bool> m_isChanged = false;
    std::atomic<int> m_sold = 0;
    std::atomic<int> m_refused = 0;
};

void RouteRaceConformanceTest::sell(const TestShop& shop, Start& start) {
    const auto own = shop.session();
    start.arrive_and_wait();
    while (!m_isChanged) {
        const auto placed = own->bus().dispatch(
            PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false},
            Intent::fresh(), origin());
        ++(placed ? m_sold : m_refused);
    }
}

void RouteRaceConformanceTest::changeRoutes(const TestShop& shop, Start& start) {
    const auto own = shop.session();
    start.arrive_and_wait();
    for (int change = 0; change < kChanges; ++change) {
        EditRoute edit;
        edit.routeId = 1;
        edit.destination = QStringLiteral("log:/orders-%1").arg(change);
        if (!own->bus().dispatch(edit, Intent::fresh(), origin())) ++m_refused;
    }
    m_isChanged = true;
}

void RouteRaceConformanceTest::OB_2_eachEventGoesToTheRoutesOfItsPosition() {
    m_isChanged = false;
    m_sold = 0;
    m_refused = 0;
    const TestShop shop(dialect());
    const auto session = shop.session();
    for (const Command& command :
         {Command(AddProduct{
              QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 2000, 0, 1'000'000}),
          Command(AddRoute{QStringLiteral("Order.*"), QStringLiteral("log:/orders")})}) {
        QVERIFY(session->bus().dispatch(command, Intent::fresh(), origin()));
    }
    inParallel(kTills + 1, [&](int number, Start& start) {
        number == 0 ? changeRoutes(shop, start) : sell(shop, start);
    });
    QCOMPARE(m_refused.load(), 0);
    QVERIFY(m_sold > 0);
    const auto report = verifyShop(session->database());
    QVERIFY(report);
    for (const VerifyReport::Check& check : report->checks) {
        QCOMPARE(check.problems, QStringList());
    }
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RouteRaceConformanceTest)
#include "RouteRaceConformanceTest.moc"
