// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/SagaChecks.h"

#include "models/sagas/SagaText.h"
#include "models/store/connection/Conditions.h"
#include "models/store/sagas/SagaChecksums.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 1000;

const QString kSagas = QStringLiteral(R"(
SELECT %1, s.checksum AS checksum, coalesce(o.lifecycle, '') AS lifecycle,
    coalesce(o.captured_minor, 0) AS captured_minor, coalesce(o.refunded_minor, 0) AS refunded_minor
FROM sagas s LEFT JOIN orders o ON o.store_id = s.store_id AND o.order_id = s.order_id
WHERE s.store_id = :store AND s.saga_id > :after ORDER BY s.saga_id LIMIT :limit)");

const QString kOrders =
    QStringLiteral("SELECT order_id, saga_id FROM saga_orders WHERE store_id = :store");

}  // namespace

Result<void> SagaChecks::run() {
    static const QString kPage = kSagas.arg(sagaChecksumColumnsOf(QStringLiteral("s")));
    if (auto read = readOrders(); !read) return read;
    QString after;
    for (qint64 done = 0;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kPage, conditions, [](Query& query) {
            return Saga{query.text("saga_id"),
                        query.text("status"),
                        query.text("lifecycle"),
                        query.integer("captured_minor"),
                        query.integer("refunded_minor"),
                        query.text("type") == QStringView(kRefundSaga),
                        sagaChecksumFrom(query),
                        query.utf8("checksum"),
                        query.utf8("steps")};
        });
        if (!page) return fail(page.error());
        for (const Saga& saga : *page) check(saga);
        done += page->size();
        if (auto step = m_book.reportProgress(Invariant::Sagas, done); !step) return step;
        if (page->size() < kPageRows) break;
        after = page->last().sagaId;
    }
    checkStrangers();
    return {};
}

Result<void> SagaChecks::readOrders() {
    const auto rows =
        readRows(m_book.database(), kOrders, Conditions(m_book.storeId()), [&](Query& query) {
            m_orders[query.text("saga_id")].insert(query.text("order_id"));
            return 0;
        });
    if (!rows) return fail(rows.error());
    return {};
}

void SagaChecks::checkOrders(const Saga& saga) {
    QSet<QString> registered = m_orders.take(saga.sagaId);
    const auto steps = sagaStepsFromText(saga.steps);
    if (!steps) {
        return m_book.problem(Invariant::Sagas,
                              QStringLiteral("Saga %1: its steps cannot be read").arg(saga.sagaId));
    }
    if (saga.isRefund) return;  // its order belongs to its fulfilment
    for (const SagaStep& step : *steps) {
        if (step.action != SagaAction::ReserveStock) continue;
        if (registered.remove(step.reference) || step.attempts == 0) continue;
        m_book.problem(Invariant::Sagas,
                       QStringLiteral("Saga %1 has placed order %2, which does not belong to it")
                           .arg(saga.sagaId, step.reference));
    }
    for (const QString& orderId : std::as_const(registered)) {
        m_book.problem(Invariant::Sagas, QStringLiteral("Order %1 belongs to saga %2, which has "
                                                        "not placed it")
                                             .arg(orderId, saga.sagaId));
    }
}

void SagaChecks::checkStrangers() {
    for (auto saga = m_orders.cbegin(); saga != m_orders.cend(); ++saga) {
        m_book.problem(Invariant::Sagas,
                       QStringLiteral("Order %1 belongs to saga %2, which does not exist")
                           .arg(saga->values().join(QStringLiteral(", ")), saga.key()));
    }
}

void SagaChecks::check(const Saga& saga) {
    m_book.count(Invariant::Sagas);
    if (saga.checksum != saga.expected) {
        m_book.problem(Invariant::Sagas,
                       QStringLiteral("Saga %1 is not as it was saved").arg(saga.sagaId));
    }
    checkOrders(saga);
    const auto problem = [&](const QString& what) {
        m_book.problem(Invariant::Sagas,
                       QStringLiteral("Saga %1 is %2 but %3").arg(saga.sagaId, saga.status, what));
    };
    const auto status = sagaStatusFromText(saga.status);
    if (!status) return problem(QStringLiteral("there is no such status"));
    if (saga.lifecycle.isEmpty()) return problem(QStringLiteral("its order does not exist"));
    if (*status == SagaStatus::Completed && saga.lifecycle != u"completed") {
        problem(QStringLiteral("its order is %1").arg(saga.lifecycle));
    }
    if (*status != SagaStatus::Compensated || saga.isRefund) return;
    if (saga.lifecycle != u"cancelled") {
        problem(QStringLiteral("its order is %1").arg(saga.lifecycle));
    }
    if (saga.capturedMinor != saga.refundedMinor) {
        problem(QStringLiteral("its order still has %1 of its money")
                    .arg(saga.capturedMinor - saga.refundedMinor));
    }
}

}  // namespace countertop
