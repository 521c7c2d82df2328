// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Refunds through the real program, on both databases.
class CliRefundsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void K_16_aPartPaidAndGivenBackIsDueAgain();
    void K_16_aCentPaidAndGivenBackIsNoRevenue();
    void K_16_anOrderRefundedByMistakeIsPaidAgain();
    void K_16_goodwillIsTakenFromRevenue();
    void K_13_allGoesBackByItsWays();
    void K_13_cancellingGivesBackByItsWays();
    void K_13_aPartTakesTheLastWayFirst();
    void K_19_aRefusedRefundIsGivenUp();
    void K_19_aCancelledOrdersRefundIsGivenUp();
    void refundsTellWhatWentBack();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    QString place(const QStringList& more = {}) const;
    QJsonObject pay(const QString& order, const QString& amount, const QString& method) const;
    QJsonObject refund(const QString& order, const QStringList& more = {}) const;
    QJsonObject show(const QString& order) const;
    /// The revenue of the only day with orders, or 0.
    qint64 revenue(const QString& basis) const;
    /// Net takings of a payment method: captured minus refunded.
    qint64 counted(const QString& method) const;
    void runSagas(const QString& rules = {}) const;
    void isClean() const;

    QTemporaryDir m_folder;
    std::unique_ptr<TestShop> m_shop;
};

void CliRefundsTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect, NewShop::forPractice());
    qputenv("COUNTERTOP_PRACTICE_LOG",
            m_folder.filePath(m_shop->url().name + u"practice.log"_s).toUtf8());
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"A"_s, u"--name"_s, u"Alpha"_s, u"--price"_s,
                u"20.00"_s, u"--stock"_s, u"10"_s});
}

QString CliRefundsTest::place(const QStringList& more) const {
    return cli()
        .done(QStringList{u"orders"_s, u"place"_s, u"--line"_s, u"A=1"_s} + more)[u"order_id"_s]
        .toString();
}

QJsonObject CliRefundsTest::pay(const QString& order, const QString& amount,
                                const QString& method) const {
    return cli().done({u"orders"_s, u"pay"_s, order, u"--amount"_s, amount, u"--method"_s, method});
}

QJsonObject CliRefundsTest::refund(const QString& order, const QStringList& more) const {
    return cli().done(QStringList{u"orders"_s, u"refund"_s, order} + more);
}

QJsonObject CliRefundsTest::show(const QString& order) const {
    return cli().done({u"orders"_s, u"show"_s, order});
}

qint64 CliRefundsTest::revenue(const QString& basis) const {
    const QJsonArray days = cli().list({u"revenue"_s, u"--basis"_s, basis});
    return days.isEmpty() ? 0 : days[0][u"total_minor"_s].toInteger();
}

qint64 CliRefundsTest::counted(const QString& method) const {
    qint64 net = -1;
    const auto read = m_shop->database()->readRow(
        u"SELECT CAST(coalesce(sum(captured_minor) - sum(refunded_minor), 0) AS BIGINT) AS net "
        u"FROM payment_days WHERE store_id = 1 AND method = :method"_s,
        [&](Query& query) { query.bind(":method", method); },
        [&](Query& row) { net = row.integer("net"); });
    if (!read) return -1;
    return net;
}

void CliRefundsTest::runSagas(const QString& rules) const {
    cli().done({u"sagas"_s, u"run"_s, u"--until-idle"_s, u"--practice"_s, rules});
}

void CliRefundsTest::isClean() const {
    const CliAnswer verified = cli().json({u"verify"_s});
    QVERIFY2(verified.exitCode == 0, verified.results);
}

void CliRefundsTest::K_16_aPartPaidAndGivenBackIsDueAgain() {
    const QString order = place();
    pay(order, u"5.00"_s, u"cash"_s);
    const QJsonObject back = refund(order);
    QCOMPARE(back[u"status"_s].toString(), u"pending"_s);
    QCOMPARE(back[u"due_minor"_s].toInt(), 2000);
    QCOMPARE(revenue(u"ordered"_s), 0);
    const QJsonObject paid = cli().done({u"orders"_s, u"pay"_s, order});
    QCOMPARE(paid[u"status"_s].toString(), u"paid"_s);
    QCOMPARE(paid[u"due_minor"_s].toInt(-1), 0);
    QCOMPARE(show(order)[u"payment_status"_s].toString(), u"paid"_s);
    QCOMPARE(revenue(u"ordered"_s), 2000);
    QCOMPARE(revenue(u"paid"_s), 2000);
    isClean();
}

