// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/NoticesDialog.h"

#include "views/lists/EmptyState.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace countertop {

NoticesDialog::NoticesDialog(const ShopClock& shop, QWidget* parent)
    : ShopDialog(parent),
      m_shop(shop),
      m_list(new QListWidget(this)),
      m_empty(new EmptyState(this)),
      m_markAll(pageparts::makeButton(QStringLiteral("markAllReadButton"), QStringLiteral("check"),
                                      tr("Mark all as read"), this)),
      m_open(pageparts::makeButton(QStringLiteral("openNoticeButton"), {}, tr("Open"), this)),
      m_close(pageparts::makeButton(QStringLiteral("closeButton"), {}, tr("Close"), this)) {
    setObjectName(QStringLiteral("noticesDialog"));
    setHeading(tr("Notices"));
    m_list->setObjectName(QStringLiteral("noticesList"));
    m_list->setAccessibleName(tr("Notices"));
    m_list->setWordWrap(true);
    m_list->setSpacing(metrics::kSpaceTiny / 2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    m_empty->setContent(QStringLiteral("bell"), tr("Nothing to report"),
                        tr("Web orders, failed messages, stuck payments and low stock appear "
                           "here."));
    createLayout();
    // Enter must press it, not the default button.
    m_markAll->setAutoDefault(true);
    setSafeButton(m_close);
    setActionButton(m_open, false);
    connect(m_list, &QListWidget::itemActivated, this, &NoticesDialog::openChosen);
    connect(m_open, &QPushButton::clicked, this, &NoticesDialog::openChosen);
    connect(m_markAll, &QPushButton::clicked, this, &NoticesDialog::allRead);
    setNotices({});
}

void NoticesDialog::createLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSpaceHuge, metrics::kPageMarginTop, metrics::kSpaceHuge,
                               metrics::kPageMarginTop);
    column->setSpacing(metrics::kSpace);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kSpaceSmall);
    buttons->addWidget(m_markAll);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_open);
    setVariant(m_open, "primary");
    column->addWidget(heading());
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(notice());
    column->addLayout(buttons);
    pageparts::setTabOrder({m_list, m_markAll, m_close, m_open});
    setMinimumSize(metrics::kFormWidth, metrics::kFormWidth / 2);
}

QString NoticesDialog::textOf(const Notice& notice) const {
    QString text = NoticeText::sentence(notice);
    //: A moment, then what is to be told.
    if (notice.at != 0) text = tr("%1 · %2").arg(m_shop.momentText(notice.at), text);
    //: Before a notice that nobody has read.
    return notice.isUnread ? tr("New: %1").arg(text) : text;
}

void NoticesDialog::setNotices(const QList<Notice>& notices) {
    const QString chosen = m_notices.value(m_list->currentRow()).key();
    m_notices = notices;
    m_list->clear();
    int current = 0;
    for (const Notice& notice : notices) {
        auto* item = new QListWidgetItem(Icons::get(NoticeText::iconName(notice.kind)),
                                         textOf(notice), m_list);
        QFont font = m_list->font();
        font.setBold(notice.isUnread);
        item->setFont(font);
        item->setToolTip(item->text());
        if (notice.key() == chosen) current = m_list->count() - 1;
    }
    const bool isEmpty = notices.isEmpty();
    const bool hadKeyboard = m_list->hasFocus() || m_open->hasFocus() || m_markAll->hasFocus();
    if (isEmpty && hadKeyboard) m_close->setFocus();
    m_list->setHidden(isEmpty);
    m_empty->setVisible(isEmpty);
    m_open->setEnabled(!isEmpty);
    const bool isAnyUnread = std::any_of(notices.cbegin(), notices.cend(),
                                         [](const Notice& notice) { return notice.isUnread; });
    if (!isAnyUnread && m_markAll->hasFocus()) m_list->setFocus();
    m_markAll->setEnabled(isAnyUnread);
    if (!isEmpty) m_list->setCurrentRow(current);
}

void NoticesDialog::openChosen() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_notices.size()) return;
    const Notice notice = m_notices.at(row);
    // Close first: the page takes the focus.
    accept();
    emit opened(notice);
}

}  // namespace countertop
