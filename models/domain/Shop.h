// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/domain/CustomerMessage.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace countertop {

/// Gateway or carrier of a shop without one.
inline constexpr char kNoService[] = "none";
/// The built-in service, which moves no money and sends no parcel.
inline constexpr char kPracticeService[] = "practice";

/// All of the shop's settings, as valid from this event on.
struct ShopConfigured {
    QString name;
    QString currency;
    QString timeZone;
    int dayStartsMinute = 0;
    QString gateway = QString::fromLatin1(kNoService);
    QString carrier = QString::fromLatin1(kNoService);
    MessageTemplates messages = standardTemplates(QStringLiteral("en"));
    bool operator==(const ShopConfigured&) const = default;
};

using ShopEvent = std::variant<ShopConfigured>;
using ShopEvents = QList<ShopEvent>;

/// Changes the given parts of one kind of message.
struct MessageChange {
    CustomerMessageKind kind = CustomerMessageKind::Created;
    std::optional<bool> isOn = {};
    std::optional<QString> subject = {};
    std::optional<QString> text = {};
};

/// Changes the given settings and leaves the rest.
struct ConfigureShop {
    std::optional<QString> name;
    std::optional<QString> currency;
    std::optional<QString> timeZone;
    std::optional<int> dayStartsMinute;
    std::optional<QString> gateway;  ///< "none", "practice" or the address of a service
    std::optional<QString> carrier;  ///< the same
    /// Messages with our own wording change to the one of this language.
    std::optional<QString> messageLanguage = {};
    std::optional<MessageChange> message = {};
};

namespace decide {

/// The event that changes `now` to the wanted settings; none when nothing changes and an event
/// already records the settings (`isRecorded`).
[[nodiscard]] ShopEvents configureShop(const ShopConfigured& now, bool isRecorded,
                                       const ConfigureShop& command);

}  // namespace decide

}  // namespace countertop