void CliRefundsTest::K_16_aCentPaidAndGivenBackIsNoRevenue() {
    const QString order = place();
    pay(order, u"0.01"_s, u"card"_s);
    refund(order);
    const QJsonObject shown = show(order);
    QCOMPARE(shown[u"status"_s].toString(), u"pending"_s);
    QCOMPARE(shown[u"payment_status"_s].toString(), u"unpaid"_s);
    QCOMPARE(revenue(u"ordered"_s), 0);
    isClean();
}

void CliRefundsTest::K_16_anOrderRefundedByMistakeIsPaidAgain() {
    const QString order = place();
    cli().done({u"orders"_s, u"pay"_s, order});
    refund(order, {u"--reversal"_s});
    QCOMPARE(show(order)[u"payment_status"_s].toString(), u"unpaid"_s);
    QCOMPARE(show(order)[u"due_minor"_s].toInt(), 2000);
    QCOMPARE(revenue(u"ordered"_s), 0);
    const QJsonObject again = cli().done({u"orders"_s, u"pay"_s, order, u"--method"_s, u"card"_s});
    QCOMPARE(again[u"status"_s].toString(), u"paid"_s);
    QCOMPARE(revenue(u"ordered"_s), 2000);
    QCOMPARE(counted(u"cash"_s), 0);
    QCOMPARE(counted(u"card"_s), 2000);
    isClean();
}

void CliRefundsTest::K_16_goodwillIsTakenFromRevenue() {
    const QString order = place();
    cli().done({u"orders"_s, u"pay"_s, order});
    refund(order, {u"--amount"_s, u"5.00"_s});
    QCOMPARE(show(order)[u"payment_status"_s].toString(), u"partially_refunded"_s);
    QCOMPARE(show(order)[u"credited_minor"_s].toInt(), 500);
    QCOMPARE(revenue(u"ordered"_s), 1500);
    QCOMPARE(revenue(u"paid"_s), 1500);
    refund(order);
    QCOMPARE(show(order)[u"payment_status"_s].toString(), u"refunded"_s);
    QCOMPARE(show(order)[u"status"_s].toString(), u"paid"_s);
    QCOMPARE(revenue(u"ordered"_s), 0);
    const CliAnswer pay = cli().run({u"orders"_s, u"pay"_s, order});
    QCOMPARE(pay.exitCode, 1);
    QCOMPARE(pay.code(), QByteArray("INVALID_TRANSITION"));
    isClean();
}

void CliRefundsTest::K_13_allGoesBackByItsWays() {
    const QString order = place();
    pay(order, u"12.00"_s, u"card"_s);
    pay(order, u"8.00"_s, u"cash"_s);
    QCOMPARE(counted(u"card"_s), 1200);
    refund(order);
    QCOMPARE(counted(u"card"_s), 0);
    QCOMPARE(counted(u"cash"_s), 0);
    const QJsonArray payments = show(order)[u"payments"_s].toArray();
    QCOMPARE(payments.size(), 4);
    QCOMPARE(payments[2][u"method"_s].toString(), u"cash"_s);
    QCOMPARE(payments[2][u"amount_minor"_s].toInt(), -800);
    QCOMPARE(payments[3][u"method"_s].toString(), u"card"_s);
    QCOMPARE(payments[3][u"amount_minor"_s].toInt(), -1200);
    isClean();
}

void CliRefundsTest::K_13_cancellingGivesBackByItsWays() {
    const QString order = place();
    pay(order, u"5.00"_s, u"card"_s);
    pay(order, u"15.00"_s, u"voucher"_s);
    cli().done({u"orders"_s, u"cancel"_s, order, u"--reason"_s, u"no"_s});
    QCOMPARE(counted(u"card"_s), 0);
    QCOMPARE(counted(u"voucher"_s), 0);
    const QJsonObject shown = show(order);
    QCOMPARE(shown[u"payment_status"_s].toString(), u"refunded"_s);
    QCOMPARE(shown[u"due_minor"_s].toInt(-1), 0);
    QCOMPARE(shown[u"credited_minor"_s].toInt(-1), 0);
    isClean();
}

