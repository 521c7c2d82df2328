// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

namespace countertop {

/// Products, customers and orders are found by what users type, with the same results on both
/// databases.
class SearchConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void K_40_isFoundInEveryList_data();
    void K_40_isFoundInEveryList();
    void K_40_nothingTypedIsAPattern();
    void K_41_phonesAreFoundInEveryForm_data();
    void K_41_phonesAreFoundInEveryForm();
    void K_42_addressesAreFoundByTheirParts();
    void K_43_theNameItselfComesFirst();
    void K_43_nameComesBeforePhone();
    void K_43_theSameForProductsAndSkus();
    void K_43_listsKeepTheirSort();
    void K_40_ordersAreFoundByPartsOfTheirNumber();
    void K_40_ordersAreFoundByProduct();
    void aNewNameIsFoundAndTheOldOneIsNot();
    void veryLongSearchesAreAnswered();

private:
    void addCustomer(const QString& name, const QString& phone = {}, const QString& address = {},
                     const QString& email = {});
    QStringList customers(const QString& search);
    QStringList ranked(const QString& search, int limit = 9);
    QStringList products(const QString& search);
    qint64 orders(const QString& search);
};

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

template <class Row>
QStringList namesOf(const Result<QList<Row>>& rows) {
    QStringList names;
    if (!rows) return {rows.error().detail};
    for (const Row& row : *rows) names.append(row.name);
    return names;
}

}  // namespace

void SearchConformanceTest::addCustomer(const QString& name, const QString& phone,
                                        const QString& address, const QString& email) {
    mustRun(AddCustomer{CustomerId::create(), {name, email, phone, address, {}}});
}

QStringList SearchConformanceTest::customers(const QString& search) {
    return namesOf(CatalogueQueries(session().database()).customersAt(search, 0, 50));
}

QStringList SearchConformanceTest::ranked(const QString& search, int limit) {
    return namesOf(CatalogueQueries(session().database()).findCustomers(search, limit));
}

QStringList SearchConformanceTest::products(const QString& search) {
    return namesOf(CatalogueQueries(session().database()).findProducts(search, 9));
}

qint64 SearchConformanceTest::orders(const QString& search) {
    OrderFilter filter;
    filter.search = search;
    const auto summary = OrderQueries(session().database()).summary(filter);
    return summary ? summary->orders : -1;
}

void SearchConformanceTest::K_40_isFoundInEveryList_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("typed");
    QTest::newRow("French") << qs("Éloïse Ébénisterie")
                            << QStringList{qs("eloise ebenisterie"), qs("ÉLOÏSE"), qs("ebenist")};
    QTest::newRow("plain, typed with marks")
        << qs("Eloise Ebenisterie") << QStringList{qs("Éloïse"), qs("e\u0301be\u0301nisterie")};
    QTest::newRow("decomposed") << qs("Zoe\u0308") << QStringList{qs("Zoë"), qs("zoe"), qs("ZOË")};
    QTest::newRow("sharp s") << qs("Straße 7") << QStringList{qs("STRASSE"), qs("strasse 7")};
    QTest::newRow("Turkish") << qs("İstanbul Işık")
                             << QStringList{qs("istanbul"), qs("ISTANBUL"), qs("isik"), qs("ışık")};
    QTest::newRow("full width") << qs("ＡＢＣ商店") << QStringList{qs("abc"), qs("商店")};
    QTest::newRow("Greek") << qs("Νίκος") << QStringList{qs("ΝΙΚΟΣ"), qs("νικοσ"), qs("νίκος")};
    QTest::newRow("Arabic") << qs("مُحَمَّد") << QStringList{qs("محمد"), qs("محـمد")};
    QTest::newRow("Vietnamese") << qs("Đặng Phở") << QStringList{qs("dang pho"), qs("ĐẶNG")};
    QTest::newRow("Polish") << qs("Łódź") << QStringList{qs("lodz"), qs("LÓDZ")};
    QTest::newRow("apostrophe") << qs("O’Brien") << QStringList{qs("o'brien")};
}

