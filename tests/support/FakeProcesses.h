// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProcessReads.h"

namespace countertop {

/// Projections and sagas in memory. Reads return the rows of the lists.
class FakeProcesses final : public ProcessReads {
public:
    QList<ProjectionStatus> projectionRows;
    QList<PoisonEventRow> poisonRows;
    QList<SagaRow> sagaRows;

    Result<QList<ProjectionStatus>> projections() override { return projectionRows; }
    Result<QList<PoisonEventRow>> poisonEvents(const QString& projection, qint64 firstRow,
                                               int limit) override;
    Result<qint64> poisonCount(const QString& projection) override;
    Result<QList<SagaRow>> sagasAt(const SagaFilter& filter, qint64 firstRow, int limit) override;
    Result<QList<SagaRow>> sagasAfter(const SagaFilter& filter, const SagaRow* last,
                                      int limit) override;
    Result<qint64> sagaCount(const SagaFilter& filter) override;
    Result<QList<SagaCount>> sagaCounts() override;
    Result<SagaRow> saga(const QString& sagaId) override;

private:
    [[nodiscard]] QList<PoisonEventRow> matchingPoison(const QString& projection) const;
    [[nodiscard]] QList<SagaRow> matchingSagas(const SagaFilter& filter) const;
};

}  // namespace countertop
