// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeCatalogue.h"

#include "tests/support/FakeRows.h"

namespace countertop {

namespace {

/// Rank of a match. 0: its barcode, 1: its SKU, 2: the name starts with it, 3: anything else.
int rank(const ProductRow& product, const QString& search) {
    if (product.barcodes.contains(search)) return 0;
    if (product.sku.compare(search, Qt::CaseInsensitive) == 0) return 1;
    return product.name.startsWith(search, Qt::CaseInsensitive) ? 2 : 3;
}

}  // namespace

void FakeCatalogue::addProduct(const QString& sku, const QString& name, qint64 priceMinor,
                               qint64 onHand, const QString& barcode) {
    ProductRow row;
    row.sku = sku;
    row.name = name;
    row.currency = shop.currency;
    row.priceMinor = priceMinor;
    row.taxRateMilli = 20'000;
    row.onHand = onHand;
    row.version = 1;
    if (!barcode.isEmpty()) row.barcodes.append(barcode);
    products.append(row);
}

CustomerId FakeCatalogue::addCustomer(const QString& name, const QString& email) {
    CustomerRow row;
    row.customerId = CustomerId::create();
    row.name = name;
    row.email = email;
    row.version = 1;
    customers.append(row);
    return row.customerId;
}

void FakeCatalogue::fill() {
    addProduct(QStringLiteral("MUG-BLU"), QStringLiteral("Blue mug"), 1250, 14,
               QStringLiteral("5012345678900"));
    addProduct(QStringLiteral("JUG-BLU"), QStringLiteral("Blue milk jug"), 2100, 2);
    addProduct(QStringLiteral("TRY-BLM"), QStringLiteral("Blue mosaic tray"), 3400, 0);
    addProduct(QStringLiteral("MUG-GRN"), QStringLiteral("Green mug"), 1250, 30);
    addProduct(QStringLiteral("KET-01"), QStringLiteral("Enamel kettle 1.5 l"), 3800, 8);
    addProduct(QStringLiteral("TEA-EG"), QStringLiteral("Earl Grey, loose, 100 g"), 640, 120,
               QStringLiteral("4006381333931"));
    addCustomer(QStringLiteral("Amira Haddad"), QStringLiteral("amira@example.com"));
    addCustomer(QStringLiteral("Jonas Weber"), QStringLiteral("jonas@example.com"));
    addCustomer(QStringLiteral("Priya Nair"));
}

QList<ProductRow> FakeCatalogue::matchingProducts(const QString& search) const {
    return fake::matching(products, [&](const ProductRow& product) {
        return fake::contains(product.name, search) || fake::contains(product.sku, search) ||
               product.barcodes.contains(search);
    });
}

Result<QList<ProductRow>> FakeCatalogue::productsAt(const QString& search, qint64 firstRow,
                                                    int limit) {
    return matchingProducts(search).mid(firstRow, limit);
}

Result<QList<ProductRow>> FakeCatalogue::productsAfter(const QString& search,
                                                       const ProductRow* last, int limit) {
    return fake::rowsAfter(matchingProducts(search), last, limit, &ProductRow::sku);
}

Result<qint64> FakeCatalogue::productCount(const QString& search) {
    return matchingProducts(search).size();
}

Result<QList<ProductRow>> FakeCatalogue::findProducts(const QString& search, int limit) {
    searches.append(search);
    QList<ProductRow> rows = matchingProducts(search);
    std::stable_sort(rows.begin(), rows.end(), [&](const ProductRow& one, const ProductRow& two) {
        return rank(one, search) < rank(two, search);
    });
    return rows.mid(0, limit);
}

Result<QList<ProductRow>> FakeCatalogue::productsOfCode(const QString& code) {
    searches.append(code);
    QList<ProductRow> rows = fake::matching(
        products, [&](const ProductRow& product) { return product.barcodes.contains(code); });
    for (const ProductRow& product : std::as_const(products)) {
        if (product.sku == code && !rows.contains(product)) rows.append(product);
    }
    return rows;
}

Result<QList<ProductRow>> FakeCatalogue::lowStock(int limit) {
    QList<ProductRow> found;
    for (const ProductRow& row : products) {
        const bool isLow = row.reorderLevel > 0 && row.available() <= row.reorderLevel;
        if (isLow && !row.archived) found.append(row);
    }
    return found.mid(0, limit);
}

Result<ProductRow> FakeCatalogue::product(const QString& sku) {
    return fake::rowOf(products, &ProductRow::sku, sku);
}

QList<CustomerRow> FakeCatalogue::matchingCustomers(const QString& search) const {
    return fake::matching(customers, [&](const CustomerRow& customer) {
        return fake::contains(customer.name, search) || fake::contains(customer.email, search);
    });
}

Result<QList<CustomerRow>> FakeCatalogue::customersAt(const QString& search, qint64 firstRow,
                                                      int limit) {
    return matchingCustomers(search).mid(firstRow, limit);
}

Result<QList<CustomerRow>> FakeCatalogue::customersAfter(const QString& search,
                                                         const CustomerRow* last, int limit) {
    return fake::rowsAfter(matchingCustomers(search), last, limit, &CustomerRow::customerId);
}

Result<qint64> FakeCatalogue::customerCount(const QString& search) {
    return matchingCustomers(search).size();
}

Result<QList<CustomerRow>> FakeCatalogue::findCustomers(const QString& search, int limit) {
    return customersAt(search, 0, limit);
}

Result<CustomerRow> FakeCatalogue::customer(const CustomerId& customerId) {
    return fake::rowOf(customers, &CustomerRow::customerId, customerId);
}

}  // namespace countertop