void SearchConformanceTest::K_40_isFoundInEveryList() {
    QFETCH(QString, name);
    QFETCH(QStringList, typed);
    addCustomer(qs("Somebody Else"));
    const CustomerId id = CustomerId::create();
    mustRun(AddCustomer{id, {name, {}, {}, {}, {}}});
    addProduct(qs("OTHER"), 100, 9);
    mustRun(AddProduct{qs("P-1"), name, {}, 100, 0, 0, 9});
    mustRun(PlaceOrder{OrderId::create(), id, {{qs("OTHER"), 1, std::nullopt}}, false});
    const QString stored = name.normalized(QString::NormalizationForm_C);
    for (const QString& text : typed) {
        QCOMPARE(customers(text), QStringList{stored});
        QCOMPARE(ranked(text), QStringList{stored});
        QCOMPARE(products(text), QStringList{stored});
        QCOMPARE(orders(text), 1);
    }
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    for (const auto& check : report->checks) QCOMPARE(check.problems, QStringList());
}

void SearchConformanceTest::K_40_nothingTypedIsAPattern() {
    addCustomer(qs("100%_Right\\Now! 'quoted' \"twice\""));
    addCustomer(qs("Plain"));
    for (const char* text : {"%", "_", "\\", "!", "'", "\"", "100%_", "right\\now", "'quoted'"}) {
        QCOMPARE(customers(qs(text)).size(), 1);
        QCOMPARE(ranked(qs(text)).size(), 1);
    }
    for (const char* text : {"%%", "a%b", "' OR '1'='1", "p_ain", ":word_0", "%1"}) {
        QCOMPARE(customers(qs(text)), QStringList());
        QCOMPARE(orders(qs(text)), 0);
    }
}

void SearchConformanceTest::K_41_phonesAreFoundInEveryForm_data() {
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QString>("typed");
    const QString mobile = qs("+44 (0)7700 900-123");
    QTest::newRow("national") << mobile << qs("07700900123");
    QTest::newRow("in groups") << mobile << qs("7700 900123");
    QTest::newRow("international") << mobile << qs("+447700900123");
    QTest::newRow("dialled") << mobile << qs("0044 7700 900 123");
    QTest::newRow("as written") << mobile << mobile;
    QTest::newRow("begun") << mobile << qs("07700 9");
    QTest::newRow("last digits") << mobile << qs("900123");
    QTest::newRow("stored national") << qs("07700900123") << qs("+44 (0) 7700 900123");
    QTest::newRow("stored in groups") << qs("07700 900 123") << qs("07700900123");
    QTest::newRow("of another country") << qs("+49 30 901820") << qs("004930901820");
    QTest::newRow("too short to be one") << qs("0199") << qs("0199");
}

void SearchConformanceTest::K_41_phonesAreFoundInEveryForm() {
    QFETCH(QString, phone);
    QFETCH(QString, typed);
    addCustomer(qs("Right"), phone);
    addCustomer(qs("Wrong"), qs("+44 20 7946 0958"));
    QCOMPARE(customers(typed), QStringList{qs("Right")});
    QCOMPARE(ranked(typed), QStringList{qs("Right")});
    QCOMPARE(*CatalogueQueries(session().database()).customerCount(typed), 1);
}

void SearchConformanceTest::K_42_addressesAreFoundByTheirParts() {
    addCustomer(qs("Miller"), {}, qs("12 Mill Lane\nLeeds\nLS1 4DY"));
    addCustomer(qs("Other"), {}, qs("3 High Street, Bath"));
    for (const char* text :
         {"LS1", "mill lane", "ls1 4dy", "12 Mill", "leeds ls1", "Miller leeds"}) {
        QCOMPARE(customers(qs(text)), QStringList{qs("Miller")});
    }
    QCOMPARE(customers(qs("LS2")), QStringList());
}

void SearchConformanceTest::K_43_theNameItselfComesFirst() {
    for (int number = 1; number <= 30; ++number) {
        addCustomer(qs("Customer %1").arg(number), qs("0161 496 0%1").arg(300 + number));
    }
    QCOMPARE(ranked(qs("Customer 3"), 6).mid(0, 2),
             (QStringList{qs("Customer 3"), qs("Customer 30")}));
    QCOMPARE(ranked(qs("customer 12"), 6).mid(0, 1), QStringList{qs("Customer 12")});
    QCOMPARE(ranked(qs("customer 3"), 1), QStringList{qs("Customer 3")});
    QCOMPARE(ranked(qs("Customer"), 6).size(), 6);
}

