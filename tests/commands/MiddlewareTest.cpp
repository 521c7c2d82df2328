// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/AuditMiddleware.h"
#include "models/commands/middleware/AuthorisationMiddleware.h"
#include "models/commands/middleware/CausationMiddleware.h"
#include "models/commands/middleware/CorrelationMiddleware.h"
#include "models/commands/middleware/LoggingMiddleware.h"
#include "models/commands/middleware/MetricsMiddleware.h"
#include "models/commands/middleware/RecoveryMiddleware.h"
#include "models/commands/middleware/RetryMiddleware.h"
#include "models/commands/middleware/StoreMiddleware.h"
#include "models/commands/middleware/TimeoutMiddleware.h"
#include "models/commands/middleware/ValidationMiddleware.h"
#include "tests/commands/FakeWriteStore.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

/// Each middleware on its own; the test provides the next step.
class MiddlewareTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void recoveryTurnsAThrowIntoAnError();
    void loggingChangesNothing();
    void correlationIsGeneratedOnlyWhenAbsent();
    void causationIsTheCommandUnlessGiven();
    void storeSetsTheTenant();
    void authorisationRefusesBeforeTheRest();
    void validationListsAllProblems();
    void timeoutSetsADeadline();
    void timeoutNamesLateTransientFailuresOnly();
    void retryStopsAtTheDeadline();
    void retryLeavesVersionedEditsAlone();
    void retryReloadsOnVersionConflict();
    void retryFindsWhatALostReplyHid();
    void retryAdmitsWhenTheOutcomeStaysUnknown();
    void metricsCountOutcomesAndTime();
    void auditRecordsRefusalsOnce();
    void auditLeavesTransientFailuresToTheEnd();

private:
    /// A next step that returns these results one after another, and then the last one forever.
    Middleware::Next answers(QList<Result<CommandResult>> results);

    FakeWriteStore m_store;
    FixedClock m_clock{1'000'000};
    UuidV7Source m_ids;
    CommandContext m_context;
    int m_calls = 0;
    QList<qint64> m_delays;
};

namespace {

const ConfirmOrder kCommand{OrderId(QStringLiteral("0192f0c0-1111-7abc-8def-0123456789ab"))};

CommandResult good() {
    CommandResult result;
    result.id = QStringLiteral("good");
    return result;
}

Result<CommandResult> refusal(ErrorCode code) { return fail(code, QStringLiteral("refused")); }

Result<CommandResult> passing(bool outcomeUnknown = false) {
    Error error = makeError(ErrorCode::Network, QStringLiteral("gone"));
    error.transient = true;
    error.outcomeUnknown = outcomeUnknown;
    return fail(error);
}

}  // namespace

void MiddlewareTest::init() {
    m_store = {};
    m_clock.set(1'000'000);
    m_context = {};
    m_context.ids = &m_ids;
    m_context.commandId = CommandId(QStringLiteral("command-1"));
    m_context.intent = Intent{QStringLiteral("key-1"), false};
    m_context.type = QStringLiteral("ConfirmOrder");
    m_calls = 0;
    m_delays.clear();
}

Middleware::Next MiddlewareTest::answers(QList<Result<CommandResult>> results) {
    return [this, results](const Command&, CommandContext&) -> Result<CommandResult> {
        return results[qMin<qsizetype>(m_calls++, results.size() - 1)];
    };
}

void MiddlewareTest::recoveryTurnsAThrowIntoAnError() {
    RecoveryMiddleware recovery;
    const auto thrown = recovery.run(kCommand, m_context,
                                     [](const Command&, CommandContext&) -> Result<CommandResult> {
                                         throw std::runtime_error("bang");
                                     });
    QVERIFY(!thrown);
    QCOMPARE(thrown.error().code, ErrorCode::Storage);
    QVERIFY(thrown.error().detail.contains(QStringLiteral("ConfirmOrder")));
    QVERIFY(thrown.error().detail.contains(QStringLiteral("bang")));
    const auto odd =
        recovery.run(kCommand, m_context,
                     [](const Command&, CommandContext&) -> Result<CommandResult> { throw 7; });
    QVERIFY(!odd);
    QCOMPARE(recovery.run(kCommand, m_context, answers({good()}))->id, QStringLiteral("good"));
}

