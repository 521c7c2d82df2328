// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace countertop {

/// Gateway and carrier of a shop that has none.
inline constexpr char kNoService[] = "none";
/// The built-in one, which moves no money and sends no parcel.
inline constexpr char kPracticeService[] = "practice";

/// The shop's settings as they are from now on, all of them.
struct ShopConfigured {
    QString name;
    QString currency;
    QString timeZone;
    int dayStartsMinute = 0;
    QString gateway = QString::fromLatin1(kNoService);
    QString carrier = QString::fromLatin1(kNoService);
    bool operator==(const ShopConfigured&) const = default;
};

using ShopEvent = std::variant<ShopConfigured>;
using ShopEvents = QList<ShopEvent>;

/// Changes what is given and leaves the rest.
struct ConfigureShop {
    std::optional<QString> name;
    std::optional<QString> currency;
    std::optional<QString> timeZone;
    std::optional<int> dayStartsMinute;
    std::optional<QString> gateway;  ///< "none", "practice" or the address of a service
    std::optional<QString> carrier;  ///< the same
};

namespace decide {

/// The event that leads from `now` to what is wanted; none when nothing changes and the settings
/// are told by an event already (`isRecorded`).
[[nodiscard]] ShopEvents configureShop(const ShopConfigured& now, bool isRecorded,
                                       const ConfigureShop& command);

}  // namespace decide

}  // namespace countertop
