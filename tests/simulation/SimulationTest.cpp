// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/Simulation.h"

#include <QLoggingCategory>
#include <QTest>

using namespace countertop;
using namespace countertop::simulation;

/// Soaks run ten thousand schedules; these few are enough to meet every kind of step.
class SimulationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("countertop.*=false")); }
    void promisesAreKeptWhateverHappens();
    void theSeedDecidesEverything();
};

void SimulationTest::promisesAreKeptWhateverHappens() {
    const SimulationReport report = simulate(1, 1'000);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.acknowledged > 10'000);
    QVERIFY(report.repeated > 3'000);
    QVERIFY(report.crashes > 1'000);
}

void SimulationTest::theSeedDecidesEverything() {
    const QByteArray digest = Simulation(7).run().digest;
    QCOMPARE(Simulation(7).run().digest, digest);
    QVERIFY(Simulation(8).run().digest != digest);
}

QTEST_GUILESS_MAIN(SimulationTest)
#include "SimulationTest.moc"
