// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ScannerWatch.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace countertop {

namespace {

/// Scanners send a key every 1 … 30 ms; fast typists need 50 ms and more.
constexpr qint64 kBurstGapMilliseconds = 35;
constexpr int kShortestCode = 4;
constexpr int kShortestNumber = 8;
constexpr int kShortestAtHome = 2;

/// The line edit behind a field, or nothing when it takes no text.
QLineEdit* lineEditOf(QWidget* widget) {
    if (auto* edit = qobject_cast<QLineEdit*>(widget)) return edit;
    if (auto* spin = qobject_cast<QAbstractSpinBox*>(widget)) return spin->findChild<QLineEdit*>();
    return nullptr;
}

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_CapsLock ||
           key == Qt::Key_NumLock;
}

bool isTyping(const QKeyEvent* event) {
    const bool plain =
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    return plain && event->text().size() == 1 && event->text().at(0).isPrint();
}

/// Space presses the button it is on; plus and minus count the line of a table.
bool hasOwnMeaning(const QWidget* target, int key) {
    const bool counts = key == Qt::Key_Plus || key == Qt::Key_Minus;
    return key == Qt::Key_Space || (counts && qobject_cast<const QAbstractItemView*>(target));
}

/// Words a person types fast have no digits, amounts are short: neither is a code.
bool looksLikeCode(const QString& text) {
    if (text.size() < kShortestCode || text.contains(u' ')) return false;
    const auto isFigure = [](QChar character) {
        return character.isDigit() || character == u'.' || character == u',';
    };
    if (std::all_of(text.begin(), text.end(), isFigure)) return text.size() >= kShortestNumber;
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

}  // namespace

ScannerWatch::ScannerWatch(QWidget* area, QLineEdit* home)
    : QObject(area), m_area(area), m_home(home) {
    m_timer.start();
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

bool ScannerWatch::takeKey(QWidget* target, QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return takeEnter(target, event);
    if (!isTyping(event)) {
        m_burst.clear();
        return false;
    }
    if (!lineEditOf(target)) {
        if (hasOwnMeaning(target, event->key())) return false;
        m_home->setFocus();
        QKeyEvent copy(event->type(), event->key(), event->modifiers(), event->text());
        QCoreApplication::sendEvent(m_home, &copy);
        return true;
    }
    collect(target, event);
    return false;
}

qint64 ScannerWatch::timeOf(const QKeyEvent* event) const {
    // The time of the key itself is right even when the window was busy meanwhile.
    return event->timestamp() > 0 ? static_cast<qint64>(event->timestamp()) : m_timer.elapsed();
}

void ScannerWatch::collect(QWidget* target, const QKeyEvent* event) {
    const qint64 now = timeOf(event);
    if (target != m_target || m_burst.isEmpty() || now - m_lastKey > kBurstGapMilliseconds) {
        m_target = target;
        m_burst.clear();
        m_textBefore = lineEditOf(target)->text();
    }
    m_burst += event->text();
    m_lastKey = now;
}

bool ScannerWatch::isBurst(const QKeyEvent* enter) const {
    if (looksLikeCode(m_burst)) return true;
    // A code of few figures is a scan in the search field only, and only when its Enter came as
    // fast: in a field for amounts it would be a number somebody typed.
    const bool isFast = timeOf(enter) - m_lastKey <= kBurstGapMilliseconds;
    return isFast && m_target == m_home && m_burst.size() >= kShortestAtHome &&
           !m_burst.contains(u' ') &&
           std::any_of(m_burst.begin(), m_burst.end(), [](QChar c) { return c.isDigit(); });
}

bool ScannerWatch::takeEnter(QWidget* target, const QKeyEvent* event) {
    const QString code = m_burst;
    const bool burst = target == m_target && isBurst(event);
    m_burst.clear();
    if (!burst) return false;
    const bool atHome = target == m_home;
    if (atHome && (m_textBefore.isEmpty() || m_textBefore.endsWith(u'*'))) {
        emit scannedHome();
        return true;
    }
    lineEditOf(target)->setText(m_textBefore);
    emit scanned(code);
    return true;
}

}  // namespace countertop
