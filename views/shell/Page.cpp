// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/Page.h"

#include "views/access/Access.h"
#include "views/forms/ScanWatch.h"

namespace countertop {

Page::Page(QWidget* parent) : QWidget(parent) {
    ScanWatch::install();
    access::install();
}

void Page::commandFinished(const QString& /*intentKey*/, const CommandResult& /*result*/) {}

void Page::commandFailed(const QString& /*intentKey*/, const Error& /*error*/) {}

bool Page::event(QEvent* event) {
    m_enter.watch(*this, *event);
    return QWidget::event(event);
}

void Page::keyPressEvent(QKeyEvent* event) {
    if (!m_enter.press(*this, *event)) QWidget::keyPressEvent(event);
}

}  // namespace countertop
