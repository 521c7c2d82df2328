// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "models/core/Identifier.h"
#include "models/core/Timestamp.h"

#include <QStringList>

/// Values as people write them on a command line. What is not written as such a value at all is
/// wrong usage; a value that merely makes no sense (a quantity of 0) is for the shop to refuse.
namespace countertop::cli {

/// A whole number; refused when it does not fit into 64 bits.
[[nodiscard]] CliResult<qint64> wholeNumber(const QString& text, const QString& what);

/// A whole number that is at least `least`.
[[nodiscard]] CliResult<qint64> wholeNumberFrom(const QString& text, const QString& what,
                                                qint64 least);

/// Checks that the text is a decimal number such as 12.50, before any shop is opened. How many
/// decimals it may have depends on the shop's currency: amountMinor() looks at that.
[[nodiscard]] CliResult<> checkAmount(const QString& text, const QString& what);

/// The amount in minor units; INVALID_INPUT when the currency cannot express it.
[[nodiscard]] CliResult<qint64> amountMinor(const QString& text, const QString& currency);

/// "SKU=QTY" or "SKU=9.99": split at the last '=', so that a SKU may contain one.
struct SkuValue {
    QString sku;
    QString value;
};
[[nodiscard]] CliResult<SkuValue> skuValue(const QString& text, const QString& option,
                                           const QString& expected);

struct SkuQuantity {
    QString sku;
    qint64 quantity = 0;
};
[[nodiscard]] CliResult<SkuQuantity> skuQuantity(const QString& text, const QString& option);

/// A time of the day as "03:00", in minutes after midnight.
[[nodiscard]] CliResult<int> dayStartFrom(const QString& text, const QString& what);

/// A calendar day as "2026-11-21"; empty text stays empty.
/// --customer; no customer without the option. INVALID_INPUT for what is no id, nothing too.
[[nodiscard]] CliResult<CustomerId> customerOption(const CliArguments& arguments);

/// An id as ids are written here: those in capitals are the same.
[[nodiscard]] QString plainId(const QString& text);

[[nodiscard]] CliResult<QString> day(const QString& text, const QString& option);

/// An instant as ISO 8601 with Z or an offset.
[[nodiscard]] CliResult<Timestamp> instant(const QString& text, const QString& option);

/// The wrong-usage answer naming the words an option knows.
[[nodiscard]] tl::unexpected<CliFailure> unknownWord(const QString& text, const QString& option,
                                                     const QStringList& known);

}  // namespace countertop::cli
