// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"
#include "models/tables/PagedTableModel.h"
#include "models/tables/ShopCalendar.h"

#include <QCoreApplication>

namespace countertop {

/// Display texts for sagas. To users a saga is the fulfilment of an order.
class SagaText {
    Q_DECLARE_TR_FUNCTIONS(countertop::SagaText)

public:
    [[nodiscard]] static QString status(SagaStatus status);
    /// For a refund saga, being undone means being refunded.
    [[nodiscard]] static QString status(const SagaRow& saga);
    [[nodiscard]] static CellTone tone(SagaStatus status);
    /// Every status word with room for its chip, one per line.
    [[nodiscard]] static QString statusWords();
    [[nodiscard]] static QString action(SagaAction action);
    [[nodiscard]] static QString state(SagaStepState state);
};

/// The fulfilments of orders, newest first. GUI thread only.
class SagaTableModel final : public PagedTableModel<SagaRow> {
    Q_OBJECT

public:
    enum Column { OrderNumber, Status, Step, Round, Updated, Reason, ColumnCount };

    explicit SagaTableModel(ReadQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] std::optional<SagaStatus> status() const { return m_filter.status; }
    /// Reloads when the status changes; without one all are listed.
    void setStatus(std::optional<SagaStatus> status);
    void setCalendar(const ShopCalendar& calendar, const QDate& today);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] ExtentQuestion extentQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] QString keyOf(const SagaRow& row) const override { return row.sagaId; }
    [[nodiscard]] QVariant cell(const SagaRow& row, int column, int role) const override;
    [[nodiscard]] QString text(const SagaRow& row, Column column) const;

    SagaFilter m_filter;
    ShopCalendar m_calendar;
    QDate m_today;
};

}  // namespace countertop
