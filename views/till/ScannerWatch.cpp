// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ScannerWatch.h"

#include "views/forms/FieldState.h"
#include "views/text/TypedKey.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace countertop {

namespace {

/// Space presses the focused button; plus and minus change the quantity in a table.
bool hasOwnMeaning(const QWidget* target, int key) {
    const bool counts = key == Qt::Key_Plus || key == Qt::Key_Minus;
    return key == Qt::Key_Space || (counts && qobject_cast<const QAbstractItemView*>(target));
}

bool takesFigures(const QWidget* target, const QKeyEvent* event) {
    return target->property(ScannerWatch::kTakesFigures).toBool() && event->text().at(0).isDigit();
}
}  // namespace

ScannerWatch::ScannerWatch(QWidget* area, QLineEdit* home)
    : QObject(area), m_area(area), m_home(home) {
    QCoreApplication::instance()->installEventFilter(this);
}

bool ScannerWatch::concerns(const QObject* watched) const {
    const QWidget* focus = QApplication::focusWidget();
    return watched == focus && focus && m_area->isVisible() &&
           (focus == m_area || m_area->isAncestorOf(focus));
}

bool ScannerWatch::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !concerns(watched)) return false;
    auto* keyEvent = static_cast<QKeyEvent*>(event);
    if (isModifier(keyEvent->key())) return false;
    if (!keyEvent->isAutoRepeat()) emit keyPressed(keyEvent->key());
    return takeKey(QApplication::focusWidget(), keyEvent);
}

bool ScannerWatch::takeKey(const QWidget* target, const QKeyEvent* event) {
    if (!isTyping(event) || takesText(target) || hasOwnMeaning(target, event->key())) return false;
    if (takesFigures(target, event)) return false;
    m_home->setFocus();
    // ScanWatch sees the copy instead of the original event, so it needs the original timestamp.
    QKeyEvent copy(event->type(), event->key(), event->modifiers(), event->text(),
                   event->isAutoRepeat());
    copy.setTimestamp(event->timestamp());
    QCoreApplication::sendEvent(m_home, &copy);
    return true;
}

}  // namespace countertop
