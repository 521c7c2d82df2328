// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/NumberChecks.h"

#include "models/store/WriteExecutor.h"
#include "models/store/queries/Conditions.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 5000;

/// Tills that have a counter, and tills that only orders name.
const QString kTills = QStringLiteral(
    "SELECT till, next_number FROM tills WHERE store_id = :store UNION "
    "SELECT DISTINCT till, CAST(1 AS BIGINT) AS next_number FROM order_days d "
    "WHERE store_id = :store AND NOT EXISTS (SELECT 1 FROM tills t "
    "WHERE t.store_id = d.store_id AND t.till = d.till) ORDER BY till");

/// '.' is the character behind '-'.
const QString kNumbers = QStringLiteral(
    "SELECT number FROM orders WHERE store_id = :store AND number > :after AND number < :end "
    "ORDER BY number LIMIT :limit");

}  // namespace

Result<void> NumberChecks::run() {
    const auto tills =
        readRows(m_book.database(), kTills, Conditions(m_book.storeId()), [](Query& query) {
            return Till{query.text("till"), query.integer("next_number")};
        });
    if (!tills) return fail(tills.error());
    for (const Till& till : *tills) {
        if (auto checked = checkTill(till); !checked) return checked;
    }
    return {};
}

Result<void> NumberChecks::checkTill(const Till& till) {
    QBitArray given(std::max<qint64>(1, till.next));
    QString after = till.name + u'-';
    for (qint64 done = 0;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after)
            .value(":end", till.name + u'.')
            .value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kNumbers, conditions,
                                   [](Query& query) { return query.text("number"); });
        if (!page) return fail(page.error());
        for (const QString& number : *page) take(till, number, given);
        done += page->size();
        if (auto on = m_book.goOn(Invariant::OrderNumbers, done); !on) return on;
        if (page->size() < kPageRows) break;
        after = page->last();
    }
    reportGaps(till, given);
    return {};
}

void NumberChecks::take(const Till& till, const QString& number, QBitArray& given) {
    bool isCount = false;
    const qint64 count = number.sliced(till.name.size() + 1).toLongLong(&isCount);
    if (!isCount || orderNumber(till.name, count) != number) return;
    if (count >= 1 && count < till.next) {
        given.setBit(count);
        return;
    }
    m_book.problem(Invariant::OrderNumbers,
                   QStringLiteral("Order number %1 exists, but till %2 counts on from %3 only")
                       .arg(number, till.name)
                       .arg(till.next));
}

void NumberChecks::reportGaps(const Till& till, const QBitArray& given) {
    m_book.count(Invariant::OrderNumbers, till.next - 1);
    for (qint64 count = 1; count < till.next; ++count) {
        if (given.testBit(count)) continue;
        m_book.problem(Invariant::OrderNumbers,
                       QStringLiteral("Order number %1 was given out, but there is no such order")
                           .arg(orderNumber(till.name, count)));
    }
}

}  // namespace countertop
