// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/DialogWalk.h"

#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"

#include "views/lists/LongTableView.h"
#include "views/till/TillHeader.h"

#include <QRegularExpression>

namespace countertop {

namespace {

constexpr int kRandomKeys = 20;
constexpr int kMaximumTabs = 40;
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

/// The object name or the text of a widget, for reports.
QString nameOf(const QWidget* widget) {
    if (!widget) return QStringLiteral("nothing");
    if (!widget->objectName().isEmpty()) return widget->objectName();
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button && !button->text().isEmpty()) return button->text();
    return widget->accessibleName().isEmpty()
               ? QString::fromLatin1(widget->metaObject()->className())
               : widget->accessibleName();
}

bool isPressable(const QAbstractButton* button) {
    return button->focusPolicy() != Qt::NoFocus && button->isEnabled() && button->isVisible();
}

bool isUndoButton(const QWidget* widget) {
    static const QStringList kNames{
        QStringLiteral("cancelOrderButton"), QStringLiteral("refundOrderButton"),
        QStringLiteral("compensateSagaButton"), QStringLiteral("giveUpRefundButton")};
    return kNames.contains(widget->objectName()) ||
           widget->property("variant") == QStringLiteral("danger");
}

}  // namespace

DialogWalk::DialogWalk(quint32 seed, MakeWindow makeWindow)
    : m_makeWindow(std::move(makeWindow)), m_window(m_makeWindow()), m_random(seed) {}

void DialogWalk::goEverywhere() {
    for (const WalkPlace& place : walkPlaces()) {
        m_place = place.name;
        if (!go(place)) continue;
        if (place.kind != WalkPlace::Kind::Popup) {
            tabRound(place);
            enterOnEachButton(place);
        }
        scanEverywhere(place);
    }
}

void DialogWalk::pressRandomKeysEverywhere() {
    for (const WalkPlace& place : walkPlaces()) {
        m_place = place.name;
        pressRandomKeys(place);
    }
}

bool DialogWalk::go(const WalkPlace& place) {
    m_keys.clear();
    leave();
    bool isThere = reach(place);
    if (!isThere && !m_isFresh) {
        // Random keys may have filtered or re-sorted the lists.
        m_window.reset();
        m_window = m_makeWindow();
        m_isFresh = true;
        isThere = reach(place);
    }
    // A small shop lacks data for some places.
    if (!isThere && m_window->isFull()) report(QStringLiteral("not reached"));
    m_acts = m_window->acts().size();
    m_shop = m_window->shopNow();
    return isThere;
}

bool DialogWalk::reach(const WalkPlace& place) {
    if (!m_window->turnTo(place.page)) return false;
    if (place.open && !place.open(*m_window)) return false;
    if (place.kind == WalkPlace::Kind::Dialog) return m_window->dialog() != nullptr;
    if (place.kind == WalkPlace::Kind::Popup) return QApplication::activePopupWidget() != nullptr;
    return QApplication::focusWidget() != nullptr;
}

void DialogWalk::leave() {
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    m_window->closeDialogs();
    // Clear the page's search fields, so that the next walk does not start elsewhere.
    for (QLineEdit* edit : m_window->window()->findChildren<QLineEdit*>()) {
        if (edit->objectName().endsWith(u"SearchEdit") ||
            edit->objectName().endsWith(u"FilterEdit")) {
            edit->clear();
            QTest::keyClick(edit, Qt::Key_Return);
        }
    }
    waiting::settle();
}

void DialogWalk::tabRound(const WalkPlace& place) {
    if (!go(place)) return;
    const QWidget* window = QApplication::focusWidget()->window();
    QList<QWidget*> seen;
    while (!seen.contains(QApplication::focusWidget()) && seen.size() < kMaximumTabs) {
        seen.append(QApplication::focusWidget());
        press(Qt::Key_Tab);
        const QWidget* focus = QApplication::focusWidget();
        if (focus && focus->window() == window) continue;
        return report(QStringLiteral("Tab leaves the window"));
    }
    checkOrder(place, seen);
}

