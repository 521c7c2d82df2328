// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/StreamPlaces.h"

#include "models/store/connection/Conditions.h"

namespace countertop {

namespace {

const QString kLastVersion = QStringLiteral(
    "SELECT coalesce(max(version), 0) AS number FROM events WHERE store_id = :store "
    "AND stream_id = :stream");

/// A damaged stream may lack versions, so take the next existing one.
const QString kPlace = QStringLiteral(
    "SELECT version, position FROM events WHERE store_id = :store AND stream_id = :stream "
    "AND version >= :version ORDER BY version LIMIT 1");

}  // namespace

Result<qint64> firstVersionFrom(Database& database, qint64 storeId, const QString& streamId,
                                qint64 position) {
    if (position <= 1) return 1;
    Conditions stream(storeId);
    stream.value(":stream", streamId);
    const auto last = readNumber(database, kLastVersion, stream);
    if (!last) return fail(last.error());
    qint64 low = 1;
    qint64 high = *last + 1;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        Conditions probe = stream;
        probe.value(":version", middle);
        const auto found = readRows(database, kPlace, probe, [](Query& query) {
            return std::pair(query.integer("version"), query.integer("position"));
        });
        if (!found) return fail(found.error());
        if (found->isEmpty() || found->first().second >= position) {
            high = middle;
        } else {
            low = found->first().first + 1;
        }
    }
    return low;
}

}  // namespace countertop
