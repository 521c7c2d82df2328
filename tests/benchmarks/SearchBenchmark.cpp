// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/SearchBenchmark.h"

#include "models/projections/SearchableText.h"
#include "models/store/connection/Query.h"
#include "models/store/connection/Transaction.h"
#include "models/store/queries/SqlShopReads.h"
#include "tests/support/BulkRows.h"
#include "tests/support/OrFatal.h"
#include "tests/support/TestShop.h"

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRepeats = 5;
constexpr int kProducts = 100'000;
constexpr int kSearches = 40;
constexpr int kRows = 20;

const QStringList kColours{u"Blue"_s,  u"Red"_s,  u"Vintage"_s, u"Small"_s, u"Glass"_s,
                           u"Ivory"_s, u"Café"_s, u"Paper"_s,   u"Metal"_s, u"Garden"_s};
const QStringList kThings{u"mug"_s,       u"lantern"_s,  u"cake stand"_s, u"doormat"_s,
                          u"tea towel"_s, u"lunchbox"_s, u"hook"_s,       u"candle"_s,
                          u"bunting"_s,   u"wrap"_s};

QString skuOf(int product) { return u"P%1"_s.arg(product); }
QString barcodeOf(int product) { return u"SHELF-%1"_s.arg(product); }

ProductRow productOf(int product) {
    ProductRow row;
    row.sku = skuOf(product);
    row.name = u"%1 %2 no. %3"_s.arg(kColours[product % 10], kThings[product / 10 % 10])
                   .arg(product / 100);
    row.barcodes = {barcodeOf(product)};
    return row;
}

/// A shop with this many products, without the events behind them.
struct LargeShop {
    explicit LargeShop(Dialect dialect) : shop(dialect), session(shop.session()) {
        Database& database = session->database();
        Query products(database);
        Query barcodes(database);
        Transaction transaction(database);
        orFatal(transaction.begin());
        orFatal(products.prepare(
            u"INSERT INTO products (store_id, sku, name, barcodes, search_text, currency, "
            "price_minor, tax_rate, version) VALUES (1, :sku, :name, :barcodes, :text, 'GBP', "
            "100, 0, 1)"_s));
        orFatal(barcodes.prepare(
            u"INSERT INTO product_barcodes (store_id, code, barcode, sku) VALUES (1, :code, "
            ":barcode, :sku)"_s));
        for (int i = 0; i < kProducts; ++i) {
            const ProductRow row = productOf(i);
            orFatal(products.bind(":sku", row.sku)
                        .bind(":name", row.name)
                        .bind(":barcodes", barcodesColumn(row.barcodes))
                        .bind(":text", productSearchText(row))
                        .execute());
            orFatal(barcodes.bind(":code", row.barcodes.first())
                        .bind(":barcode", row.barcodes.first())
                        .bind(":sku", row.sku)
                        .execute());
        }
        orFatal(transaction.commit());
        BulkRows(database).analyze();
    }

    [[nodiscard]] qsizetype find(const QString& term) {
        return orFatal(CatalogueQueries(session->database()).findProducts(term, kRows)).size();
    }

    void walk(const QString& term) {
        Query query(session->database());
        orFatal(
            query.prepare(u"SELECT * FROM products WHERE store_id = 1 AND archived = 0 AND "
                          "search_text LIKE :text ORDER BY name, sku LIMIT 20"_s));
        orFatal(query.bind(":text", u'%' + searchText({term}) + u'%').readRows([](Query& row) {
            if (row.text("sku").isEmpty()) qFatal("A product without a SKU");
        }));
    }

    TestShop shop;
    std::unique_ptr<ShopSession> session;
};

struct Term {
    QString kind;
    /// The search text of a turn; every turn searches for a different text.
    QString (*text)(int turn);
    int fewest;
};

const QList<Term> kTerms{
    {u"a scanned code"_s, [](int turn) { return barcodeOf(turn * 37 % kProducts); }, 1},
    {u"a SKU"_s, [](int turn) { return skuOf(turn * 41 % kProducts); }, 1},
    {u"the first letter of a name"_s, [](int turn) { return kColours[turn % 10].left(1); }, kRows},
    {u"the beginning of a name"_s, [](int turn) { return kColours[turn % 10].left(4); }, kRows},
    {u"a word inside a name"_s, [](int turn) { return kThings[turn % 10].right(4); }, kRows},
    {u"two words in any order"_s, [](int turn) { return u"%1 cafe"_s.arg(200 + turn % 700); }, 1},
    {u"nothing like it"_s, [](int turn) { return u"zebra%1"_s.arg(turn); }, 0},
};

}  // namespace

QList<Race> searchesOn(Dialect dialect) {
    const auto shop = std::make_shared<LargeShop>(dialect);
    QList<Race> races;
    for (const Term& term : kTerms) {
        Race race(u"CAT-2"_s,
                  u"search of %1 products on %2: %3"_s.arg(kProducts).arg(
                      dialect == Dialect::Sqlite ? u"SQLite"_s : u"PostgreSQL"_s, term.kind));
        const auto turn = std::make_shared<int>(0);
        race.add(u"Countertop"_s, [=](int count) {
            for (int i = 0; i < count; ++i) {
                const QString text = term.text((*turn)++);
                if (shop->find(text) < term.fewest) qFatal("'%s' is not found", qPrintable(text));
            }
        });
        const auto walks = std::make_shared<int>(0);
        race.add(u"one statement through every product"_s, [=](int count) {
            for (int i = 0; i < count; ++i) shop->walk(term.text((*walks)++));
        });
        race.run(kRepeats, 1, kSearches);
        races.append(race);
    }
    return races;
}

}  // namespace countertop
