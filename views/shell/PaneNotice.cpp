// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/PaneNotice.h"

#include <QStackedLayout>

namespace countertop {

namespace {

/// Quick answers show no "Reading…", since it would only flicker.
constexpr int kSlowMilliseconds = 300;

}  // namespace

PaneNotice::PaneNotice(QStackedLayout& stack, QWidget* parent)
    : EmptyState(parent), m_stack(stack) {
    m_stack.addWidget(this);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMilliseconds);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        setContent(m_words.icon, tr("Reading…"), {});
        setAction({});
        present();
    });
}

void PaneNotice::setWords(const Words& words) {
    m_words = words;
    setContent(m_words.icon, m_words.nothing, m_words.hint);
}

void PaneNotice::showEmpty() {
    settle();
    setContent(m_words.icon, m_words.nothing, m_words.hint);
    setAction({});
    present();
}

void PaneNotice::await() {
    m_isAwaiting = true;
    m_slow.start();
}

void PaneNotice::settle() {
    m_isAwaiting = false;
    m_slow.stop();
}

void PaneNotice::showUnread(const QString& why) {
    settle();
    setContent(QStringLiteral("cloud-off"), tr("This cannot be read"), why);
    setAction(tr("Try again"));
    present();
}

void PaneNotice::present() {
    const QWidget* before = m_stack.currentWidget();
    const bool hadKeyboard = before != this && before->isAncestorOf(window()->focusWidget());
    m_stack.setCurrentWidget(this);
    if (hadKeyboard) emit keyboardLost();
}

}  // namespace countertop
