// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliValues.h"

#include "models/core/NumberText.h"
#include "models/core/TimeZones.h"

#include <QDate>
#include <QRegularExpression>

namespace countertop::cli {

using namespace Qt::StringLiterals;

CliResult<qint64> wholeNumber(const QString& text, const QString& what) {
    const auto number = wholeNumberFromText(text);
    if (number) return *number;
    if (number.error().reason == u"amount_too_large") return refused(number.error());
    return wrongUsage(u"%1 must be a whole number, not '%2'"_s.arg(what, text));
}

CliResult<qint64> wholeNumberFrom(const QString& text, const QString& what, qint64 least) {
    const auto number = wholeNumber(text, what);
    if (!number || *number >= least) return number;
    return wrongUsage(
        u"%1 must be a whole number of at least %2, not '%3'"_s.arg(what).arg(least).arg(text));
}

CliResult<> checkAmount(const QString& text, const QString& what) {
    const auto number = decimalFromText(text, {NumberSigns::plain(), DecimalAmount::kDecimals, {}});
    // A number that the currency cannot express is refused later, by the opened shop.
    if (number || number.error().reason != u"not_an_amount") return {};
    return wrongUsage(
        u"%1 must be an amount such as 12.50; '%2' is not an amount"_s.arg(what, text));
}

CliResult<qint64> amountMinor(const QString& text, const QString& currency) {
    const auto minor = minorFromText(text, currency);
    if (!minor) return refused(minor.error());
    return *minor;
}

CliResult<SkuValue> skuValue(const QString& text, const QString& option, const QString& expected) {
    const qsizetype split = text.lastIndexOf(u'=');
    if (split > 0 && split < text.size() - 1)
        return SkuValue{text.left(split), text.mid(split + 1)};
    return wrongUsage(u"%1 expects %2, not '%3'"_s.arg(option, expected, text));
}

CliResult<SkuQuantity> skuQuantity(const QString& text, const QString& option) {
    const auto parts = skuValue(text, option, u"SKU=QTY such as MUG=2"_s);
    if (!parts) return tl::unexpected(parts.error());
    const auto quantity =
        wholeNumber(parts->value, u"%1 expects SKU=QTY; the quantity of '%2'"_s.arg(option, text));
    if (!quantity) return tl::unexpected(quantity.error());
    return SkuQuantity{parts->sku, *quantity};
}

QString plainId(const QString& text) {
    const QString lower = text.toLower();
    return isUuidText(lower) ? lower : text;
}

CliResult<CustomerId> customerOption(const CliArguments& arguments) {
    if (!arguments.has(u"customer"_s)) return CustomerId();
    const QString id = plainId(arguments.value(u"customer"_s));
    if (isUuidText(id)) return CustomerId(id);
    return refused(invalidInput(u"customer"_s,
                                u"'%1' is not a customer's id; customers list shows them"_s.arg(id),
                                u"not_an_identifier"_s));
}

CliResult<QString> day(const QString& text, const QString& option) {
    static const QRegularExpression kDay(u"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"_s);
    if (text.isEmpty()) return text;
    if (kDay.match(text).hasMatch() && QDate::fromString(text, Qt::ISODate).isValid()) return text;
    return wrongUsage(u"%1 expects a day such as 2026-11-21, not '%2'"_s.arg(option, text));
}

CliResult<Timestamp> instant(const QString& text, const QString& option) {
    if (const auto timestamp = timestampFromIsoText(text)) return *timestamp;
    return wrongUsage(
        u"%1 expects a time such as 2026-11-21T06:46:32.000Z, not '%2'"_s.arg(option, text));
}

tl::unexpected<CliFailure> unknownWord(const QString& text, const QString& option,
                                       const QStringList& known) {
    return wrongUsage(u"%1 does not know '%2'; use %3"_s.arg(option, text, known.join(u", "_s)));
}

CliResult<int> dayStartFrom(const QString& text, const QString& what) {
    const int minutes = minutesOfDay(text);
    if (minutes >= 0) return minutes;
    return wrongUsage(u"%1 expects a time from 00:00 to 23:59, not '%2'"_s.arg(what, text));
}

}  // namespace countertop::cli
