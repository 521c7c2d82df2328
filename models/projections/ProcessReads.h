// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/ProjectionStatus.h"
#include "models/projections/SagaRow.h"

namespace countertop {

/// What can be read of what runs by itself: projections and sagas. Threads and failures as
/// OrderReads'.
class ProcessReads {
public:
    virtual ~ProcessReads() = default;

    /// Every projection, those of the commits first, also those that never ran.
    virtual Result<QList<ProjectionStatus>> projections() = 0;
    /// Events that a projection left out, by position.
    virtual Result<QList<PoisonEventRow>> poisonEvents(const QString& projection, qint64 firstRow,
                                                       int limit) = 0;
    virtual Result<qint64> poisonCount(const QString& projection) = 0;

    /// Newest first.
    virtual Result<QList<SagaRow>> sagasAt(const SagaFilter& filter, qint64 firstRow,
                                           int limit) = 0;
    /// Those behind a row of the same list, or its first ones.
    virtual Result<QList<SagaRow>> sagasBehind(const SagaFilter& filter, const SagaRow* last,
                                               int limit) = 0;
    virtual Result<qint64> sagaCount(const SagaFilter& filter) = 0;
    /// Every status, those without sagas too.
    virtual Result<QList<SagaCount>> sagaCounts() = 0;
    virtual Result<SagaRow> saga(const QString& sagaId) = 0;
};

}  // namespace countertop
