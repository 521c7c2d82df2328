// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/TillFixture.h"
#include "views/till/ProductFinder.h"

namespace countertop {

/// Sells at the till by keyboard only, on a shop in memory.
class TillPageTest : public TillFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init() { openTill(); }
    void cleanup() { closeTill(); }

    void namesAreThoseOfTheContract_data();
    void namesAreThoseOfTheContract();
    void typingAndEnterAddTheBestMatch();
    void quantityBeforeTheProductCounts();
    void quantityFieldCounts();
    void enterBeforeTheAnswerStillAdds();
    void twoScansBeforeTheAnswerAddBoth();
    void arrowsChooseAnotherSuggestion();
    void unknownProductIsReportedAndKept();
    void unknownBarcodeNeverAddsAnotherProduct();
    void K_04_aScanMeansTheBarcode_data();
    void K_04_aScanMeansTheBarcode();
    void K_04_aScanOfAnUnknownCodeSellsNothing();
    void K_04_typingAsksWhichIsMeant();
    void K_23_aScanNeverTakesAnotherCase();
    void scannerWorksFromTheCustomerField();
    void scannerWorksFromTheTable();
    void deleteUndoAndRedo();
    void escapeClearsSearchThenSale();
    void parkAndResumeByKey();
    void customerFieldLeftUnchosenGoesBack();
    void tabReachesEveryControl();
};

void TillPageTest::namesAreThoseOfTheContract_data() {
    QTest::addColumn<QString>("objectName");
    QTest::addColumn<QString>("accessibleName");
    QTest::newRow("search") << "productSearchEdit"
                            << "Find product";
    QTest::newRow("quantity") << "quantitySpin"
                              << "Quantity";
    QTest::newRow("add") << "addLineButton"
                         << "Add line";
    QTest::newRow("lines") << "orderLinesTable"
                           << "Order lines";
    QTest::newRow("customer") << "customerEdit"
                              << "Customer";
    QTest::newRow("total") << "totalLabel"
                           << "";
    QTest::newRow("place") << "placeOrderButton"
                           << "Place order";
    QTest::newRow("pay") << "takePaymentButton"
                         << "Take payment";
}

void TillPageTest::namesAreThoseOfTheContract() {
    QFETCH(QString, objectName);
    QFETCH(QString, accessibleName);
    const auto found = m_page->findChildren<QWidget*>(objectName);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first()->accessibleName(), accessibleName);
    QVERIFY(found.first()->isVisible());
}

void TillPageTest::typingAndEnterAddTheBestMatch() {
    type(QStringLiteral("blue m"));
    auto* suggestions = find<QAbstractItemView>("productSuggestions");
    QTRY_VERIFY(suggestions->isVisible());
    QTRY_COMPARE(suggestions->model()->rowCount(), 3);
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
    QCOMPARE(cell(0, 2), QStringLiteral("1"));
    QCOMPARE(cell(0, 3), QStringLiteral("£12.50"));
    QCOMPARE(total(), QStringLiteral("£12.50"));
    QVERIFY(search()->text().isEmpty());
    QVERIFY(!suggestions->isVisible());
    QVERIFY(search()->hasFocus());
}

void TillPageTest::quantityBeforeTheProductCounts() {
    type(QStringLiteral("3*"));
    QCOMPARE(find<QSpinBox>("quantitySpin")->value(), 3);
    addByTyping(QStringLiteral("MUG-BLU"));
    QCOMPARE(cell(0, 2), QStringLiteral("3"));
    QCOMPARE(total(), QStringLiteral("£37.50"));
    QCOMPARE(find<QSpinBox>("quantitySpin")->value(), 1);
    type(QStringLiteral("0*tea"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), 1);
}

void TillPageTest::quantityFieldCounts() {
    find<QSpinBox>("quantitySpin")->setValue(4);
    type(QStringLiteral("kettle"));
    QTest::mouseClick(find<QPushButton>("addLineButton"), Qt::LeftButton);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 2), QStringLiteral("4"));
}

void TillPageTest::enterBeforeTheAnswerStillAdds() {
    m_reads->hold();
    type(QStringLiteral("green"));
    press(Qt::Key_Return);
    QVERIFY(search()->text().isEmpty());
    QCOMPARE(lines()->rowCount(), 0);
    m_reads->release();
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("MUG-GRN"));
}

