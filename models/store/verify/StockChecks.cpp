// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/StockChecks.h"

#include "models/core/Filled.h"
#include "models/store/connection/Conditions.h"
#include "models/store/verify/Folds.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 5000;

const QString kMovements = QStringLiteral(
    "SELECT movement_id, sku, on_hand_change, reserved_change, reason, order_id, note, actor, "
    "recorded_at FROM stock_movements WHERE store_id = :store AND movement_id > :after "
    "ORDER BY movement_id LIMIT :limit");

const QString kLevels = QStringLiteral(
    "SELECT sku, on_hand, reserved FROM products WHERE store_id = :store AND sku > :after "
    "ORDER BY sku LIMIT :limit");

/// Damaged amounts may be of any size.
qint64 wrappedSum(qint64 left, qint64 right) {
    return static_cast<qint64>(static_cast<quint64>(left) + static_cast<quint64>(right));
}

StockMovement movementFrom(Query& query) {
    return {query.text("sku"),    query.integer("on_hand_change"), query.integer("reserved_change"),
            query.text("reason"), query.text("order_id"),          query.text("note"),
            query.text("actor"),  query.integer("recorded_at")};
}

}  // namespace

void StockChecks::consume(const QList<StockMovement>& movements) {
    for (const StockMovement& movement : movements) m_ledger.add(movement);
}

Result<void> StockChecks::eachMovement(const Visit& visit) {
    qint64 after = 0;
    for (qint64 done = 0;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kMovements, conditions, [&](Query& query) {
            after = query.integer("movement_id");
            return movementFrom(query);
        });
        if (!page) return fail(page.error());
        for (const StockMovement& movement : *page) visit(movement);
        done += page->size();
        if (auto step = m_book.reportProgress(Invariant::StockMovements, done); !step) return step;
        if (page->size() < kPageRows) return {};
    }
}

Result<void> StockChecks::finish() {
    const auto read = eachMovement([this](const StockMovement& movement) {
        m_book.count(Invariant::StockMovements);
        m_ledger.subtract(movement);
        Level& level = m_summed[movement.sku];
        level.onHand = wrappedSum(level.onHand, movement.onHandChange);
        level.reserved = wrappedSum(level.reserved, movement.reservedChange);
    });
    if (!read) return read;
    if (auto checked = checkLevels(); !checked) return checked;
    return m_ledger.isEven() ? Result<void>() : explain();
}

Result<void> StockChecks::checkLevels() {
    QString after;
    for (;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kLevels, conditions, [](Query& query) {
            return std::pair(query.text("sku"),
                             Level{query.integer("on_hand"), query.integer("reserved")});
        });
        if (!page) return fail(page.error());
        for (const auto& [sku, level] : *page) checkLevel(sku, level);
        if (page->size() < kPageRows) break;
        after = page->last().first;
    }
    QStringList strangers = m_summed.keys();
    strangers.sort();
    for (const QString& sku : strangers) {
        m_book.problem(
            Invariant::StockLevels,
            QStringLiteral("Stock of %1 was moved, but there is no such product").arg(sku));
    }
    return {};
}

void StockChecks::checkLevel(const QString& sku, const Level& stored) {
    const Level summed = m_summed.take(sku);
    m_book.count(Invariant::StockLevels);
    m_book.count(Invariant::StockAvailable);
    if (stored.onHand != summed.onHand || stored.reserved != summed.reserved) {
        m_book.problem(
            Invariant::StockLevels,
            filled(QStringLiteral("%1 has %2 on hand and %3 reserved, but its movements add up "
                                  "to %4 and %5"),
                   sku, stored.onHand, stored.reserved, summed.onHand, summed.reserved));
    }
    if (stored.onHand < stored.reserved) {
        m_book.problem(Invariant::StockAvailable,
                       filled(QStringLiteral("%1 has %2 on hand but %3 reserved"), sku,
                              stored.onHand, stored.reserved));
    }
}

Result<void> StockChecks::explain() {
    m_ledger.chooseSuspects();
    StockDifferences differences;
    const auto read = eachMovement([&](const StockMovement& movement) {
        if (m_ledger.isSuspect(movement)) differences.add(movement, 1);
    });
    if (!read) return read;
    EventStreams streams(m_book);
    for (;;) {
        const auto batch = streams.next();
        if (!batch) return fail(batch.error());
        if (batch->isEmpty()) break;
        for (const EventStream& stream : *batch) {
            for (const StockMovement& movement : stockMovementsOf(stream)) {
                if (m_ledger.isSuspect(movement)) differences.add(movement, -1);
            }
        }
        if (auto step = m_book.reportProgress(Invariant::StockMovements, 0); !step) return step;
    }
    for (const QString& sentence : differences.sentences()) {
        m_book.problem(Invariant::StockMovements, sentence);
    }
    return {};
}

}  // namespace countertop
