// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/StockLedger.h"

#include "models/core/Filled.h"

#include <QRandomGenerator>

#include <algorithm>

namespace countertop {

namespace {

constexpr quint32 kBuckets = 1U << 16;
constexpr qsizetype kMaximumSuspects = 20;

QString keyOf(const StockMovement& movement) {
    return movement.orderId + u'\n' + movement.sku + u'\n' + movement.reason + u'\n' +
           movement.actor + u'\n' + QString::number(movement.at) + u'\n' + movement.note;
}

/// Spreads the bits of a hash (the finaliser of MurmurHash3, public domain).
quint64 mixed(quint64 value) {
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    value ^= value >> 33;
    return value;
}

}  // namespace

StockMovement StockMovement::of(const StockChange& change, const QString& actor, Timestamp at) {
    return {change.sku,
            change.onHandChange,
            change.reservedChange,
            toText(change.reason),
            change.orderId.text(),
            change.note,
            actor,
            at};
}

StockLedger::StockLedger()
    : m_seed(QRandomGenerator::system()->generate64()), m_buckets(kBuckets) {}

StockLedger::Place StockLedger::placeOf(const StockMovement& movement) const {
    const quint64 hash = mixed(qHash(keyOf(movement), static_cast<size_t>(m_seed)));
    // An odd weight never turns a single difference into zero.
    return {static_cast<quint32>(hash % kBuckets), mixed(hash ^ m_seed) | 1};
}

void StockLedger::enter(const StockMovement& movement, int sign) {
    const Place place = placeOf(movement);
    const auto weighed = [&](qint64 amount) {
        return place.weight * static_cast<quint64>(amount) * static_cast<quint64>(sign);
    };
    m_buckets[place.bucket][0] += weighed(movement.onHandChange);
    m_buckets[place.bucket][1] += weighed(movement.reservedChange);
}

bool StockLedger::isEven() const {
    return std::all_of(m_buckets.cbegin(), m_buckets.cend(),
                       [](const auto& bucket) { return bucket[0] == 0 && bucket[1] == 0; });
}

void StockLedger::chooseSuspects() {
    for (quint32 bucket = 0; bucket < kBuckets; ++bucket) {
        if (m_suspects.size() == kMaximumSuspects) return;
        if (m_buckets[bucket][0] != 0 || m_buckets[bucket][1] != 0) m_suspects.insert(bucket);
    }
}

bool StockLedger::isSuspect(const StockMovement& movement) const {
    return m_suspects.contains(placeOf(movement).bucket);
}

void StockDifferences::add(const StockMovement& movement, int sign) {
    Sums& sums = m_sums[keyOf(movement)];
    sums.key = movement;
    sums.onHand += static_cast<quint64>(sign) * static_cast<quint64>(movement.onHandChange);
    sums.reserved += static_cast<quint64>(sign) * static_cast<quint64>(movement.reservedChange);
}

QStringList StockDifferences::sentences() const {
    QStringList sentences;
    for (const Sums& sums : m_sums) {
        if (sums.onHand == 0 && sums.reserved == 0) continue;
        const StockMovement& key = sums.key;
        sentences.append(filled(
            QStringLiteral("The movements '%1' of %2 %3 differ from the events by %4 on hand and "
                           "%5 reserved (by %6, %7, note '%8')"),
            key.reason, key.sku,
            key.orderId.isEmpty() ? QStringLiteral("without an order")
                                  : QStringLiteral("for order ") + key.orderId,
            static_cast<qint64>(sums.onHand), static_cast<qint64>(sums.reserved), key.actor,
            toIsoText(key.at), key.note));
    }
    sentences.sort();
    return sentences;
}

}  // namespace countertop