// Checks that Tab follows reading order: top to bottom, left to right. The till starts at the sale;
// the parts above it come last.
void DialogWalk::checkOrder(const WalkPlace& place, const QList<QWidget*>& stops) {
    const auto isOfPlace = [&](const QWidget* stop) {
        if (place.kind == WalkPlace::Kind::Dialog) return true;
        const QWidget* page = m_window->window()->page(place.page);
        const bool isAboveSale =
            place.page == PageId::Till && qobject_cast<const TillHeader*>(stop->parentWidget());
        const bool isInStrip = stop->parentWidget()->objectName() == u"parkedStrip";
        return page->isAncestorOf(stop) && !isAboveSale && !isInStrip;
    };
    QList<QWidget*> round;
    for (QWidget* stop : stops) {
        if (isOfPlace(stop)) round.append(stop);
    }
    const auto rectOf = [](const QWidget* stop) {
        return QRect(stop->mapTo(stop->window(), QPoint()), stop->size());
    };
    // The walk may start anywhere in the cycle, so one step may go from its end to its start.
    QStringList back;
    for (qsizetype at = 0; at < round.size() && round.size() > 1; ++at) {
        const QWidget* from = round.at(at);
        const QWidget* to = round.at((at + 1) % round.size());
        const QRect a = rectOf(from);
        const QRect b = rectOf(to);
        const bool isAbove = b.bottom() <= a.top() && b.left() < a.right();
        const bool isBefore = b.right() <= a.left() && b.top() < a.bottom();
        if (isAbove || isBefore) back.append(nameOf(from) + QStringLiteral(" to ") + nameOf(to));
    }
    if (back.size() > 1)
        report(QStringLiteral("Tab goes back: ") + back.join(QStringLiteral("; ")));
}

void DialogWalk::enterOnEachButton(const WalkPlace& place) {
    if (!go(place)) return;
    const bool isDialog = place.kind == WalkPlace::Kind::Dialog;
    QWidget* around =
        isDialog ? static_cast<QWidget*>(m_window->dialog()) : m_window->window()->page(place.page);
    QStringList names;
    for (const QAbstractButton* button : around->findChildren<QAbstractButton*>()) {
        const bool isMeant = !isDialog || qobject_cast<const QPushButton*>(button);
        if (isMeant && isPressable(button)) names.append(nameOf(button));
    }
    names.removeDuplicates();
    for (const QString& name : names) {
        if (!go(place)) return;
        pressEnterOn(place, name);
    }
}

void DialogWalk::pressEnterOn(const WalkPlace& place, const QString& name) {
    const bool isDialog = place.kind == WalkPlace::Kind::Dialog;
    QPointer<QDialog> dialog = isDialog ? m_window->dialog() : nullptr;
    for (int tabs = 0; isDialog && tabs < kMaximumTabs && QApplication::focusWidget() &&
                       nameOf(QApplication::focusWidget()) != name;
         ++tabs) {
        press(Qt::Key_Tab);
    }
    if (!isDialog) {
        for (QAbstractButton* button :
             m_window->window()->page(place.page)->findChildren<QAbstractButton*>()) {
            if (nameOf(button) == name && isPressable(button)) {
                button->setFocus(Qt::TabFocusReason);
                break;
            }
        }
    }
    press(Qt::Key_Return);
    const bool isSafe = name != u"submitButton" && name != u"confirmButton";
    if (isDialog && isSafe && dialog && dialog->isVisible()) {
        report(QStringLiteral("Enter on %1 did nothing").arg(name));
    }
}

void DialogWalk::scanEverywhere(const WalkPlace& place) {
    if (!go(place)) return;
    QList<const QWidget*> seen;
    while (QApplication::focusWidget() && !seen.contains(QApplication::focusWidget()) &&
           seen.size() < kMaximumTabs) {
        seen.append(QApplication::focusWidget());
        scan(kCode);
        press(Qt::Key_Tab);
    }
    press(Qt::Key_Escape);
}

