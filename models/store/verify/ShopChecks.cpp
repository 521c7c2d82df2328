// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/ShopChecks.h"

#include "models/core/Filled.h"
#include "models/events/EventSerializer.h"
#include "models/events/MessageTemplatesJson.h"
#include "models/events/Streams.h"
#include "models/store/connection/Conditions.h"
#include "models/store/schema/Migrator.h"
#include "models/store/seals/SealedRecords.h"
#include "models/store/streams/SettingsRow.h"
#include "models/store/streams/SqlEventStore.h"

#include <QJsonObject>

#include <algorithm>

namespace countertop {

namespace {

/// Tables with amounts, and the column that identifies a row. None has an index by currency, so
/// each is scanned once.
struct Amounts {
    const char* table;
    const char* name;
};
constexpr Amounts kAmounts[] = {
    {"products", "sku"},      {"orders", "coalesce(number, order_id)"},
    {"payments", "order_id"}, {"order_days", "day"},
    {"payment_days", "day"},
};

QString othersSql(const Amounts& amounts) {
    return QStringLiteral(
               "SELECT %2 AS name, t.currency AS currency FROM %1 t JOIN shop s "
               "ON s.store_id = t.store_id WHERE t.store_id = :store AND t.currency <> s.currency "
               "ORDER BY 1")
        .arg(QLatin1StringView(amounts.table), QLatin1StringView(amounts.name));
}

QString countSql(const Amounts& amounts) {
    return QStringLiteral("SELECT count(*) AS things FROM %1 WHERE store_id = :store")
        .arg(QLatin1StringView(amounts.table));
}

const QString kMigrations =
    QStringLiteral("SELECT number, name FROM schema_migrations ORDER BY number");

const QString kMessages = QStringLiteral("SELECT messages FROM shop WHERE store_id = :store");

/// The columns of the shop's row that ShopConfigured contains.
const QStringList kInEvents{QStringLiteral("name"),
                            QStringLiteral("currency"),
                            QStringLiteral("time_zone"),
                            QStringLiteral("gateway"),
                            QStringLiteral("carrier"),
                            QStringLiteral("messages"),
                            QStringLiteral("day_starts_minute"),
                            QStringLiteral("settings_version")};

ShopSettings settingsOf(const ShopConfigured& event, qint64 version) {
    return {event.name,    event.currency, event.timeZone, event.dayStartsMinute,
            event.gateway, event.carrier,  event.messages, version};
}

QString settingsText(const ShopSettings& settings) {
    return filled(QStringLiteral("%1, %2, %3, day from minute %4, gateway %5, carrier %6, "
                                 "messages %7 at version %8"),
                  settings.name, settings.currency, settings.timeZone, settings.dayStartsMinute,
                  settings.gateway, settings.carrier,
                  QString::fromUtf8(messageTemplatesText(settings.messages)), settings.version);
}

}  // namespace

Result<void> ShopChecks::run() {
    if (auto done = checkMigrations(); !done) return done;
    if (auto done = checkSettings(); !done) return done;
    return checkCurrencies();
}

Result<void> ShopChecks::checkSettings() {
    const auto row = readSettings(m_book.database(), m_book.storeId());
    if (!row) return fail(row.error());
    m_book.count(Invariant::ShopSettings);
    SqlEventStore store(m_book.database(), m_book.storeId());
    EventStore& events = store;
    const auto recorded = events.load(shopStream(m_book.storeId()));
    if (!recorded) return fail(recorded.error());
    ShopSettings folded;
    for (const RecordedEvent& event : *recorded) {
        const auto read = shopEventFrom(event);
        if (!read) {
            m_book.problem(Invariant::ShopSettings, read.error().detail);
            return {};
        }
        folded = settingsOf(std::get<ShopConfigured>(*read), event.version);
    }
    // A shop of an older Countertop has no such event.
    const bool isRecorded = !recorded->isEmpty() || row->version != 0;
    if (isRecorded && *row != folded) {
        m_book.problem(Invariant::ShopSettings,
                       QStringLiteral("The shop's settings are %1; its events say %2")
                           .arg(settingsText(*row), settingsText(folded)));
    }
    if (auto done = checkMessages(*row); !done) return done;
    return checkSealed(isRecorded);
}

/// A damaged text reads as our own wording.
Result<void> ShopChecks::checkMessages(const ShopSettings& settings) {
    QByteArray stored;
    const auto read = m_book.database().readRow(
        kMessages, [&](Query& query) { query.bind(":store", m_book.storeId()); },
        [&](Query& row) { stored = row.utf8("messages"); });
    if (!read) return fail(read.error());
    if (stored.isEmpty() || stored == messageTemplatesText(settings.messages)) return {};
    m_book.problem(Invariant::ShopSettings,
                   QStringLiteral("The shop's messages to customers cannot be read: %1")
                       .arg(QString::fromUtf8(stored)));
    return {};
}

Result<void> ShopChecks::checkSealed(bool isRecorded) {
    const auto now = settingsNow(m_book.database(), m_book.storeId());
    if (!now) return fail(now.error());
    const auto was = sealedSettings(m_book.database(), m_book.storeId());
    if (!was) return fail(was.error());
    const QJsonObject row = (*now)[QLatin1StringView("shop")].toObject();
    const QJsonObject sealed = (*was)[QLatin1StringView("shop")].toObject();
    for (auto column = sealed.begin(); column != sealed.end(); ++column) {
        // Settings with events may have changed since. Skip columns that a later version removed.
        if (isRecorded && kInEvents.contains(column.key())) continue;
        if (!row.contains(column.key())) continue;
        m_book.count(Invariant::ShopSettings);
        if (row[column.key()] == column.value()) continue;
        m_book.problem(
            Invariant::ShopSettings,
            QStringLiteral("The shop's %1 is '%2' but was '%3' when it was sealed")
                .arg(column.key(), row[column.key()].toString(), column.value().toString()));
    }
    return {};
}

Result<void> ShopChecks::checkMigrations() {
    const auto rows = readRows(
        m_book.database(), kMigrations, Conditions::none(),
        [](Query& query) { return std::pair(query.integer("number"), query.text("name")); });
    if (!rows) return fail(rows.error());
    const auto known = Migrator::builtIn(m_book.database().dialect());
    for (qsizetype at = 0; at < std::max(rows->size(), known.size()); ++at) {
        m_book.count(Invariant::ShopSettings);
        const auto [number, name] = rows->value(at);
        const Migration should = known.value(at);
        if (number == should.number && name == should.name) continue;
        m_book.problem(Invariant::ShopSettings,
                       QStringLiteral("Migration %1 is '%2' here but '%3' in the program")
                           .arg(at + 1)
                           .arg(name, should.name));
    }
    return {};
}

Result<void> ShopChecks::checkCurrencies() {
    for (const Amounts& amounts : kAmounts) {
        Conditions conditions(m_book.storeId());
        const auto count = readRows(m_book.database(), countSql(amounts), conditions,
                                    [](Query& query) { return query.integer("things"); });
        if (!count) return fail(count.error());
        m_book.count(Invariant::OneCurrency, count->value(0));
        const auto others = readRows(
            m_book.database(), othersSql(amounts), conditions,
            [](Query& query) { return std::pair(query.text("name"), query.text("currency")); });
        if (!others) return fail(others.error());
        for (const auto& [name, currency] : *others) {
            m_book.problem(Invariant::OneCurrency,
                           QStringLiteral("%1 %2 is in %3, not in the shop's currency")
                               .arg(QLatin1StringView(amounts.table), name, currency));
        }
    }
    return {};
}

}  // namespace countertop
