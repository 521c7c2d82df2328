// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/PayloadView.h"

#include "models/core/TextForm.h"
#include "views/text/MoneyText.h"

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
    const QString whole = QString::fromUtf8(payload);
    if (whole.size() > kLongest) {
        const QString shown = cutAtCharacter(whole, kLongest);
        return shown + QStringLiteral("…\n\n") +
               tr("Only the first %1 of %2 characters are shown.")
                   .arg(numberText(shown.size()), numberText(whole.size()));
    }
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    return document.isNull() ? whole : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
}

}  // namespace countertop
