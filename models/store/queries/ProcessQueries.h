// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProcessReads.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// The state of projections and sagas, for lists. Lives on the database's thread.
class ProcessQueries final : public ProcessReads {
public:
    explicit ProcessQueries(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    // ProcessProjections.cpp
    Result<QList<ProjectionStatus>> projections() override;
    Result<QList<PoisonEventRow>> poisonEvents(const QString& projection, qint64 firstRow,
                                               int limit) override;
    Result<qint64> poisonCount(const QString& projection) override;

    // ProcessSagas.cpp
    Result<QList<SagaRow>> sagasAt(const SagaFilter& filter, qint64 firstRow, int limit) override;
    Result<QList<SagaRow>> sagasAfter(const SagaFilter& filter, const SagaRow* last,
                                      int limit) override;
    Result<qint64> sagaCount(const SagaFilter& filter) override;
    Result<QList<SagaCount>> sagaCounts() override;
    Result<SagaRow> saga(const QString& sagaId) override;

private:
    Result<QList<SagaRow>> readSagas(const QString& sql, const Conditions& conditions);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
