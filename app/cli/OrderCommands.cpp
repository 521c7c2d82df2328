// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Documents.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kMethods[] = {"cash"_L1, "card"_L1, "voucher"_L1, "bank_transfer"_L1};

QString sentence(const CommandResult& result) {
    const QString name = result.number.isEmpty() ? u"draft "_s + result.id : result.number;
    QString text = u"%1 is %2, total %3, paid %4"_s.arg(
        name, result.status, moneyText(result.totalMinor, result.currency),
        moneyText(result.paidMinor, result.currency));
    if (result.changeMinor > 0) {
        text += u", change %1"_s.arg(moneyText(result.changeMinor, result.currency));
    }
    if (result.refundedMinor > 0) {
        text += u", refunded %1, due %2"_s.arg(moneyText(result.refundedMinor, result.currency),
                                               moneyText(result.dueMinor, result.currency));
    }
    if (result.replayed) text += u" (done before with the same key)"_s;
    return result.number.isEmpty() ? text : text + u"\nid "_s + result.id;
}

/// Runs a command on an order and prints the order's state.
CliResult<> change(CliRun& run, const Command& command) {
    const auto result = run.shop.dispatch(command);
    if (!result) return tl::unexpected(result.error());
    run.output.document(orderAnswer(*result), sentence(*result));
    return {};
}

/// Parses the lines before the shop is opened; prices are parsed later, with the shop's currency.
CliResult<QList<LineRequest>> linesOf(const QStringList& texts) {
    QList<LineRequest> lines;
    for (const QString& text : texts) {
        const auto line = skuQuantity(text, u"--line"_s);
        if (!line) return tl::unexpected(line.error());
        lines.append({line->sku, line->quantity, std::nullopt});
    }
    return lines;
}

CliResult<QList<SkuValue>> pricesOf(const QStringList& texts, const QList<LineRequest>& lines) {
    QList<SkuValue> prices;
    for (const QString& text : texts) {
        const auto price = skuValue(text, u"--price"_s, u"SKU=PRICE such as MUG=9.99"_s);
        if (!price) return tl::unexpected(price.error());
        const auto good = checkAmount(price->value, u"--price %1"_s.arg(price->sku));
        if (!good) return tl::unexpected(good.error());
        const bool known = std::any_of(lines.begin(), lines.end(), [&](const LineRequest& line) {
            return line.sku == price->sku;
        });
        if (!known) return wrongUsage(u"--price %1: no --line has this SKU"_s.arg(text));
        prices.append(*price);
    }
    return prices;
}

CliResult<> setPrices(QList<LineRequest>& lines, const QList<SkuValue>& prices,
                      const QString& currency) {
    for (const SkuValue& price : prices) {
        const auto minor = amountMinor(price.value, currency);
        if (!minor) return tl::unexpected(minor.error());
        for (LineRequest& line : lines) {
            if (line.sku == price.sku) line.unitPriceMinor = *minor;
        }
    }
    return {};
}

CliResult<PayBy> payByOf(const CliArguments& arguments) {
    if (!arguments.has(u"pay-by"_s)) return PayBy::Counter;
    const QString text = arguments.value(u"pay-by"_s);
    if (const auto payBy = payByFromText(text)) return *payBy;
    return unknownWord(text, u"--pay-by"_s, {u"counter"_s, u"gateway"_s});
}

CliOption payByOption() {
    return {u"pay-by"_s, u"WORD"_s, u"counter (default), or gateway: a saga takes the payment"_s};
}

CliResult<> submit(CliRun& run) {
    const auto payBy = payByOf(run.arguments);
    if (!payBy) return tl::unexpected(payBy.error());
    const auto order = run.shop.orderId(run.arguments.words[0]);
    if (!order) return tl::unexpected(order.error());
    return change(run, SubmitOrder{*order, *payBy});
}

