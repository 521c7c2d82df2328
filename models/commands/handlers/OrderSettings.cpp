// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/handlers/OrderSettings.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

bool namesAnAmount(const Command& command) {
    const auto priced = [](const QList<LineRequest>& lines) {
        return std::any_of(lines.cbegin(), lines.cend(),
                           [](const LineRequest& line) { return line.unitPriceMinor.has_value(); });
    };
    return std::visit(
        [&priced](const auto& concrete) {
            using C = std::decay_t<decltype(concrete)>;
            if constexpr (std::is_same_v<C, PayOrder> || std::is_same_v<C, SellAtTill> ||
                          std::is_same_v<C, RecordHistoricOrder> ||
                          std::is_same_v<C, RefundOrder>) {
                return true;
            } else if constexpr (requires { concrete.lines; }) {
                return priced(concrete.lines);
            } else if constexpr (requires { concrete.line; }) {
                return priced({concrete.line});
            } else {
                return false;
            }
        },
        command);
}

Error noService(const QString& service) {
    const bool isGateway = service == u"gateway";
    return makeError(
        ErrorCode::NotAllowed,
        isGateway ? QStringLiteral("There is no payment gateway, so nobody could take the "
                                   "payment. Set one with 'settings set gateway ADDRESS' "
                                   "('practice' moves no money), or let it be paid at the counter")
                  : QStringLiteral("There is no carrier, so nobody could take the parcel. Set one "
                                   "with 'settings set carrier ADDRESS' ('practice' sends no "
                                   "parcel), or let it be paid at the counter"),
        isGateway ? QStringLiteral("no_gateway") : QStringLiteral("no_carrier"));
}

}  // namespace

Error currencyChanged(const QString& before, const QString& now) {
    return makeError(ErrorCode::InvalidTransition,
                     QStringLiteral("The shop's currency is %1 now, no longer %2; look at the "
                                    "amounts again")
                         .arg(now, before),
                     QStringLiteral("currency_changed"),
                     {{QStringLiteral("before"), before}, {QStringLiteral("now"), now}});
}

OrderSettings::OrderSettings(Catalogue& catalogue, const ShopSettings& settings, Services overrides)
    : m_catalogue(catalogue),
      m_current(settings),
      m_overrides(std::move(overrides)),
      m_calendar(settings.timeZone, settings.dayStartsMinute) {}

void OrderSettings::use(const ShopSettings& settings) {
    m_current = settings;
    m_calendar = BusinessCalendar(m_current.timeZone, m_current.dayStartsMinute);
    m_minute = std::chrono::minutes::min();
    m_catalogue.forgetProducts();
}

Result<void> OrderSettings::checkCalendar(const Command& command) {
    if (m_calendar.isKnown()) return {};
    if (auto read = reload(command); !read) return read;
    if (m_calendar.isKnown()) return {};
    return fail(ErrorCode::Storage,
                QStringLiteral("This computer does not know the shop's time zone '%1'; install its "
                               "time zone data (on Debian the packages tzdata and tzdata-legacy)")
                    .arg(m_current.timeZone),
                QStringLiteral("time_zone_unknown_here"),
                {{QStringLiteral("time_zone"), m_current.timeZone}});
}

Result<void> OrderSettings::reload(const Command& command) {
    const auto settings = m_catalogue.shopSettings();
    if (!settings) return fail(settings.error());
    const QString before = m_current.currency;
    use(*settings);
    if (before == m_current.currency || !namesAnAmount(command)) return {};
    return fail(currencyChanged(before, m_current.currency));
}

Result<void> OrderSettings::checkServices(PayBy payBy) {
    if (payBy != PayBy::Gateway) return {};
    const auto missing = [this]() -> QString {
        const QString none = QString::fromLatin1(kNoService);
        const auto inUse = [&](const QString& own, const QString& set) {
            return (own.isEmpty() ? set : own) != none;
        };
        if (!inUse(m_overrides.gateway, m_current.gateway)) return QStringLiteral("gateway");
        if (!inUse(m_overrides.carrier, m_current.carrier)) return QStringLiteral("carrier");
        return {};
    };
    if (missing().isEmpty()) return {};
    // The services may have been set since these settings were read.
    const auto settings = m_catalogue.shopSettings();
    if (!settings) return fail(settings.error());
    m_current.gateway = settings->gateway;
    m_current.carrier = settings->carrier;
    const QString service = missing();
    if (service.isEmpty()) return {};
    return fail(noService(service));
}

Moment OrderSettings::momentOf(const CommandContext& context) {
    // A day never starts in the middle of a minute, and time zone lookups are slow.
    const auto minute =
        std::chrono::floor<std::chrono::minutes>(std::chrono::milliseconds(context.at));
    if (minute != m_minute) {
        m_minute = minute;
        m_dayOfMinute = m_calendar.dayOf(context.at);
    }
    return {context.at, m_dayOfMinute, *context.ids};
}

}  // namespace countertop
