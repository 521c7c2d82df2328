// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/forms/ScanTarget.h"
#include "views/products/ProductDetailsDialog.h"

#include <QTableView>

namespace countertop {

namespace {

const QString kMug = QStringLiteral("5012345678900");
const QString kTea = QStringLiteral("4006381333931");
const QString kUnknown = QStringLiteral("40123455");

}  // namespace

/// Scans while any page has the focus: they find the product where that is meaningful and are
/// ignored with a message everywhere else.
class ScanTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_window = std::make_unique<PagesWindow>(); }
    void cleanup() { m_window.reset(); }

    void CL_02_scansOnProductsFindTheProduct();
    void CL_02_anUnknownScanOnProductsChangesNothing();
    void CL_02_otherPagesSwallowScans_data();
    void CL_02_otherPagesSwallowScans();
    void CL_02_aScanSellsWhereverTheTillHasTheKeyboard();
    void CL_02_aScanInTheQuantityOfALineSells();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

void ScanTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void ScanTest::CL_02_scansOnProductsFindTheProduct() {
    QVERIFY(m_window->turnTo(PageId::Products));
    m_window->mark("productsTable", 3);
    auto* table = m_window->find<QTableView>("productsTable");
    const auto marked = [table] { return table->currentIndex().siblingAtColumn(0).data(); };
    keyboard::scan(kMug);
    QTRY_COMPARE(marked(), QVariant(QStringLiteral("MUG-BLU")));
    // Immediately, as at a shelf: the second code must not reach a dialog.
    keyboard::scan(kTea);
    QTRY_COMPARE(marked(), QVariant(QStringLiteral("TEA-EG")));
    QVERIFY(!m_window->dialog());
    QVERIFY(m_window->commands().isEmpty());
    keyboard::enter();
    auto* details = qobject_cast<ProductDetailsDialog*>(m_window->dialog());
    QVERIFY(details);
    QCOMPARE(details->accessibleName(), QStringLiteral("Earl Grey, loose, 100 g"));
    keyboard::enter();
    QTRY_VERIFY(!m_window->dialog());
    const QPoint cell = table->visualRect(table->currentIndex()).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, cell);
    QTRY_VERIFY(qobject_cast<ProductDetailsDialog*>(m_window->dialog()));
}

void ScanTest::CL_02_anUnknownScanOnProductsChangesNothing() {
    QVERIFY(m_window->turnTo(PageId::Products));
    auto* search = m_window->find<QLineEdit>("productsSearchEdit");
    search->setText(QStringLiteral("tea"));
    search->selectAll();
    keyboard::scan(kUnknown, 20, Qt::Key_Tab);
    QTRY_VERIFY2(m_window->message().contains(kUnknown), qPrintable(m_window->message()));
    QCOMPARE(search->text(), QStringLiteral("tea"));
    QCOMPARE(search->selectedText(), QStringLiteral("tea"));
    QVERIFY(search->hasFocus());
}

void ScanTest::CL_02_otherPagesSwallowScans_data() {
    QTest::addColumn<int>("page");
    QTest::newRow("orders") << int(PageId::Orders);
    QTest::newRow("customers") << int(PageId::Customers);
    QTest::newRow("revenue") << int(PageId::Revenue);
    QTest::newRow("deliveries") << int(PageId::Deliveries);
    QTest::newRow("activity") << int(PageId::Activity);
    QTest::newRow("settings") << int(PageId::Settings);
}

void ScanTest::CL_02_otherPagesSwallowScans() {
    QFETCH(int, page);
    QVERIFY(m_window->turnTo(static_cast<PageId>(page)));
    QWidget* bar = m_window->find("messageBar");
    QList<const QWidget*> seen;
    // Every control of the page, in Tab order.
    while (!seen.contains(QApplication::focusWidget())) {
        QWidget* focus = QApplication::focusWidget();
        seen.append(focus);
        if (bar->isAncestorOf(focus)) {
            keyboard::press(Qt::Key_Tab, keyboard::kPersonMs, QStringLiteral("\t"));
            continue;
        }
        const QVariant before = focus->metaObject()->userProperty().read(focus);
        for (const QString& code : {kMug, kUnknown, QStringLiteral("VOID-7 A")}) {
            // In an order filter, order numbers are not treated as barcodes.
            if (code.contains(u'-') && scanUseOf(focus) == ScanUse::Filter) continue;
            bar->hide();
            keyboard::scan(code);
            waiting::settle();
            QVERIFY2(m_window->message().contains(code), qPrintable(focus->objectName()));
            QCOMPARE(focus->metaObject()->userProperty().read(focus), before);
        }
        QVERIFY(!m_window->dialog());
        QCOMPARE(int(m_window->window()->currentPage()), page);
        QVERIFY(m_window->commands().isEmpty());
        focus->setFocus();
        keyboard::press(Qt::Key_Tab, keyboard::kPersonMs, QStringLiteral("\t"));
    }
    QVERIFY(seen.size() > 2);
}

void ScanTest::CL_02_aScanSellsWhereverTheTillHasTheKeyboard() {
    QVERIFY(m_window->turnTo(PageId::Till));
    auto* lines = m_window->find<QTableView>("orderLinesTable");
    auto* navigation = m_window->find("navigationList");
    int sold = 0;
    for (QWidget* focus :
         {m_window->find("productSearchEdit"), m_window->find("customerEdit"),
          m_window->find("tenderedEdit"), m_window->find("quantitySpin"),
          m_window->find("takePaymentButton"), m_window->find("orderLinesTable"), navigation}) {
        focus->setFocus();
        keyboard::scan(kTea);
        ++sold;
        QTRY_COMPARE(lines->model()->rowCount(), 1);
        QTRY_COMPARE(lines->model()->index(0, 2).data().toString(), QString::number(sold));
        QCOMPARE(m_window->window()->currentPage(), PageId::Till);
    }
    QCOMPARE(m_window->find<QLineEdit>("tenderedEdit")->text(), QString());
    QVERIFY(m_window->commands().isEmpty());
}

void ScanTest::CL_02_aScanInTheQuantityOfALineSells() {
    QVERIFY(m_window->turnTo(PageId::Till));
    keyboard::scan(kTea);
    auto* lines = m_window->find<QTableView>("orderLinesTable");
    QTRY_COMPARE(lines->model()->rowCount(), 1);
    lines->setFocus();
    lines->edit(lines->model()->index(0, 2));
    QTRY_VERIFY(m_window->find("lineQuantitySpin"));
    m_window->find("lineQuantitySpin")->setFocus();
    keyboard::scan(kMug);
    QTRY_COMPARE(lines->model()->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(lines->model()->index(row, 2).data().toString(), QStringLiteral("1"));
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::ScanTest)
#include "ScanTest.moc"
