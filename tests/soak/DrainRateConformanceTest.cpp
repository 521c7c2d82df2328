// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DrainRate.h"

#include <QTest>

namespace countertop {

/// OB-15: a backlog drains at the same rate whatever its length; `./dev soak drain-rate COUNT`
/// measures it. Here the measure is too short, and the machine too busy, for more than the order of
/// magnitude: when each look went through the whole backlog, the longest one was fifty times
/// slower.
class DrainRateConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void OB_15_theRateDoesNotDependOnTheBacklog_data();
    void OB_15_theRateDoesNotDependOnTheBacklog();
};

void DrainRateConformanceTest::OB_15_theRateDoesNotDependOnTheBacklog_data() {
    QTest::addColumn<DrainRate::Receiver>("receiver");
    QTest::newRow("webhook") << DrainRate::Receiver::Webhook;
    QTest::newRow("Redis stream") << DrainRate::Receiver::RedisStream;
}

void DrainRateConformanceTest::OB_15_theRateDoesNotDependOnTheBacklog() {
    QFETCH(DrainRate::Receiver, receiver);
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    if (!DrainRate::isAvailable(receiver)) QSKIP("no redis-server, or a build without its client");
    const double few = DrainRate::measure(dialect, receiver, 1'000, 600);
    const double many = DrainRate::measure(dialect, receiver, 100'000, 600);
    qInfo("%.0f/s with 1,000 waiting, %.0f/s with 100,000", few, many);
    QVERIFY(few > 0);
    QVERIFY(many > few / 5);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DrainRateConformanceTest)
#include "DrainRateConformanceTest.moc"
