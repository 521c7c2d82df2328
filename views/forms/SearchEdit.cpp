// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/SearchEdit.h"

#include "views/forms/ScanTarget.h"
#include "views/theme/PageParts.h"

#include <QAction>
#include <QKeyEvent>

namespace countertop {

namespace {

constexpr int kPauseMilliseconds = 150;

}  // namespace

SearchEdit::SearchEdit(QWidget* parent) : QLineEdit(parent) {
    setClearButtonEnabled(true);
    setScanUse(this, ScanUse::Filter);
    pageparts::addFieldIcon(this, QStringLiteral("search"), tr("Search"));
    // Qt gives the clear button no accessible name.
    if (auto* clear = findChild<QAction*>(QStringLiteral("_q_qlineeditclearaction"))) {
        pageparts::nameFieldButton(this, clear, tr("Clear the field"));
    }
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &SearchEdit::report);
    connect(this, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
}

void SearchEdit::search(const QString& text) {
    setText(text);
    report();
}

void SearchEdit::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Down || isEnter) {
        // Auto-repeats would continue in the list.
        if (event->isAutoRepeat()) return;
        report();
        emit listRequested();
        return;
    }
    if (event->key() != Qt::Key_Escape || text().isEmpty()) return QLineEdit::keyPressEvent(event);
    search({});
}

void SearchEdit::report() {
    m_pause.stop();
    const QString now = text().trimmed();
    if (now == m_reported) return;
    m_reported = now;
    emit searched(now);
}

}  // namespace countertop
