// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/KeyProofs.h"

#include "models/commands/CommandRecord.h"
#include "models/store/connection/Conditions.h"
#include "models/store/write/KeyProof.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr qint64 kPageRows = 5000;

/// Tolerance for clocks, whether set by hand or by a network.
constexpr qint64 kClockSpreadMs = 60LL * 60 * 1000;

const QString kFirst = QStringLiteral(
    "SELECT audit_id AS number FROM audit WHERE store_id = :store AND key_proof <> '' "
    "ORDER BY audit_id LIMIT 1");

const QString kCleaned = QStringLiteral(
    "SELECT coalesce(max(up_to), 0) AS number FROM removals WHERE store_id = :store "
    "AND kind = 'idempotency'");

/// A refused command stores no key.
const QString kNewest = QStringLiteral(
    "SELECT coalesce(max(recorded_at), 0) AS number FROM audit WHERE store_id = :store "
    "AND key_proof <> ''");

const QString kOlder = QStringLiteral(
    "SELECT DISTINCT recorded_at FROM audit WHERE store_id = :store AND audit_id < :first "
    "AND recorded_at > :since");

/// Read all pages instead of stopping at the first expired one: tills' clocks may be days apart,
/// and an import by one of them fills many pages.
const QString kPage = QStringLiteral(
    "SELECT audit_id, command_type, actor, till, recorded_at, key_proof FROM audit "
    "WHERE store_id = :store AND audit_id > :after AND key_proof <> '' AND recorded_at > :since "
    "ORDER BY audit_id LIMIT :limit");

struct Proof {
    qint64 auditId = 0;
    QString whose;
    QByteArray text;
    [[nodiscard]] qint64 expiresAt() const { return text.split(' ').first().toLongLong(); }
};

Proof proofFrom(Query& query) {
    return {query.integer("audit_id"),
            QStringLiteral("%1 by %2 at till %3, %4")
                .arg(query.text("command_type"), query.text("actor"), query.text("till"),
                     toIsoText(query.integer("recorded_at"))),
            query.utf8("key_proof")};
}

}  // namespace

Result<void> KeyProofs::begin() {
    const auto first = readNumber(m_book.database(), kFirst, Conditions(m_book.storeId()));
    if (!first) return fail(first.error());
    m_first = *first;
    if (m_first == 0) return {};
    if (auto read = readNow(); !read) return read;
    if (auto read = readOlder(); !read) return read;
    return readExpected();
}

Result<void> KeyProofs::readNow() {
    const Conditions store(m_book.storeId());
    const auto newest = readNumber(m_book.database(), kNewest, store);
    if (!newest) return fail(newest.error());
    const auto cleaned = readNumber(m_book.database(), kCleaned, store);
    if (!cleaned) return fail(cleaned.error());
    // A till whose clock is days ahead expires other tills' keys only through a clean-up.
    m_now = std::max(*cleaned, std::min(*newest, m_book.now() + kClockSpreadMs));
    return {};
}

Result<void> KeyProofs::readOlder() {
    Conditions conditions(m_book.storeId());
    conditions.value(":first", m_first).value(":since", m_now - kIdempotencyLifetimeMs);
    const auto times = readRows(m_book.database(), kOlder, conditions,
                                [](Query& query) { return query.integer("recorded_at"); });
    if (!times) return fail(times.error());
    m_older = QSet<qint64>(times->cbegin(), times->cend());
    return {};
}

Result<void> KeyProofs::readExpected() {
    for (qint64 after = 0;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after)
            .value(":since", m_now - kIdempotencyLifetimeMs)
            .value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kPage, conditions, proofFrom);
        if (!page) return fail(page.error());
        for (const Proof& proof : *page) {
            if (proof.expiresAt() > m_now) m_expected.insert(proof.text, proof.whose);
        }
        if (page->size() < kPageRows) return {};
        after = page->last().auditId;
        if (auto step = m_book.reportProgress(Invariant::IdempotencyKeys, 0); !step) return step;
    }
}

void KeyProofs::consume(const Record& record) {
    CommandRecord written;
    written.key = record.key;
    written.type = record.type;
    written.fingerprint = record.fingerprint;
    written.recordedAt = record.createdAt;
    written.expiresAt = record.expiresAt;
    const bool isKnown =
        record.refusal.isEmpty() && m_expected.remove(keyProof(written, record.result)) > 0;
    // A stored refusal is written separately from its audit row, which does not include it.
    if (isKnown || !record.refusal.isEmpty()) return;
    if (m_first == 0 || record.expiresAt <= m_now || m_older.contains(record.createdAt)) return;
    m_book.problem(Invariant::IdempotencyKeys,
                   QStringLiteral("No command left key %1 as it is").arg(record.key));
}

void KeyProofs::finish() {
    QStringList missing = m_expected.values();
    missing.sort();
    for (const QString& whose : std::as_const(missing)) {
        m_book.problem(Invariant::IdempotencyKeys,
                       QStringLiteral("The key of %1 is gone or was changed").arg(whose));
    }
}

}  // namespace countertop
