// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"
#include "models/tables/PagedTableModel.h"
#include "models/tables/ShopCalendar.h"

#include <QCoreApplication>

namespace countertop {

/// A short text on why a projection left an event out.
class PoisonText {
    Q_DECLARE_TR_FUNCTIONS(countertop::PoisonText)

public:
    [[nodiscard]] static QString reason(const PoisonEventRow& row);
};

/// The events one projection left out, in order of position. GUI thread only.
class PoisonTableModel final : public PagedTableModel<PoisonEventRow> {
    Q_OBJECT

public:
    enum Column { Position, Event, Order, Reason, Found, ColumnCount };

    explicit PoisonTableModel(ReadQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] const QString& projection() const { return m_projection; }
    /// Reloads when the projection changes; an empty name lists none.
    void setProjection(const QString& projection);
    void setCalendar(const ShopCalendar& calendar, const QDate& today);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] ExtentQuestion extentQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] QString keyOf(const PoisonEventRow& row) const override;
    [[nodiscard]] QVariant cell(const PoisonEventRow& row, int column, int role) const override;
    [[nodiscard]] QString text(const PoisonEventRow& row, Column column) const;

    QString m_projection;
    ShopCalendar m_calendar;
    QDate m_today;
};

}  // namespace countertop
