// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/BellButton.h"

#include "views/shell/NavigationMark.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"

#include <QAccessible>
#include <QKeySequence>
#include <QPainter>

namespace countertop {

BellButton::BellButton(QWidget* parent) : QToolButton(parent) {
    setObjectName(QStringLiteral("noticesButton"));
    setAccessibleName(tr("Notices"));
    setIcon(Icons::get(QStringLiteral("bell"), IconTint::Navigation));
    setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCollapsed(false);
    nameItself();
}

void BellButton::setUnread(qint64 count) {
    if (m_unread == count) return;
    m_unread = count;
    nameItself();
    update();
}

void BellButton::nameItself() {
    const QString unread =
        m_unread > 0 ? tr("%Ln unread", nullptr, static_cast<int>(m_unread)) : QString();
    // Scripts find the button by its name, so the count goes into the description.
    setAccessibleDescription(unread);
    //: A word, then how many are unread.
    const QString words =
        m_unread > 0 ? tr("%1, %2").arg(accessibleName(), unread) : accessibleName();
    const QKeySequence key(Qt::CTRL | Qt::Key_9);
    //: A word and the key that opens it.
    setToolTip(tr("%1 (%2)").arg(words, key.toString(QKeySequence::NativeText)));
}

void BellButton::setCollapsed(bool collapsed) {
    setText(collapsed ? QString() : accessibleName());
    setToolButtonStyle(collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void BellButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    QPainter painter(this);
    paintNavigationMark(painter, rect(), m_unread, text().isEmpty(), font(), palette(),
                        layoutDirection());
}

}  // namespace countertop
