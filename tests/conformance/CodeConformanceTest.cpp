// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <atomic>

namespace countertop {

/// A product code is a row: it has one owner per store, is found in each of its forms and is never
/// mistaken for another code.
class CodeConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void K_01_aBarcodeHasOneOwner();
    void K_01_anotherFormOfABarcodeIsTakenToo();
    void K_01_twoBarcodesOfOneProductThatAreOneCodeAreRefused();
    void K_01_ofTwoTillsOneGetsTheBarcode();
    void K_01_aProductWithBarcodesCanStillChange();
    void K_02_aBarcodeWithSpacesIsOneCode();
    void K_02_verifyNamesACodeThatIsNotOneRow_data();
    void K_02_verifyNamesACodeThatIsNotOneRow();
    void K_03_formsOfOneNumberAreFound();
    void K_03_otherCodesAreFoundAsWritten();
    void K_04_aBarcodeComesBeforeTheSkuOfAnother();
    void K_04_aLineNamesTheSku();
    void K_05_controlCharactersAreRefusedByField_data();
    void K_05_controlCharactersAreRefusedByField();
    void K_23_composedAndDecomposedSkusAreOne();
    void K_23_anotherCaseIsOfferedNeverTaken();

private:
    Result<CommandResult> add(const QString& sku, const QString& name, const QStringList& barcodes);
    QStringList found(const QString& code);
    QStringList problems();
};

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

QStringList skusOf(const Result<QList<ProductRow>>& rows) {
    QStringList skus;
    if (!rows) return {rows.error().detail};
    for (const ProductRow& row : *rows) skus.append(row.sku);
    return skus;
}

}  // namespace

Result<CommandResult> CodeConformanceTest::add(const QString& sku, const QString& name,
                                               const QStringList& barcodes) {
    return run(AddProduct{sku, name, barcodes, 100, 0, 0, 5});
}

/// The products that a scan of the code could mean, the preferred one first.
QStringList CodeConformanceTest::found(const QString& code) {
    return skusOf(CatalogueQueries(session().database()).productsOfCode(code));
}

QStringList CodeConformanceTest::problems() {
    const auto report = verifyShop(session().database());
    if (!report) return {report.error().detail};
    QStringList problems;
    for (const auto& check : report->checks) problems += check.problems;
    return problems;
}

