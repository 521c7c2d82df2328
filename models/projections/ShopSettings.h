// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/CustomerMessage.h"

#include <QString>

namespace countertop {

/// The shop's own settings. A business day starts `dayStartsMinute` minutes after local midnight.
struct ShopSettings {
    QString name;
    QString currency;
    QString timeZone;  ///< IANA name, for example "Europe/London"
    int dayStartsMinute = 0;
    QString gateway = QStringLiteral("none");  ///< "none", "practice" or an address
    QString carrier = QStringLiteral("none");  ///< the same
    MessageTemplates messages = standardTemplates(QStringLiteral("en"));  ///< to customers
    qint64 version = 0;  ///< number of events that have changed them

    bool operator==(const ShopSettings&) const = default;
};

}  // namespace countertop
