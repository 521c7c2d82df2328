// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Product.h"

namespace countertop {

namespace {

void on(Product& product, const ProductAdded& event) {
    product.exists = true;
    product.sku = event.sku;
    product.name = event.name;
    product.barcodes = event.barcodes;
    product.currency = event.currency;
    product.priceMinor = event.priceMinor;
    product.taxRateMilli = event.taxRateMilli;
    product.reorderLevel = event.reorderLevel;
}

void on(Product& product, const ProductPriceChanged& event) {
    product.priceMinor = event.priceMinor;
}

void on(Product&, const StockReceived&) {}

void on(Product&, const StockCorrected&) {}

Result<void> mustExist(const Product& product, const QString& sku) {
    if (product.exists) return {};
    return fail(productNotFound(sku));
}

}  // namespace

Error productNotFound(const QString& sku, const QStringList& similar) {
    QString detail = QStringLiteral("There is no product with SKU '%1'").arg(sku);
    QJsonObject facts{{QStringLiteral("sku"), sku}};
    if (!similar.isEmpty()) {
        const QString offer = similar.join(QStringLiteral("' or '"));
        detail += QStringLiteral(". Did you mean '%1'?").arg(offer);
        facts.insert(QStringLiteral("similar"), similar.join(QStringLiteral(", ")));
    }
    return makeError(ErrorCode::NotFound, detail, QStringLiteral("product_not_found"), facts);
}

void apply(Product& product, const ProductEvent& event) {
    std::visit([&product](const auto& concrete) { on(product, concrete); }, event);
}

void apply(Product& product, const ProductEvents& events) {
    for (const ProductEvent& event : events) apply(product, event);
}

namespace decide {

Result<ProductEvents> addProduct(const Product& product, const AddProduct& command,
                                 const QString& currency) {
    if (product.exists) {
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("A product with SKU '%1' already exists").arg(command.sku),
                    QStringLiteral("product_exists"), {{QStringLiteral("sku"), command.sku}});
    }
    ProductEvents events{ProductAdded{command.sku, command.name, command.barcodes, currency,
                                      command.priceMinor, command.taxRateMilli,
                                      command.reorderLevel}};
    if (command.openingStock > 0) {
        events.append(StockReceived{command.openingStock, command.openingNote.isEmpty()
                                                              ? QStringLiteral("opening stock")
                                                              : command.openingNote});
    }
    return events;
}

Result<ProductEvents> changePrice(const Product& product, const ChangeProductPrice& command) {
    if (auto ok = mustExist(product, command.sku); !ok) return fail(ok.error());
    if (command.priceMinor == product.priceMinor) return ProductEvents{};
    return ProductEvents{ProductPriceChanged{command.priceMinor, product.currency}};
}

Result<ProductEvents> receiveStock(const Product& product, const ReceiveStock& command) {
    if (auto ok = mustExist(product, command.sku); !ok) return fail(ok.error());
    return ProductEvents{StockReceived{command.quantity, command.note}};
}

Result<ProductEvents> correctStock(const Product& product, const CorrectStock& command) {
    if (auto ok = mustExist(product, command.sku); !ok) return fail(ok.error());
    return ProductEvents{StockCorrected{command.change, command.reason}};
}

}  // namespace decide

}  // namespace countertop