void MiddlewareTest::loggingChangesNothing() {
    LoggingMiddleware logging;
    QCOMPARE(logging.run(kCommand, m_context, answers({good()}))->id, QStringLiteral("good"));
    QCOMPARE(logging.run(kCommand, m_context, answers({refusal(ErrorCode::NotFound)})).error().code,
             ErrorCode::NotFound);
}

void MiddlewareTest::correlationIsGeneratedOnlyWhenAbsent() {
    CorrelationMiddleware correlation;
    QVERIFY(correlation.run(kCommand, m_context, answers({good()})));
    QVERIFY(isUuidText(m_context.origin.correlationId));
    m_context.origin.correlationId = QStringLiteral("flow");
    QVERIFY(correlation.run(kCommand, m_context, answers({good()})));
    QCOMPARE(m_context.origin.correlationId, QStringLiteral("flow"));
}

void MiddlewareTest::causationIsTheCommandUnlessGiven() {
    CausationMiddleware causation;
    QVERIFY(causation.run(kCommand, m_context, answers({good()})));
    QCOMPARE(m_context.origin.causationId, QStringLiteral("command-1"));
    m_context.origin.causationId = QStringLiteral("event-7");
    QVERIFY(causation.run(kCommand, m_context, answers({good()})));
    QCOMPARE(m_context.origin.causationId, QStringLiteral("event-7"));
}

void MiddlewareTest::storeSetsTheTenant() {
    StoreMiddleware store(42);
    QVERIFY(store.run(kCommand, m_context, answers({good()})));
    QCOMPARE(m_context.storeId, 42);
}

void MiddlewareTest::authorisationRefusesBeforeTheRest() {
    AuthorisationMiddleware guarded(
        [](const Command&, const CommandContext& context) -> Result<void> {
            if (context.origin.actor == u"lead") return {};
            return fail(ErrorCode::NotAllowed, QStringLiteral("only the lead"));
        });
    QCOMPARE(guarded.run(kCommand, m_context, answers({good()})).error().code,
             ErrorCode::NotAllowed);
    QCOMPARE(m_calls, 0);
    m_context.origin.actor = QStringLiteral("lead");
    QVERIFY(guarded.run(kCommand, m_context, answers({good()})));
    QVERIFY(AuthorisationMiddleware().run(kCommand, m_context, answers({good()})));
}

void MiddlewareTest::validationListsAllProblems() {
    ValidationMiddleware validation;
    const auto refused = validation.run(CancelOrder{OrderId(), {}}, m_context, answers({good()}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.size(), 2);
    QCOMPARE(m_calls, 0);
    QVERIFY(validation.run(kCommand, m_context, answers({good()})));
    QCOMPARE(m_calls, 1);
}

void MiddlewareTest::timeoutSetsADeadline() {
    TimeoutMiddleware timeout(m_clock, 5000);
    QVERIFY(timeout.run(kCommand, m_context, answers({good()})));
    QCOMPARE(m_context.deadline, 1'005'000);
}

void MiddlewareTest::timeoutNamesLateTransientFailuresOnly() {
    TimeoutMiddleware timeout(m_clock, 5000);
    const auto runLate = [&](const Result<CommandResult>& answer) {
        return timeout.run(kCommand, m_context, [&](const Command&, CommandContext&) {
            m_clock.advance(6000);
            return answer;
        });
    };
    QCOMPARE(runLate(passing()).error().code, ErrorCode::Timeout);
    QVERIFY(runLate(good()));
    QCOMPARE(runLate(refusal(ErrorCode::OutOfStock)).error().code, ErrorCode::OutOfStock);
    QVERIFY(runLate(passing(true)).error().outcomeUnknown);
    QCOMPARE(timeout.run(kCommand, m_context, answers({passing()})).error().code,
             ErrorCode::Network);
}

void MiddlewareTest::retryStopsAtTheDeadline() {
    RetryMiddleware retry(m_store, m_clock, [&](qint64 ms) {
        m_delays.append(ms);
        m_clock.advance(ms);
    });
    m_context.deadline = m_clock.now() + 150;
    QVERIFY(!retry.run(kCommand, m_context, answers({passing()})));
    QCOMPARE(m_calls, 2);
    QCOMPARE(m_delays, QList<qint64>{100});
}

void MiddlewareTest::retryLeavesVersionedEditsAlone() {
    RetryMiddleware retry(m_store, m_clock, [&](qint64 ms) { m_delays.append(ms); });
    const ChangeProductPrice edit{QStringLiteral("MUG"), 999, 3};
    QVERIFY(!retry.run(edit, m_context, answers({refusal(ErrorCode::VersionConflict), good()})));
    QCOMPARE(m_calls, 1);
}

void MiddlewareTest::retryReloadsOnVersionConflict() {
    RetryMiddleware retry(m_store, m_clock, [&](qint64 ms) { m_delays.append(ms); });
    QVERIFY(retry.run(kCommand, m_context, answers({refusal(ErrorCode::VersionConflict), good()})));
    QCOMPARE(m_calls, 2);
    QCOMPARE(m_context.attempt, 2);
}

void MiddlewareTest::retryFindsWhatALostReplyHid() {
    RetryMiddleware retry(m_store, m_clock, [&](qint64 ms) { m_delays.append(ms); });
    CommandResult first = good();
    first.replayed = true;
    m_store.outcome = StoredOutcome{first, std::nullopt};
    const auto result = retry.run(kCommand, m_context, answers({passing(true)}));
    QVERIFY(result);
    QVERIFY(result->replayed);
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_store.lookups.first().key, QStringLiteral("key-1"));
}