CliResult<> place(CliRun& run) {
    const auto payBy = payByOf(run.arguments);
    if (!payBy) return tl::unexpected(payBy.error());
    if (run.arguments.has(u"draft"_s) && run.arguments.has(u"pay-by"_s)) {
        return wrongUsage(u"a draft is not paid; --pay-by belongs to 'orders submit'"_s);
    }
    auto lines = linesOf(run.arguments.values(u"line"_s));
    if (!lines) return tl::unexpected(lines.error());
    const auto prices = pricesOf(run.arguments.values(u"price"_s), *lines);
    if (!prices) return tl::unexpected(prices.error());
    if (auto open = run.shop.session(); !open) return tl::unexpected(open.error());
    if (auto set = setPrices(*lines, *prices, run.shop.currency()); !set) return set;
    const auto customer = customerOption(run.arguments);
    if (!customer) return tl::unexpected(customer.error());
    if (run.arguments.has(u"draft"_s)) {
        return change(run, CreateOrder{OrderId::create(), *customer, *lines});
    }
    return change(run, PlaceOrder{OrderId::create(), *customer, *lines, false, *payBy});
}

CliResult<> addLine(CliRun& run) {
    const auto line = skuQuantity(run.arguments.words[1], u"'orders add-line'"_s);
    if (!line) return tl::unexpected(line.error());
    LineRequest request{line->sku, line->quantity, std::nullopt};
    const QString price = run.arguments.value(u"price"_s);
    if (run.arguments.has(u"price"_s)) {
        if (auto good = checkAmount(price, u"--price"_s); !good) return good;
    }
    const auto order = run.shop.orderId(run.arguments.words[0]);
    if (!order) return tl::unexpected(order.error());
    if (auto open = run.shop.session(); !open) return tl::unexpected(open.error());
    if (run.arguments.has(u"price"_s)) {
        const auto minor = amountMinor(price, run.shop.currency());
        if (!minor) return tl::unexpected(minor.error());
        request.unitPriceMinor = *minor;
    }
    return change(run, AddLine{*order, request});
}

/// An amount option, checked as text; empty when not given.
CliResult<QString> amountText(const CliArguments& arguments, const QString& option) {
    const QString text = arguments.value(option);
    if (!arguments.has(option)) return QString();
    if (auto good = checkAmount(text, u"--"_s + option); !good) {
        return tl::unexpected(good.error());
    }
    return text;
}

CliResult<std::optional<qint64>> amountOf(const QString& text, const QString& currency) {
    if (text.isEmpty()) return std::optional<qint64>();
    const auto minor = amountMinor(text, currency);
    if (!minor) return tl::unexpected(minor.error());
    return std::optional<qint64>(*minor);
}

CliResult<PaymentMethod> methodOf(const CliArguments& arguments) {
    if (!arguments.has(u"method"_s)) return PaymentMethod::Cash;
    const QString text = arguments.value(u"method"_s);
    QStringList known;
    for (const QLatin1StringView method : kMethods) known.append(method);
    const auto method = paymentMethodFromText(text);
    if (!method || !known.contains(text)) return unknownWord(text, u"--method"_s, known);
    return *method;
}

CliResult<> pay(CliRun& run) {
    const auto method = methodOf(run.arguments);
    if (!method) return tl::unexpected(method.error());
    const auto amount = amountText(run.arguments, u"amount"_s);
    if (!amount) return tl::unexpected(amount.error());
    const auto tendered = amountText(run.arguments, u"tendered"_s);
    if (!tendered) return tl::unexpected(tendered.error());
    if (auto open = run.shop.session(); !open) return tl::unexpected(open.error());
    const auto amountValue = amountOf(*amount, run.shop.currency());
    if (!amountValue) return tl::unexpected(amountValue.error());
    const auto tenderedValue = amountOf(*tendered, run.shop.currency());
    if (!tenderedValue) return tl::unexpected(tenderedValue.error());
    const auto order = run.shop.orderId(run.arguments.words[0]);
    if (!order) return tl::unexpected(order.error());
    return change(run, PayOrder{*order, {*method, *amountValue, *tenderedValue}});
}

/// How to refund, including methods that customers cannot pay with here; empty when not given.
CliResult<std::optional<PaymentMethod>> refundMethodOf(const CliArguments& arguments) {
    if (!arguments.has(u"method"_s)) return std::optional<PaymentMethod>();
    const QString text = arguments.value(u"method"_s);
    if (const auto method = paymentMethodFromText(text)) return method;
    QStringList known;
    for (const QLatin1StringView method : kMethods) known.append(method);
    known.append({u"gateway"_s, u"imported"_s});
    return unknownWord(text, u"--method"_s, known);
}

