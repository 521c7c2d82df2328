// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeProcesses.h"

#include "tests/support/FakeRows.h"

namespace countertop {

QList<PoisonEventRow> FakeProcesses::matchingPoison(const QString& projection) const {
    return fake::matching(poisonRows,
                          [&](const PoisonEventRow& row) { return row.projection == projection; });
}

Result<QList<PoisonEventRow>> FakeProcesses::poisonEvents(const QString& projection,
                                                          qint64 firstRow, int limit) {
    return matchingPoison(projection).mid(firstRow, limit);
}

Result<qint64> FakeProcesses::poisonCount(const QString& projection) {
    return matchingPoison(projection).size();
}

QList<SagaRow> FakeProcesses::matchingSagas(const SagaFilter& filter) const {
    return fake::matching(sagaRows, [&](const SagaRow& row) {
        return (!filter.status || row.status == *filter.status) &&
               (filter.orderId.isEmpty() || row.orderId == filter.orderId) &&
               (filter.correlationId.isEmpty() || row.correlationId == filter.correlationId);
    });
}

Result<QList<SagaRow>> FakeProcesses::sagasAt(const SagaFilter& filter, qint64 firstRow,
                                              int limit) {
    return matchingSagas(filter).mid(firstRow, limit);
}

Result<QList<SagaRow>> FakeProcesses::sagasAfter(const SagaFilter& filter, const SagaRow* last,
                                                 int limit) {
    return fake::rowsAfter(matchingSagas(filter), last, limit, &SagaRow::sagaId);
}

Result<qint64> FakeProcesses::sagaCount(const SagaFilter& filter) {
    return matchingSagas(filter).size();
}

Result<QList<SagaCount>> FakeProcesses::sagaCounts() {
    QList<SagaCount> counts;
    for (const SagaStatus status :
         {SagaStatus::Running, SagaStatus::Completed, SagaStatus::Compensating,
          SagaStatus::Compensated, SagaStatus::CompensationFailed}) {
        counts.append({status, matchingSagas({status, {}, {}}).size()});
    }
    return counts;
}

Result<SagaRow> FakeProcesses::saga(const QString& sagaId) {
    return fake::rowOf(sagaRows, &SagaRow::sagaId, sagaId);
}

}  // namespace countertop
