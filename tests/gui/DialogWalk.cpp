// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/DialogWalk.h"

#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"

#include <QAbstractItemView>
#include <QMessageBox>
#include <QRegularExpression>

namespace countertop {

namespace {

constexpr int kRandomKeys = 20;
constexpr int kMostTabs = 40;
const QString kCode = QStringLiteral("40123455");

bool isEnter(int key) { return key == Qt::Key_Return || key == Qt::Key_Enter; }

QString textOf(int key) {
    if (isEnter(key)) return QStringLiteral("\r");
    if (key == Qt::Key_Tab) return QStringLiteral("\t");
    return key < 0x80 ? QString(QChar(key)).toLower() : QString();
}

/// A barcode as a JSON number: "price_minor":40123455.
bool holdsCodeAsNumber(const Command& command) {
    static const QRegularExpression kNumber(QStringLiteral("[:\\[]%1").arg(kCode));
    return kNumber.match(QString::fromUtf8(toJsonText(command))).hasMatch();
}

}  // namespace

DialogWalk::DialogWalk(quint32 seed) : m_window(std::make_unique<PagesWindow>()), m_random(seed) {}

QList<DialogWalk::Place> DialogWalk::places() {
    return {{"till", PageId::Till},
            {"orders", PageId::Orders},
            {"products", PageId::Products},
            {"customers", PageId::Customers},
            {"revenue", PageId::Revenue},
            {"deliveries", PageId::Deliveries},
            {"activity", PageId::Activity},
            {"settings", PageId::Settings},
            {"take payment", PageId::Orders, "payOrderButton", StatusWord::Pending},
            {"ship", PageId::Orders, "shipOrderButton", StatusWord::Paid},
            {"cancel order", PageId::Orders, "cancelOrderButton", StatusWord::Pending},
            {"refund", PageId::Orders, "refundOrderButton", StatusWord::Paid},
            {"add product", PageId::Products, "addProductButton"},
            {"change price", PageId::Products, "changePriceButton"},
            {"receive stock", PageId::Products, "receiveStockButton"},
            {"correct stock", PageId::Products, "correctStockButton"},
            {"product details", PageId::Products, "productsTable"},
            {"add customer", PageId::Customers, "addCustomerButton"},
            {"edit customer", PageId::Customers, "editCustomerButton"},
            {"cash question", PageId::Till, "tenderedEdit"},
            {"shortcuts", PageId::Revenue, "shortcutsDialog"},
            {"message box", PageId::Customers, "messageBox"}};
}

QStringList DialogWalk::run() {
    for (const Place& place : places()) {
        m_place = QString::fromLatin1(place.name);
        tabRound(place);
        if (place.button) enterOnEachButton(place);
        scanEverywhere(place);
        pressRandomKeys(place);
    }
    return m_problems;
}

bool DialogWalk::go(const Place& place) {
    m_keys.clear();
    leave();
    bool isThere = reach(place);
    if (!isThere) {
        // Random keys may have left the lists filtered or turned around.
        m_window = std::make_unique<PagesWindow>();
        isThere = reach(place);
    }
    if (!isThere) m_problems.append(m_place + QStringLiteral(": not reached"));
    m_commands = m_window->commands().size();
    return isThere;
}

bool DialogWalk::reach(const Place& place) {
    if (!m_window->turnTo(place.page)) return false;
    if (!place.button) return QApplication::focusWidget() != nullptr;
    if (place.page == PageId::Orders && !m_window->markOrder(place.status)) return false;
    if (place.page == PageId::Products) m_window->mark("productsTable", 2);
    if (place.page == PageId::Customers) m_window->mark("customersTable", 1);
    openDialog(place.button);
    return m_window->dialog() != nullptr;
}

void DialogWalk::openDialog(const QByteArray& name) {
    if (name == "productsTable") {
        keyboard::enter();
    } else if (name == "tenderedEdit") {
        if (m_window->find<QAbstractItemView>("orderLinesTable")->model()->rowCount() == 0) {
            keyboard::scan(QStringLiteral("5012345678900"));
            waiting::settle();
        }
        auto* tendered = m_window->find<QLineEdit>("tenderedEdit");
        tendered->setText(QStringLiteral("99999"));
        QTest::keyClick(tendered, Qt::Key_F8);
    } else if (name == "shortcutsDialog") {
        QTest::keyClick(m_window->window(), Qt::Key_F1);
    } else if (name == "messageBox") {
        auto* box =
            new QMessageBox(QMessageBox::Question, QStringLiteral("Import"),
                            QStringLiteral("Import?"), QMessageBox::NoButton, m_window->window());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->addButton(QStringLiteral("Import"), QMessageBox::AcceptRole)
            ->setObjectName(QStringLiteral("confirmButton"));
        QPushButton* keep = box->addButton(QStringLiteral("No"), QMessageBox::RejectRole);
        keep->setObjectName(QStringLiteral("keepButton"));
        box->setDefaultButton(keep);
        box->open();
    } else {
        QTest::mouseClick(m_window->find<QPushButton>(name), Qt::LeftButton);
    }
    waiting::settle();
}

void DialogWalk::leave() {
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    m_window->closeDialogs();
    // What was typed into the page must not lead the next walk elsewhere.
    for (QLineEdit* edit : m_window->window()->findChildren<QLineEdit*>()) {
        if (edit->objectName().endsWith(u"SearchEdit") ||
            edit->objectName().endsWith(u"FilterEdit")) {
            edit->clear();
            QTest::keyClick(edit, Qt::Key_Return);
        }
    }
    waiting::settle();
}

void DialogWalk::tabRound(const Place& place) {
    if (!go(place)) return;
    const QWidget* window = QApplication::focusWidget()->window();
    QList<const QWidget*> seen;
    while (!seen.contains(QApplication::focusWidget()) && seen.size() < kMostTabs) {
        seen.append(QApplication::focusWidget());
        press(Qt::Key_Tab);
        const QWidget* focus = QApplication::focusWidget();
        if (focus && focus->window() == window) continue;
        m_problems.append(m_place + QStringLiteral(": Tab leaves the window"));
        return;
    }
}

void DialogWalk::enterOnEachButton(const Place& place) {
    if (!go(place)) return;
    QStringList names;
    for (const QPushButton* button : m_window->dialog()->findChildren<QPushButton*>()) {
        if (button->focusPolicy() != Qt::NoFocus && button->isEnabled()) {
            names.append(button->objectName());
        }
    }
    for (const QString& name : names) {
        if (!go(place)) return;
        QDialog* dialog = m_window->dialog();
        for (int tabs = 0; tabs < kMostTabs && QApplication::focusWidget() &&
                           QApplication::focusWidget()->objectName() != name;
             ++tabs) {
            press(Qt::Key_Tab);
        }
        QPointer<QDialog> pressed = dialog;
        press(Qt::Key_Return);
        const bool isSafe = name != u"submitButton" && name != u"confirmButton";
        if (isSafe && pressed && pressed->isVisible()) {
            m_problems.append(m_place + QStringLiteral(": Enter on %1 did nothing").arg(name));
        }
    }
}

void DialogWalk::scanEverywhere(const Place& place) {
    if (!go(place)) return;
    QList<const QWidget*> seen;
    while (QApplication::focusWidget() && !seen.contains(QApplication::focusWidget()) &&
           seen.size() < kMostTabs) {
        seen.append(QApplication::focusWidget());
        scan(kCode);
        press(Qt::Key_Tab);
    }
    press(Qt::Key_Escape);
}

void DialogWalk::pressRandomKeys(const Place& place) {
    static const QList<int> kKeys{
        Qt::Key_Tab,    Qt::Key_Tab,       Qt::Key_Return, Qt::Key_Return, Qt::Key_Enter,
        Qt::Key_Escape, Qt::Key_Space,     Qt::Key_Up,     Qt::Key_Down,   Qt::Key_Left,
        Qt::Key_Right,  Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Home,   Qt::Key_End,
        Qt::Key_PageUp, Qt::Key_PageDown,  Qt::Key_Plus,   Qt::Key_Minus,  Qt::Key_0,
        Qt::Key_1,      Qt::Key_5,         Qt::Key_9,      Qt::Key_Period, Qt::Key_A,
        Qt::Key_E,      Qt::Key_Asterisk,  Qt::Key_Backtab};
    if (!go(place)) return;
    for (int count = 0; count < kRandomKeys; ++count) {
        const int drawn = m_random.bounded(static_cast<int>(kKeys.size()) + 3);
        drawn < kKeys.size() ? press(kKeys.at(drawn)) : scan(kCode);
    }
}

void DialogWalk::press(int key) {
    const bool mayBegin = confirms(key);
    const QWidget* focus = QApplication::focusWidget();
    m_keys.append(QStringLiteral("%1@%2").arg(
        QKeySequence(key).toString(), focus ? focus->objectName() : QStringLiteral("nothing")));
    keyboard::press(key, keyboard::kPersonMs, textOf(key),
                    key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    waiting::settle();
    check(mayBegin, m_keys.last());
}

void DialogWalk::scan(const QString& code) {
    m_keys.append(QStringLiteral("scan"));
    keyboard::scan(code, keyboard::kScannerMs, m_random.bounded(4) ? Qt::Key_Return : Qt::Key_Tab);
    waiting::settle();
    check(false, QStringLiteral("scan"));
}

bool DialogWalk::confirms(int key) const {
    const QWidget* focus = QApplication::focusWidget();
    if (!focus || (!isEnter(key) && key != Qt::Key_Space)) return false;
    static const QStringList kConfirming{
        QStringLiteral("submitButton"),        QStringLiteral("confirmButton"),
        QStringLiteral("takePaymentButton"),   QStringLiteral("placeOrderButton"),
        QStringLiteral("retryDeliveryButton"), QStringLiteral("retryAllDeliveriesButton")};
    if (kConfirming.contains(focus->objectName())) return true;
    if (!isEnter(key) || qobject_cast<const QPushButton*>(focus)) return false;
    const auto* submit = focus->window()->findChild<QPushButton*>(QStringLiteral("submitButton"));
    return submit && submit->isDefault();
}

void DialogWalk::check(bool mayBegin, const QString& what) {
    const QList<Command>& commands = m_window->commands();
    const qsizetype begun = commands.size() - m_commands;
    if (begun > (mayBegin ? 1 : 0)) {
        m_problems.append(QStringLiteral("%1: %2 sent %3 after %4")
                              .arg(m_place, what, commandType(commands.last()),
                                   m_keys.join(QStringLiteral(", "))));
    }
    if (begun > 0 && holdsCodeAsNumber(commands.last())) {
        m_problems.append(
            QStringLiteral("%1: a scanned number was sent by %2 after %3")
                .arg(m_place, commandType(commands.last()), m_keys.join(QStringLiteral(", "))));
    }
    m_commands = commands.size();
}

}  // namespace countertop
