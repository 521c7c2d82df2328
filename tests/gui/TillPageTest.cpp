// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "tests/support/FakeShop.h"
#include "views/common/theme/Theme.h"
#include "views/till/TillPage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

namespace countertop {

/// Sells at the till with nothing but keys, against a shop in memory.
class TillPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void namesAreThoseOfTheContract_data();
    void namesAreThoseOfTheContract();
    void typingAndEnterAddTheBestMatch();
    void quantityBeforeTheProductCounts();
    void quantityFieldCounts();
    void enterBeforeTheAnswerStillAdds();
    void twoScansBeforeTheAnswerAddBoth();
    void arrowsChooseAnotherSuggestion();
    void unknownProductIsSaidAndKept();
    void unknownBarcodeNeverAddsAnotherProduct();
    void scannerWorksFromTheCustomerField();
    void scannerWorksFromTheTable();
    void paymentKeySellsOnce();
    void placeKeyPlacesAConfirmedOrder();
    void paymentWaitsForTheLastScan();
    void changeDueStaysUntilTheNextKey();
    void tenderedTooLittleIsNotSent();
    void outOfStockNamesTheProductAndKeepsTheSale();
    void lostReplyIsAskedForWithTheSameKey();
    void scanWhileBusyJoinsTheNextSale();
    void answersForOthersAreIgnored();
    void deleteUndoAndRedo();
    void escapeClearsSearchThenSale();
    void parkAndResumeByKey();
    void customerIsChosenByKeys();
    void customerFieldLeftUnchosenGoesBack();
    void draftIsReportedOnEveryEdit();
    void restoredDraftIsShown();
    void tabReachesEveryControl();
    void emptySaleIsNotSent();

private:
    template <class T = QWidget>
    T* find(const char* name) const {
        return m_page->findChild<T*>(QLatin1StringView(name));
    }
    [[nodiscard]] QLineEdit* search() const { return find<QLineEdit>("productSearchEdit"); }
    [[nodiscard]] QAbstractItemModel* lines() const {
        return find<QTableView>("orderLinesTable")->model();
    }
    [[nodiscard]] QString cell(int row, int column) const {
        return lines()->index(row, column).data().toString();
    }
    [[nodiscard]] QString total() const { return find<QLabel>("totalLabel")->text(); }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const;
    void type(const QString& text) const;
    void addByTyping(const QString& text);
    [[nodiscard]] Intent sentIntent(int index) const;
    [[nodiscard]] Command sentCommand(int index) const;
    void answer(qint64 changeMinor);

    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{1'700'000'000'000};
    std::unique_ptr<FakeShop> m_shop;
    std::unique_ptr<FakeReadQueue> m_reads;
    std::unique_ptr<TillPage> m_page;
    std::unique_ptr<QSignalSpy> m_commands;
    std::unique_ptr<QSignalSpy> m_messages;
    std::unique_ptr<QSignalSpy> m_drafts;
};

void TillPageTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void TillPageTest::init() {
    m_shop = std::make_unique<FakeShop>();
    m_shop->fillSmallShop();
    m_reads = std::make_unique<FakeReadQueue>(*m_shop);
    m_page = std::make_unique<TillPage>(*m_reads, m_clock);
    m_commands = std::make_unique<QSignalSpy>(m_page.get(), &Page::commandRequested);
    m_messages = std::make_unique<QSignalSpy>(m_page.get(), &Page::message);
    m_drafts = std::make_unique<QSignalSpy>(m_page.get(), &TillPage::draftsChanged);
    m_page->resize(1060, 740);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(search()));
    QTRY_COMPARE(total(), QStringLiteral("£0.00"));
}

void TillPageTest::cleanup() {
    m_page.reset();
    m_reads.reset();
    m_shop.reset();
}

void TillPageTest::press(int key, Qt::KeyboardModifiers modifiers) const {
    QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
}

void TillPageTest::type(const QString& text) const {
    for (const QChar character : text) {
        QTest::keyClick(QApplication::focusWidget(), character.toLatin1());
    }
}

void TillPageTest::addByTyping(const QString& text) {
    const int before = lines()->rowCount();
    type(text);
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), before + 1);
}

Intent TillPageTest::sentIntent(int index) const {
    return m_commands->at(index).at(0).value<Intent>();
}

