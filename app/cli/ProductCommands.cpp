// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"
#include "models/core/Filled.h"
#include "models/core/NumberText.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

/// Parses "20" or "8.875" percent into thousandths of a percent.
CliResult<int> taxRate(const CliArguments& arguments) {
    if (!arguments.has(u"tax"_s)) return 0;
    const QString text = arguments.value(u"tax"_s);
    const auto rate = taxRateFromText(text);
    if (!rate) {
        return wrongUsage(
            u"--tax expects a percentage from 0 to 100 with at most three decimals, "
            "such as 8.875; %1"_s.arg(rate.error().detail));
    }
    return *rate;
}

CliResult<qint64> numberOr(const CliArguments& arguments, const QString& option, qint64 otherwise) {
    if (!arguments.has(option)) return otherwise;
    return wholeNumber(arguments.value(option), u"--"_s + option);
}

CliResult<> add(CliRun& run) {
    const CliArguments& arguments = run.arguments;
    const auto stock = numberOr(arguments, u"stock"_s, 0);
    if (!stock) return tl::unexpected(stock.error());
    const auto reorder = numberOr(arguments, u"reorder"_s, 0);
    if (!reorder) return tl::unexpected(reorder.error());
    const auto tax = taxRate(arguments);
    if (!tax) return tl::unexpected(tax.error());
    if (auto good = checkAmount(arguments.value(u"price"_s), u"--price"_s); !good) return good;
    if (auto open = run.shop.session(); !open) return tl::unexpected(open.error());
    const auto price = amountMinor(arguments.value(u"price"_s), run.shop.currency());
    if (!price) return tl::unexpected(price.error());
    const AddProduct command{arguments.value(u"sku"_s),
                             arguments.value(u"name"_s),
                             arguments.values(u"barcode"_s),
                             *price,
                             *tax,
                             *reorder,
                             *stock,
                             {}};
    const auto result = run.shop.dispatch(command);
    if (!result) return tl::unexpected(result.error());
    run.output.document(answer(*result, u"sku"_s),
                        u"Added %1, %2 at %3"_s.arg(command.sku, command.name,
                                                    moneyText(*price, run.shop.currency())));
    return {};
}

CliResult<> list(CliRun& run) {
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const QString search = run.arguments.value(u"search"_s);
    run.output.beginList({u"SKU"_s, u"NAME"_s, u"PRICE"_s, u"ON HAND"_s, u"AVAILABLE"_s});
    const auto read = readOnwards<ProductRow>(
        *limit,
        [&](const ProductRow* last, int count) {
            return reads->catalogue.productsAfter(search, last, count);
        },
        [&](const ProductRow& row) {
            run.output.row(toDocument(row),
                           {row.sku, row.name, moneyText(row.priceMinor, row.currency),
                            QString::number(row.onHand), QString::number(row.available())});
        });
    if (!read) return read;
    run.output.endList(u"No products found"_s);
    return {};
}

CliResult<> show(CliRun& run) {
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const QString code = run.arguments.words[0];
    auto row = reads->catalogue.product(code);
    if (!row && row.error().code == ErrorCode::NotFound) {
        // A SKU always takes precedence; otherwise the text is a barcode.
        const auto ofCode = reads->catalogue.productsOfCode(code);
        if (!ofCode) return refused(ofCode.error());
        if (!ofCode->isEmpty()) row = ofCode->first();
    }
    if (!row) return refused(row.error());
    run.output.document(
        toDocument(*row),
        filled(u"%1  %2\nprice %3\non hand %4, reserved %5, available %6\nbarcodes %7"_s, row->sku,
               row->name, moneyText(row->priceMinor, row->currency), row->onHand, row->reserved,
               row->available(), row->barcodes.join(u", "_s)));
    return {};
}

CliResult<> receive(CliRun& run) {
    const QString sku = run.arguments.words[0];
    const auto quantity = wholeNumber(run.arguments.words[1], u"QTY"_s);
    if (!quantity) return tl::unexpected(quantity.error());
    const auto result =
        run.shop.dispatch(ReceiveStock{sku, *quantity, run.arguments.value(u"note"_s)});
    if (!result) return tl::unexpected(result.error());
    run.output.document(answer(*result, u"sku"_s), u"Received %1 of %2"_s.arg(*quantity).arg(sku));
    return {};
}

}  // namespace

QList<CliCommand> productCommands() {
    return {
        {u"products add"_s,
         {},
         u"add a product to the catalogue"_s,
         {{u"sku"_s, u"S"_s, u"its SKU"_s, false, true},
          {u"name"_s, u"N"_s, u"its name"_s, false, true},
          {u"price"_s, u"12.50"_s, u"its price, tax included"_s, false, true},
          {u"stock"_s, u"N"_s, u"opening stock (default: 0)"_s},
          {u"barcode"_s, u"B"_s, u"a barcode; may be repeated"_s, true},
          {u"tax"_s, u"PERCENT"_s,
           u"tax rate contained in the price, such as 20 or 8.875 (default: 0)"_s},
          {u"reorder"_s, u"N"_s, u"stock at which to order again"_s}},
         &add},
        {u"products list"_s,
         {},
         u"list products with their stock"_s,
         {{u"search"_s, u"TEXT"_s, u"part of name, SKU or barcode"_s}, limitOption()},
         &list},
        {u"products show"_s,
         u"SKU"_s,
         u"show one product, by its SKU or else by a barcode"_s,
         {},
         &show},
        {u"products receive"_s,
         u"SKU QTY"_s,
         u"put received goods into stock"_s,
         {{u"note"_s, u"TEXT"_s, u"what to remember about it"_s}},
         &receive},
    };
}

}  // namespace countertop::cli
