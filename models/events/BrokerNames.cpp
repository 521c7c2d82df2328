// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/BrokerNames.h"

#include "models/core/Filled.h"
#include "models/core/MaskedAddress.h"

#include <algorithm>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongestName = 200;

}  // namespace

bool isBrokerName(const QString& name) {
    if (name.isEmpty() || name.size() > kLongestName) return false;
    return std::all_of(name.cbegin(), name.cend(),
                       [](QChar c) { return c.isLetterOrNumber() || u"._-:"_s.contains(c); });
}

Error notABrokerName(const QString& name) {
    const QString shown = maskedInput(name);
    return invalidInput(
        QStringLiteral("destination"),
        filled(u"'%1' is not the name of a channel or stream: it has letters, digits, "
               "'.', '_', '-' and ':', at most %2"_s,
               shown, kLongestName),
        QStringLiteral("not_a_broker_name"), {{u"text"_s, shown}});
}

QString shownServer(const QString& host, int port) {
    return filled((host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s), host, port);
}

}  // namespace countertop