Command TillPageTest::sentCommand(int index) const {
    return m_commands->at(index).at(1).value<Command>();
}

void TillPageTest::answer(qint64 changeMinor) {
    CommandResult result;
    result.number = QStringLiteral("T1-000123");
    result.totalMinor = 1250;
    result.paidMinor = 1250;
    result.changeMinor = changeMinor;
    result.currency = QStringLiteral("GBP");
    m_page->commandFinished(sentIntent(static_cast<int>(m_commands->size()) - 1).key, result);
}

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

void TillPageTest::unknownProductIsSaidAndKept() {
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
    m_shop->addProduct(QStringLiteral("X"), QStringLiteral("Box 99887766 pieces"), 100, 1);
    m_reads->hold();
    type(QStringLiteral("99887766"));
    press(Qt::Key_Return);
    m_reads->release();
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), 0);
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

void TillPageTest::paymentKeySellsOnce() {
    addByTyping(QStringLiteral("2*kettle"));
    find<QLineEdit>("tenderedEdit")->setText(QStringLiteral("100"));
    QCOMPARE(find<QLabel>("changeLabel")->text(), QStringLiteral("£24.00"));
    press(Qt::Key_F8);
    press(Qt::Key_F8);
    QTest::mouseClick(find<QPushButton>("takePaymentButton"), Qt::LeftButton);
    press(Qt::Key_F9);
    QCOMPARE(m_commands->size(), 1);
    QVERIFY(!sentIntent(0).repeated);
    const Command command = sentCommand(0);
    const auto* sale = std::get_if<SellAtTill>(&command);
    QVERIFY(sale);
    QVERIFY(isUuidText(sale->orderId.text()));
    QCOMPARE(sale->lines.size(), 1);
    QCOMPARE(sale->lines.first().sku, QStringLiteral("KET-01"));
    QCOMPARE(sale->lines.first().quantity, 2);
    QCOMPARE(sale->lines.first().unitPriceMinor.value_or(0), 3800);
    QCOMPARE(sale->payment.method, PaymentMethod::Cash);
    QCOMPARE(sale->payment.tenderedMinor.value_or(0), 10000);
    answer(2400);
    QTRY_COMPARE(lines()->rowCount(), 0);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 1);
}

void TillPageTest::placeKeyPlacesAConfirmedOrder() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F9);
    QCOMPARE(m_commands->size(), 1);
    const Command command = sentCommand(0);
    const auto* order = std::get_if<PlaceOrder>(&command);
    QVERIFY(order);
    QVERIFY(order->confirm);
    answer(0);
    QTRY_VERIFY(find<QLabel>("receiptOrderLabel")->text().contains(u"T1-000123"));
}

void TillPageTest::paymentWaitsForTheLastScan() {
    addByTyping(QStringLiteral("kettle"));
    m_reads->hold();
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
    m_reads->release();
    QTRY_COMPARE(m_commands->size(), 1);
    QCOMPARE(std::get<SellAtTill>(sentCommand(0)).lines.size(), 2);
}

void TillPageTest::changeDueStaysUntilTheNextKey() {
    addByTyping(QStringLiteral("MUG-BLU"));
    find<QLineEdit>("tenderedEdit")->setText(QStringLiteral("20"));
    press(Qt::Key_F8);
    answer(750);
    auto* change = find<QLabel>("changeDueLabel");
    QTRY_VERIFY(change->isVisible());
    QCOMPARE(change->text(), QStringLiteral("£7.50"));
    press(Qt::Key_F8);
    QVERIFY(change->isVisible());
    type(QStringLiteral("b"));
    QVERIFY(!change->isVisible());
    QVERIFY(find<QLabel>("totalLabel")->isVisible());
    QVERIFY(find<QLineEdit>("tenderedEdit")->text().isEmpty());
}

void TillPageTest::tenderedTooLittleIsNotSent() {
    addByTyping(QStringLiteral("kettle"));
    auto* tendered = find<QLineEdit>("tenderedEdit");
    tendered->setText(QStringLiteral("10"));
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
    QCOMPARE(m_messages->size(), 1);
    QVERIFY(tendered->hasFocus());
    tendered->setText(QStringLiteral("ten"));
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
}

