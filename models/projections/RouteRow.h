// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RouteOptions.h"

#include <QString>

namespace countertop {

/// An active route as the window shows it.
struct RouteRow {
    qint64 id = 0;  ///< the number that users know, the same after an edit
    QString events;
    QString destination;
    QString filter;     ///< empty: every event
    QString transform;  ///< empty, "charge-payment", or the JSON of a template
    RouteOptions options = {};
    bool operator==(const RouteRow&) const = default;
};

}  // namespace countertop
