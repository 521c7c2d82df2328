// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QProcess>
#include <QScopeGuard>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestWaitMs = 60'000;

}  // namespace

/// Sagas through the real program, on both databases.
class CliSagasTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void paidByGatewayIsFulfilled();
    void undoneSagaIsTriedAgain();
    void refusalsHaveTheirExitCodes();
    void aRunTakesTheGatewayThatTheShopNames();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    QString place();
    QJsonObject runWith(const QString& rules = {});

    QTemporaryDir m_folder;
    std::unique_ptr<TestShop> m_shop;
};

void CliSagasTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect, NewShop::forPractice());
    qputenv("COUNTERTOP_PRACTICE_LOG",
            m_folder.filePath(m_shop->url().name + u"practice.log"_s).toUtf8());
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"10"_s});
}

QString CliSagasTest::place() {
    return cli()
        .done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=2"_s, u"--pay-by"_s,
               u"gateway"_s})[u"order_id"_s]
        .toString();
}

QJsonObject CliSagasTest::runWith(const QString& rules) {
    return cli().done({u"sagas"_s, u"run"_s, u"--until-idle"_s, u"--practice"_s, rules});
}

void CliSagasTest::paidByGatewayIsFulfilled() {
    const QString order = place();
    QCOMPARE(runWith()[u"completed"_s].toInt(), 1);
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, order})[u"lifecycle"_s].toString(),
             u"completed"_s);
    const QJsonArray sagas = cli().list({u"sagas"_s, u"list"_s, u"--order"_s, order});
    QCOMPARE(sagas.size(), 1);
    const QJsonObject saga = cli().done({u"sagas"_s, u"show"_s, sagas[0][u"id"_s].toString()});
    QCOMPARE(saga[u"status"_s].toString(), u"completed"_s);
    QCOMPARE(saga[u"steps"_s].toArray().size(), 4);
    QCOMPARE(saga[u"amount_minor"_s].toInt(), 2500);
    QCOMPARE(cli().list({u"sagas"_s, u"list"_s, u"--status"_s, u"running"_s}).size(), 0);
    QVERIFY(cli().done({u"verify"_s})[u"clean"_s].toBool());
}

void CliSagasTest::undoneSagaIsTriedAgain() {
    const QString order = place();
    QCOMPARE(runWith(u"shipment=refuse"_s)[u"compensated"_s].toInt(), 1);
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, order})[u"status"_s].toString(), u"cancelled"_s);
    const QJsonObject report = cli().done({u"sagas"_s, u"retry"_s, u"--all"_s});
    QCOMPARE(report[u"succeeded"_s].toInt(), 1);
    QCOMPARE(runWith()[u"completed"_s].toInt(), 1);
    QVERIFY(cli().done({u"verify"_s})[u"clean"_s].toBool());
}

void CliSagasTest::refusalsHaveTheirExitCodes() {
    const QString order = place();
    runWith();
    const QString id = cli().list({u"sagas"_s, u"list"_s})[0][u"id"_s].toString();
    for (const QString& verb : {u"retry"_s, u"resume"_s, u"compensate"_s}) {
        const CliAnswer done = cli().json({u"sagas"_s, verb, id});
        QCOMPARE(done.exitCode, 1);
        QCOMPARE(done.code(), QByteArray("INVALID_TRANSITION"));
        // The order's id selects the same saga.
        QCOMPARE(cli().json({u"sagas"_s, verb, order}).code(), QByteArray("INVALID_TRANSITION"));
    }
    const QString number =
        cli().done({u"orders"_s, u"show"_s, order})[u"number"_s].toString().toLower();
    QCOMPARE(cli().done({u"sagas"_s, u"show"_s, number.toUpper()})[u"id"_s].toString(), id);
    QCOMPARE(cli().json({u"sagas"_s, u"show"_s, id.left(35) + u'x'}).code(),
             QByteArray("NOT_FOUND"));
    QCOMPARE(cli().json({u"sagas"_s, u"show"_s, u"nothing"_s}).code(), QByteArray("NOT_FOUND"));
    QCOMPARE(cli().json({u"sagas"_s, u"retry"_s}).exitCode, 2);
    QCOMPARE(cli().json({u"sagas"_s, u"list"_s, u"--status"_s, u"x"_s}).exitCode, 2);
    QCOMPARE(cli().json({u"sagas"_s, u"run"_s, u"--practice"_s, u"x"_s}).exitCode, 2);
    QCOMPARE(cli().json({u"sagas"_s, u"run"_s, u"--gateway"_s, u"x"_s}).exitCode, 2);
    QCOMPARE(cli()
                 .json({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=1"_s, u"--pay-by"_s, u"x"_s})
                 .exitCode,
             2);
}

void CliSagasTest::aRunTakesTheGatewayThatTheShopNames() {
    const auto setGateway = [this](const QString& value) {
        cli().done({u"settings"_s, u"set"_s, u"gateway"_s, value});
    };
    const auto sagasWith = [this](const QString& status) {
        return cli().list({u"sagas"_s, u"list"_s, u"--status"_s, status}).size();
    };
    // Nothing listens on that port.
    setGateway(u"http://127.0.0.1:1/v1"_s);
    QProcess run;
    const auto ended = qScopeGuard([&] {
        run.kill();
        run.waitForFinished();
    });
    run.start(CliProcess::program(), {u"--database"_s, m_shop->urlText(), u"sagas"_s, u"run"_s});
    place();
    QTRY_COMPARE_WITH_TIMEOUT(sagasWith(u"running"_s), 1, kLongestWaitMs);
    setGateway(u"practice"_s);
    QTRY_COMPARE_WITH_TIMEOUT(sagasWith(u"completed"_s), 1, kLongestWaitMs);
    QCOMPARE(run.state(), QProcess::Running);
    setGateway(u"none"_s);
    QVERIFY(run.waitForFinished(kLongestWaitMs));
    QCOMPARE(run.exitCode(), 1);
    QVERIFY(run.readAllStandardError().contains("error: NOT_ALLOWED: There is no payment gateway"));
}

QTEST_GUILESS_MAIN(CliSagasTest)
#include "CliSagasTest.moc"
