// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/handlers/RequestedLines.h"

#include "models/core/TextForm.h"

namespace countertop {

namespace {

OrderLine lineOf(const LineRequest& request, const ProductRow& product) {
    OrderLine line;
    line.sku = product.sku;
    line.name = product.name;
    line.quantity = request.quantity;
    line.unitPriceMinor = request.unitPriceMinor.value_or(product.priceMinor);
    line.taxRateMilli = product.taxRateMilli;
    return line;
}

Result<QList<OrderLine>> linesOf(const QList<LineRequest>& requests,
                                 const QList<ProductRow>& products) {
    QHash<QString, const ProductRow*> bySku;
    for (const ProductRow& product : products) bySku.insert(product.sku, &product);
    QList<OrderLine> lines;
    lines.reserve(requests.size());
    for (const LineRequest& request : requests) {
        const ProductRow* product = bySku.value(request.sku);
        if (!product) product = bySku.value(canonicalText(TextKind::Code, request.sku));
        if (!product) return fail(productNotFound(request.sku));
        lines.append(lineOf(request, *product));
    }
    return lines;
}

}  // namespace

QStringList skusOf(const QList<LineRequest>& requests) {
    QStringList skus;
    for (const LineRequest& request : requests) {
        if (!skus.contains(request.sku)) skus.append(request.sku);
        // Composed and decomposed letters are equal, but older SKUs may be stored in another form.
        const QString canonical = canonicalText(TextKind::Code, request.sku);
        if (!skus.contains(canonical)) skus.append(canonical);
    }
    return skus;
}

Result<QList<OrderLine>> RequestedLines::resolve(const QList<LineRequest>& requests) {
    const auto products = m_catalogue.productsBySku(skusOf(requests));
    if (!products) return fail(products.error());
    return linesOrOffer(requests, *products);
}

Result<QList<OrderLine>> RequestedLines::linesOrOffer(const QList<LineRequest>& requests,
                                                      const QList<ProductRow>& products) {
    auto lines = linesOf(requests, products);
    if (lines || lines.error().reason != u"product_not_found") return lines;
    const QString sku = lines.error().facts[QLatin1StringView("sku")].toString();
    const auto similar = m_catalogue.skusInAnotherCase(sku);
    return fail(productNotFound(sku, similar.value_or(QStringList())));
}

}  // namespace countertop
