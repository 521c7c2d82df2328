// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryReads.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// The outbox for the deliveries page. No index has the waiting messages by id, so each page of a
/// long list would sort all of them; ids() and rowsOf() avoid that. Lives on the database's thread.
class DeliveryQueries final : public DeliveryReads {
public:
    explicit DeliveryQueries(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    Result<QList<DeliveryRow>> rowsAt(const DeliveryFilter& filter, qint64 firstRow,
                                      int limit) override;
    Result<QList<qint64>> ids(const DeliveryFilter& filter, qint64 limit) override;
    Result<QList<DeliveryRow>> rowsOf(const QList<qint64>& ids) override;
    Result<qint64> count(const DeliveryFilter& filter) override;
    Result<DeliverySummary> summary() override;
    Result<QList<DestinationHealth>> destinations() override;
    Result<DeliveryRow> delivery(qint64 id) override;
    Result<QList<RouteRow>> routes() override;

private:
    /// The rows of a statement, personal fields in plain text.
    Result<QList<DeliveryRow>> deliveries(const QString& sql, const Conditions& conditions);
    [[nodiscard]] Conditions conditionsOf(const DeliveryFilter& filter) const;

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
