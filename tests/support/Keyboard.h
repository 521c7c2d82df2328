// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

/// Typing and barcode scans as the window sees them: key events that carry their own timestamps,
/// like those of the display server. Nothing waits.
namespace countertop::keyboard {

constexpr int kScannerMs = 5;
constexpr int kPersonMs = 150;

/// The display server's clock in milliseconds; every key event advances it.
inline quint64& now() {
    static quint64 time = 10'000'000;
    return time;
}

/// The widget that receives a key press first.
inline QWidget* receiver() {
    if (QWidget* popup = QApplication::activePopupWidget()) {
        return popup->focusWidget() ? popup->focusWidget() : popup;
    }
    return QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
}

inline void press(int key, int afterMs = kPersonMs, const QString& text = {},
                  Qt::KeyboardModifiers modifiers = {}, bool isHeld = false) {
    now() += static_cast<quint64>(afterMs);
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QWidget* target = receiver();
        if (!target) return;
        QKeyEvent event(type, key, modifiers, text, isHeld);
        event.setTimestamp(now());
        QApplication::sendEvent(target, &event);
    }
}

inline void type(const QString& text, int gapMs = kPersonMs) {
    for (const QChar character : text) {
        press(character.toUpper().unicode(), gapMs, QString(character));
    }
}

/// A barcode scanner: characters in quick succession and its end key.
inline void scan(const QString& code, int gapMs = kScannerMs, int end = Qt::Key_Return) {
    now() += 1'000;
    type(code, gapMs);
    press(end, gapMs, end == Qt::Key_Tab ? QStringLiteral("\t") : QStringLiteral("\r"));
}

inline void enter(int afterMs = kPersonMs) { press(Qt::Key_Return, afterMs, QStringLiteral("\r")); }

}  // namespace countertop::keyboard
