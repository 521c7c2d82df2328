// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/forms/ScanTarget.h"
#include "views/products/StockDialogs.h"
#include "views/shop/NewShopDialog.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QTableView>

namespace countertop {

namespace {

const QString kMug = QStringLiteral("5012345678900");
const QString kTea = QStringLiteral("4006381333931");
const QString kUnknown = QStringLiteral("40123455");

QString notice(const QDialog* dialog) {
    const auto* label = dialog->findChild<QLabel*>(QStringLiteral("dialogNotice"));
    return label->isVisible() ? label->text() : QString();
}

QLineEdit* field(const QDialog* dialog, const char* name) {
    auto* edit = dialog->findChild<QLineEdit*>(QLatin1StringView(name) + QStringLiteral("Field"));
    edit->setFocus();
    edit->selectAll();
    return edit;
}

}  // namespace

/// Scans while a dialog has the focus: a stock dialog switches to the product, every other dialog
/// ignores the scan and shows a message.
class ScanDialogsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_window = std::make_unique<PagesWindow>(); }
    void cleanup() { m_window.reset(); }

    void CL_02_noFieldOfADialogTakesAScan_data();
    void CL_02_noFieldOfADialogTakesAScan();
    void CL_02_aScanTurnsAStockDialogToItsProduct_data();
    void CL_02_aScanTurnsAStockDialogToItsProduct();
    void CL_02_whatIsTypedIsNotLostByAScan();
    void CL_02_nothingIsBookedWhileAScanIsLookedUp();
    void CL_02_messageBoxesAndTheNewShopTakeNoScan();
    void CL_02_openDropDownsAndMenusTakeNoScan();
    void CL_02_lettersOfAScanChooseNothing();
    void CL_02_aSlowScannerIsNoNumber();
    void CL_02_aPersonsNumbersAreTaken();
    void codesGoIntoFieldsForCodes();
    void CL_02_questionsSwallowScans();
    void aHeldEnterAnswersOnce();

private:
    [[nodiscard]] QDialog* open(PageId page, const char* button);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

void ScanDialogsTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

QDialog* ScanDialogsTest::open(PageId page, const char* button) {
    if (!m_window->turnTo(page)) return nullptr;
    if (page == PageId::Products) m_window->mark("productsTable", 4);
    if (page == PageId::Customers) m_window->mark("customersTable", 0);
    const QByteArray name(button);
    if (name == "payOrderButton" && !m_window->markOrder(StatusWord::Pending)) return nullptr;
    if (name == "cancelOrderButton" && !m_window->markOrder(StatusWord::Pending)) return nullptr;
    if (name == "shipOrderButton" && !m_window->markOrder(StatusWord::Paid)) return nullptr;
    if (name == "refundOrderButton" && !m_window->markOrder(StatusWord::Paid)) return nullptr;
    return m_window->openBy(button);
}

void ScanDialogsTest::CL_02_noFieldOfADialogTakesAScan_data() {
    QTest::addColumn<int>("page");
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArrayList>("fields");
    const auto row = [](const char* button, PageId page, const QByteArrayList& fields) {
        QTest::newRow(button) << int(page) << QByteArray(button) << fields;
    };
    row("addProductButton", PageId::Products,
        {"name", "price", "tax_rate", "stock", "reorder_level"});
    row("changePriceButton", PageId::Products, {"price"});
    row("receiveStockButton", PageId::Products, {"quantity", "note"});
    row("correctStockButton", PageId::Products, {"change", "reason"});
    row("addCustomerButton", PageId::Customers, {"name", "email", "phone", "address", "note"});
    row("editCustomerButton", PageId::Customers, {"name", "email", "phone", "address", "note"});
    row("payOrderButton", PageId::Orders, {"tendered"});
    row("cancelOrderButton", PageId::Orders, {"reason"});
    row("refundOrderButton", PageId::Orders, {"amount", "reason"});
}

