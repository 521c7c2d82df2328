// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/MaskedAddress.h"
#include "models/events/MessageTemplatesJson.h"
#include "models/store/write/WriteExecutor.h"

namespace countertop {

namespace {

const QString kRetryOne = QStringLiteral(
    "UPDATE outbox SET status = 'pending', attempts = 0, next_attempt_at = 0, retry_pause = 0, "
    "held = '', lease_until = 0 "
    "WHERE store_id = :store AND outbox_id = :id AND status IN ('dead', 'failed', 'pending')");

const QString kRetryAllDead = QStringLiteral(
    "UPDATE outbox SET status = 'pending', attempts = 0, next_attempt_at = 0, retry_pause = 0, "
    "lease_until = 0 WHERE store_id = :store AND status = 'dead'");

const QString kDiscard = QStringLiteral(
    "UPDATE outbox SET status = 'discarded', last_error = :reason, held = '', lease_until = 0 "
    "WHERE store_id = :store AND outbox_id = :id AND status IN ('dead', 'failed', 'pending')");

/// The later messages of its order wait for the time that was set for it.
const QString kReleaseFollowers = QStringLiteral(R"(
UPDATE outbox SET next_attempt_at = 0, retry_pause = 0
WHERE store_id = :store AND order_id <> '' AND retry_pause > 0 AND held = ''
    AND (status = 'pending' OR status = 'processing' OR status = 'failed')
    AND status <> 'processing' AND outbox_id > :id
    AND order_id = (SELECT m.order_id FROM outbox AS m WHERE m.outbox_id = :id)
    AND destination = (SELECT m.destination FROM outbox AS m WHERE m.outbox_id = :id))");

const QString kEnableDestination = QStringLiteral(
    "UPDATE destinations SET disabled_at = 0, disabled_reason = '' "
    "WHERE store_id = :store AND destination = :destination AND disabled_at > 0");

const QString kLimitDestination = QStringLiteral(
    "INSERT INTO destinations (store_id, destination, at_once) "
    "VALUES (:store, :destination, :at_once) "
    "ON CONFLICT (store_id, destination) DO UPDATE SET at_once = excluded.at_once");

const QString kSettingsInUse = QStringLiteral(
    "SELECT name, currency, time_zone, day_starts_minute, "
    "CASE WHEN EXISTS (SELECT 1 FROM orders WHERE store_id = :store) THEN 1 ELSE 0 END AS orders, "
    "CASE WHEN EXISTS (SELECT 1 FROM products WHERE store_id = :store) THEN 1 ELSE 0 END "
    "AS products FROM shop WHERE store_id = :store");

const QString kConfigure = QStringLiteral(
    "UPDATE shop SET name = :name, currency = :currency, time_zone = :zone, "
    "day_starts_minute = :day_starts, gateway = :gateway, carrier = :carrier, "
    "messages = :messages, "
    "settings_version = :version WHERE store_id = :store AND settings_version = :before");

struct SettingsInUse {
    ShopSettings settings;
    bool hasOrders = false;
    bool hasProducts = false;
};

Result<SettingsInUse> settingsInUse(Database& database, qint64 store) {
    SettingsInUse found;
    const auto read = database.readRow(
        kSettingsInUse, [&](Query& query) { query.bind(":store", store); },
        [&](Query& row) {
            found.settings.currency = row.text("currency");
            found.settings.timeZone = row.text("time_zone");
            found.settings.dayStartsMinute = static_cast<int>(row.integer("day_starts_minute"));
            found.hasOrders = row.integer("orders") != 0;
            found.hasProducts = row.integer("products") != 0;
        });
    if (!read) return fail(read.error());
    return found;
}

tl::unexpected<Error> nothingToChange(const QString& sentence, const QString& reason) {
    return fail(ErrorCode::NotFound, sentence, reason);
}

}  // namespace

Result<void> lockOutCommits(Database& database) {
    if (database.dialect() == Dialect::Sqlite) return {};
    // Every commit writes to this table before it reads the versions of settings and routes.
    return database.run(QStringLiteral("LOCK TABLE products IN SHARE ROW EXCLUSIVE MODE"));
}

Result<void> applyShopChange(Database& database, const Write& write) {
    const ShopSettings& wanted = *write.shop;
    const auto found = settingsInUse(database, write.record.storeId);
    if (!found) return fail(found.error());
    const bool otherCurrency = found->settings.currency != wanted.currency;
    const bool otherDays = found->settings.timeZone != wanted.timeZone ||
                           found->settings.dayStartsMinute != wanted.dayStartsMinute;
    if (found->hasOrders && (otherCurrency || otherDays)) {
        return fail(ErrorCode::InvalidTransition,
                    QStringLiteral("This shop has orders; its currency, its time zone and the "
                                   "start of its day cannot change any more"),
                    QStringLiteral("shop_in_use"));
    }
    if (found->hasProducts && otherCurrency) {
        return fail(ErrorCode::InvalidTransition,
                    QStringLiteral("This shop has products with prices in %1; its currency cannot "
                                   "change any more")
                        .arg(found->settings.currency),
                    QStringLiteral("shop_has_prices"),
                    {{QStringLiteral("currency"), found->settings.currency}});
    }
    const auto rows = database.execute(kConfigure, [&](Query& query) {
        query.bind(":name", wanted.name)
            .bind(":currency", wanted.currency)
            .bind(":zone", wanted.timeZone)
            .bind(":day_starts", static_cast<qint64>(wanted.dayStartsMinute))
            .bind(":gateway", wanted.gateway)
            .bind(":carrier", wanted.carrier)
            .bind(":messages", messageTemplatesText(wanted.messages))
            .bind(":version", wanted.version)
            .bind(":before", wanted.version - 1)
            .bind(":store", write.record.storeId);
    });
    if (!rows) return fail(rows.error());
    if (*rows == 0) return fail(settingsChanged());
    return {};
}

Result<void> applyDeliveryChange(Database& database, const Write& write) {
    const DeliveryChange& delivery = *write.delivery;
    const auto rows = database.execute(
        delivery.discard   ? kDiscard
        : delivery.allDead ? kRetryAllDead
                           : kRetryOne,
        [&](Query& query) {
            query.bind(":store", write.record.storeId);
            if (!delivery.allDead) query.bind(":id", delivery.deliveryId);
            if (delivery.discard) {
                query.bind(":reason", QStringLiteral("discarded: ") + delivery.reason);
            }
        });
    if (!rows) return fail(rows.error());
    if (*rows == 0 && !delivery.allDead) {
        return nothingToChange(
            QStringLiteral("There is no waiting or dead delivery %1").arg(delivery.deliveryId),
            QStringLiteral("delivery_not_found"));
    }
    if (delivery.allDead) return {};
    return database
        .execute(kReleaseFollowers,
                 [&](Query& query) {
                     query.bind(":store", write.record.storeId).bind(":id", delivery.deliveryId);
                 })
        .map([](qint64) {});
}

Result<void> applyDestinationChange(Database& database, const Write& write) {
    const DestinationChange& change = *write.destination;
    const auto rows =
        database.execute(change.atOnce ? kLimitDestination : kEnableDestination, [&](Query& query) {
            query.bind(":store", write.record.storeId).bind(":destination", change.destination);
            if (change.atOnce) query.bind(":at_once", qint64{*change.atOnce});
        });
    if (!rows) return fail(rows.error());
    if (*rows > 0) return {};
    return nothingToChange(
        QStringLiteral("'%1' is not disabled").arg(maskedAddress(change.destination)),
        QStringLiteral("destination_not_disabled"));
}

}  // namespace countertop
