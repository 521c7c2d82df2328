// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/core/Clock.h"
#include "models/events/EventStore.h"
#include "models/sagas/OrderFulfilment.h"
#include "models/sagas/SagaStore.h"

#include <functional>

namespace countertop {

/// The outcome of retrying many sagas.
struct SagaRetryReport {
    int succeeded = 0;
    int failed = 0;      ///< could not be read or saved
    int conflicted = 0;  ///< changed by another writer at the same moment
    int skipped = 0;     ///< not retryable, or given up by a person
    bool operator==(const SagaRetryReport&) const = default;
};

/// Moves sagas from state to state: starts them from events, records answers, undoes stale ones and
/// executes manual requests. A save requires the version it was computed from; after a lost race
/// the change is computed again from the fresh saga. Lives on the stores' thread.
class ProcessManager {
public:
    /// Attempts at saving a change before it fails with VERSION_CONFLICT.
    static constexpr int kSaves = 5;

    /// All references must outlive this object.
    ProcessManager(SagaStore& sagas, EventStore& events, const Clock& clock,
                   const SagaPolicy& policy = {})
        : m_sagas(sagas), m_events(events), m_clock(clock), m_policy(policy) {}

    /// The events that may start or affect a saga.
    [[nodiscard]] static QStringList eventTypes();

    /// Reads the next events of the shop. An order paid by the gateway starts a saga, and so does a
    /// refund requested from it; events of its order with other causes are recorded. The position
    /// is saved with the resulting change, or now and then without one, because reading again is
    /// harmless. True when there may be more.
    Result<bool> consume();
    /// Handles one event from any source; repeats are harmless. True when it changed a saga.
    Result<bool> deliver(const RecordedEvent& event);
    /// Saves the position up to which events were read.
    Result<void> savePosition();

    /// Records that the saga's next effect is about to happen, and returns it; nullopt when there
    /// is none. VERSION_CONFLICT when another writer is working on the saga.
    Result<std::optional<SagaEffect>> begin(const QString& sagaId);
    /// Records an answer. Returns the saga after it.
    Result<SagaRow> record(const QString& sagaId, const QString& key, const SagaAnswer& answer,
                           bool mayContinue = true);

    /// Undoes running sagas whose deadline has passed. Returns how many.
    Result<int> sweep();

    /// Manual requests. VERSION_CONFLICT when another writer changed the saga at the same moment,
    /// INVALID_TRANSITION when its state does not allow it, NOT_FOUND.
    Result<SagaRow> retry(const QString& sagaId);
    Result<SagaRow> resume(const QString& sagaId);
    Result<SagaRow> compensate(const QString& sagaId, const QString& reason);
    /// Gives up a failed refund, so that its order can be refunded by another method. Saves the
    /// saga first, so that the gateway is not asked again while the order is updated. Call it again
    /// when the second half failed.
    Result<SagaRow> giveUp(const QString& sagaId, const QString& reason, CommandBus& bus,
                           const CommandOrigin& origin);
    /// Skips those that cannot be retried.
    [[nodiscard]] SagaRetryReport retryAll(const QStringList& sagaIds);

private:
    /// Returns false when there is nothing to save.
    using Change = std::function<Result<bool>(SagaRow&)>;

    Result<SagaRow> changeOnce(const QString& sagaId, const Change& change, bool mayContinue,
                               qint64 position);
    Result<SagaRow> change(const QString& sagaId, const Change& change, bool mayContinue = true,
                           qint64 position = 0);
    Result<std::optional<SagaRow>> sagaStartedBy(const RecordedEvent& event) const;
    Result<QString> currencyOf(const QString& streamId) const;
    Result<bool> startRefund(const RecordedEvent& event, const QString& sagaId, qint64 position);
    Result<bool> observe(const RecordedEvent& event, const QString& sagaId, qint64 position);
    Result<bool> handle(const RecordedEvent& event, const QString& sagaId, qint64 position);

    SagaStore& m_sagas;
    EventStore& m_events;
    const Clock& m_clock;
    SagaPolicy m_policy;
    std::optional<qint64> m_position;  ///< read up to here; empty before the first consume()
    qint64 m_savedPosition = 0;
};

}  // namespace countertop