void DialogWalk::pressRandomKeys(const WalkPlace& place) {
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
    m_isFresh = false;
    const bool mayBegin = confirms(key);
    const QPointer<QWidget> before = QApplication::focusWidget();
    const void* window = before ? before->window() : nullptr;
    m_keys.append(QStringLiteral("%1@%2").arg(QKeySequence(key).toString(), nameOf(before)));
    keyboard::press(key, keyboard::kPersonMs, textOf(key),
                    key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    waiting::settle();
    check(mayBegin, m_keys.last());
    checkFocus(key, before, window);
}

void DialogWalk::scan(const QString& code) {
    m_isFresh = false;
    const QPointer<QWidget> before = QApplication::focusWidget();
    const void* window = before ? before->window() : nullptr;
    m_keys.append(QStringLiteral("scan@%1").arg(nameOf(before)));
    keyboard::scan(code, keyboard::kScannerMs, m_random.bounded(4) ? Qt::Key_Return : Qt::Key_Tab);
    waiting::settle();
    check(false, QStringLiteral("scan"));
    checkFocus(Qt::Key_unknown, before, window);
}

bool DialogWalk::confirms(int key) const {
    if (QApplication::activePopupWidget()) return false;
    const QWidget* focus = QApplication::focusWidget();
    if (!focus || (!isEnter(key) && key != Qt::Key_Space)) return false;
    static const QStringList kConfirming{QStringLiteral("submitButton"),
                                         QStringLiteral("confirmButton"),
                                         QStringLiteral("takePaymentButton"),
                                         QStringLiteral("placeOrderButton"),
                                         QStringLiteral("retryDeliveryButton"),
                                         QStringLiteral("tryFulfilmentButton"),
                                         QStringLiteral("retrySagaButton"),
                                         QStringLiteral("resumeSagaButton"),
                                         QStringLiteral("restartProjectionButton"),
                                         QStringLiteral("enableDestinationButton"),
                                         QStringLiteral("saveMessageButton"),
                                         QStringLiteral("messageOnCheck"),
                                         QStringLiteral("messageSubjectEdit")};
    if (kConfirming.contains(focus->objectName())) return true;
    if (!isEnter(key) || qobject_cast<const QPushButton*>(focus)) return false;
    const auto* submit = focus->window()->findChild<QPushButton*>(QStringLiteral("submitButton"));
    return submit && submit->isDefault();
}

void DialogWalk::check(bool mayBegin, const QString& what) {
    const QStringList& acts = m_window->acts();
    const qsizetype begun = acts.size() - m_acts;
    if (begun > (mayBegin ? 1 : 0)) report(QStringLiteral("%1 sent %2").arg(what, acts.last()));
    if (begun > 0 && !m_window->commands().isEmpty() &&
        holdsCodeAsNumber(m_window->commands().last())) {
        report(QStringLiteral("a scanned number was sent by ") + acts.last());
    }
    const QString shop = m_window->shopNow();
    if (begun == 0 && shop != m_shop) {
        report(QStringLiteral("%1 changed the shop from %2 to %3").arg(what, m_shop, shop));
    }
    m_acts = acts.size();
    m_begun = begun;
    m_shop = shop;
}

void DialogWalk::checkFocus(int key, const QWidget* before, const void* window) {
    if (QApplication::activePopupWidget()) return;
    (void)m_window->dialog();
    const QWidget* focus = QApplication::focusWidget();
    if (!focus) return report(QStringLiteral("nothing has the keyboard"));
    if (!focus->isVisible() || !focus->isEnabled() || focus->visibleRegion().isEmpty()) {
        report(QStringLiteral("the keyboard is on %1, which cannot be seen or used")
                   .arg(nameOf(focus)));
    }
    static const QList<int> kLeading{Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Left,
                                     Qt::Key_Right, Qt::Key_Up,      Qt::Key_Down};
    // A dialog that changed nothing returns the focus to the button that opened it.
    const bool isBack = window != focus->window() && m_begun == 0;
    if (focus != before && isUndoButton(focus) && !kLeading.contains(key) && !isBack) {
        report(QStringLiteral("the keyboard came to %1 by itself").arg(nameOf(focus)));
    }
    const auto* list = qobject_cast<const LongTableView*>(focus);
    if (list && list->model() && list->model()->rowCount() > 0 &&
        list->selectionMode() != QAbstractItemView::NoSelection && list->selectedRow() < 0) {
        report(QStringLiteral("%1 has the keyboard and no selected row").arg(nameOf(list)));
    }
}

void DialogWalk::report(const QString& problem) {
    m_problems.append(
        QStringLiteral("%1: %2 after %3").arg(m_place, problem, m_keys.join(QStringLiteral(", "))));
}

}  // namespace countertop
