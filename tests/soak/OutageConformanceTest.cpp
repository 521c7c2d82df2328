// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DrainRate.h"
#include "tests/soak/RedisOutage.h"
#include "tests/soak/SecretRotation.h"

#include <QTest>

namespace countertop {

/// What changes or goes away while messages flow between real programs; `./dev soak redis-away` and
/// `./dev soak secrets` run it for longer.
class OutageConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();

    void RD_2_aServerThatComesBackEmptyLosesNothingOfTheOutbox();
    void aSecretIsExchangedUnderLoad();
};

void OutageConformanceTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
}

/// Marked case (`*`), triggered by killing the server under load.
void OutageConformanceTest::RD_2_aServerThatComesBackEmptyLosesNothingOfTheOutbox() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!DrainRate::isAvailable(DrainRate::Receiver::RedisStream)) {
        QSKIP("no redis-server, or a build without its client");
    }
    const TestShop shop(dialect, NewShop::forPractice());
    RedisOutage::Options options;
    options.messages = 60;
    options.away = std::chrono::seconds(2);
    // A sanitizer multiplies what little is done; a busy loop would take all of the time.
    options.processorPercent = 50;
    const SoakReport report = RedisOutage(shop, options).run();
    qInfo("%s", qUtf8Printable(report.figures));
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
}

void OutageConformanceTest::aSecretIsExchangedUnderLoad() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!SignatureVerifier::isInstalled()) QSKIP("no python3");
    const TestShop shop(dialect, NewShop::forPractice());
    const SoakReport report = SecretRotation(shop).run(100);
    qInfo("%s", qUtf8Printable(report.figures));
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OutageConformanceTest)
#include "OutageConformanceTest.moc"
