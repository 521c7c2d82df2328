// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/SagaKillLoop.h"

#include <QtTest>

namespace countertop {

/// SG-13, a marked case (`*`): a program is killed between every two writes of its sagas in turn,
/// and at a few random moments; `./dev soak saga-kill COUNT` runs any number of random kills.
class SagaKillConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void SG_13_killedBetweenEveryTwoWritesEachEffectHappensOnce();
};

void SagaKillConformanceTest::SG_13_killedBetweenEveryTwoWritesEachEffectHappensOnce() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    const QString program =
        qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop_soak");
    QVERIFY2(QFile::exists(program), qPrintable(program));
    const TestShop shop(dialect, NewShop::forPractice());
    const SoakReport report = SagaKillLoop(shop, program, 13).run(5);
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.interrupted > 40);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SagaKillConformanceTest)
#include "SagaKillConformanceTest.moc"
