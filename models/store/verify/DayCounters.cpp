// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/DayCounters.h"

#include "models/core/Filled.h"
#include "models/store/connection/Conditions.h"
#include "models/store/verify/StoredRow.h"

namespace countertop {

namespace {

/// Both tables start with the day, the status or method, the till and the currency.
constexpr qsizetype kKeys = 4;

const QString kOfStore = QStringLiteral("store_id = :store ORDER BY 1, 2, 3, 4");

QString nameOf(const ProjectedRow& row) {
    return QStringLiteral("%1, %2, till '%3', %4")
        .arg(textOf(row[0]), textOf(row[1]), textOf(row[2]), textOf(row[3]));
}

}  // namespace

void DayCounters::add(Counters& counters, const ProjectedRow& row) {
    Sums& sums = counters.expected[nameOf(row)];
    sums.resize(row.size() - kKeys);
    for (qsizetype at = 0; at < sums.size(); ++at) {
        sums[at] += static_cast<quint64>(std::get<qint64>(row[kKeys + at]));
    }
}

void DayCounters::consume(const OrderDayChange& day) { add(m_orders, projected(day)); }

void DayCounters::consume(const QList<PaymentDayChange>& days) {
    for (const PaymentDayChange& day : days) add(m_payments, projected(day));
}

Result<void> DayCounters::finishOrders() { return compare(m_orders); }

Result<void> DayCounters::finishPayments() { return compare(m_payments); }

Result<void> DayCounters::compare(Counters& counters) {
    const auto rows = readRows(m_book.database(), selectOf(counters.table) + kOfStore,
                               Conditions(m_book.storeId()),
                               [&](Query& query) { return projectedFrom(query, counters.table); });
    if (!rows) return fail(rows.error());
    m_book.count(counters.invariant, rows->size());
    for (const ProjectedRow& row : *rows) {
        Sums sums;
        for (qsizetype at = kKeys; at < row.size(); ++at) {
            sums.append(static_cast<quint64>(std::get<qint64>(row[at])));
        }
        compareOne(counters, nameOf(row), sums);
    }
    const QMap<QString, Sums> missing = std::exchange(counters.expected, {});
    for (auto row = missing.cbegin(); row != missing.cend(); ++row) {
        counters.expected.insert(row.key(), row.value());
        compareOne(counters, row.key(), {});
    }
    return {};
}

void DayCounters::compareOne(Counters& counters, const QString& key, const Sums& stored) {
    const Sums expected = counters.expected.take(key);
    for (qsizetype at = kKeys; at < counters.table.columns.size(); ++at) {
        const quint64 is = stored.value(at - kKeys);
        const quint64 should = expected.value(at - kKeys);
        if (is == should) continue;
        m_book.problem(counters.invariant,
                       filled(QStringLiteral("%1: %2 is %3 but the events add up to %4"), key,
                              counters.table.columns[at].name, static_cast<qint64>(is),
                              static_cast<qint64>(should)));
    }
}

}  // namespace countertop
