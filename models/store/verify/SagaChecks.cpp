// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/SagaChecks.h"

#include "models/store/queries/Conditions.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 1000;

const QString kSagas = QStringLiteral(R"(
SELECT s.saga_id, s.type, s.status, coalesce(o.lifecycle, '') AS lifecycle,
    coalesce(o.captured_minor, 0) AS captured_minor, coalesce(o.refunded_minor, 0) AS refunded_minor
FROM sagas s LEFT JOIN orders o ON o.store_id = s.store_id AND o.order_id = s.order_id
WHERE s.store_id = :store AND s.saga_id > :after ORDER BY s.saga_id LIMIT :limit)");

}  // namespace

Result<void> SagaChecks::run() {
    QString after;
    for (qint64 done = 0;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kSagas, conditions, [](Query& query) {
            return Saga{
                query.text("saga_id"),           query.text("status"),
                query.text("lifecycle"),         query.integer("captured_minor"),
                query.integer("refunded_minor"), query.text("type") == QStringView(kRefundSaga)};
        });
        if (!page) return fail(page.error());
        for (const Saga& saga : *page) check(saga);
        done += page->size();
        if (auto on = m_book.goOn(Invariant::Sagas, done); !on) return on;
        if (page->size() < kPageRows) return {};
        after = page->last().sagaId;
    }
}

void SagaChecks::check(const Saga& saga) {
    m_book.count(Invariant::Sagas);
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
