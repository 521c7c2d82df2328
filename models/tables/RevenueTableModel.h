// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/RevenueReads.h"
#include "models/projections/RevenueRow.h"
#include "models/tables/WholeTableModel.h"

#include <QAbstractTableModel>

namespace countertop {

/// The figures of the tiles above the chart for one span of time. Exact sums of the rows.
struct RevenueSummary {
    qint64 totalMinor = 0;
    qint64 orders = 0;
    qint64 refundedMinor = 0;
    QString currency;

    /// Rounded half away from zero; 0 without orders.
    [[nodiscard]] qint64 averageMinor() const;
};

[[nodiscard]] RevenueSummary summaryOf(const QList<RevenueRow>& rows);

/// The change from `before` to `now` in tenths of a percent, rounded; nullopt when `before` is not
/// positive.
[[nodiscard]] std::optional<qint64> changePerMille(qint64 now, qint64 before);

/// The span of equal length before this one; nullopt for a span without a start or an end.
[[nodiscard]] std::optional<RevenueQuery> previousSpan(const RevenueQuery& query);

/// Every period of the span in time order; periods without revenue are filled with zeros.
[[nodiscard]] QList<RevenueRow> withoutGaps(const QList<RevenueRow>& rows,
                                            const RevenueQuery& query);

/// Revenue by period, newest first; reads the whole span, as spans are short. GUI thread only.
class RevenueTableModel final : public WholeTableModel {
    Q_OBJECT

public:
    enum Column { Period, Orders, Items, Refunds, Revenue, ColumnCount };

    explicit RevenueTableModel(ReadQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] const RevenueQuery& query() const { return m_query; }
    void setQuery(const RevenueQuery& query);
    void refresh() override;

    /// The rows belong to the current query; false while a changed query is being read.
    [[nodiscard]] bool isCurrent() const { return isLoaded() && m_isCurrent; }
    /// Newest first.
    [[nodiscard]] const QList<RevenueRow>& rows() const { return m_rows; }
    [[nodiscard]] RevenueSummary summary() const { return summaryOf(m_rows); }
    /// Of the span before; nullopt for the whole history.
    [[nodiscard]] const std::optional<RevenueSummary>& previous() const { return m_previous; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Answer {
        QList<RevenueRow> rows;
        std::optional<RevenueSummary> previous;
    };
    static Result<Answer> read(RevenueReads& revenue, const RevenueQuery& query);
    void take(const Answer& answer);
    [[nodiscard]] QString text(const RevenueRow& row, Column column) const;

    RevenueQuery m_query;
    QList<RevenueRow> m_rows;
    std::optional<RevenueSummary> m_previous;
    bool m_isCurrent = false;
};

}  // namespace countertop
