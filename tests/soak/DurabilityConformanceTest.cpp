// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/KillLoop.h"
#include "tests/soak/LastUnitsLoop.h"

#include <QtTest>

namespace countertop {

/// The fault loops with small counts; `./dev soak NAME COUNT` runs them for any length.
class DurabilityConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void PL_3_eightProcessesSellExactlyTheLastUnits();
    void ES_11_killedProcessLosesNothingAcknowledged();
    void PR_7_rebuildsWhileAProcessPlaces();
};

void DurabilityConformanceTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
}

void DurabilityConformanceTest::PL_3_eightProcessesSellExactlyTheLastUnits() {
    QFETCH_GLOBAL(Dialect, dialect);
    const QString program =
        qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop-cli");
    QVERIFY2(QFile::exists(program), qPrintable(program));
    const TestShop shop(dialect);
    const SoakReport report = LastUnitsLoop(shop, program).run(3);
    QCOMPARE(report.problems, QStringList());
    QCOMPARE(report.acknowledged, 3 * LastUnitsLoop::kUnits);
}
/// Marked case (`*`), triggered by kill -9 of a selling program at random moments; afterwards the
/// test looks for every order the program had acknowledged.
void DurabilityConformanceTest::ES_11_killedProcessLosesNothingAcknowledged() {
    QFETCH_GLOBAL(Dialect, dialect);
    const QString program =
        qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop_soak");
    QVERIFY2(QFile::exists(program), qPrintable(program));
    const TestShop shop(dialect);
    const SoakReport report = KillLoop(shop, program, 7).run(10);
    QCOMPARE(report.problems, QStringList());
    QCOMPARE(report.rounds, 10);
    QVERIFY(report.acknowledged > 0);
}

void DurabilityConformanceTest::PR_7_rebuildsWhileAProcessPlaces() {
    QFETCH_GLOBAL(Dialect, dialect);
    const QString folder = qEnvironmentVariable("COUNTERTOP_BIN_DIR");
    const TestShop shop(dialect);
    const SoakReport report = KillLoop(shop, folder + QStringLiteral("/countertop_soak"), 7)
                                  .rebuild(8, folder + QStringLiteral("/countertop-cli"));
    QCOMPARE(report.problems, QStringList());
    QVERIFY(report.acknowledged > 0);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DurabilityConformanceTest)
#include "DurabilityConformanceTest.moc"