void ScanDialogsTest::CL_02_noFieldOfADialogTakesAScan() {
    QFETCH(int, page);
    QFETCH(QByteArray, button);
    QFETCH(QByteArrayList, fields);
    QDialog* dialog = open(static_cast<PageId>(page), button);
    QVERIFY(dialog);
    for (const QByteArray& name : fields) {
        QLineEdit* edit = field(dialog, name);
        const QString before = edit->text();
        const QString selected = edit->selectedText();
        for (const int end : {Qt::Key_Return, Qt::Key_Tab, Qt::Key_Enter}) {
            keyboard::scan(kUnknown, 5, end);
            waiting::settle();
            QCOMPARE(edit->text(), before);
            QCOMPARE(edit->selectedText(), selected);
            QVERIFY(edit->hasFocus());
            QVERIFY2(
                notice(dialog).contains(kUnknown),
                qPrintable(QStringLiteral("%1 %2: %3").arg(name).arg(end).arg(notice(dialog))));
        }
    }
    for (auto* pressed : dialog->findChildren<QPushButton*>()) {
        pressed->setFocus();
        keyboard::scan(QStringLiteral("40 123 455"));
        waiting::settle();
        QVERIFY(dialog->isVisible());
    }
    QCOMPARE(m_window->dialog(), dialog);
    QVERIFY(m_window->commands().isEmpty());
}

void ScanDialogsTest::CL_02_aScanTurnsAStockDialogToItsProduct_data() {
    QTest::addColumn<QByteArray>("button");
    QTest::newRow("receive") << QByteArray("receiveStockButton");
    QTest::newRow("count") << QByteArray("correctStockButton");
}

void ScanDialogsTest::CL_02_aScanTurnsAStockDialogToItsProduct() {
    QFETCH(QByteArray, button);
    QDialog* dialog = open(PageId::Products, button);
    QVERIFY(dialog);
    keyboard::scan(kMug);
    QTRY_VERIFY2(dialog->accessibleName().contains(u"Blue mug"),
                 qPrintable(dialog->accessibleName()));
    QVERIFY(notice(dialog).contains(u"Blue mug"));
    keyboard::scan(kMug);
    QTRY_VERIFY2(notice(dialog).contains(u"as shown here"), qPrintable(notice(dialog)));
    keyboard::type(QStringLiteral("12"));
    if (button == "correctStockButton") {
        field(dialog, "reason");
        keyboard::type(QStringLiteral("counted"));
    }
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 1);
    const Command command = m_window->commands().first();
    if (const auto* received = std::get_if<ReceiveStock>(&command)) {
        QCOMPARE(received->sku, QStringLiteral("MUG-BLU"));
        QCOMPARE(received->quantity, 12);
    } else {
        QCOMPARE(std::get<CorrectStock>(command).sku, QStringLiteral("MUG-BLU"));
        QCOMPARE(std::get<CorrectStock>(command).change, -2);
    }
}

void ScanDialogsTest::CL_02_whatIsTypedIsNotLostByAScan() {
    QDialog* dialog = open(PageId::Products, "receiveStockButton");
    QVERIFY(dialog);
    const QString title = dialog->accessibleName();
    keyboard::type(QStringLiteral("24"));
    keyboard::scan(kMug);
    QTRY_VERIFY2(notice(dialog).contains(u"first, then scan again"), qPrintable(notice(dialog)));
    QCOMPARE(dialog->accessibleName(), title);
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("quantityField"))->text(),
             QStringLiteral("24"));
}

