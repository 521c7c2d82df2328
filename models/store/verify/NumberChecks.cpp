// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/NumberChecks.h"

#include "models/store/connection/Conditions.h"
#include "models/store/write/WriteExecutor.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 5000;

/// Tills with a counter, and tills that only occur in orders.
const QString kTills = QStringLiteral(
    "SELECT till, next_number FROM tills WHERE store_id = :store UNION "
    "SELECT DISTINCT till, CAST(1 AS BIGINT) AS next_number FROM order_days d "
    "WHERE store_id = :store AND NOT EXISTS (SELECT 1 FROM tills t "
    "WHERE t.store_id = d.store_id AND t.till = d.till) ORDER BY till");

/// '.' is the character after '-'.
const QString kNumbers = QStringLiteral(
    "SELECT number FROM orders WHERE store_id = :store AND number > :after AND number < :end "
    "ORDER BY number LIMIT :limit");

/// "number A exists", "numbers A to B exist".
QString sentence(const QString& till, const NumberRun& run, const QString& one,
                 const QString& many) {
    if (run.from == run.to) return one.arg(orderNumber(till, run.from));
    return many.arg(orderNumber(till, run.from), orderNumber(till, run.to));
}

}  // namespace

Result<void> NumberChecks::run() {
    const auto tills =
        readRows(m_book.database(), kTills, Conditions(m_book.storeId()), [](Query& query) {
            return Till{query.text("till"), query.text("next_number")};
        });
    if (!tills) return fail(tills.error());
    for (const Till& till : *tills) {
        if (auto checked = checkTill(till); !checked) return checked;
    }
    return {};
}

Result<void> NumberChecks::checkTill(const Till& till) {
    NumberRuns given;
    QString after = till.name + u'-';
    for (qint64 done = 0;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after)
            .value(":end", till.name + u'.')
            .value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kNumbers, conditions,
                                   [](Query& query) { return query.text("number"); });
        if (!page) return fail(page.error());
        for (const QString& number : *page) consume(till, number, given);
        done += page->size();
        if (auto step = m_book.reportProgress(Invariant::OrderNumbers, done); !step) return step;
        if (page->size() < kPageRows) break;
        after = page->last();
    }
    report(till, given);
    return {};
}

void NumberChecks::consume(const Till& till, const QString& number, NumberRuns& given) {
    bool isCount = false;
    const qint64 count = number.sliced(till.name.size() + 1).toLongLong(&isCount);
    if (!isCount || count < 1 || orderNumber(till.name, count) != number) return;
    m_book.count(Invariant::OrderNumbers);
    given.consume(count);
}

void NumberChecks::report(const Till& till, const NumberRuns& given) {
    bool isNumber = false;
    const qint64 next = till.next.toLongLong(&isNumber);
    if (!isNumber || next < 1) {
        m_book.problem(Invariant::OrderNumbers,
                       QStringLiteral("Till %1 counts on from '%2', which is no order's number")
                           .arg(till.name, till.next));
    }
    const qint64 end = isNumber ? std::max<qint64>(next, 1) : 1;
    for (const NumberRun& gap : given.gaps(1, end)) {
        m_book.problem(
            Invariant::OrderNumbers,
            sentence(till.name, gap,
                     QStringLiteral("Order number %1 was given out, but there is no such order"),
                     QStringLiteral("Order numbers %1 to %2 were given out, but there are no such "
                                    "orders")));
    }
    for (const NumberRun& run : given.runs()) {
        if (run.to < end) continue;
        const NumberRun beyond{std::max(run.from, end), run.to};
        m_book.problem(
            Invariant::OrderNumbers,
            sentence(till.name, beyond, QStringLiteral("Order number %1 exists"),
                     QStringLiteral("Order numbers %1 to %2 exist")) +
                QStringLiteral(", but till %1 counts on from %2 only").arg(till.name, till.next));
    }
}

}  // namespace countertop
