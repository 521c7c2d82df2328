// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/DecimalAmount.h"
#include "models/core/Timestamp.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QTime>

#include <optional>

namespace countertop {

/// One validated line of an imported order history. Date and time are in the shop's time zone.
struct HistoryLine {
    qint64 fileLine = 0;
    QString invoice;
    QString sku;
    QString description;  ///< may be empty
    qint64 quantity = 0;  ///< not 0; its magnitude is at most kMaximumQuantity
    DecimalAmount price;
    QDate date;
    QTime time;
    /// Set if the source has an offset, which also resolves an hour that clocks show twice.
    std::optional<Timestamp> instant;
    QString customer;  ///< the source's customer number, or empty
    QString country;

    /// Seconds since a fixed day, for comparisons.
    [[nodiscard]] qint64 localSeconds() const {
        return date.toJulianDay() * 86'400 + time.msecsSinceStartOfDay() / 1000;
    }
    [[nodiscard]] DecimalAmount amount() const { return price.times(quantity); }
};

/// The lines of one invoice that belong together. Part 2 and later have lines that appeared after
/// the invoice had been treated as complete.
struct Invoice {
    QString number;
    int part = 1;
    QList<HistoryLine> lines;
};

}  // namespace countertop