void ScanDialogsTest::CL_02_nothingIsBookedWhileAScanIsLookedUp() {
    QDialog* dialog = open(PageId::Products, "receiveStockButton");
    QVERIFY(dialog);
    m_window->reads().hold();
    keyboard::scan(kMug);
    keyboard::type(QStringLiteral("24"));
    keyboard::enter();
    QVERIFY(m_window->commands().isEmpty());
    QVERIFY2(notice(dialog).contains(u"looked up"), qPrintable(notice(dialog)));
    m_window->reads().release();
    // The quantity typed after the scan belongs to the scanned product.
    QTRY_VERIFY(dialog->accessibleName().contains(u"Blue mug"));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 1);
    QCOMPARE(std::get<ReceiveStock>(m_window->commands().first()).sku, QStringLiteral("MUG-BLU"));
    QCOMPARE(std::get<ReceiveStock>(m_window->commands().first()).quantity, 24);
    m_window->closeDialogs();
    // On the page, the scanned product is not selected yet.
    m_window->reads().hold();
    keyboard::scan(kTea);
    QVERIFY(!m_window->openBy("changePriceButton"));
    QVERIFY(m_window->message().contains(u"looked up"));
    m_window->reads().release();
    auto* table = m_window->find<QTableView>("productsTable");
    QTRY_COMPARE(table->currentIndex().siblingAtColumn(0).data().toString(),
                 QStringLiteral("TEA-EG"));
    QVERIFY(m_window->openBy("changePriceButton"));
}

