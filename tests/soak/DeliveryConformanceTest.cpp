// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DeliveryLoop.h"
#include "tests/support/ClockAhead.h"

#include <QTest>

namespace countertop {

/// Several real programs deliver to a receiver that fails; `./dev soak deliveries COUNT` runs them
/// with any number of messages.
class DeliveryConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();

    void OB_7_programsAndTheWindowSendEachMessageUnderItsClaim();
    void OB_6_killedProgramsLoseNothing();
    void OB_7_aProgramWhoseClockIsAheadSendsNothingTwice();

private:
    static void run(const DeliveryLoop::Options& options);
};

void DeliveryConformanceTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
}

void DeliveryConformanceTest::run(const DeliveryLoop::Options& options) {
    QFETCH_GLOBAL(Dialect, dialect);
    const TestShop shop(dialect, NewShop::forPractice());
    const SoakReport report = DeliveryLoop(shop, options).run();
    qInfo("%s", qUtf8Printable(report.figures));
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
}

void DeliveryConformanceTest::OB_7_programsAndTheWindowSendEachMessageUnderItsClaim() {
    DeliveryLoop::Options options;
    options.messages = 200;
    options.withWindow = true;
    options.receiver.hangMs = 500;
    options.receiver.longestAnswerMs = 60;
    run(options);
}

/// Marked case (`*`), triggered by kill -9 of both programs at once, again and again.
void DeliveryConformanceTest::OB_6_killedProgramsLoseNothing() {
    DeliveryLoop::Options options;
    options.messages = 200;
    options.kills = 8;
    options.killEveryMs = 400;
    options.expiresLeases = true;
    options.receiver.hangMs = 500;
    options.receiver.longestAnswerMs = 60;
    run(options);
}

void DeliveryConformanceTest::OB_7_aProgramWhoseClockIsAheadSendsNothingTwice() {
    if (!environmentWithClockAhead()) QSKIP("faketime is not installed");
    DeliveryLoop::Options options;
    options.messages = 200;
    options.hasClockAhead = true;
    options.receiver.hangMs = 500;
    run(options);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DeliveryConformanceTest)
#include "DeliveryConformanceTest.moc"