void CliRefundsTest::K_13_aPartTakesTheLastWayFirst() {
    const QString order = place();
    pay(order, u"12.00"_s, u"card"_s);
    pay(order, u"8.00"_s, u"cash"_s);
    const CliAnswer beyond = cli().run(
        {u"orders"_s, u"refund"_s, order, u"--amount"_s, u"8.01"_s, u"--method"_s, u"cash"_s});
    QCOMPARE(beyond.exitCode, 1);
    QCOMPARE(beyond.code(), QByteArray("INVALID_INPUT"));
    refund(order, {u"--amount"_s, u"2.00"_s, u"--method"_s, u"card"_s});
    QCOMPARE(counted(u"card"_s), 1000);
    refund(order, {u"--amount"_s, u"9.00"_s});
    QCOMPARE(counted(u"cash"_s), 0);
    QCOMPARE(counted(u"card"_s), 900);
    isClean();
}

void CliRefundsTest::K_19_aRefusedRefundIsGivenUp() {
    const QString order = place({u"--pay-by"_s, u"gateway"_s});
    runSagas();
    refund(order, {u"--amount"_s, u"5.00"_s});
    runSagas(u"refund=refuse"_s);
    QCOMPARE(cli().run({u"orders"_s, u"refund"_s, order}).exitCode, 1);
    const CliAnswer given =
        cli().json({u"sagas"_s, u"give-up"_s, order, u"--reason"_s, u"the card was closed"_s});
    QVERIFY2(given.exitCode == 0, given.messages);
    QCOMPARE(given.object()[u"status"_s].toString(), u"given_up"_s);
    // Giving up again changes nothing, and a saga that was given up is not retried.
    const QString saga = given.object()[u"id"_s].toString();
    QCOMPARE(cli().run({u"sagas"_s, u"give-up"_s, saga, u"--reason"_s, u"once more"_s}).exitCode,
             0);
    QCOMPARE(cli().run({u"sagas"_s, u"retry"_s, saga}).exitCode, 1);
    QCOMPARE(
        refund(order, {u"--amount"_s, u"5.00"_s, u"--method"_s, u"cash"_s})[u"given_back_minor"_s]
            .toInt(),
        500);
    QCOMPARE(counted(u"cash"_s), -500);
    // The remainder is refunded through the gateway again.
    refund(order);
    runSagas();
    QCOMPARE(show(order)[u"refunded_minor"_s].toInt(), 2000);
    QCOMPARE(counted(u"gateway"_s), 500);
    QStringList types;
    for (const QJsonValue& event : show(order)[u"events"_s].toArray()) {
        types.append(event[u"type"_s].toString());
    }
    QCOMPARE(types.count(u"RefundGivenUp"_s), 1);
    isClean();
}

void CliRefundsTest::K_19_aCancelledOrdersRefundIsGivenUp() {
    const QString order = place({u"--pay-by"_s, u"gateway"_s});
    runSagas(u"shipment=refuse,refund=refuse"_s);
    QCOMPARE(show(order)[u"status"_s].toString(), u"cancelled"_s);
    QCOMPARE(cli().run({u"orders"_s, u"refund"_s, order, u"--method"_s, u"cash"_s}).exitCode, 1);
    cli().done({u"sagas"_s, u"give-up"_s, order, u"--reason"_s, u"refused"_s});
    refund(order, {u"--method"_s, u"bank_transfer"_s});
    QCOMPARE(show(order)[u"payment_status"_s].toString(), u"refunded"_s);
    QCOMPARE(counted(u"bank_transfer"_s), -2000);
    isClean();
}

void CliRefundsTest::refundsTellWhatWentBack() {
    const QString order = place();
    cli().done({u"orders"_s, u"pay"_s, order});
    const CliAnswer back =
        cli().run({u"orders"_s, u"refund"_s, order, u"--amount"_s, u"5.00"_s, u"--reversal"_s});
    QVERIFY2(back.results.contains("refunded 5.00 GBP, due 5.00 GBP"), back.results);
}

QTEST_GUILESS_MAIN(CliRefundsTest)
#include "CliRefundsTest.moc"
