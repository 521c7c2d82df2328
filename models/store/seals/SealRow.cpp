// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/seals/SealRow.h"

namespace countertop {

Seal sealFrom(Query& query) {
    Seal seal;
    seal.fromPosition = query.integer("from_position");
    seal.toPosition = query.integer("to_position");
    seal.events = query.integer("events");
    seal.sealedAt = query.integer("sealed_at");
    seal.previousHash = query.utf8("previous_hash");
    seal.hash = query.utf8("hash");
    seal.marks = query.utf8("marks");
    seal.records = query.utf8("records");
    return seal;
}

void bindSeal(Query& query, const Seal& seal) {
    query.bind(":from", seal.fromPosition)
        .bind(":to", seal.toPosition)
        .bind(":events", seal.events)
        .bind(":now", seal.sealedAt)
        .bind(":previous", seal.previousHash)
        .bind(":hash", seal.hash)
        .bind(":marks", seal.marks)
        .bind(":records", seal.records);
}

QByteArray sealHead(const QString& chain, const Seal& seal) {
    if (seal.hash.isEmpty()) return {};
    return chain.toLatin1() + ':' + QByteArray::number(seal.toPosition) + ':' + seal.hash;
}

}  // namespace countertop
