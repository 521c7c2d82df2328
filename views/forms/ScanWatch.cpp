// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ScanWatch.h"

#include "views/forms/ScanTarget.h"
#include "views/text/TypedKey.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

bool isEnter(int key) { return key == Qt::Key_Return || key == Qt::Key_Enter; }

bool isEnd(int key) { return isEnter(key) || key == Qt::Key_Tab; }

bool isAsciiDigit(QChar character) { return character >= u'0' && character <= u'9'; }

/// The widget that receives a key first. Qt offers an ignored key to its parents too.
const QObject* receiver() {
    if (QWidget* popup = QApplication::activePopupWidget()) {
        return popup->focusWidget() ? popup->focusWidget() : popup;
    }
    if (QWidget* focus = QApplication::focusWidget()) return focus;
    return QApplication::activeWindow();
}

bool contains(const QList<FieldState>& fields, const QWidget* widget) {
    return std::any_of(fields.begin(), fields.end(),
                       [widget](const FieldState& field) { return field.widget() == widget; });
}

/// True for a cell editor that the burst itself opened in an item view.
bool isOpenedEditor(const QWidget* widget, const QList<FieldState>& fields) {
    for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractItemView*>(parent)) return contains(fields, parent);
    }
    return false;
}

QComboBox* boxOf(const QWidget* widget) {
    const QWidget* window = widget->window();
    return window->windowType() == Qt::Popup ? qobject_cast<QComboBox*>(window->parentWidget())
                                             : nullptr;
}

bool isScan(const ScanBurst& burst, ScanUse use, qint64 endedAt) {
    switch (use) {
        case ScanUse::Product:
            return burst.isProductCodeEndedAt(endedAt);
        case ScanUse::Filter:
            return burst.isBarcodeEndedAt(endedAt);
        case ScanUse::Swallow:
        case ScanUse::Number:
        case ScanUse::Code:
            break;
    }
    return burst.isScanEndedAt(endedAt);
}

void deliver(QWidget* field, Scan scan) {
    for (QWidget* widget = field; widget; widget = widget->parentWidget()) {
        // A page under a dialog must not change; its window may still show a message.
        const bool isReached = !scan.isOverDialog || widget->isWindow();
        auto* target = dynamic_cast<ScanTarget*>(widget);
        if (isReached && target && target->takeScan(scan)) return;
        // An open menu or drop-down belongs to its parent.
        const bool isDialog = widget->isWindow() && widget->windowType() != Qt::Popup;
        scan.isOverDialog = scan.isOverDialog || isDialog;
    }
}

}  // namespace

void ScanWatch::install() {
    QCoreApplication* application = QCoreApplication::instance();
    if (application->findChild<ScanWatch*>({}, Qt::FindDirectChildrenOnly)) return;
    application->installEventFilter(new ScanWatch(application));
}

ScanWatch::ScanWatch(QObject* parent) : QObject(parent) { m_timer.start(); }

bool ScanWatch::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || m_isRestoring) return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    // A drop-down has closed by the time its Enter arrives here.
    const bool endsBurst = isEnd(key->key()) && lastTouched() == watched;
    if (watched != receiver() && !(endsBurst && event->type() == QEvent::KeyPress)) return false;
    if (event->type() == QEvent::KeyPress) return takeKey(static_cast<QWidget*>(watched), key);
    // A shortcut's key arrives only as an override, never as a press.
    if (!isModifier(key->key()) && !isEnd(key->key()) && !isTyping(key)) forget();
    return false;
}

bool ScanWatch::takeKey(QWidget* target, const QKeyEvent* key) {
    if (isModifier(key->key())) return false;
    if (key->isAutoRepeat()) {
        forget();
        return isEnter(key->key()) || key->key() == Qt::Key_Escape;
    }
    if (isEnd(key->key())) return takeEnd(target, key);
    if (isTyping(key)) return takeCharacter(target, key->text().at(0), timeOf(key));
    forget();
    return false;
}

bool ScanWatch::takeCharacter(QWidget* target, QChar character, qint64 at) {
    if (!continuesIn(target)) m_burst.clear();
    if (m_burst.add(character, at)) m_touched.clear();
    if (!contains(m_touched, target)) {
        // Typing in a drop-down's list changes its combo box, so remember that too.
        if (QWidget* box = boxOf(target)) m_touched.append(FieldState(box));
        m_touched.append(FieldState(target));
    }
    if (scanUseOf(target) != ScanUse::Number || !isAsciiDigit(character)) {
        m_digits.clear();
    } else {
        const bool isOther = !m_numberField || m_numberField->widget() != target;
        if (isOther) m_digits.clear();
        if (m_digits.add(character, at)) m_numberField.emplace(target);
    }
    // A space within a code must not press the focused button.
    const bool isInCode = character == u' ' && !m_burst.text().trimmed().isEmpty();
    return isInCode && m_burst.isQuick() && !takesText(target);
}

bool ScanWatch::takeEnd(QWidget* target, const QKeyEvent* key) {
    const ScanBurst burst = std::exchange(m_burst, {});
    const TypedDigits digits = std::exchange(m_digits, {});
    const QList<FieldState> touched = std::exchange(m_touched, {});
    const ScanUse use = scanUseOf(target);
    const qint64 at = timeOf(key);
    if (isScan(burst, use, at)) {
        if (use == ScanUse::Code) return true;
        restore(touched);
        deliver(target, {burst.text()});
        return true;
    }
    const bool isSlowBarcode = use == ScanUse::Number && isEnter(key->key()) && m_numberField &&
                               m_numberField->widget() == target && digits.isBarcodeEndedAt(at);
    if (!isSlowBarcode) return false;
    restore({*m_numberField});
    deliver(target, {digits.text(), true});
    return true;
}

const QWidget* ScanWatch::lastTouched() const {
    return m_touched.isEmpty() ? nullptr : m_touched.last().widget();
}

bool ScanWatch::continuesIn(const QWidget* target) const {
    const QWidget* last = lastTouched();
    // A window or an editor may open in the middle of a scan.
    return last && (last == target || last->window() != target->window() ||
                    isOpenedEditor(target, m_touched));
}

void ScanWatch::forget() {
    m_burst.clear();
    m_digits.clear();
    m_touched.clear();
}

void ScanWatch::restore(const QList<FieldState>& fields) {
    m_isRestoring = true;
    for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
        if (field->widget() && isOpenedEditor(field->widget(), fields)) {
            QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, {});
            QCoreApplication::sendEvent(field->widget(), &escape);
        } else {
            field->restore();
        }
    }
    m_isRestoring = false;
}

qint64 ScanWatch::timeOf(const QKeyEvent* key) const {
    // The event's own timestamp is correct even if the window was busy meanwhile.
    return key->timestamp() > 0 ? static_cast<qint64>(key->timestamp()) : m_timer.elapsed();
}

}  // namespace countertop