void TillPageTest::twoScansBeforeTheAnswerAddBoth() {
    m_reads->hold();
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    type(QStringLiteral("2*4006381333931"));
    press(Qt::Key_Return);
    m_reads->release();
    QTRY_COMPARE(lines()->rowCount(), 2);
    QCOMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
    QCOMPARE(cell(1, 0), QStringLiteral("TEA-EG"));
    QCOMPARE(cell(1, 2), QStringLiteral("2"));
}

void TillPageTest::arrowsChooseAnotherSuggestion() {
    type(QStringLiteral("blue"));
    QTRY_VERIFY(find<QWidget>("productSuggestions")->isVisible());
    QTRY_COMPARE(find<QAbstractItemView>("productSuggestions")->model()->rowCount(), 3);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("JUG-BLU"));
}

void TillPageTest::unknownProductIsReportedAndKept() {
    m_reads->hold();
    type(QStringLiteral("zebra"));
    press(Qt::Key_Return);
    m_reads->release();
    QTRY_COMPARE(m_messages->size(), 1);
    QVERIFY(m_messages->first().at(1).toString().contains(u"zebra"));
    QCOMPARE(search()->text(), QStringLiteral("zebra"));
    QCOMPARE(lines()->rowCount(), 0);
}

void TillPageTest::unknownBarcodeNeverAddsAnotherProduct() {
    m_shop->catalogue.addProduct(QStringLiteral("X"), QStringLiteral("Box 99887766 pieces"), 100,
                                 1);
    m_reads->hold();
    type(QStringLiteral("99887766"));
    press(Qt::Key_Return);
    m_reads->release();
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), 0);
}

void TillPageTest::K_04_aScanMeansTheBarcode_data() {
    QTest::addColumn<QString>("code");
    QTest::newRow("two figures") << QStringLiteral("22");
    QTest::newRow("eight figures") << QStringLiteral("12345670");
}

void TillPageTest::K_04_aScanMeansTheBarcode() {
    QFETCH(QString, code);
    m_shop->catalogue.addProduct(code, QStringLiteral("Alpha"), 100, 5);
    m_shop->catalogue.addProduct(QStringLiteral("PEAR"), QStringLiteral("Pear"), 200, 5, code);
    m_page->findChild<ProductFinder*>()->addCode(code);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("PEAR"));
    QVERIFY(search()->text().isEmpty());
}

void TillPageTest::K_04_aScanOfAnUnknownCodeSellsNothing() {
    m_shop->catalogue.addProduct(QStringLiteral("LOT-421"), QStringLiteral("Lot 421"), 100, 5);
    m_shop->catalogue.addProduct(QStringLiteral("BOLT"), QStringLiteral("2200 Bolts"), 200, 5);
    for (const char* code : {"LOT-42", "lot-421", "220000"}) {
        type(QLatin1StringView(code));
        press(Qt::Key_Return);
        QTRY_VERIFY(m_messages->size() > 0);
        QVERIFY(m_messages->takeLast().at(1).toString().contains(QLatin1StringView(code)));
        QCOMPARE(lines()->rowCount(), 0);
        // The next scan is not appended to it.
        QVERIFY(search()->text().isEmpty());
    }
}

void TillPageTest::K_04_typingAsksWhichIsMeant() {
    m_shop->catalogue.addProduct(QStringLiteral("22"), QStringLiteral("Alpha"), 100, 5);
    m_shop->catalogue.addProduct(QStringLiteral("PEAR"), QStringLiteral("Pear"), 200, 5,
                                 QStringLiteral("22"));
    // Slower than any scanner: the second key is not part of a scan.
    QTest::keyClick(search(), Qt::Key_2, {}, 60);
    QTest::keyClick(search(), Qt::Key_2, {}, 60);
    auto* suggestions = find<QAbstractItemView>("productSuggestions");
    QTRY_COMPARE(suggestions->model()->rowCount(), 2);
    QTest::keyClick(search(), Qt::Key_Return, {}, 60);
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), 0);
    QCOMPARE(search()->text(), QStringLiteral("22"));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("22"));
}

void TillPageTest::K_23_aScanNeverTakesAnotherCase() {
    m_shop->catalogue.addProduct(QStringLiteral("AB12345"), QStringLiteral("Big"), 100, 5);
    m_page->findChild<ProductFinder*>()->addCode(QStringLiteral("ab12345"));
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), 0);
    QVERIFY(m_messages->first().at(1).toString().contains(u"ab12345"));
}