void MiddlewareTest::retryAdmitsWhenTheOutcomeStaysUnknown() {
    RetryMiddleware retry(m_store, m_clock, [&](qint64 ms) { m_delays.append(ms); });
    m_store.lookupFailure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    const auto result = retry.run(kCommand, m_context, answers({passing(true), passing()}));
    QVERIFY(!result);
    QVERIFY(result.error().outcomeUnknown);
    QCOMPARE(m_calls, 3);
}

void MiddlewareTest::metricsCountOutcomesAndTime() {
    CommandMetrics counts;
    MetricsMiddleware metrics(counts);
    const QString type = m_context.type;
    int underWay = 0;
    QVERIFY(metrics.run(kCommand, m_context, [&](const Command&, CommandContext&) {
        underWay = counts.inFlight();
        waiting::beBusy(std::chrono::milliseconds(2));
        return Result<CommandResult>(good());
    }));
    QVERIFY(!metrics.run(kCommand, m_context, answers({refusal(ErrorCode::OutOfStock)})));
    QCOMPARE(underWay, 1);
    QCOMPARE(counts.inFlight(), 0);
    QCOMPARE(counts.of(type).done, 1);
    QCOMPARE(counts.of(type).refused, 1);
    QVERIFY(counts.of(type).totalNanoseconds >= 2'000'000);
    QCOMPARE(counts.of(QStringLiteral("Other")).done, 0);
}

void MiddlewareTest::auditRecordsRefusalsOnce() {
    AuditMiddleware audit(m_store, m_clock);
    m_context.origin.actor = QStringLiteral("amira");
    QVERIFY(!audit.run(kCommand, m_context, answers({refusal(ErrorCode::OutOfStock)})));
    QCOMPARE(m_store.audits.size(), 1);
    QCOMPARE(m_store.audits.first().error.code, ErrorCode::OutOfStock);
    QCOMPARE(m_store.audits.first().metadata.actor, QStringLiteral("amira"));
    QCOMPARE(m_store.audits.first().record.type, QStringLiteral("ConfirmOrder"));
    QVERIFY(m_context.audited);
    // A successful command writes its audit row in its own transaction.
    m_context.audited = false;
    m_calls = 0;
    QVERIFY(audit.run(kCommand, m_context, answers({good()})));
    QCOMPARE(m_store.audits.size(), 1);
    QVERIFY(m_context.audited);
}

void MiddlewareTest::auditLeavesTransientFailuresToTheEnd() {
    AuditMiddleware audit(m_store, m_clock);
    QVERIFY(!audit.run(kCommand, m_context, answers({passing()})));
    QCOMPARE(m_store.audits.size(), 0);
    QVERIFY(!m_context.audited);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::MiddlewareTest)
#include "MiddlewareTest.moc"
