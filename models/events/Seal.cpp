// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Seal.h"

#include "models/core/Digest.h"

namespace countertop {

namespace {

constexpr qsizetype kMarkDigits = 8;

QByteArray marksOf(qint64 fromPosition, const QList<SealedEvent>& events) {
    QByteArray marks;
    marks.reserve(events.size() * (kMarkDigits + 3));
    qint64 last = fromPosition;
    for (const SealedEvent& event : events) {
        if (!marks.isEmpty()) marks.append(' ');
        marks.append(QByteArray::number(event.position - last)).append(':');
        marks.append(event.hash.first(qMin(kMarkDigits, event.hash.size())));
        last = event.position;
    }
    return marks;
}

/// The sealed events, with the mark in place of the hash. Skips malformed marks.
QList<SealedEvent> eventsFrom(const Seal& seal) {
    QList<SealedEvent> events;
    qint64 position = seal.fromPosition;
    for (const QByteArray& mark : seal.marks.split(' ')) {
        const qsizetype colon = mark.indexOf(':');
        if (colon < 1) continue;
        position += mark.first(colon).toLongLong();
        events.append({position, mark.sliced(colon + 1)});
    }
    return events;
}

}  // namespace

Seal sealOver(qint64 storeId, qint64 fromPosition, const QByteArray& previousHash,
              const QList<SealedEvent>& events, Timestamp sealedAt, const QByteArray& records) {
    Seal seal{fromPosition, events.last().position, events.size(), sealedAt, previousHash, {}, {},
              records};
    QByteArray text;
    text.reserve(events.size() * 80 + 200);
    text.append(previousHash).append('\n');
    for (const qint64 number :
         {storeId, seal.fromPosition, seal.toPosition, seal.events, seal.sealedAt}) {
        text.append(QByteArray::number(number)).append('\n');
    }
    if (!records.isEmpty()) text.append(records).append('\n');
    for (const SealedEvent& event : events) {
        text.append(QByteArray::number(event.position)).append(' ');
        text.append(event.hash).append('\n');
    }
    seal.hash = sha256Hex(text);
    seal.marks = marksOf(fromPosition, events);
    return seal;
}

bool marksFit(const Seal& seal) {
    const QList<SealedEvent> sealed = eventsFrom(seal);
    return !sealed.isEmpty() && sealed.size() == seal.events &&
           sealed.last().position == seal.toPosition;
}

QList<SealBreach> breachesOf(const Seal& seal, const QList<SealedEvent>& present) {
    const QList<SealedEvent> sealed = eventsFrom(seal);
    QList<SealBreach> breaches;
    auto was = sealed.cbegin();
    auto is = present.cbegin();
    while (was != sealed.cend() || is != present.cend()) {
        const bool isGone =
            is == present.cend() || (was != sealed.cend() && was->position < is->position);
        if (isGone) {
            breaches.append({was->position, SealBreach::Kind::Removed});
            ++was;
        } else if (was == sealed.cend() || is->position < was->position) {
            breaches.append({is->position, SealBreach::Kind::Inserted});
            ++is;
        } else {
            if (is->hash.first(qMin(kMarkDigits, is->hash.size())) != was->hash) {
                breaches.append({is->position, SealBreach::Kind::Altered});
            }
            ++was;
            ++is;
        }
    }
    return breaches;
}

}  // namespace countertop
