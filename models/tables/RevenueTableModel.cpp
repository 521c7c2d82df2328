// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/RevenueTableModel.h"

#include "models/core/Money.h"
#include "models/projections/RevenueReads.h"
#include "models/tables/CellText.h"
#include "models/tables/ShopCalendar.h"
#include "models/tables/WindowedTableModel.h"

namespace countertop {

namespace {

constexpr qint64 kPerMille = 1'000;

QDate startOf(const QDate& day, RevenuePeriod by) {
    switch (by) {
        case RevenuePeriod::Day:
            return day;
        case RevenuePeriod::Week:
            return day.addDays(1 - day.dayOfWeek());
        case RevenuePeriod::Month:
            return QDate(day.year(), day.month(), 1);
    }
    return day;
}

QDate nextStart(const QDate& start, RevenuePeriod by) {
    switch (by) {
        case RevenuePeriod::Day:
            return start.addDays(1);
        case RevenuePeriod::Week:
            return start.addDays(7);
        case RevenuePeriod::Month:
            return start.addMonths(1);
    }
    return start.addDays(1);
}

}  // namespace

qint64 RevenueSummary::averageMinor() const {
    return orders <= 0 ? 0 : scaleMinor(totalMinor, 1, orders).value_or(0);
}

RevenueSummary summaryOf(const QList<RevenueRow>& rows) {
    RevenueSummary sum;
    for (const RevenueRow& row : rows) {
        sum.totalMinor += row.totalMinor;
        sum.orders += row.orders;
        sum.refundedMinor += row.refundedMinor;
        if (sum.currency.isEmpty()) sum.currency = row.currency;
    }
    return sum;
}

std::optional<qint64> changePerMille(qint64 now, qint64 before) {
    if (before <= 0) return std::nullopt;
    const auto change = scaleMinor(now - before, kPerMille, before);
    return change ? std::optional(*change) : std::nullopt;
}

std::optional<RevenueQuery> previousSpan(const RevenueQuery& query) {
    const QDate from = dayFromKey(query.fromDay);
    const QDate to = dayFromKey(query.toDay);
    if (!from.isValid() || !to.isValid()) return std::nullopt;
    RevenueQuery before = query;
    before.toDay = dayKey(from.addDays(-1));
    before.fromDay = dayKey(from.addDays(-1 - from.daysTo(to)));
    return before;
}

QList<RevenueRow> withoutGaps(const QList<RevenueRow>& rows, const RevenueQuery& query) {
    QHash<QDate, RevenueRow> known;
    QDate first = dayFromKey(query.fromDay);
    QDate last = dayFromKey(query.toDay);
    for (const RevenueRow& row : rows) {
        const QDate day = dayFromKey(row.firstDay);
        known.insert(startOf(day, query.by), row);
        if (query.fromDay.isEmpty() && (!first.isValid() || day < first)) first = day;
        if (query.toDay.isEmpty() && (!last.isValid() || day > last)) last = day;
    }
    QList<RevenueRow> all;
    if (!first.isValid() || !last.isValid()) return all;
    const QString currency = rows.isEmpty() ? QString() : rows.first().currency;
    QDate start = startOf(first, query.by);
    while (start <= last) {
        const QDate next = nextStart(start, query.by);
        RevenueRow empty;
        empty.firstDay = dayKey(start);
        empty.lastDay = dayKey(next.addDays(-1));
        empty.currency = currency;
        all.append(known.value(start, empty));
        start = next;
    }
    return all;
}

RevenueTableModel::RevenueTableModel(ReadQueue& queue, QObject* parent)
    : WholeTableModel(queue, parent) {}

void RevenueTableModel::setQuery(const RevenueQuery& query) {
    RevenueQuery next = query;
    next.newestFirst = true;
    next.limit = 0;
    if (next != m_query) m_isCurrent = false;
    m_query = next;
    refresh();
}

void RevenueTableModel::refresh() {
    readWhole<Answer>([query = m_query](RevenueReads& revenue) { return read(revenue, query); },
                      [this](const Answer& answer) { take(answer); });
}

Result<RevenueTableModel::Answer> RevenueTableModel::read(RevenueReads& revenue,
                                                          const RevenueQuery& query) {
    auto rows = revenue.rows(query);
    if (!rows) return fail(rows.error());
    Answer answer{*std::move(rows), std::nullopt};
    const auto before = previousSpan(query);
    if (!before) return answer;
    const auto earlier = revenue.rows(*before);
    if (!earlier) return fail(earlier.error());
    answer.previous = summaryOf(*earlier);
    return answer;
}

void RevenueTableModel::take(const Answer& answer) {
    const bool changed = m_rows != answer.rows;
    if (changed || !isLoaded()) {
        beginResetModel();
        m_rows = answer.rows;
        endResetModel();
    }
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    m_previous = answer.previous;
    m_isCurrent = true;
}

int RevenueTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RevenueTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RevenueTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows.size()) return {};
    const RevenueRow& row = m_rows.at(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(row, static_cast<Column>(index.column()));
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (index.column() == Period ? Qt::AlignLeft : Qt::AlignRight));
        case KeyRole:
            return row.period;
        case LoadingRole:
            return false;
        case ValueRole:
            return index.column() == Revenue ? row.totalMinor : QVariant();
        default:
            return {};
    }
}

QVariant RevenueTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Period ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Period:
            if (m_query.by == RevenuePeriod::Day) return tr("Day");
            return m_query.by == RevenuePeriod::Week ? tr("Week") : tr("Month");
        case Orders:
            return m_query.basis == RevenueBasis::Paid ? tr("Payments") : tr("Orders");
        case Items:
            return tr("Items");
        case Refunds:
            return tr("Refunds");
        case Revenue:
            return tr("Revenue");
        case ColumnCount:
            break;
    }
    return {};
}

QString RevenueTableModel::text(const RevenueRow& row, Column column) const {
    switch (column) {
        case Period:
            return CellText::period(row, m_query.by);
        case Orders:
            return CellText::count(row.orders);
        case Items:
            return CellText::count(row.items);
        case Refunds:
            return CellText::money(row.refundedMinor, row.currency);
        case Revenue:
            return CellText::money(row.totalMinor, row.currency);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
