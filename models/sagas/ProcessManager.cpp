// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/ProcessManager.h"

#include "models/events/EventSerializer.h"
#include "models/events/Route.h"
#include "models/events/Streams.h"
#include "models/sagas/FulfilmentRequests.h"

#include <QLoggingCategory>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logSagas, "countertop.sagas")

constexpr int kEventsAtOnce = 500;
/// A position without a saved change is saved only after this many others, so that a till's sale
/// does not cost a second commit.
constexpr qint64 kPositionsUnsaved = 5'000;

const QString kPlaced = QStringLiteral("OrderPlaced");
const QString kCancelled = QStringLiteral("OrderCancelled");
const QString kRefundRequested = QStringLiteral("RefundRequested");

const FeedFilter& interesting() {
    static const FeedFilter kFilter{ProcessManager::eventTypes(), {}, {}};
    return kFilter;
}

/// Rules out most events without parsing them.
bool mayStart(const RecordedEvent& event) {
    return event.type == kPlaced && event.payload.contains(kPaidByGateway);
}

QString orderIdIn(const RecordedEvent& event) { return streamSubject(event.streamId); }

/// The error concerns only this event or saga.
bool concernsOne(const Error& error) {
    return error.code == ErrorCode::Damaged || error.code == ErrorCode::NotFound;
}

QStringList orderIdsIn(const QList<RecordedEvent>& events) {
    QStringList ids;
    for (const RecordedEvent& event : events) {
        const QString id = orderIdIn(event);
        if (!ids.contains(id)) ids.append(id);
    }
    return ids;
}

}  // namespace

QStringList ProcessManager::eventTypes() {
    return {kPlaced,
            kCancelled,
            kRefundRequested,
            QStringLiteral("PaymentCaptured"),
            QStringLiteral("PaymentRefunded"),
            QStringLiteral("OrderShipped"),
            QStringLiteral("OrderDelivered"),
            QStringLiteral("OrderCompleted")};
}

Result<bool> ProcessManager::consume() {
    if (!m_position) {
        const auto saved = m_sagas.position();
        if (!saved) return fail(saved.error());
        m_position = *saved;
        m_savedPosition = *saved;
    }
    const auto events = m_events.feed(*m_position, interesting(), kEventsAtOnce);
    if (!events) return fail(events.error());
    if (events->isEmpty()) return false;
    auto sagas = m_sagas.sagasOfOrders(orderIdsIn(*events));
    if (!sagas) return fail(sagas.error());
    for (const RecordedEvent& event : *events) {
        const QString orderId = orderIdIn(event);
        const auto changed = handle(event, sagas->value(orderId), event.position);
        if (!changed && !concernsOne(changed.error())) return fail(changed.error());
        if (!changed) {
            // One unreadable event or removed saga must not block the others; verify reports it.
            qCWarning(logSagas, "An event is left out: %s", qUtf8Printable(changed.error().detail));
        }
        const bool hasChanged = changed.value_or(false);
        if (hasChanged) m_savedPosition = event.position;
        if (hasChanged && mayStart(event)) {
            sagas->insert(orderId, fulfilment::sagaIdOf(OrderId(orderId)));
        }
        m_position = event.position;
    }
    if (*m_position - m_savedPosition > kPositionsUnsaved) {
        if (auto saved = savePosition(); !saved) return fail(saved.error());
    }
    return events->size() == kEventsAtOnce;
}

Result<void> ProcessManager::savePosition() {
    if (!m_position || *m_position == m_savedPosition) return {};
    if (auto moved = m_sagas.start({}, *m_position); !moved) return fail(moved.error());
    m_savedPosition = *m_position;
    return {};
}

Result<bool> ProcessManager::deliver(const RecordedEvent& event) {
    const QString orderId = orderIdIn(event);
    const auto sagas = m_sagas.sagasOfOrders({orderId});
    if (!sagas) return fail(sagas.error());
    return handle(event, sagas->value(orderId), 0);
}

