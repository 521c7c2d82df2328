// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/WalkPlaces.h"

#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/forms/DayRangePicker.h"
#include "views/shop/NewShopDialog.h"

#include <QComboBox>
#include <QMessageBox>
#include <QSlider>
#include <QTabBar>
#include <QTableView>

namespace countertop {

namespace {

using Kind = WalkPlace::Kind;
using Open = std::function<bool(PagesWindow&)>;

bool pressButton(PagesWindow& window, const char* name) {
    auto* button = window.find<QPushButton>(name);
    if (!button || !button->isEnabled() || !button->isVisible()) return false;
    QTest::mouseClick(button, Qt::LeftButton);
    waiting::settle();
    return true;
}

Open orderButton(const char* button, StatusWord status) {
    return [button, status](PagesWindow& window) {
        return window.markOrder(status) && pressButton(window, button);
    };
}

/// Selects a row; false when the list has too few rows.
bool markRow(PagesWindow& window, const char* table, int row) {
    if (window.find<QTableView>(table)->model()->rowCount() <= row) return false;
    window.mark(table, row);
    return true;
}

Open rowButton(const char* table, int row, const char* button) {
    return [table, row, button](PagesWindow& window) {
        return markRow(window, table, row) && pressButton(window, button);
    };
}

Open sagaButton(const char* button, SagaStatus status) {
    return [button, status](PagesWindow& window) {
        return window.markSaga(status) && pressButton(window, button);
    };
}

Open activityTab(int tab) {
    return [tab](PagesWindow& window) {
        window.find<QTabBar>("activityTabs")->setCurrentIndex(tab);
        waiting::settle();
        QTest::keyClick(window.window(), Qt::Key_F, Qt::ControlModifier);
        return true;
    };
}

Open deliveriesTab(int tab) {
    return [tab](PagesWindow& window) {
        window.find<QTabBar>("deliveriesTabs")->setCurrentIndex(tab);
        waiting::settle();
        QTest::keyClick(window.window(), Qt::Key_F, Qt::ControlModifier);
        return true;
    };
}

Open settingsTab(int tab) {
    return [tab](PagesWindow& window) {
        window.find<QTabBar>("settingsTabs")->setCurrentIndex(tab);
        waiting::settle();
        QTest::keyClick(window.window(), Qt::Key_F, Qt::ControlModifier);
        return true;
    };
}

/// Types something into a message to customers and asks to throw it away.
bool leaveTypedMessage(PagesWindow& window) {
    if (!settingsTab(1)(window)) return false;
    keyboard::type(QStringLiteral("now"));
    return pressButton(window, "discardMessageButton");
}

/// Chooses another language of the messages to customers.
bool chooseMessageLanguage(PagesWindow& window) {
    if (!settingsTab(1)(window)) return false;
    auto* box = window.find<QComboBox>("messageLanguageCombo");
    box->setFocus();
    keyboard::press(box->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    waiting::settle();
    return true;
}

/// Presses a button for a row of a table on one of the tabs of the deliveries.
Open deliveriesButton(int tab, const char* table, int row, const char* button) {
    return [=](PagesWindow& window) {
        return deliveriesTab(tab)(window) && rowButton(table, row, button)(window);
    };
}

Open dropDown(const char* combo) {
    return [combo](PagesWindow& window) {
        auto* box = window.find<QComboBox>(combo);
        box->setFocus();
        box->showPopup();
        waiting::settle();
        return true;
    };
}

/// Shows two day fields instead of a span.
Open typedDays(const char* combo) {
    return [combo](PagesWindow& window) {
        auto* box = window.find<QComboBox>(combo);
        qobject_cast<DayRangePicker*>(box->parentWidget())->choose(DayRangePicker::Custom);
        waiting::settle();
        box->setFocus();
        return true;
    };
}

bool addSale(PagesWindow& window) {
    if (window.find<QTableView>("orderLinesTable")->model()->rowCount() == 0) {
        keyboard::scan(QStringLiteral("5012345678900"));
        waiting::settle();
    }
    return window.find<QTableView>("orderLinesTable")->model()->rowCount() > 0;
}

bool parkSale(PagesWindow& window) {
    if (!addSale(window)) return false;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F4);
    waiting::settle();
    return true;
}

bool payTooMuch(PagesWindow& window) {
    if (!addSale(window)) return false;
    auto* tendered = window.find<QLineEdit>("tenderedEdit");
    tendered->setText(QStringLiteral("99999"));
    QTest::keyClick(tendered, Qt::Key_F8);
    waiting::settle();
    return true;
}

/// Opens a form, types something and presses Escape.
bool leaveTouchedForm(PagesWindow& window) {
    if (!pressButton(window, "addCustomerButton") || !window.dialog()) return false;
    keyboard::type(QStringLiteral("Ida"));
    keyboard::press(Qt::Key_Escape);
    waiting::settle();
    return true;
}

/// Enters a price that requires confirmation.
bool doubtPrice(PagesWindow& window) {
    if (!markRow(window, "productsTable", 1)) return false;
    if (!pressButton(window, "changePriceButton") || !window.dialog()) return false;
    keyboard::type(QStringLiteral("98765"));
    keyboard::enter();
    waiting::settle();
    return true;
}

bool openShortcuts(PagesWindow& window) {
    QTest::keyClick(window.window(), Qt::Key_F1);
    waiting::settle();
    return true;
}

bool openDetails(PagesWindow& window) {
    if (!markRow(window, "productsTable", 2)) return false;
    keyboard::enter();
    waiting::settle();
    return true;
}

bool openMenu(PagesWindow& window) {
    QTest::keyClick(window.window(), Qt::Key_F10);
    waiting::settle();
    return true;
}

bool askForNewShop(PagesWindow& window) {
    auto* dialog = new NewShopDialog(QStringLiteral("here"), window.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    waiting::settle();
    return true;
}

/// Opens a question such as other libraries show.
bool openMessageBox(PagesWindow& window) {
    auto* box = new QMessageBox(QMessageBox::Question, QStringLiteral("Import"),
                                QStringLiteral("Import?"), QMessageBox::NoButton, window.window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(QStringLiteral("Import"), QMessageBox::AcceptRole)
        ->setObjectName(QStringLiteral("confirmButton"));
    QPushButton* keep = box->addButton(QStringLiteral("No"), QMessageBox::RejectRole);
    keep->setObjectName(QStringLiteral("keepButton"));
    box->setDefaultButton(keep);
    box->open();
    waiting::settle();
    return true;
}

bool showPast(PagesWindow& window) {
    if (!window.markOrder(StatusWord::Paid)) return false;
    auto* slider = window.find<QSlider>("orderVersionSlider");
    if (!slider->isEnabled()) return false;
    slider->setFocus();
    slider->setValue(2);
    waiting::settle();
    return true;
}

QList<WalkPlace> pages() {
    return {{QStringLiteral("till"), PageId::Till},
            {QStringLiteral("till with a sale"), PageId::Till, Kind::Page, addSale},
            {QStringLiteral("till with a parked sale"), PageId::Till, Kind::Page, parkSale},
            {QStringLiteral("orders"), PageId::Orders},
            {QStringLiteral("orders of typed days"), PageId::Orders, Kind::Page,
             typedDays("ordersDatesCombo")},
            {QStringLiteral("an order to pay"), PageId::Orders, Kind::Page,
             [](PagesWindow& window) { return window.markOrder(StatusWord::Pending); }},
            {QStringLiteral("an order as it was"), PageId::Orders, Kind::Page, showPast},
            {QStringLiteral("products"), PageId::Products},
            {QStringLiteral("customers"), PageId::Customers},
            {QStringLiteral("revenue"), PageId::Revenue},
            {QStringLiteral("deliveries"), PageId::Deliveries, Kind::Page, deliveriesTab(0)},
            {QStringLiteral("a delivery"), PageId::Deliveries, Kind::Page,
             [](PagesWindow& window) {
                 return deliveriesTab(0)(window) && markRow(window, "deliveriesTable", 4);
             }},
            {QStringLiteral("receivers"), PageId::Deliveries, Kind::Page, deliveriesTab(1)},
            {QStringLiteral("a receiver"), PageId::Deliveries, Kind::Page,
             [](PagesWindow& window) {
                 return deliveriesTab(1)(window) && markRow(window, "destinationsTable", 1);
             }},
            {QStringLiteral("routes"), PageId::Deliveries, Kind::Page, deliveriesTab(2)},
            {QStringLiteral("activity"), PageId::Activity, Kind::Page, activityTab(0)},
            {QStringLiteral("activity of typed days"), PageId::Activity, Kind::Page,
             typedDays("activityDatesCombo")},
            {QStringLiteral("processes"), PageId::Activity, Kind::Page,
             [](PagesWindow& window) { return window.markSaga(SagaStatus::Running); }},
            {QStringLiteral("projections"), PageId::Activity, Kind::Page, activityTab(2)}};
}

QList<WalkPlace> settings() {
    return {
        {QStringLiteral("settings"), PageId::Settings, Kind::Page, settingsTab(0)},
        {QStringLiteral("messages to customers"), PageId::Settings, Kind::Page, settingsTab(1)},
        {QStringLiteral("throw a message away"), PageId::Settings, Kind::Dialog, leaveTypedMessage},
        {QStringLiteral("language of messages"), PageId::Settings, Kind::Dialog,
         chooseMessageLanguage}};
}

QList<WalkPlace> orderDialogs() {
    return {{QStringLiteral("take payment"), PageId::Orders, Kind::Dialog,
             orderButton("payOrderButton", StatusWord::Pending)},
            {QStringLiteral("ship"), PageId::Orders, Kind::Dialog,
             orderButton("shipOrderButton", StatusWord::Paid)},
            {QStringLiteral("cancel order"), PageId::Orders, Kind::Dialog,
             orderButton("cancelOrderButton", StatusWord::Pending)},
            {QStringLiteral("refund"), PageId::Orders, Kind::Dialog,
             orderButton("refundOrderButton", StatusWord::Paid)},
            {QStringLiteral("cash question"), PageId::Till, Kind::Dialog, payTooMuch},
            {QStringLiteral("undo a process"), PageId::Activity, Kind::Dialog,
             sagaButton("compensateSagaButton", SagaStatus::Running)},
            {QStringLiteral("give up a refund"), PageId::Activity, Kind::Dialog,
             sagaButton("giveUpRefundButton", SagaStatus::CompensationFailed)},
            {QStringLiteral("rebuild a projection"), PageId::Activity, Kind::Dialog,
             [](PagesWindow& window) {
                 return activityTab(2)(window) &&
                        rowButton("projectionsTable", 1, "rebuildProjectionButton")(window);
             }},
            {QStringLiteral("retry all deliveries"), PageId::Deliveries, Kind::Dialog,
             deliveriesButton(0, "deliveriesTable", 0, "retryAllDeliveriesButton")},
            {QStringLiteral("discard a delivery"), PageId::Deliveries, Kind::Dialog,
             deliveriesButton(0, "deliveriesTable", 4, "discardDeliveryButton")},
            {QStringLiteral("limit a receiver"), PageId::Deliveries, Kind::Dialog,
             deliveriesButton(1, "destinationsTable", 0, "limitDestinationButton")},
            {QStringLiteral("add a route"), PageId::Deliveries, Kind::Dialog,
             deliveriesButton(2, "routesTable", 0, "addRouteButton")},
            {QStringLiteral("edit a route"), PageId::Deliveries, Kind::Dialog,
             deliveriesButton(2, "routesTable", 0, "editRouteButton")},
            {QStringLiteral("remove a route"), PageId::Deliveries, Kind::Dialog,
             deliveriesButton(2, "routesTable", 0, "removeRouteButton")}};
}

QList<WalkPlace> otherDialogs() {
    return {{QStringLiteral("add product"), PageId::Products, Kind::Dialog,
             rowButton("productsTable", 2, "addProductButton")},
            {QStringLiteral("change price"), PageId::Products, Kind::Dialog,
             rowButton("productsTable", 2, "changePriceButton")},
            {QStringLiteral("price question"), PageId::Products, Kind::Dialog, doubtPrice},
            {QStringLiteral("receive stock"), PageId::Products, Kind::Dialog,
             rowButton("productsTable", 2, "receiveStockButton")},
            {QStringLiteral("correct stock"), PageId::Products, Kind::Dialog,
             rowButton("productsTable", 2, "correctStockButton")},
            {QStringLiteral("product details"), PageId::Products, Kind::Dialog, openDetails},
            {QStringLiteral("add customer"), PageId::Customers, Kind::Dialog,
             rowButton("customersTable", 1, "addCustomerButton")},
            {QStringLiteral("edit customer"), PageId::Customers, Kind::Dialog,
             rowButton("customersTable", 1, "editCustomerButton")},
            {QStringLiteral("throw away"), PageId::Customers, Kind::Dialog, leaveTouchedForm},
            {QStringLiteral("shortcuts"), PageId::Revenue, Kind::Dialog, openShortcuts},
            {QStringLiteral("new shop"), PageId::Settings, Kind::Dialog, askForNewShop},
            {QStringLiteral("message box"), PageId::Customers, Kind::Dialog, openMessageBox}};
}

QList<WalkPlace> popups() {
    return {
        {QStringLiteral("dates of orders"), PageId::Orders, Kind::Popup,
         dropDown("ordersDatesCombo")},
        {QStringLiteral("period"), PageId::Revenue, Kind::Popup, dropDown("revenuePeriodCombo")},
        {QStringLiteral("languages"), PageId::Settings, Kind::Popup,
         [](PagesWindow& window) {
             return settingsTab(0)(window) && dropDown("languageCombo")(window);
         }},
        {QStringLiteral("menu"), PageId::Products, Kind::Popup, openMenu}};
}

}  // namespace

QList<WalkPlace> walkPlaces() {
    return pages() + settings() + orderDialogs() + otherDialogs() + popups();
}

}  // namespace countertop
