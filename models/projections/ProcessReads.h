// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/ProjectionStatus.h"
#include "models/projections/SagaRow.h"

namespace countertop {

/// Read access to background processes: projections and sagas. Threads and errors as in
/// OrderReads.
class ProcessReads {
public:
    virtual ~ProcessReads() = default;

    /// All projections, those written by commits first, including those that never ran.
    virtual Result<QList<ProjectionStatus>> projections() = 0;
    /// Events a projection left out, by position.
    virtual Result<QList<PoisonEventRow>> poisonEvents(const QString& projection, qint64 firstRow,
                                                       int limit) = 0;
    virtual Result<qint64> poisonCount(const QString& projection) = 0;

    /// Newest first.
    virtual Result<QList<SagaRow>> sagasAt(const SagaFilter& filter, qint64 firstRow,
                                           int limit) = 0;
    /// Those after a row of the same list, or the first ones.
    virtual Result<QList<SagaRow>> sagasAfter(const SagaFilter& filter, const SagaRow* last,
                                              int limit) = 0;
    virtual Result<qint64> sagaCount(const SagaFilter& filter) = 0;
    /// Every status, including those without sagas.
    virtual Result<QList<SagaCount>> sagaCounts() = 0;
    virtual Result<SagaRow> saga(const QString& sagaId) = 0;
};

}  // namespace countertop
