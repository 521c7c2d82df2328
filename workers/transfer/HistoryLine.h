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

/// One line of somebody else's order history, checked and typed. Date and time are the shop's own.
struct HistoryLine {
    qint64 fileLine = 0;
    QString invoice;
    QString sku;
    QString description;  ///< may be empty
    qint64 quantity = 0;  ///< not 0; its magnitude is at most kMaximumQuantity
    DecimalAmount price;
    QDate date;
    QTime time;
    /// Where the source says it: an hour that clocks show twice is clear then.
    std::optional<Timestamp> instant;
    QString customer;  ///< the source's customer number, or empty
    QString country;

    /// Seconds since some fixed day, for comparing.
    [[nodiscard]] qint64 localSeconds() const {
        return date.toJulianDay() * 86'400 + time.msecsSinceStartOfDay() / 1000;
    }
    [[nodiscard]] DecimalAmount amount() const { return price.times(quantity); }
};

/// The lines of one invoice that belong together. Part 2 and later are lines that came up again
/// after the invoice had been taken for complete.
struct Invoice {
    QString number;
    int part = 1;
    QList<HistoryLine> lines;
};

}  // namespace countertop
