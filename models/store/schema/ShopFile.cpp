// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/ShopFile.h"

#include "models/core/Clock.h"
#include "models/core/Currency.h"
#include "models/core/TimeZones.h"
#include "models/store/connection/SqliteFiles.h"
#include "models/store/connection/Transaction.h"
#include "models/store/schema/Migrator.h"
#include "models/store/streams/SettingsRow.h"

namespace countertop {

namespace {

const QString kInsertShop = QStringLiteral(
    "INSERT INTO shop (store_id, name, currency, time_zone, day_starts_minute, gateway, carrier, "
    "created_at) VALUES (:store, :name, :currency, :zone, :day_starts, :gateway, :carrier, :now) "
    "ON CONFLICT (store_id) DO NOTHING");

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
        .bind(":day_starts", static_cast<qint64>(start.dayStartsMinute))
        .bind(":gateway", start.gateway)
        .bind(":carrier", start.carrier)
        .bind(":now", SystemClock().now());
    if (auto ran = (*query)->execute(); !ran) return ran;
    return transaction.commit();
}

Result<void> checkNewShop(const NewShop& settings) {
    QList<FieldProblem> problems;
    if (!isKnownCurrency(settings.currency)) {
        problems.append(
            {QStringLiteral("currency"),
             QStringLiteral("'%1' is not a currency such as GBP or EUR").arg(settings.currency),
             QStringLiteral("not_a_currency"),
             {{QStringLiteral("text"), settings.currency}}});
    }
    if (!isTimeZone(settings.timeZone)) {
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
    if (auto good = checkNewShop(start); !good) return fail(good.error());
    auto opened = Database::open(url, Database::Role::Writer, Database::Files::MayBeMade);
    if (!opened) return opened;
    Database& database = **opened;
    Migrator migrator(database, Migrator::builtIn(database.dialect()));
    if (auto ready = bringUpToDate(database, migrator); !ready) return fail(ready.error());
    if (auto ready = ensureShop(database, start); !ready) return fail(ready.error());
    return opened;
}

}  // namespace countertop