void TillPageTest::scannerWorksFromTheCustomerField() {
    press(Qt::Key_F2);
    auto* customer = find<QLineEdit>("customerEdit");
    QTRY_VERIFY(customer->hasFocus());
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
    QVERIFY(customer->text().isEmpty());
    auto* tendered = find<QLineEdit>("tenderedEdit");
    tendered->setFocus();
    tendered->setText(QStringLiteral("20"));
    type(QStringLiteral("4006381333931"));
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 2);
    QCOMPARE(tendered->text(), QStringLiteral("20"));
}

void TillPageTest::scannerWorksFromTheTable() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_Down);
    QTRY_VERIFY(find<QTableView>("orderLinesTable")->hasFocus());
    type(QStringLiteral("4006381333931"));
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 2);
    QVERIFY(search()->hasFocus());
}

void TillPageTest::deleteUndoAndRedo() {
    addByTyping(QStringLiteral("kettle"));
    addByTyping(QStringLiteral("tea"));
    press(Qt::Key_Down);
    press(Qt::Key_Delete);
    QCOMPARE(lines()->rowCount(), 1);
    search()->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines()->rowCount(), 2);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(lines()->rowCount(), 2);
    press(Qt::Key_Down);
    press(Qt::Key_Plus);
    press(Qt::Key_Plus);
    press(Qt::Key_Minus);
    QCOMPARE(cell(find<QTableView>("orderLinesTable")->currentIndex().row(), 2),
             QStringLiteral("2"));
}

void TillPageTest::escapeClearsSearchThenSale() {
    addByTyping(QStringLiteral("kettle"));
    type(QStringLiteral("blue"));
    press(Qt::Key_Escape);
    QVERIFY(search()->text().isEmpty());
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_Escape);
    QCOMPARE(lines()->rowCount(), 0);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines()->rowCount(), 1);
}

void TillPageTest::parkAndResumeByKey() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F4);
    QCOMPARE(lines()->rowCount(), 0);
    auto* strip = find("parkedStrip");
    QTRY_COMPARE(strip->findChildren<QPushButton*>().size(), 1);
    addByTyping(QStringLiteral("tea"));
    QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(cell(0, 0), QStringLiteral("KET-01"));
    press(Qt::Key_Escape);
    QCOMPARE(lines()->rowCount(), 0);
    press(Qt::Key_F4);
    QCOMPARE(cell(0, 0), QStringLiteral("TEA-EG"));
}

void TillPageTest::customerFieldLeftUnchosenGoesBack() {
    press(Qt::Key_F2);
    type(QStringLiteral("amira"));
    press(Qt::Key_Return);
    auto* customer = find<QLineEdit>("customerEdit");
    QTRY_COMPARE(customer->text(), QStringLiteral("Amira Haddad"));
    press(Qt::Key_F2);
    type(QStringLiteral("nobody at all"));
    press(Qt::Key_Escape);
    QCOMPARE(customer->text(), QStringLiteral("Amira Haddad"));
    QVERIFY(search()->hasFocus());
    press(Qt::Key_F2);
    press(Qt::Key_Delete);
    press(Qt::Key_Return);
    QVERIFY(customer->text().isEmpty());
}

void TillPageTest::tabReachesEveryControl() {
    addByTyping(QStringLiteral("kettle"));
    QStringList reached;
    for (int i = 0; i < 30; ++i) {
        press(Qt::Key_Tab);
        reached.append(QApplication::focusWidget()->objectName());
        if (QApplication::focusWidget() == search()) break;
    }
    for (const char* name :
         {"quantitySpin", "addLineButton", "orderLinesTable", "customerEdit", "tenderedEdit",
          "takePaymentButton", "placeOrderButton", "productSearchEdit"}) {
        QVERIFY2(reached.contains(QLatin1StringView(name)), name);
    }
    QVERIFY(reached.indexOf(u"quantitySpin") < reached.indexOf(u"orderLinesTable"));
    QVERIFY(reached.indexOf(u"orderLinesTable") < reached.indexOf(u"customerEdit"));
    QVERIFY(reached.indexOf(u"tenderedEdit") < reached.indexOf(u"takePaymentButton"));
}

}  // namespace countertop

QTEST_MAIN(countertop::TillPageTest)
#include "TillPageTest.moc"
