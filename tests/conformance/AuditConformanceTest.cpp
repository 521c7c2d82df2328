// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

/// The audit cases: every command writes one row, whatever its outcome.
class AuditConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void AU_1_everyCommandHasOneRow_data();
    void AU_1_everyCommandHasOneRow();
    void AU_1_crashHasOneRow();
    void AU_1_failureAfterRetriesHasOneRow();
    void AU_1_repeatAddsNoRow();
    void AU_1_changeWithoutAuditIsRefused();
    void AU_1_refusalWithoutAuditKeepsItsAnswer();

private:
    /// The audit outcomes of a command type: "done", "OUT_OF_STOCK" …
    QStringList outcomes(const QString& type);
};

namespace {

const QString kMug = QStringLiteral("MUG");

PlaceOrder mugs(qint64 quantity) { return {OrderId::create(), {}, {{kMug, quantity, {}}}, false}; }

}  // namespace

QStringList AuditConformanceTest::outcomes(const QString& type) {
    QStringList found;
    const auto read = session().database().readRows(
        QStringLiteral("SELECT outcome FROM audit WHERE store_id = 1 AND command_type = :type "
                       "ORDER BY audit_id"),
        [&](Query& query) { query.bind(":type", type); },
        [&](Query& row) { found.append(row.text("outcome")); });
    return read ? found : QStringList();
}

void AuditConformanceTest::AU_1_everyCommandHasOneRow_data() {
    QTest::addColumn<qint64>("quantity");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("carried out") << qint64(1) << "amira"
                                 << "done";
    QTest::newRow("refused by the stock") << qint64(9) << "amira"
                                          << "OUT_OF_STOCK";
    QTest::newRow("refused by its content") << qint64(0) << "amira"
                                            << "INVALID_INPUT";
    QTest::newRow("refused by authorisation") << qint64(1) << "guest"
                                              << "NOT_ALLOWED";
}

void AuditConformanceTest::AU_1_everyCommandHasOneRow() {
    QFETCH(qint64, quantity);
    QFETCH(QString, actor);
    QFETCH(QString, outcome);
    addProduct(kMug, 1250, 5);
    SessionOptions options;
    options.authorisation = [](const Command&, const CommandContext& context) -> Result<void> {
        if (context.origin.actor != u"guest") return {};
        return fail(ErrorCode::NotAllowed, QStringLiteral("guests only look"));
    };
    const Session guarded = open(options);
    CommandOrigin from = origin();
    from.actor = actor;
    from.correlationId = QStringLiteral("flow-7");
    const auto result = guarded->bus().dispatch(mugs(quantity), Intent::fresh(), from);
    QCOMPARE(result.has_value(), outcome == u"done");
    QCOMPARE(outcomes(QStringLiteral("PlaceOrder")), QStringList{outcome});
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM audit WHERE actor = :actor AND "
                                   "correlation_id = 'flow-7' AND till = 'T1'"),
                    {{":actor", actor}}),
             1);
}

void AuditConformanceTest::AU_1_crashHasOneRow() {
    session().bus().handle<ConfirmOrder>(
        [](const Command&, CommandContext&) -> Result<CommandResult> {
            throw std::runtime_error("the disc is round");
        });
    QVERIFY(!run(ConfirmOrder{OrderId::create()}));
    QCOMPARE(outcomes(QStringLiteral("ConfirmOrder")), QStringList{QStringLiteral("STORAGE")});
    QVERIFY(text(QStringLiteral(
                     "SELECT detail AS value FROM audit WHERE command_type = 'ConfirmOrder'"))
                .contains(QStringLiteral("the disc is round")));
}

void AuditConformanceTest::AU_1_failureAfterRetriesHasOneRow() {
    int attempts = 0;
    session().bus().handle<ConfirmOrder>(
        [&](const Command&, CommandContext&) -> Result<CommandResult> {
            ++attempts;
            Error error = makeError(ErrorCode::Storage, QStringLiteral("busy"));
            error.transient = true;
            return fail(error);
        });
    QVERIFY(!run(ConfirmOrder{OrderId::create()}));
    QCOMPARE(attempts, 3);
    QCOMPARE(outcomes(QStringLiteral("ConfirmOrder")), QStringList{QStringLiteral("STORAGE")});
}

void AuditConformanceTest::AU_1_repeatAddsNoRow() {
    addProduct(kMug, 1250, 5);
    const Intent intent = Intent::fresh();
    const PlaceOrder order = mugs(1);
    mustRun(order, intent);
    QVERIFY(mustRun(order, Intent::again(intent.key)).replayed);
    QCOMPARE(outcomes(QStringLiteral("PlaceOrder")), QStringList{QStringLiteral("done")});
}

void AuditConformanceTest::AU_1_changeWithoutAuditIsRefused() {
    addProduct(kMug, 1250, 5);
    breakInserts(QStringLiteral("audit"), QStringLiteral("NEW.store_id = 1"));
    QVERIFY(!run(mugs(1)));
    QCOMPARE(rows(QStringLiteral("orders")), 0);
    QCOMPARE(available(kMug), 5);
}

void AuditConformanceTest::AU_1_refusalWithoutAuditKeepsItsAnswer() {
    addProduct(kMug, 1250, 5);
    breakInserts(QStringLiteral("audit"), QStringLiteral("NEW.store_id = 1"));
    const auto refused = run(mugs(9));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfStock);
    repairInserts(QStringLiteral("audit"));
    mustRun(mugs(1));
    QCOMPARE(outcomes(QStringLiteral("PlaceOrder")), QStringList{QStringLiteral("done")});
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::AuditConformanceTest)
#include "AuditConformanceTest.moc"