Result<bool> ProcessManager::handle(const RecordedEvent& event, const QString& sagaId,
                                    qint64 position) {
    if (event.type == kRefundRequested) return startRefund(event, sagaId, position);
    if (!sagaId.isEmpty()) return observe(event, sagaId, position);
    const auto saga = sagaStartedBy(event);
    if (!saga) return fail(saga.error());
    if (!*saga) return false;
    const auto started = m_sagas.start({**saga}, position);
    if (!started) return fail(started.error());
    return *started > 0;
}

Result<std::optional<SagaRow>> ProcessManager::sagaStartedBy(const RecordedEvent& event) const {
    if (!mayStart(event)) return std::optional<SagaRow>();
    const auto read = orderEventFrom(event);
    if (!read) return fail(read.error());
    const auto& placed = std::get<OrderPlaced>(*read);
    if (placed.payBy != PayBy::Gateway) return std::optional<SagaRow>();
    const auto currency = currencyOf(event.streamId);
    if (!currency) return fail(currency.error());
    return std::optional<SagaRow>(
        fulfilment::start({OrderId(orderIdIn(event)), event.metadata.correlationId,
                           placed.totalMinor, *currency, event.position},
                          m_clock.now(), m_policy));
}

Result<QString> ProcessManager::currencyOf(const QString& streamId) const {
    const auto created = m_events.load(streamId, 1, 1);
    if (!created) return fail(created.error());
    if (created->isEmpty()) return QString();
    const auto first = orderEventFrom(created->first());
    if (!first) return fail(first.error());
    const auto* opening = std::get_if<OrderCreated>(&*first);
    return opening ? opening->currency : QString();
}

Result<bool> ProcessManager::startRefund(const RecordedEvent& event, const QString& sagaId,
                                         qint64 position) {
    const auto read = orderEventFrom(event);
    if (!read) return fail(read.error());
    const auto& asked = std::get<RefundRequested>(*read);
    const auto fulfilment = m_sagas.load(sagaId);
    if (!fulfilment && fulfilment.error().code != ErrorCode::NotFound) {
        return fail(fulfilment.error());
    }
    const fulfilment::RefundStart facts{asked.refundId.text(), event.metadata.correlationId,
                                        asked.amountMinor, asked.reason, event.position};
    auto saga =
        fulfilment ? fulfilment::startRefund(*fulfilment, facts, m_clock.now()) : std::nullopt;
    if (!saga) {
        qCWarning(logSagas, "Nothing is known of the payment that order %s wants back",
                  qUtf8Printable(orderIdIn(event)));
        const auto currency = currencyOf(event.streamId);
        if (!currency) return fail(currency.error());
        saga = fulfilment::startOrphanedRefund(OrderId(orderIdIn(event)), *currency, facts,
                                               m_clock.now());
    }
    const auto started = m_sagas.start({*saga}, position);
    if (!started) return fail(started.error());
    return *started > 0;
}

Result<bool> ProcessManager::observe(const RecordedEvent& event, const QString& sagaId,
                                     qint64 position) {
    // A saga knows what it caused itself from the command's answer.
    if (event.metadata.causationId == sagaId) return false;
    bool isNew = false;
    const auto saga = change(
        sagaId,
        [&](SagaRow& row) -> Result<bool> {
            isNew = fulfilment::observe(row, event.position, event.type == kCancelled,
                                        event.metadata.actor, m_clock.now());
            return isNew;
        },
        true, position);
    if (!saga) return fail(saga.error());
    return isNew;
}

Result<SagaRow> ProcessManager::changeOnce(const QString& sagaId, const Change& change,
                                           bool mayContinue, qint64 position) {
    auto saga = m_sagas.load(sagaId);
    if (!saga) return saga;
    const auto changed = change(*saga);
    if (!changed) return fail(changed.error());
    if (!*changed) return saga;
    const bool isDue = saga->isOpen() && saga->dueAt <= m_clock.now();
    const auto version = m_sagas.save(
        *saga, isDue && mayContinue ? SagaStore::Lease::Keep : SagaStore::Lease::Release, position);
    if (!version) return fail(version.error());
    saga->version = *version;
    return saga;
}

Result<SagaRow> ProcessManager::change(const QString& sagaId, const Change& change,
                                       bool mayContinue, qint64 position) {
    for (int attempt = 1;; ++attempt) {
        auto saga = changeOnce(sagaId, change, mayContinue, position);
        const bool lostRace = !saga && saga.error().code == ErrorCode::VersionConflict;
        if (!lostRace || attempt == kSaves) return saga;
    }
}

