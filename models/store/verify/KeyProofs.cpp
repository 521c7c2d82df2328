// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/KeyProofs.h"

#include "models/store/KeyProof.h"
#include "models/store/queries/Conditions.h"

#include <algorithm>
#include <limits>

namespace countertop {

namespace {

constexpr qint64 kPageRows = 5000;

const QString kFirst = QStringLiteral(
    "SELECT recorded_at AS number FROM audit WHERE store_id = :store AND key_proof <> '' "
    "ORDER BY audit_id LIMIT 1");

const QString kCleaned = QStringLiteral(
    "SELECT coalesce(max(up_to), 0) AS number FROM removals WHERE store_id = :store "
    "AND kind = 'idempotency'");

/// The newest first: what is past its time lies behind.
const QString kPage = QStringLiteral(
    "SELECT audit_id, command_type, actor, till, recorded_at, key_proof FROM audit "
    "WHERE store_id = :store AND audit_id < :before ORDER BY audit_id DESC LIMIT :limit");

struct Proof {
    qint64 auditId = 0;
    QString whose;
    qint64 recordedAt = 0;
    QByteArray text;
    [[nodiscard]] qint64 expiresAt() const { return text.split(' ').first().toLongLong(); }
};

Proof proofFrom(Query& query) {
    return {query.integer("audit_id"),
            QStringLiteral("%1 by %2 at till %3, %4")
                .arg(query.text("command_type"), query.text("actor"), query.text("till"),
                     toIsoText(query.integer("recorded_at"))),
            query.integer("recorded_at"), query.utf8("key_proof")};
}

}  // namespace

Result<void> KeyProofs::begin() {
    const Conditions store(m_book.storeId());
    const auto first = readNumber(m_book.database(), kFirst, store);
    if (!first) return fail(first.error());
    const auto cleaned = readNumber(m_book.database(), kCleaned, store);
    if (!cleaned) return fail(cleaned.error());
    m_since = *first;
    m_now = *cleaned;
    return m_since == 0 ? Result<void>() : readExpected();
}

Result<void> KeyProofs::readExpected() {
    qint64 before = std::numeric_limits<qint64>::max();
    for (;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":before", before).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kPage, conditions, proofFrom);
        if (!page) return fail(page.error());
        for (const Proof& proof : *page) m_now = std::max(m_now, proof.recordedAt);
        bool isAnyValid = false;
        for (const Proof& proof : *page) {
            before = proof.auditId;
            if (proof.text.isEmpty() || proof.expiresAt() <= m_now) continue;
            isAnyValid = true;
            m_expected.insert(proof.text, proof.whose);
        }
        if (page->size() < kPageRows || !isAnyValid) return {};
        if (auto on = m_book.goOn(Invariant::IdempotencyKeys, 0); !on) return on;
    }
}

void KeyProofs::take(const Record& record) {
    CommandRecord written;
    written.key = record.key;
    written.type = record.type;
    written.fingerprint = record.fingerprint;
    written.recordedAt = record.createdAt;
    written.expiresAt = record.expiresAt;
    const bool isKnown =
        record.refusal.isEmpty() && m_expected.remove(keyProof(written, record.result)) > 0;
    // A remembered refusal is written beside its audit row, which does not know of it.
    if (isKnown || !record.refusal.isEmpty()) return;
    if (m_since == 0 || record.createdAt < m_since || record.expiresAt <= m_now) return;
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
