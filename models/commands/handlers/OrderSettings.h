// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/Write.h"
#include "models/domain/BusinessCalendar.h"
#include "models/domain/OrderDecisions.h"

#include <chrono>

namespace countertop {

/// The refusal of an amount that was given in the shop's former currency.
[[nodiscard]] Error currencyChanged(const QString& before, const QString& now);

/// The shop's settings as commands about orders use them: currency, calendar, gateway and carrier.
/// Reads them again when another program has changed them. Belongs to OrderHandlers.
class OrderSettings {
public:
    /// Gateway and carrier that this program uses instead of the shop's settings; empty: none.
    struct Services {
        QString gateway;
        QString carrier;
    };

    OrderSettings(Catalogue& catalogue, const ShopSettings& settings, Services overrides);

    [[nodiscard]] const ShopSettings& current() const { return m_current; }
    [[nodiscard]] const BusinessCalendar& calendar() const { return m_calendar; }
    Moment momentOf(const CommandContext& context);

    /// Uses these settings from now on.
    void use(const ShopSettings& settings);
    /// Reads settings that another program has changed. Refuses an amount given in the former
    /// currency, because it was not meant in the new one.
    Result<void> reload(const Command& command);
    /// Fails when this computer does not know the shop's time zone, because days would be computed
    /// in another one. The shop may come from a computer that knows more zones.
    [[nodiscard]] Result<void> checkCalendar(const Command& command);
    /// NOT_ALLOWED when there is no service to take the payment or the parcel.
    Result<void> checkServices(PayBy payBy);

private:
    Catalogue& m_catalogue;
    ShopSettings m_current;
    Services m_overrides;
    BusinessCalendar m_calendar;
    std::chrono::minutes m_minute = std::chrono::minutes::min();
    QString m_dayOfMinute;
};

}  // namespace countertop