void SearchConformanceTest::K_43_nameComesBeforePhone() {
    addCustomer(qs("Aaron"), qs("0700 45"));
    addCustomer(qs("Studio 45"), qs("0161 1"));
    addCustomer(qs("45 Records"), qs("0161 2"));
    addCustomer(qs("Depot 4500"), qs("0161 3"));
    addCustomer(qs("Bar X45"), qs("0161 4"));
    addCustomer(qs("45"), qs("0161 5"));
    QCOMPARE(ranked(qs("45")), (QStringList{qs("45"), qs("45 Records"), qs("Studio 45"),
                                            qs("Depot 4500"), qs("Bar X45"), qs("Aaron")}));
    addCustomer(qs("Zoe"), {}, {}, qs("ann@example.com"));
    addCustomer(qs("Ann@example.com & Sons"), {}, {}, {});
    QCOMPARE(ranked(qs("ann@example.com")).mid(0, 1), QStringList{qs("Zoe")});
}

void SearchConformanceTest::K_43_theSameForProductsAndSkus() {
    for (const auto& [sku, name] :
         {std::pair("X-1", "Tea"), std::pair("X-2", "Tea towel"), std::pair("X-3", "Green tea"),
          std::pair("X-4", "Steamer"), std::pair("X-5", "Teapot"), std::pair("TEA-9", "Kettle"),
          std::pair("tea", "Other goods")}) {
        mustRun(AddProduct{qs(sku), qs(name), {}, 100, 0, 0, 1});
    }
    QCOMPARE(products(qs("tea")),
             (QStringList{qs("Other goods"), qs("Tea"), qs("Tea towel"), qs("Teapot"), qs("Kettle"),
                          qs("Green tea"), qs("Steamer")}));
    QCOMPARE(products(qs("TEA")).mid(0, 2), (QStringList{qs("Other goods"), qs("Tea")}));
    QCOMPARE(products(qs("tea-9")), QStringList{qs("Kettle")});
}

void SearchConformanceTest::K_43_listsKeepTheirSort() {
    addCustomer(qs("Zed 3"));
    addCustomer(qs("Anna 33"));
    QCOMPARE(customers(qs("3")), (QStringList{qs("Anna 33"), qs("Zed 3")}));
}

void SearchConformanceTest::K_40_ordersAreFoundByPartsOfTheirNumber() {
    addProduct(qs("MUG"), 100, 9);
    (void)placeOne(qs("MUG"));
    (void)placeOne(qs("MUG"));
    QCOMPARE(orders(qs("000001")), 1);
    QCOMPARE(orders(qs("-000002")), 1);
    QCOMPARE(orders(qs("00000")), 2);
    QCOMPARE(orders(qs("000003")), 0);
}

void SearchConformanceTest::K_40_ordersAreFoundByProduct() {
    mustRun(AddProduct{qs("Kettle-7"), qs("Théière bleue"), {qs("5012345678900")}, 100, 0, 0, 9});
    addProduct(qs("MUG"), 100, 9);
    (void)placeOne(qs("Kettle-7"));
    (void)placeOne(qs("MUG"));
    for (const char* text : {"theiere", "BLEUE", "bleue théière", "kettle-7", "KETTLE-7"}) {
        QCOMPARE(orders(qs(text)), 1);
    }
    QCOMPARE(orders(qs("5012345")), 0);
}

void SearchConformanceTest::aNewNameIsFoundAndTheOldOneIsNot() {
    const CustomerId id = CustomerId::create();
    mustRun(AddCustomer{id, {qs("Müller"), {}, {}, {}, {}}});
    mustRun(ChangeCustomer{id, {qs("Østergård"), {}, qs("07700 900123"), {}, {}}});
    QCOMPARE(customers(qs("muller")), QStringList());
    QCOMPARE(customers(qs("ostergard")), QStringList{qs("Østergård")});
    QCOMPARE(customers(qs("7700900123")), QStringList{qs("Østergård")});
}

void SearchConformanceTest::veryLongSearchesAreAnswered() {
    addCustomer(qs("Long"), {}, qs("a ").repeated(90));
    const QString words = qs("a ").repeated(400);
    QCOMPARE(customers(words), QStringList{qs("Long")});
    QCOMPARE(ranked(words), QStringList{qs("Long")});
    QCOMPARE(orders(words), 0);
    QCOMPARE(products(qs("😀").repeated(300)), QStringList());
    QCOMPARE(customers(QString(QChar(0xD83D)) + qs("x")), QStringList());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SearchConformanceTest)
#include "SearchConformanceTest.moc"
