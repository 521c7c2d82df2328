// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/SettingsRow.h"

#include "models/events/MessageTemplatesJson.h"
#include "models/store/connection/SqliteFiles.h"

namespace countertop {

namespace {

const QString kSettings = QStringLiteral(
    "SELECT name, currency, time_zone, day_starts_minute, gateway, carrier, messages, "
    "settings_version "
    "FROM shop WHERE store_id = :store");

}  // namespace

Result<ShopSettings> readSettings(Database& database, qint64 storeId) {
    ShopSettings settings;
    const auto found = database.readRow(
        kSettings, [&](Query& query) { query.bind(":store", storeId); },
        [&](Query& row) {
            settings = {row.text("name"),
                        row.text("currency"),
                        row.text("time_zone"),
                        static_cast<int>(row.integer("day_starts_minute")),
                        row.text("gateway"),
                        row.text("carrier"),
                        messageTemplatesFromText(row.utf8("messages")),
                        row.integer("settings_version")};
        });
    if (!found) return fail(found.error());
    if (!*found) return fail(noShopAt(database.url().display()));
    return settings;
}

}  // namespace countertop