void CodeConformanceTest::K_01_aBarcodeHasOneOwner() {
    QVERIFY(add(qs("A"), qs("Apple"), {qs("5012345678900")}));
    const qint64 events = rows(qs("events"));
    const auto refused = add(qs("B"), qs("Pear"), {qs("11"), qs("5012345678900"), qs("99")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().problems.value(0).field, qs("barcode"));
    QCOMPARE(refused.error().problems.value(0).reason, qs("barcode_taken"));
    QVERIFY2(refused.error().detail.contains(qs("'Apple' (SKU A)")),
             qPrintable(refused.error().detail));
    QCOMPARE(rows(qs("events")), events);
    QCOMPARE(rows(qs("products")), 1);
    QCOMPARE(rows(qs("product_barcodes")), 1);
    QCOMPARE(found(qs("5012345678900")), QStringList{qs("A")});
    QCOMPARE(found(qs("11")), QStringList());
    QCOMPARE(problems(), QStringList());
    QVERIFY(add(qs("B"), qs("Pear"), {qs("11")}));
}

void CodeConformanceTest::K_01_anotherFormOfABarcodeIsTakenToo() {
    QVERIFY(add(qs("A"), qs("Apple"), {qs("012345678905")}));
    const auto refused = add(qs("B"), qs("Pear"), {qs("0012345678905")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.value(0).reason, qs("barcode_taken"));
    QCOMPARE(rows(qs("products")), 1);
}

void CodeConformanceTest::K_01_twoBarcodesOfOneProductThatAreOneCodeAreRefused() {
    for (const char* other : {"012345678905", "0012345678905", "00012345678905"}) {
        const auto refused = add(qs("A"), qs("Apple"), {qs("012345678905"), qs(other)});
        QVERIFY(!refused);
        QCOMPARE(refused.error().problems.value(0).field, qs("barcode"));
        QCOMPARE(refused.error().problems.value(0).reason, qs("barcode_twice"));
    }
    QCOMPARE(rows(qs("products")), 0);
}

void CodeConformanceTest::K_01_ofTwoTillsOneGetsTheBarcode() {
    constexpr int kTills = 4;
    std::atomic<int> done = 0;
    std::atomic<int> taken = 0;
    inParallel(kTills, [&](int number, Start& start) {
        const Session till = open();
        start.arrive_and_wait();
        const auto answer = till->bus().dispatch(AddProduct{qs("P%1").arg(number),
                                                            qs("Pear %1").arg(number),
                                                            {qs("5012345678900")},
                                                            100,
                                                            0,
                                                            0,
                                                            1},
                                                 Intent::fresh(), origin());
        if (answer) {
            ++done;
        } else if (answer.error().problems.value(0).reason == qs("barcode_taken")) {
            ++taken;
        }
    });
    QCOMPARE(done.load(), 1);
    QCOMPARE(taken.load(), kTills - 1);
    QCOMPARE(rows(qs("products")), 1);
    QCOMPARE(problems(), QStringList());
}

void CodeConformanceTest::K_01_aProductWithBarcodesCanStillChange() {
    QVERIFY(add(qs("A"), qs("Apple"), {qs("5012345678900"), qs("78")}));
    QVERIFY(run(ChangeProductPrice{qs("A"), 250, std::nullopt}));
    QVERIFY(run(ReceiveStock{qs("A"), 3, {}}));
    QCOMPARE(rows(qs("product_barcodes")), 2);
    QCOMPARE(problems(), QStringList());
}

void CodeConformanceTest::K_02_aBarcodeWithSpacesIsOneCode() {
    const QStringList odd{qs("LOT 42 A"), qs("a\"b\\c"), qs("[1,2]"), qs("漢字 é"), qs("5%_!")};
    QVERIFY(add(qs("C"), qs("Cable"), odd));
    for (const QString& code : odd) QCOMPARE(found(code), QStringList{qs("C")});
    QCOMPARE(found(qs("LOT")), QStringList());
    QCOMPARE(found(qs("42")), QStringList());
    SqlShopReads reads(session().database());
    QCOMPARE(reads.catalogue.product(qs("C"))->barcodes, odd);
    QCOMPARE(skusOf(reads.catalogue.productsAt(qs("lot 42"), 0, 9)), QStringList{qs("C")});
    QCOMPARE(problems(), QStringList());
}

void CodeConformanceTest::K_02_verifyNamesACodeThatIsNotOneRow_data() {
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const char* statement, const char* named) {
        QTest::newRow(name) << qs(statement) << qs(named);
    };
    row("gone", "DELETE FROM product_barcodes WHERE barcode = 'LOT 42 A'",
        "Barcode LOT 42 A leads to no product");
    row("a part of it",
        "INSERT INTO product_barcodes (store_id, code, barcode, sku) VALUES (1, 'LOT', 'LOT', 'C')",
        "Barcode LOT leads to product C, which does not have it");
    row("two joined",
        "UPDATE product_barcodes SET code = 'LOT 42 A 78', barcode = 'LOT 42 A 78' "
        "WHERE barcode = 'LOT 42 A'",
        "Barcode LOT 42 A 78 leads to product C, which does not have it");
    row("compared in another form", "UPDATE product_barcodes SET code = '079' WHERE barcode = '78'",
        "Barcode 78 leads to no product");
    row("written in another form", "UPDATE product_barcodes SET barcode = '079' WHERE code = '78'",
        "Barcode 78 of product C is kept as 079");
    row("of another product", "UPDATE product_barcodes SET sku = 'D' WHERE barcode = '78'",
        "Barcode 78 leads to product D, which does not have it");
    row("joined in the list", "UPDATE products SET barcodes = 'LOT 42 A 78' WHERE sku = 'C'",
        "Product C: barcodes is 'LOT 42 A 78' but its events say '[\"LOT 42 A\",\"78\"]'");
}

void CodeConformanceTest::K_02_verifyNamesACodeThatIsNotOneRow() {
    QFETCH(QString, statement);
    QFETCH(QString, named);
    QVERIFY(add(qs("C"), qs("Cable"), {qs("LOT 42 A"), qs("78")}));
    QVERIFY(add(qs("D"), qs("Drill"), {qs("5012345678900")}));
    QCOMPARE(problems(), QStringList());
    mustExecute(statement);
    QVERIFY2(problems().contains(named), qPrintable(problems().join(u'\n')));
}

void CodeConformanceTest::K_03_formsOfOneNumberAreFound() {
    QVERIFY(add(qs("U"), qs("Umbrella"), {qs("012345678905")}));
    QVERIFY(add(qs("V"), qs("Vase"), {qs("00000096385074")}));
    SqlShopReads reads(session().database());
    for (const char* code : {"012345678905", "0012345678905", "00012345678905"}) {
        QCOMPARE(found(qs(code)), QStringList{qs("U")});
        QCOMPARE(skusOf(reads.catalogue.productsAt(qs(code), 0, 9)), QStringList{qs("U")});
        QCOMPARE(skusOf(reads.catalogue.findProducts(qs(code), 9)), QStringList{qs("U")});
    }
    for (const char* code : {"96385074", "000096385074", "0000096385074", "00000096385074"}) {
        QCOMPARE(found(qs(code)), QStringList{qs("V")});
    }
    QCOMPARE(reads.catalogue.product(qs("U"))->barcodes, QStringList{qs("012345678905")});
}

void CodeConformanceTest::K_03_otherCodesAreFoundAsWritten() {
    QVERIFY(add(qs("A"), qs("Apple"), {qs("0017")}));
    QVERIFY(add(qs("B"), qs("Pear"), {qs("17")}));
    QVERIFY(add(qs("C"), qs("Wrong check digit"), {qs("5012345678901")}));
    QCOMPARE(found(qs("0017")), QStringList{qs("A")});
    QCOMPARE(found(qs("17")), QStringList{qs("B")});
    QCOMPARE(found(qs("5012345678901")), QStringList{qs("C")});
    QCOMPARE(found(qs("05012345678901")), QStringList());
}

void CodeConformanceTest::K_04_aBarcodeComesBeforeTheSkuOfAnother() {
    QVERIFY(add(qs("22"), qs("Alpha"), {}));
    QVERIFY(add(qs("P"), qs("Pear"), {qs("22")}));
    QCOMPARE(found(qs("22")), (QStringList{qs("P"), qs("22")}));
    SqlShopReads reads(session().database());
    QCOMPARE(skusOf(reads.catalogue.findProducts(qs("22"), 9)).mid(0, 2),
             (QStringList{qs("P"), qs("22")}));
}

void CodeConformanceTest::K_04_aLineNamesTheSku() {
    QVERIFY(add(qs("22"), qs("Alpha"), {}));
    QVERIFY(add(qs("P"), qs("Pear"), {qs("22"), qs("33")}));
    const OrderId order = placeOne(qs("22"));
    QCOMPARE(stateOf(order).lines.value(0).name, qs("Alpha"));
    const auto byBarcode =
        run(PlaceOrder{OrderId::create(), {}, {{qs("33"), 1, std::nullopt}}, false});
    QVERIFY(!byBarcode);
    QCOMPARE(byBarcode.error().reason, qs("product_not_found"));
}

void CodeConformanceTest::K_05_controlCharactersAreRefusedByField_data() {
    QTest::addColumn<QString>("code");
    QTest::newRow("newline") << qs("A\nB");
    QTest::newRow("tab") << qs("A\tB");
    QTest::newRow("carriage return") << qs("AB\r");
    QTest::newRow("escape") << qs(
        "A\x1b"
        "B");
    QTest::newRow("byte order mark") << QChar(0xFEFF) + qs("A");
    QTest::newRow("zero-width space") << qs("\u200b");
    QTest::newRow("override") << qs("A\u202eB");
    QTest::newRow("half a pair") << qs("A") + QChar(0xD83D);
    QTest::newRow("nothing") << qs(" ");
    QTest::newRow("space at the end") << qs("5 ");
}

void CodeConformanceTest::K_05_controlCharactersAreRefusedByField() {
    QFETCH(QString, code);
    const auto badSku = add(code, qs("Name"), {});
    QVERIFY(!badSku);
    QCOMPARE(badSku.error().code, ErrorCode::InvalidInput);
    QCOMPARE(badSku.error().problems.value(0).field, qs("sku"));
    const auto badBarcode = add(qs("A"), qs("Name"), {code});
    QVERIFY(!badBarcode);
    QCOMPARE(badBarcode.error().code, ErrorCode::InvalidInput);
    QCOMPARE(badBarcode.error().problems.value(0).field, qs("barcode"));
    QCOMPARE(rows(qs("products")), 0);
}

void CodeConformanceTest::K_23_composedAndDecomposedSkusAreOne() {
    const QString composed = qs("CAF\u00c9");
    const QString decomposed = qs("CAFE\u0301");
    QVERIFY(add(decomposed, qs("Cafetie\u0300re"), {qs("e\u0301 1")}));
    const auto again = add(composed, qs("Other"), {});
    QVERIFY(!again);
    QCOMPARE(again.error().reason, qs("product_exists"));
    for (const QString& sku : {composed, decomposed}) {
        QVERIFY(run(PlaceOrder{OrderId::create(), {}, {{sku, 1, std::nullopt}}, false}));
        QVERIFY(run(ReceiveStock{sku, 1, {}}));
        SqlShopReads reads(session().database());
        QCOMPARE(reads.catalogue.product(sku)->sku, composed);
    }
    QCOMPARE(found(qs("\u00e9 1")), QStringList{composed});
    QCOMPARE(problems(), QStringList());
}

void CodeConformanceTest::K_23_anotherCaseIsOfferedNeverTaken() {
    QVERIFY(add(qs("85123A"), qs("Lantern"), {}));
    QVERIFY(add(qs("B"), qs("Big"), {}));
    QVERIFY(add(qs("b"), qs("Small"), {}));
    const auto refused =
        run(PlaceOrder{OrderId::create(), {}, {{qs("85123a"), 1, std::nullopt}}, false});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QVERIFY2(refused.error().detail.contains(qs("Did you mean '85123A'?")),
             qPrintable(refused.error().detail));
    QVERIFY(run(ReceiveStock{qs("85123a"), 1, {}}).error().detail.contains(qs("85123A")));
    SqlShopReads reads(session().database());
    QVERIFY(reads.catalogue.product(qs("85123a")).error().detail.contains(qs("85123A")));
    QCOMPARE(reads.catalogue.product(qs("b"))->name, qs("Small"));
    QCOMPARE(reads.catalogue.product(qs("B"))->name, qs("Big"));
    QCOMPARE(found(qs("85123a")), QStringList());
    QVERIFY(!reads.catalogue.product(qs("nothing")).error().detail.contains(qs("mean")));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CodeConformanceTest)
#include "CodeConformanceTest.moc"
