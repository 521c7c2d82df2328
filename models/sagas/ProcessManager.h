// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/core/Clock.h"
#include "models/events/EventStore.h"
#include "models/sagas/OrderFulfilment.h"
#include "models/sagas/SagaStore.h"

#include <functional>

namespace countertop {

/// What became of a retry of many sagas.
struct SagaRetryReport {
    int succeeded = 0;
    int failed = 0;      ///< could not be read or saved
    int conflicted = 0;  ///< changed by somebody else at the same moment
    int skipped = 0;     ///< not to be retried, or given up by a person's wish
    bool operator==(const SagaRetryReport&) const = default;
};

/// Moves sagas from state to state: starts them from events, notes answers, undoes stale ones and
/// does what people ask for. Every change is saved over the version it was made from; a lost race
/// is made again from the fresh saga. Lives on the stores' thread.
class ProcessManager {
public:
    /// So often is a change made again before it is given up with VERSION_CONFLICT.
    static constexpr int kSaves = 5;

    /// All must outlive it.
    ProcessManager(SagaStore& sagas, EventStore& events, const Clock& clock,
                   const SagaPolicy& policy = {})
        : m_sagas(sagas), m_events(events), m_clock(clock), m_policy(policy) {}

    /// Of the events that may start a saga or move one.
    [[nodiscard]] static QStringList eventTypes();

    /// Reads the next events of the shop: an order to be paid by the gateway starts a saga, and so
    /// does a refund that is asked of it; what others do to its order is noted. The position moves
    /// with the change it led to; where there was none, now and then, for reading again does no
    /// harm. True when there may be more.
    Result<bool> consume();
    /// One event, read from wherever, however often. True when it changed a saga.
    Result<bool> deliver(const RecordedEvent& event);
    /// Saves how far the events were read.
    Result<void> savePosition();

    /// Notes that the saga's next effect is about to happen and answers it; nothing when there is
    /// none. VERSION_CONFLICT when somebody else is at it.
    Result<std::optional<SagaEffect>> begin(const QString& sagaId);
    /// Notes an answer. Answers the saga as it is then.
    Result<SagaRow> record(const QString& sagaId, const QString& key, const SagaAnswer& answer,
                           bool mayContinue = true);

    /// Undoes running sagas whose deadline is over. How many.
    Result<int> sweep();

    /// By hand: VERSION_CONFLICT when somebody else changed the saga at the same moment,
    /// INVALID_TRANSITION when it stands elsewhere, NOT_FOUND.
    Result<SagaRow> retry(const QString& sagaId);
    Result<SagaRow> resume(const QString& sagaId);
    Result<SagaRow> compensate(const QString& sagaId, const QString& reason);
    /// Gives up a refund that failed, so that its order can be refunded in another way. The saga
    /// is saved first: nobody asks the gateway again while the order is told. Ask again when the
    /// second half failed.
    Result<SagaRow> giveUp(const QString& sagaId, const QString& reason, CommandBus& bus,
                           const CommandOrigin& origin);
    /// Goes on past those that cannot be retried.
    [[nodiscard]] SagaRetryReport retryAll(const QStringList& sagaIds);

private:
    /// False: nothing to save.
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
    std::optional<qint64> m_position;  ///< read to here; not before the first consume()
    qint64 m_savedPosition = 0;
};

}  // namespace countertop