CliResult<> refund(CliRun& run) {
    const auto method = refundMethodOf(run.arguments);
    if (!method) return tl::unexpected(method.error());
    const auto amount = amountText(run.arguments, u"amount"_s);
    if (!amount) return tl::unexpected(amount.error());
    if (auto open = run.shop.session(); !open) return tl::unexpected(open.error());
    const auto value = amountOf(*amount, run.shop.currency());
    if (!value) return tl::unexpected(value.error());
    const auto order = run.shop.orderId(run.arguments.words[0]);
    if (!order) return tl::unexpected(order.error());
    return change(run, RefundOrder{*order, *value, run.arguments.value(u"reason"_s), false, *method,
                                   run.arguments.has(u"reversal"_s)});
}

/// A command whose only argument is the order.
template <class Build>
std::function<CliResult<>(CliRun&)> onOrder(const Build& build) {
    return [build](CliRun& run) -> CliResult<> {
        const auto order = run.shop.orderId(run.arguments.words[0]);
        if (!order) return tl::unexpected(order.error());
        return change(run, build(*order, run.arguments));
    };
}

CliCommand placeCommand() {
    return {u"orders place"_s,
            {},
            u"place an order, or start a draft"_s,
            {{u"line"_s, u"SKU=QTY"_s, u"a line; may be repeated"_s, true},
             {u"customer"_s, u"ID"_s, u"the customer's id"_s},
             {u"price"_s, u"SKU=9.99"_s, u"another price than the catalogue's"_s, true},
             {u"draft"_s, {}, u"only a draft: no number, no stock"_s},
             payByOption()},
            &place};
}

CliCommand payCommand() {
    return {u"orders pay"_s,
            u"ID"_s,
            u"take a payment and tell the change"_s,
            {{u"amount"_s, u"X"_s, u"how much (default: all that is due)"_s},
             {u"method"_s, u"cash"_s, u"cash, card, voucher or bank_transfer"_s},
             {u"tendered"_s, u"X"_s, u"cash handed over"_s}},
            &pay};
}

CliCommand shipCommand() {
    return {u"orders ship"_s,
            u"ID"_s,
            u"ship everything that is not shipped yet"_s,
            {{u"tracking"_s, u"T"_s, u"the parcel's tracking number"_s}},
            onOrder([](const OrderId& order, const CliArguments& arguments) -> Command {
                return ShipOrder{order, arguments.value(u"tracking"_s)};
            })};
}

CliCommand cancelCommand() {
    return {u"orders cancel"_s,
            u"ID"_s,
            u"cancel, release the stock and give money back"_s,
            {{u"reason"_s, u"T"_s, u"why"_s, false, true}},
            onOrder([](const OrderId& order, const CliArguments& arguments) -> Command {
                return CancelOrder{order, arguments.value(u"reason"_s)};
            })};
}

template <class C>
CliCommand simpleCommand(const QString& verb, const QString& summary) {
    return {u"orders "_s + verb,
            u"ID"_s,
            summary,
            {},
            onOrder([](const OrderId& order, const CliArguments&) -> Command { return C{order}; })};
}

}  // namespace

QList<CliCommand> orderCommands() {
    return {
        placeCommand(),
        {u"orders add-line"_s,
         u"ID SKU=QTY"_s,
         u"add a line to a draft"_s,
         {{u"price"_s, u"9.99"_s, u"another price than the catalogue's"_s}},
         &addLine},
        {u"orders submit"_s, u"ID"_s, u"place a draft"_s, {payByOption()}, &submit},
        simpleCommand<ConfirmOrder>(u"confirm"_s, u"confirm a placed order"_s),
        payCommand(),
        shipCommand(),
        simpleCommand<DeliverOrder>(u"deliver"_s, u"the parcel has arrived"_s),
        simpleCommand<CompleteOrder>(u"complete"_s, u"close a paid and shipped order"_s),
        cancelCommand(),
        {u"orders refund"_s,
         u"ID"_s,
         u"give money back, by the ways it came, the last one first"_s,
         {{u"amount"_s, u"X"_s, u"how much (default: all that was paid)"_s},
          {u"method"_s, u"cash"_s, u"only by this way, and no more than was paid in it"_s},
          {u"reversal"_s, {}, u"the payment is taken back: what is owed stays due"_s},
          {u"reason"_s, u"T"_s, u"why"_s}},
         &refund},
    };
}

}  // namespace countertop::cli