Result<std::optional<SagaEffect>> ProcessManager::begin(const QString& sagaId) {
    std::optional<SagaEffect> effect;
    const auto saga = changeOnce(
        sagaId,
        [&](SagaRow& row) -> Result<bool> {
            effect = fulfilment::begin(row, m_clock.now());
            return effect.has_value();
        },
        true, 0);
    if (!saga) return fail(saga.error());
    return effect;
}

Result<SagaRow> ProcessManager::record(const QString& sagaId, const QString& key,
                                       const SagaAnswer& answer, bool mayContinue) {
    return change(
        sagaId,
        [&](SagaRow& row) -> Result<bool> {
            return fulfilment::handle(row, key, answer, m_clock.now(), m_policy);
        },
        mayContinue);
}

Result<int> ProcessManager::sweep() {
    constexpr int kAtOnce = 100;
    const auto stale = m_sagas.stale(kAtOnce);
    if (!stale) return fail(stale.error());
    int undone = 0;
    for (const QString& sagaId : *stale) {
        bool expired = false;
        const auto saga = change(sagaId, [&](SagaRow& row) -> Result<bool> {
            expired = fulfilment::expire(row, m_clock.now());
            return expired;
        });
        if (!saga) return fail(saga.error());
        if (expired) ++undone;
    }
    return undone;
}

Result<SagaRow> ProcessManager::retry(const QString& sagaId) {
    return changeOnce(
        sagaId,
        [&](SagaRow& row) {
            return fulfilment::retry(row, m_clock.now(), m_policy).map([] { return true; });
        },
        true, 0);
}

Result<SagaRow> ProcessManager::resume(const QString& sagaId) {
    return changeOnce(
        sagaId,
        [&](SagaRow& row) {
            return fulfilment::resume(row, m_clock.now()).map([] { return true; });
        },
        true, 0);
}

Result<SagaRow> ProcessManager::compensate(const QString& sagaId, const QString& reason) {
    return changeOnce(
        sagaId,
        [&](SagaRow& row) {
            return fulfilment::compensate(row, reason, m_clock.now()).map([] { return true; });
        },
        true, 0);
}

Result<SagaRow> ProcessManager::giveUp(const QString& sagaId, const QString& reason,
                                       CommandBus& bus, const CommandOrigin& origin) {
    auto saga = changeOnce(
        sagaId,
        [&](SagaRow& row) -> Result<bool> {
            if (row.status == SagaStatus::GivenUp) return false;
            return fulfilment::giveUp(row, reason, m_clock.now()).map([] { return true; });
        },
        true, 0);
    if (!saga) return saga;
    const auto freed =
        bus.dispatch(GiveUpRefund{saga->orderId, saga->sagaId, saga->amountMinor, reason},
                     Intent::again(saga->sagaId + QStringLiteral("/give-up")), origin);
    if (freed) return saga;
    // Given up before, with another reason, or refunded in the meantime.
    const Error& error = freed.error();
    const bool isFree = error.code == ErrorCode::IdempotencyKeyReused ||
                        error.reason == u"no_refund_under_way" ||
                        error.reason == u"already_refunded";
    return isFree ? saga : Result<SagaRow>(fail(error));
}

SagaRetryReport ProcessManager::retryAll(const QStringList& sagaIds) {
    SagaRetryReport report;
    for (const QString& sagaId : sagaIds) {
        const auto saga = changeOnce(
            sagaId,
            [&](SagaRow& row) -> Result<bool> {
                if (row.givenUpByHand) return false;
                return fulfilment::retry(row, m_clock.now(), m_policy).map([] { return true; });
            },
            true, 0);
        const bool isSkipped =
            saga ? saga->givenUpByHand : saga.error().code == ErrorCode::InvalidTransition;
        if (isSkipped) {
            ++report.skipped;
        } else if (saga) {
            ++report.succeeded;
        } else if (saga.error().code == ErrorCode::VersionConflict) {
            ++report.conflicted;
        } else {
            ++report.failed;
        }
    }
    return report;
}

}  // namespace countertop
