// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryRow.h"
#include "models/tables/PagedTableModel.h"
#include "models/tables/ShopCalendar.h"

namespace countertop {

/// Messages to other systems, newest first as the query returns them. GUI thread only.
class DeliveryTableModel final : public PagedTableModel<DeliveryRow> {
    Q_OBJECT

public:
    enum Column {
        Event,
        Order,
        Destination,
        Status,
        Attempts,
        Created,
        Finished,
        LastError,
        ColumnCount
    };

    explicit DeliveryTableModel(ReadQueue& queue, QObject* parent = nullptr);

    /// The status word, or "waiting its turn" behind an earlier message.
    [[nodiscard]] static QString statusText(const DeliveryRow& row);
    /// A destination without its technical kind: a web address, "File PATH",
    /// "Kafka topic NAME".
    [[nodiscard]] static QString receiverText(const QString& destination);
    /// Every word of the status column with room for its chip, one per line.
    [[nodiscard]] static QString statusWords();

    [[nodiscard]] const DeliveryFilter& filter() const { return m_filter; }
    /// Reloads when the filter changes.
    void setFilter(const DeliveryFilter& filter);
    /// Sets how times are shown: the shop's zone and today's date.
    void setCalendar(const ShopCalendar& calendar, const QDate& today);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] ExtentQuestion extentQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] QString keyOf(const DeliveryRow& row) const override;
    [[nodiscard]] QVariant cell(const DeliveryRow& row, int column, int role) const override;
    [[nodiscard]] QString text(const DeliveryRow& row, Column column) const;

    DeliveryFilter m_filter;
    ShopCalendar m_calendar;
    QDate m_today;
};

}  // namespace countertop