void TillPageTest::outOfStockNamesTheProductAndKeepsTheSale() {
    addByTyping(QStringLiteral("5*jug"));
    press(Qt::Key_F8);
    const Intent first = sentIntent(0);
    const OrderId orderId = std::get<SellAtTill>(sentCommand(0)).orderId;
    m_page->commandFailed(first.key,
                          makeError(ErrorCode::OutOfStock, {}, QStringLiteral("out_of_stock"),
                                    {{QStringLiteral("product"), "Blue milk jug"},
                                     {QStringLiteral("available"), 2}}));
    QCOMPARE(m_messages->last().at(0).value<MessageKind>(), MessageKind::Error);
    const QString text = m_messages->last().at(1).toString();
    QVERIFY(text.contains(u"Blue milk jug") && text.contains(u'2'));
    QCOMPARE(lines()->rowCount(), 1);
    lines()->setData(lines()->index(0, 2), 2, Qt::EditRole);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 2);
    QVERIFY(sentIntent(1).key != first.key);
    QVERIFY(!sentIntent(1).repeated);
    QCOMPARE(std::get<SellAtTill>(sentCommand(1)).orderId, orderId);
}

void TillPageTest::lostReplyIsAskedForWithTheSameKey() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    Error lost = makeError(ErrorCode::Network, QStringLiteral("gone"));
    lost.outcomeUnknown = true;
    m_page->commandFailed(sentIntent(0).key, lost);
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 2);
    QCOMPARE(sentIntent(1).key, sentIntent(0).key);
    QVERIFY(sentIntent(1).repeated);
    QCOMPARE(toJson(sentCommand(1)), toJson(sentCommand(0)));
}

void TillPageTest::scanWhileBusyJoinsTheNextSale() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_shop->productSearches.last(), QStringLiteral("5012345678900"));
    QTest::qWait(20);
    QCOMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("KET-01"));
    answer(0);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QTRY_COMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
}

void TillPageTest::answersForOthersAreIgnored() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    m_page->commandFinished(newUuidV7(), {});
    m_page->commandFailed(newUuidV7(), makeError(ErrorCode::OutOfStock, {}));
    QCOMPARE(m_messages->size(), 0);
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 1);
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

void TillPageTest::customerIsChosenByKeys() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F2);
    type(QStringLiteral("jonas"));
    press(Qt::Key_Return);
    auto* customer = find<QLineEdit>("customerEdit");
    QTRY_COMPARE(customer->text(), QStringLiteral("Jonas Weber"));
    QTRY_VERIFY(search()->hasFocus());
    press(Qt::Key_F8);
    QCOMPARE(std::get<SellAtTill>(sentCommand(0)).customerId, m_shop->customers.at(1).customerId);
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

void TillPageTest::draftIsReportedOnEveryEdit() {
    addByTyping(QStringLiteral("kettle"));
    QCOMPARE(m_drafts->size(), 1);
    lines()->setData(lines()->index(0, 2), 6, Qt::EditRole);
    QCOMPARE(m_drafts->size(), 2);
    const auto drafts = m_drafts->last().first().value<QList<TillDraft>>();
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.first().lines.first().quantity, 6);
    press(Qt::Key_F8);
    QVERIFY(m_drafts->last().first().value<QList<TillDraft>>().first().repeated);
    answer(0);
    QVERIFY(m_drafts->last().first().value<QList<TillDraft>>().isEmpty());
}

void TillPageTest::restoredDraftIsShown() {
    TillDraft draft = TillDraft::fresh(1);
    draft.lines = {{QStringLiteral("KET-01"), QStringLiteral("Kettle"), 2, 3800, 2000}};
    draft.repeated = true;
    m_page->restoreDrafts({draft});
    QCOMPARE(lines()->rowCount(), 1);
    QCOMPARE(total(), QStringLiteral("£76.00"));
    QCOMPARE(m_messages->size(), 1);
    press(Qt::Key_F8);
    QCOMPARE(sentIntent(0).key, draft.intentKey);
    QVERIFY(sentIntent(0).repeated);
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

void TillPageTest::emptySaleIsNotSent() {
    press(Qt::Key_F8);
    press(Qt::Key_F9);
    QCOMPARE(m_commands->size(), 0);
    QVERIFY(m_messages->size() > 0);
}

}  // namespace countertop

QTEST_MAIN(countertop::TillPageTest)
#include "TillPageTest.moc"