void ScanDialogsTest::CL_02_messageBoxesAndTheNewShopTakeNoScan() {
    auto* box =
        new QMessageBox(QMessageBox::Question, QStringLiteral("Import"), QStringLiteral("Import?"),
                        QMessageBox::Ok | QMessageBox::Cancel, m_window->window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
    QCOMPARE(m_window->dialog(), box);
    keyboard::scan(kMug);
    QVERIFY(box->isVisible());
    QTRY_VERIFY(m_window->message().contains(kMug));
    box->close();
    NewShopDialog question(QStringLiteral("here"), m_window->window());
    question.open();
    QCOMPARE(m_window->dialog(), &question);
    const QSignalSpy made(&question, &FormDialog::submitted);
    for (const char* name : {"currencyField", "time_zoneField"}) {
        auto* field = question.findChild<QComboBox*>(QLatin1StringView(name));
        field->setFocus();
        const QString before = field->currentText();
        for (const QString& code : {kMug, QStringLiteral("EUR-10000")}) {
            keyboard::scan(code);
            waiting::settle();
            QCOMPARE(field->currentText(), before);
        }
    }
    QVERIFY(question.isVisible());
    QCOMPARE(made.size(), 0);
}

void ScanDialogsTest::CL_02_openDropDownsAndMenusTakeNoScan() {
    QDialog* dialog = open(PageId::Orders, "payOrderButton");
    QVERIFY(dialog);
    auto* way = dialog->findChild<QComboBox*>(QStringLiteral("methodField"));
    way->setFocus();
    way->showPopup();
    waiting::settle();
    keyboard::scan(QStringLiteral("CARD-100"));
    waiting::settle();
    QCOMPARE(way->currentIndex(), 0);
    QVERIFY(notice(dialog).contains(u"CARD-100"));
    QVERIFY(m_window->commands().isEmpty());
    m_window->closeDialogs();
    QVERIFY(m_window->turnTo(PageId::Till));
    QMenu menu(m_window->window());
    int chosen = 0;
    menu.addAction(QStringLiteral("Verify"), [&chosen] { ++chosen; });
    menu.popup(QPoint(10, 10));
    waiting::settle();
    keyboard::scan(kMug);
    auto* lines = m_window->find<QTableView>("orderLinesTable");
    QTRY_COMPARE(lines->model()->rowCount(), 1);
    menu.close();
    QCOMPARE(chosen, 0);
}

void ScanDialogsTest::CL_02_lettersOfAScanChooseNothing() {
    QDialog* dialog = open(PageId::Orders, "payOrderButton");
    QVERIFY(dialog);
    auto* way = dialog->findChild<QComboBox*>(QStringLiteral("methodField"));
    way->setFocus();
    keyboard::scan(QStringLiteral("CARD-100"));
    QCOMPARE(way->currentIndex(), 0);
    QVERIFY(notice(dialog).contains(u"CARD-100"));
    QVERIFY(m_window->commands().isEmpty());
}

void ScanDialogsTest::CL_02_aSlowScannerIsNoNumber() {
    QDialog* dialog = open(PageId::Orders, "payOrderButton");
    QVERIFY(dialog);
    QLineEdit* tendered = field(dialog, "tendered");
    const QString before = tendered->text();
    keyboard::scan(kUnknown, 95);
    QCOMPARE(tendered->text(), before);
    QVERIFY2(notice(dialog).contains(u"is a barcode"), qPrintable(notice(dialog)));
    QVERIFY(m_window->commands().isEmpty());
    m_window->closeDialogs();
    QVERIFY(m_window->turnTo(PageId::Till));
    auto* cash = m_window->find<QLineEdit>("tenderedEdit");
    cash->setFocus();
    keyboard::scan(kTea, 95);
    QCOMPARE(cash->text(), QString());
    QVERIFY(cash->hasFocus());
    QVERIFY(m_window->message().contains(u"is a barcode"));
}

void ScanDialogsTest::CL_02_aPersonsNumbersAreTaken() {
    QDialog* dialog = open(PageId::Products, "receiveStockButton");
    QVERIFY(dialog);
    keyboard::type(QStringLiteral("144"), 60);
    keyboard::enter(60);
    QTRY_COMPARE(m_window->commands().size(), 1);
    QCOMPARE(std::get<ReceiveStock>(m_window->commands().last()).quantity, 144);
    m_window->closeDialogs();
    dialog = open(PageId::Products, "changePriceButton");
    QVERIFY(dialog);
    QLineEdit* price = field(dialog, "price");
    // Auto-repeated keys arrive as quickly as a scanner's.
    for (int key = 0; key < 8; ++key) {
        keyboard::press(Qt::Key_1, 30, QStringLiteral("1"), {}, key > 0);
    }
    QCOMPARE(price->text(), QStringLiteral("11111111"));
    keyboard::enter(30);
    QTRY_VERIFY(m_window->dialog() != dialog);
    QCOMPARE(price->text(), QStringLiteral("11111111"));
}

void ScanDialogsTest::codesGoIntoFieldsForCodes() {
    QDialog* dialog = open(PageId::Products, "addProductButton");
    QVERIFY(dialog);
    QLineEdit* barcode = field(dialog, "barcode");
    keyboard::scan(kUnknown);
    QCOMPARE(barcode->text(), kUnknown);
    QVERIFY(barcode->hasFocus());
    m_window->closeDialogs();
    dialog = open(PageId::Orders, "shipOrderButton");
    QVERIFY(dialog);
    QLineEdit* tracking = field(dialog, "tracking");
    keyboard::scan(QStringLiteral("JD014600006281230704"));
    QCOMPARE(tracking->text(), QStringLiteral("JD014600006281230704"));
    QVERIFY(m_window->commands().isEmpty());
}

void ScanDialogsTest::CL_02_questionsSwallowScans() {
    QDialog* dialog = open(PageId::Products, "receiveStockButton");
    QVERIFY(dialog);
    keyboard::type(QStringLiteral("7"));
    keyboard::press(Qt::Key_Escape);
    QDialog* question = m_window->dialog();
    QVERIFY(question && question != dialog);
    keyboard::scan(kMug);
    QCOMPARE(m_window->dialog(), question);
    QVERIFY(notice(question).contains(kMug));
    m_window->closeDialogs();
    keyboard::press(Qt::Key_F1);
    QTest::keyClick(m_window->window(), Qt::Key_F1);
    QTRY_VERIFY(m_window->dialog());
    question = m_window->dialog();
    keyboard::scan(kMug);
    QCOMPARE(m_window->dialog(), question);
    QVERIFY(notice(question).contains(kMug));
}

void ScanDialogsTest::aHeldEnterAnswersOnce() {
    QVERIFY(m_window->turnTo(PageId::Products));
    m_window->mark("productsTable", 2);
    keyboard::enter();
    QDialog* details = m_window->dialog();
    QVERIFY(details);
    for (int repetition = 0; repetition < 5; ++repetition) {
        keyboard::press(Qt::Key_Return, 30, QStringLiteral("\r"), {}, true);
    }
    QCOMPARE(m_window->dialog(), details);
}

}  // namespace countertop

QTEST_MAIN(countertop::ScanDialogsTest)
#include "ScanDialogsTest.moc"
