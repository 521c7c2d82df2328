// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "models/core/Identifier.h"
#include "models/core/Timestamp.h"

#include <QStringList>

/// Parses values from the command line. Malformed values are wrong usage; well-formed values that
/// make no sense (a quantity of 0) are left for the shop to refuse.
namespace countertop::cli {

/// Parses a whole number; refused when it does not fit into 64 bits.
[[nodiscard]] CliResult<qint64> wholeNumber(const QString& text, const QString& what);

/// Parses a whole number that is at least `least`.
[[nodiscard]] CliResult<qint64> wholeNumberFrom(const QString& text, const QString& what,
                                                qint64 least);

/// Checks that the text is a decimal number such as 12.50, before any shop is opened. amountMinor()
/// checks the decimals, which depend on the shop's currency.
[[nodiscard]] CliResult<> checkAmount(const QString& text, const QString& what);

/// The amount in minor units; INVALID_INPUT when the currency cannot express it.
[[nodiscard]] CliResult<qint64> amountMinor(const QString& text, const QString& currency);

/// "SKU=QTY" or "SKU=9.99", split at the last '=' so that a SKU may contain one.
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

/// A time of day such as "03:00", in minutes after midnight.
[[nodiscard]] CliResult<int> dayStartFrom(const QString& text, const QString& what);

/// The id from --customer; empty without the option. INVALID_INPUT when it is not an id, including
/// the empty text.
[[nodiscard]] CliResult<CustomerId> customerOption(const CliArguments& arguments);

/// Normalises an id to the form stored here; ids in capitals are the same.
[[nodiscard]] QString plainId(const QString& text);

/// A calendar day such as "2026-11-21"; empty text stays empty.
[[nodiscard]] CliResult<QString> day(const QString& text, const QString& option);

/// An instant as ISO 8601 with Z or an offset.
[[nodiscard]] CliResult<Timestamp> instant(const QString& text, const QString& option);

/// The wrong-usage failure listing the words an option accepts.
[[nodiscard]] tl::unexpected<CliFailure> unknownWord(const QString& text, const QString& option,
                                                     const QStringList& known);

}  // namespace countertop::cli
