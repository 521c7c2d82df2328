// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/PayloadView.h"

#include <QFontDatabase>
#include <QJsonDocument>

namespace countertop {

PayloadView::PayloadView(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    // Wrapped JSON lines are hard to read; the view scrolls instead.
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(font().pixelSize() > 0 ? font().pixelSize() : fixed.pixelSize());
    setFont(fixed);
}

void PayloadView::showPayload(const QByteArray& payload) {
    const QString text = readable(payload);
    // Setting the same text would lose the scroll position.
    if (toPlainText() != text) setPlainText(text);
}

QString PayloadView::readable(const QByteArray& payload) {
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    return QString::fromUtf8(document.isNull() ? payload
                                               : document.toJson(QJsonDocument::Indented));
}

}  // namespace countertop
