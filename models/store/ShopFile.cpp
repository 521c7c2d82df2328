// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ShopFile.h"

#include "models/core/Clock.h"
#include "models/core/Currency.h"
#include "models/store/Migrator.h"
#include "models/store/SqliteFiles.h"
#include "models/store/Transaction.h"

#include <QTimeZone>

namespace countertop {

namespace {

const QString kInsertShop = QStringLiteral(
    "INSERT INTO shop (store_id, name, currency, time_zone, created_at) "
    "VALUES (:store, :name, :currency, :zone, :now) ON CONFLICT (store_id) DO NOTHING");

const QString kSettings = QStringLiteral(
    "SELECT name, currency, time_zone, day_starts_minute FROM shop WHERE store_id = :store");

const QString kConfigure = QStringLiteral(
    "UPDATE shop SET name = :name, currency = :currency, time_zone = :zone "
    "WHERE store_id = :store AND NOT EXISTS "
    "(SELECT 1 FROM events WHERE store_id = :store AND category IN ('order', 'product'))");

Result<void> ensureShop(Database& database, const NewShop& start) {
    if (auto known = readSettings(database); known) return {};
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) return begun;
    auto query = database.query(kInsertShop);
    if (!query) return fail(query.error());
    (*query)
        ->bind(":store", qint64{1})
        .bind(":name", start.name)
        .bind(":currency", start.currency)
        .bind(":zone", start.timeZone)
        .bind(":now", SystemClock().now());
    if (auto ran = (*query)->execute(); !ran) return ran;
    return transaction.commit();
}

/// A currency that the shop has already stays: shops were made with any three letters once.
Result<void> checkNewShop(const NewShop& settings, const QString& presentCurrency) {
    QList<FieldProblem> problems;
    if (settings.currency != presentCurrency && !isKnownCurrency(settings.currency)) {
        problems.append(
            {QStringLiteral("currency"),
             QStringLiteral("'%1' is not a currency such as GBP or EUR").arg(settings.currency),
             QStringLiteral("not_a_currency"),
             {{QStringLiteral("text"), settings.currency}}});
    }
    if (!QTimeZone::isTimeZoneIdAvailable(settings.timeZone.toUtf8())) {
        problems.append(
            {QStringLiteral("time_zone"),
             QStringLiteral("'%1' is not a time zone such as Europe/London").arg(settings.timeZone),
             QStringLiteral("not_a_time_zone"),
             {{QStringLiteral("text"), settings.timeZone}}});
    }
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    return {};
}

Result<void> bringUpToDate(Database& database, Migrator& migrator) {
    const auto report = migrator.migrate();
    if (!report.error) return database.useWriteAheadLog();
    if (!database.readOnly() || report.outcome == Migrator::Outcome::Newer) {
        return fail(*report.error);
    }
    Error error = *report.error;
    error.detail = QStringLiteral(
                       "The shop '%1' was made by an older Countertop and has to be "
                       "brought up to date before it can be read. %2")
                       .arg(database.url().display(), error.detail);
    return fail(std::move(error));
}

}  // namespace

Result<std::unique_ptr<Database>> openShop(const DatabaseUrl& url, Database::Role role) {
    auto opened = Database::open(url, role);
    if (!opened || role == Database::Role::Reader) return opened;
    Database& database = **opened;
    Migrator migrator(database, Migrator::builtIn(database.dialect()));
    const auto content = migrator.content();
    if (!content) return fail(content.error());
    if (*content == Migrator::Content::Nothing) return fail(noShopAt(url.display()));
    if (auto ready = bringUpToDate(database, migrator); !ready) return fail(ready.error());
    return opened;
}

Result<std::unique_ptr<Database>> createShop(const DatabaseUrl& url, const NewShop& start) {
    if (auto good = checkNewShop(start, {}); !good) return fail(good.error());
    auto opened = Database::open(url, Database::Role::Writer, Database::Files::MayBeMade);
    if (!opened) return opened;
    Database& database = **opened;
    Migrator migrator(database, Migrator::builtIn(database.dialect()));
    if (auto ready = bringUpToDate(database, migrator); !ready) return fail(ready.error());
    if (auto ready = ensureShop(database, start); !ready) return fail(ready.error());
    return opened;
}

Result<ShopSettings> readSettings(Database& database, qint64 storeId) {
    ShopSettings settings;
    const auto found = database.readRow(
        kSettings, [&](Query& query) { query.bind(":store", storeId); },
        [&](Query& row) {
            settings = {row.text("name"), row.text("currency"), row.text("time_zone"),
                        static_cast<int>(row.integer("day_starts_minute"))};
        });
    if (!found) return fail(found.error());
    if (!*found) return fail(noShopAt(database.url().display()));
    return settings;
}

Result<void> configureShop(Database& database, const NewShop& settings, qint64 storeId) {
    const auto known = readSettings(database, storeId);
    if (auto good = checkNewShop(settings, known ? known->currency : QString()); !good) return good;
    if (known && known->currency == settings.currency && known->timeZone == settings.timeZone &&
        known->name == settings.name) {
        return {};
    }
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) return begun;
    auto query = database.query(kConfigure);
    if (!query) return fail(query.error());
    (*query)
        ->bind(":name", settings.name)
        .bind(":currency", settings.currency)
        .bind(":zone", settings.timeZone)
        .bind(":store", storeId);
    if (auto ran = (*query)->execute(); !ran) return ran;
    if ((*query)->affectedRows() == 0) {
        return fail(ErrorCode::InvalidTransition,
                    QStringLiteral("This shop is already in use; its currency and time zone "
                                   "cannot change any more"),
                    QStringLiteral("shop_in_use"));
    }
    return transaction.commit();
}

}  // namespace countertop
