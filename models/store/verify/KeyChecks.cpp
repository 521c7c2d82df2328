// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/KeyChecks.h"

#include "models/core/Filled.h"
#include "models/core/Json.h"
#include "models/store/connection/Conditions.h"

#include <QHash>

namespace countertop {

namespace {

constexpr qint64 kPageRows = 1000;

const QString kRecords = QStringLiteral(
    "SELECT key, command_type, fingerprint, result, refusal, created_at, expires_at "
    "FROM idempotency WHERE store_id = :store AND key > :after "
    "ORDER BY key LIMIT :limit");

const QString kOrdersSqlite = QStringLiteral(
    "SELECT order_id, number, version FROM orders WHERE store_id = :store AND order_id IN "
    "(SELECT value FROM json_each(:orders))");

const QString kOrdersPostgresql = QStringLiteral(
    "SELECT order_id, number, version FROM orders WHERE store_id = :store AND order_id IN "
    "(SELECT jsonb_array_elements_text(CAST(:orders AS jsonb)))");

struct Known {
    QString number;
    qint64 version = 0;
};

}  // namespace

Result<void> KeyChecks::run() {
    if (auto begun = m_proofs.begin(); !begun) return begun;
    for (qint64 done = 0;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", m_lastKey).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kRecords, conditions, [](Query& query) {
            return Record{query.text("key"),          query.text("command_type"),
                          query.utf8("fingerprint"),  query.utf8("result"),
                          query.utf8("refusal"),      query.integer("created_at"),
                          query.integer("expires_at")};
        });
        if (!page) return fail(page.error());
        if (auto checked = checkPage(*page); !checked) return checked;
        done += page->size();
        if (auto step = m_book.reportProgress(Invariant::IdempotencyKeys, done); !step) return step;
        if (page->size() < kPageRows) break;
        m_lastKey = page->last().key;
    }
    m_proofs.finish();
    return {};
}

Result<void> KeyChecks::checkPage(const QList<Record>& records) {
    m_book.count(Invariant::IdempotencyKeys, records.size());
    QList<Promise> promises;
    for (const Record& record : records) {
        m_proofs.consume(record);
        const auto json =
            jsonObjectFromText(record.refusal.isEmpty() ? record.result : record.refusal);
        if (!json) {
            m_book.problem(Invariant::IdempotencyKeys,
                           QStringLiteral("The result of key %1 cannot be read").arg(record.key));
            continue;
        }
        if (!record.refusal.isEmpty()) continue;
        const CommandResult result = commandResultFromJson(*json);
        // Only results of orders have a status word.
        if (!result.status.isEmpty()) promises.append({record.key, result});
    }
    return checkPromises(promises);
}

Result<void> KeyChecks::checkPromises(const QList<Promise>& promises) {
    QJsonArray orders;
    for (const Promise& promise : promises) orders.append(promise.result.id);
    Conditions conditions(m_book.storeId());
    conditions.value(":orders", QString::fromUtf8(toJsonText(orders)));
    const bool isSqlite = m_book.database().dialect() == Dialect::Sqlite;
    const auto rows =
        readRows(m_book.database(), isSqlite ? kOrdersSqlite : kOrdersPostgresql, conditions,
                 [](Query& query) {
                     return std::pair(query.text("order_id"),
                                      Known{query.text("number"), query.integer("version")});
                 });
    if (!rows) return fail(rows.error());
    const QHash<QString, Known> known(rows->cbegin(), rows->cend());
    for (const Promise& promise : promises) {
        const Known order = known.value(promise.result.id);
        checkPromise(promise, order.number, order.version);
    }
    return {};
}

void KeyChecks::checkPromise(const Promise& promise, const QString& number, qint64 version) {
    const CommandResult& result = promise.result;
    const bool sameNumber = result.number.isEmpty() || result.number == number;
    if (sameNumber && version > 0 && version >= result.version) return;
    const QString found =
        version == 0 ? QStringLiteral("there is no such order")
                     : filled(QStringLiteral("the order is %1 at version %2"), number, version);
    m_book.problem(Invariant::IdempotencyKeys,
                   filled(QStringLiteral("Key %1 answers with order %2 (%3) at version %4, but %5"),
                          promise.key, result.number, result.id, result.version, found));
}

}  // namespace countertop
