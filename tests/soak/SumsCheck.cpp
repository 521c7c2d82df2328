// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/SumsCheck.h"

#include "models/projections/RevenueReads.h"
#include "workers/transfer/OrderExport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

namespace countertop {

namespace {

constexpr qint64 kDay = 24 * 3'600'000;
constexpr int kBarsLookedAt = 3;

QString qs(const char* text) { return QString::fromUtf8(text); }

/// Selects the orders behind a bar or a whole span, with the filter the window uses.
OrderFilter filterOf(RevenueBasis basis, const QString& from, const QString& to) {
    OrderFilter filter;
    if (basis == RevenueBasis::Ordered) {
        filter.isSold = true;
        filter.fromDay = from;
        filter.toDay = to;
    } else {
        filter.paymentFromDay = from;
        filter.paymentToDay = to;
    }
    return filter;
}

qint64 sumOf(const OrderListSummary& summary, RevenueBasis basis) {
    return basis == RevenueBasis::Ordered ? summary.sold.totalMinor
                                          : summary.netPaidMinor.value_or(0);
}

/// Splits a record into fields; texts may be quoted.
QStringList fieldsOf(const QString& record) {
    QStringList fields{QString()};
    bool isQuoted = false;
    for (const QChar sign : record) {
        if (sign == u'"') {
            isQuoted = !isQuoted;
        } else if (sign == u',' && !isQuoted) {
            fields.append(QString());
        } else {
            fields.last().append(sign);
        }
    }
    return fields;
}

qint64 minorOf(const QString& amount) { return QString(amount).remove(u'.').toLongLong(); }

QString nameOf(const RevenueQuery& query) {
    return QStringLiteral("%1 to %2 by %3, %4")
        .arg(query.fromDay, query.toDay)
        .arg(static_cast<int>(query.by))
        .arg(query.basis == RevenueBasis::Ordered ? qs("ordered") : qs("paid"));
}

}  // namespace

SumsCheck::SumsCheck(const ShopReads& reads, const QString& databaseUrl, quint32 seed)
    : m_reads(reads), m_cli(databaseUrl), m_random(seed) {
    RevenueQuery all;
    all.basis = RevenueBasis::Paid;
    const auto rows = reads.revenue.rows(all);
    if (!rows || rows->isEmpty()) qFatal("the shop has no revenue to compare");
    m_first = QDate::fromString(rows->first().firstDay, Qt::ISODate).addDays(-3);
    m_last = QDate::fromString(rows->last().lastDay, Qt::ISODate).addDays(3);
}

void SumsCheck::giveMoneyBack(ShopSession& session, const QList<OrderId>& orders, FixedClock& clock,
                              quint32 seed) {
    QRandomGenerator random(seed);
    const CommandOrigin origin{qs("amira"), qs("T1"), {}, {}, {}};
    for (const OrderId& order : orders) {
        clock.advance(kDay / 7);
        RefundOrder refund{order, {}, qs("brought back")};
        switch (random.bounded(6)) {
            case 0:
                break;
            case 1:
                refund.amountMinor = 1 + random.bounded(500);
                break;
            case 2:
                refund.isReversal = true;
                break;
            case 3:
                (void)session.bus().dispatch(CancelOrder{order, qs("never mind")}, Intent::fresh(),
                                             origin);
                continue;
            default:
                continue;
        }
        (void)session.bus().dispatch(refund, Intent::fresh(), origin);
    }
}

RevenueQuery SumsCheck::someQuery() {
    RevenueQuery query;
    const int days = int(m_first.daysTo(m_last));
    const QDate one = m_first.addDays(m_random.bounded(days));
    const QDate other = m_first.addDays(m_random.bounded(days));
    query.fromDay = qMin(one, other).toString(Qt::ISODate);
    query.toDay = qMax(one, other).toString(Qt::ISODate);
    query.by = static_cast<RevenuePeriod>(m_random.bounded(3));
    query.basis = m_random.bounded(2) == 0 ? RevenueBasis::Ordered : RevenueBasis::Paid;
    return query;
}

void SumsCheck::run(int count, SoakReport& report, const SoakProgress& progress) {
    for (int round = 0; round < count; ++round) {
        const RevenueQuery query = someQuery();
        const QString problem = problemOf(query);
        ++report.rounds;
        if (!problem.isEmpty())
            report.problems.append(nameOf(query) + QStringLiteral(": ") + problem);
        if (progress) progress(report);
    }
}

QString SumsCheck::problemOf(const RevenueQuery& query) {
    const auto bars = m_reads.revenue.rows(query);
    if (!bars) return bars.error().detail;
    qint64 chart = 0;
    qint64 orders = 0;
    for (const RevenueRow& bar : *bars) {
        chart += bar.totalMinor;
        orders += bar.orders;
    }
    const OrderFilter filter = filterOf(query.basis, query.fromDay, query.toDay);
    const auto footer = m_reads.orders.summary(filter);
    if (!footer) return footer.error().detail;
    const auto differs = [chart](const QString& where, qint64 sum) {
        return QStringLiteral("the chart says %1, %2 says %3").arg(chart).arg(where).arg(sum);
    };
    if (sumOf(*footer, query.basis) != chart) {
        return differs(qs("the footer"), sumOf(*footer, query.basis));
    }
    if (query.basis == RevenueBasis::Ordered && footer->orders != orders) {
        return QStringLiteral("%1 orders in the chart, %2 in the list")
            .arg(orders)
            .arg(footer->orders);
    }
    for (int look = 0; look < kBarsLookedAt && !bars->isEmpty(); ++look) {
        const QString problem = barProblem(query, bars->at(m_random.bounded(int(bars->size()))));
        if (!problem.isEmpty()) return problem;
    }
    const auto csv = csvSum(filter);
    if (!csv) return qs("the list cannot be exported");
    if (csv->totalMinor != chart) return differs(qs("the CSV file"), csv->totalMinor);
    if (csv->orders != footer->orders) return qs("the CSV file has other orders than the list");
    const auto cli = cliSum(query);
    if (!cli) return qs("the command line does not answer");
    return *cli == chart ? QString() : differs(qs("the command line"), *cli);
}

QString SumsCheck::barProblem(const RevenueQuery& query, const RevenueRow& bar) {
    // A bar at the edge of the span covers only its days within the span.
    const OrderFilter filter =
        filterOf(query.basis, qMax(query.fromDay, bar.firstDay), qMin(query.toDay, bar.lastDay));
    const auto behind = m_reads.orders.summary(filter);
    if (!behind) return behind.error().detail;
    const bool isSame = sumOf(*behind, query.basis) == bar.totalMinor &&
                        (query.basis == RevenueBasis::Paid || behind->orders == bar.orders);
    if (isSame) return {};
    return QStringLiteral("the bar %1 says %2 in %3 orders, the list behind it %4 in %5")
        .arg(bar.period)
        .arg(bar.totalMinor)
        .arg(bar.orders)
        .arg(sumOf(*behind, query.basis))
        .arg(behind->orders);
}

std::optional<OrderSum> SumsCheck::csvSum(const OrderFilter& filter) {
    const QString path = m_folder.filePath(qs("orders.csv"));
    QFile::remove(path);
    OrderSort sort;
    sort.field = m_random.bounded(2) == 0 ? OrderSortField::PlacedAt : OrderSortField::Total;
    if (!OrderExport(m_reads, {}).run({path, {}, filter, sort})) return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QStringList records = QString::fromUtf8(file.readAll()).split(qs("\r\n"));
    const QStringList names = fieldsOf(records.first());
    OrderSum sum;
    for (const QString& record : records.mid(1)) {
        if (record.isEmpty()) continue;
        const QStringList fields = fieldsOf(record);
        const auto amount = [&](const char* name) {
            return minorOf(fields.value(names.indexOf(QLatin1StringView(name))));
        };
        ++sum.orders;
        sum.totalMinor += filter.hasPaymentDays() ? amount("moved_in_days")
                                                  : amount("total") - amount("credited");
    }
    return sum;
}

std::optional<qint64> SumsCheck::cliSum(const RevenueQuery& query) const {
    static const char* const kPeriods[]{"day", "week", "month"};
    const CliAnswer answer =
        m_cli.json({qs("revenue"), qs("--from"), query.fromDay, qs("--to"), query.toDay, qs("--by"),
                    qs(kPeriods[static_cast<int>(query.by)]), qs("--basis"),
                    query.basis == RevenueBasis::Ordered ? qs("ordered") : qs("paid")});
    if (answer.exitCode != 0) return std::nullopt;
    qint64 sum = 0;
    for (const QJsonValue& row : answer.array()) sum += row[qs("total_minor")].toInteger();
    return sum;
}

}  // namespace countertop
