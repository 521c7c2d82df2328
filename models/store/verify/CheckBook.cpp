// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/CheckBook.h"

#include <QJsonArray>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

/// Longer quotes of a damaged value do not help anyone.
constexpr qsizetype kLongestSentence = 600;

/// Stable names of the invariants, used by scripts and by the window's translations.
const char* codeOf(Invariant invariant) {
    switch (invariant) {
        case Invariant::DatabaseIntegrity:
            return "database_integrity";
        case Invariant::EventChains:
            return "event_chains";
        case Invariant::Seals:
            return "seals";
        case Invariant::SealedRecords:
            return "sealed_records";
        case Invariant::ReadableEvents:
            return "readable_events";
        case Invariant::OrderList:
            return "order_list";
        case Invariant::OrderLines:
            return "order_lines";
        case Invariant::Payments:
            return "payments";
        case Invariant::OrderDays:
            return "order_days";
        case Invariant::PaymentDays:
            return "payment_days";
        case Invariant::Products:
            return "products";
        case Invariant::Customers:
            return "customers";
        case Invariant::StockMovements:
            return "stock_movements";
        case Invariant::StockLevels:
            return "stock_levels";
        case Invariant::StockAvailable:
            return "stock_available";
        case Invariant::OrderTotals:
            return "order_totals";
        case Invariant::Refunds:
            return "refunds";
        case Invariant::Quantities:
            return "quantities";
        case Invariant::OrderNumbers:
            return "order_numbers";
        case Invariant::IdempotencyKeys:
            return "idempotency_keys";
        case Invariant::OutboxMessages:
            return "outbox_messages";
        case Invariant::Routes:
            return "routes";
        case Invariant::Sagas:
            return "sagas";
        case Invariant::ShopSettings:
            return "shop_settings";
        case Invariant::OneCurrency:
            return "one_currency";
        case Invariant::AsynchronousProjections:
            return "asynchronous_projections";
    }
    return "";
}

const char* nameOf(Invariant invariant) {
    switch (invariant) {
        case Invariant::DatabaseIntegrity:
            return "database integrity";
        case Invariant::EventChains:
            return "one gapless event chain per stream";
        case Invariant::Seals:
            return "sealed positions = their events";
        case Invariant::SealedRecords:
            return "audit and messages = as they were sealed";
        case Invariant::ReadableEvents:
            return "every event can be read";
        case Invariant::OrderList:
            return "order list = its events";
        case Invariant::OrderLines:
            return "order lines = their events";
        case Invariant::Payments:
            return "payments = their events";
        case Invariant::OrderDays:
            return "orders per day = their events";
        case Invariant::PaymentDays:
            return "payments per day = their events";
        case Invariant::Products:
            return "products = their events";
        case Invariant::Customers:
            return "customers = their events";
        case Invariant::StockMovements:
            return "stock movements = their events";
        case Invariant::StockLevels:
            return "stock = sum of its movements";
        case Invariant::StockAvailable:
            return "available stock is never negative";
        case Invariant::OrderTotals:
            return "order total = sum of its lines";
        case Invariant::Refunds:
            return "refunds within what was paid";
        case Invariant::Quantities:
            return "returned <= shipped <= ordered";
        case Invariant::OrderNumbers:
            return "order numbers without a gap";
        case Invariant::IdempotencyKeys:
            return "one result per idempotency key";
        case Invariant::OutboxMessages:
            return "one message per event and route";
        case Invariant::Routes:
            return "routes = the commands that set them";
        case Invariant::Sagas:
            return "sagas = their orders";
        case Invariant::ShopSettings:
            return "the shop's settings = their events";
        case Invariant::OneCurrency:
            return "every amount in the shop's currency";
        case Invariant::AsynchronousProjections:
            return "asynchronous projections = their events";
    }
    return "";
}

}  // namespace

QString VerifyReport::Check::state() const {
    if (problemCount > 0) return QStringLiteral("wrong");
    return notChecked.isEmpty() ? QStringLiteral("ok") : QStringLiteral("not_checked");
}

bool VerifyReport::isClean() const {
    return std::all_of(checks.cbegin(), checks.cend(),
                       [](const Check& check) { return check.problemCount == 0; });
}

QJsonObject VerifyReport::toJson() const {
    QJsonArray list;
    for (const Check& check : checks) {
        list.append(
            QJsonObject{{QStringLiteral("code"), check.code},
                        {QStringLiteral("name"), check.name},
                        {QStringLiteral("state"), check.state()},
                        {QStringLiteral("count"), check.count},
                        {QStringLiteral("problem_count"), check.problemCount},
                        {QStringLiteral("problems"), QJsonArray::fromStringList(check.problems)},
                        {QStringLiteral("not_checked"), check.notChecked}});
    }
    return {{QStringLiteral("clean"), isClean()}, {QStringLiteral("checks"), list}};
}

CheckBook::CheckBook(Database& database, const VerifyOptions& options)
    : m_database(database), m_options(options) {
    for (int index = 0; index < kInvariants; ++index) {
        const auto invariant = static_cast<Invariant>(index);
        at(invariant).code = QLatin1StringView(codeOf(invariant));
        at(invariant).name = QLatin1StringView(nameOf(invariant));
    }
}

void CheckBook::count(Invariant invariant, qint64 things) { at(invariant).count += things; }

void CheckBook::problem(Invariant invariant, const QString& sentence) {
    VerifyReport::Check& check = at(invariant);
    check.problemCount += 1;
    if (check.problems.size() >= VerifyReport::kMaximumProblems) return;
    const bool isLong = sentence.size() > kLongestSentence;
    check.problems.append(isLong ? sentence.first(kLongestSentence) + u'…' : sentence);
}

void CheckBook::notChecked(Invariant invariant, const QString& reason) {
    at(invariant).notChecked = reason;
}

Result<void> CheckBook::begin() {
    if (m_database.dialect() == Dialect::Sqlite) return {};
    return m_database.run(QStringLiteral("SAVEPOINT verify_part"));
}

Result<void> CheckBook::recover() {
    if (m_database.dialect() == Dialect::Sqlite) return {};
    return m_database.run(QStringLiteral("ROLLBACK TO SAVEPOINT verify_part"));
}

Result<void> CheckBook::attempt(Invariant invariant, const std::function<Result<void>()>& part) {
    if (hasFailed(invariant)) return {};
    QString reason;
    try {
        const Result<void> done = part();
        if (done) return {};
        const Error& error = done.error();
        if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Network) return done;
        reason = error.detail;
    } catch (const std::exception& exception) {
        reason = QString::fromUtf8(exception.what());
    }
    m_failed[static_cast<std::size_t>(invariant)] = true;
    problem(invariant, QStringLiteral("This could not be checked to the end: %1").arg(reason));
    return recover();
}

Result<void> CheckBook::reportProgress(Invariant invariant, qint64 done, qint64 total) {
    if (m_options.cancelled && m_options.cancelled->load()) {
        return fail(ErrorCode::Cancelled, QStringLiteral("The check was cancelled"),
                    QStringLiteral("cancelled"));
    }
    if (m_options.progress) m_options.progress(at(invariant).name, done, total);
    return {};
}

VerifyReport CheckBook::report() const {
    return {QList<VerifyReport::Check>(m_checks.cbegin(), m_checks.cend())};
}

}  // namespace countertop
