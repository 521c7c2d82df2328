// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/NavigationStrip.h"

#include "views/access/Access.h"
#include "views/shell/BellButton.h"
#include "views/shell/NavigationDelegate.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QKeySequence>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr std::array kPages{PageId::Till,      PageId::Orders,  PageId::Products,
                            PageId::Customers, PageId::Revenue, PageId::Deliveries,
                            PageId::Activity,  PageId::Settings};

QString iconName(PageId page) {
    switch (page) {
        case PageId::Till:
            return QStringLiteral("cash-register");
        case PageId::Orders:
            return QStringLiteral("receipt");
        case PageId::Products:
            return QStringLiteral("package");
        case PageId::Customers:
            return QStringLiteral("users");
        case PageId::Revenue:
            return QStringLiteral("chart-bar");
        case PageId::Deliveries:
            return QStringLiteral("send");
        case PageId::Activity:
            return QStringLiteral("activity");
        case PageId::Settings:
            return QStringLiteral("settings");
    }
    return {};
}

}  // namespace

NavigationStrip::NavigationStrip(QWidget* parent)
    : QFrame(parent),
      m_list(new QListWidget(this)),
      m_bell(new BellButton(this)),
      m_more(new QToolButton(this)),
      m_menu(new QMenu(this)) {
    // The strip is created first, before any accessible interface of the window is requested.
    access::install();
    setVariant(this, "navigation");
    m_list->setObjectName(QStringLiteral("navigationList"));
    m_list->setAccessibleName(tr("Navigation"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new NavigationDelegate(m_list));
    fillList();
    m_more->setObjectName(QStringLiteral("moreButton"));
    m_more->setAccessibleName(tr("More"));
    m_more->setIcon(Icons::get(QStringLiteral("dots"), IconTint::Navigation));
    m_more->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    connect(m_more, &QToolButton::clicked, this, &NavigationStrip::openMenu);
    m_more->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::kSpaceTiny, 0, metrics::kSpaceSmall);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(metrics::kSpaceSmall, 0, metrics::kSpaceSmall, 0);
    below->setSpacing(0);
    below->addWidget(m_bell);
    below->addWidget(m_more);
    layout->addLayout(below);
    setFixedWidth(metrics::kNavigationWidth);
    setCollapsed(true);
    setCollapsed(false);
    connect(m_list, &QListWidget::itemClicked, this, &NavigationStrip::pageEntered);
    connect(m_list, &QListWidget::itemActivated, this, &NavigationStrip::pageEntered);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) emit pageChosen(kPages.at(static_cast<size_t>(row)));
    });
}

void NavigationStrip::fillList() {
    for (const PageId page : kPages) {
        auto* item = new QListWidgetItem(Icons::get(iconName(page), IconTint::Navigation),
                                         pageName(page), m_list);
        item->setSizeHint(QSize(0, metrics::kNavigationItemHeight + metrics::kSpaceTiny));
        nameItem(page);
    }
}

void NavigationStrip::nameItem(PageId page) {
    const int row = static_cast<int>(page);
    QListWidgetItem* item = m_list->item(row);
    const auto count = item->data(NavigationDelegate::AttentionRole).toInt();
    const QString waiting = count > 0 ? tr("%Ln need attention", nullptr, count) : QString();
    //: A page, then how much on it waits for a person.
    const QString words = count > 0
                              ? tr("%1, %2", "page, what waits there").arg(pageName(page), waiting)
                              : pageName(page);
    const QKeySequence key(Qt::CTRL | Qt::Key(Qt::Key_1 + row));
    //: A page and the key that shows it.
    item->setToolTip(tr("%1 (%2)").arg(words, key.toString(QKeySequence::NativeText)));
    // Scripts find a page by its name, so the count goes into the description.
    item->setData(Qt::AccessibleTextRole, pageName(page));
    item->setData(Qt::AccessibleDescriptionRole, waiting);
}

void NavigationStrip::setAttention(PageId page, qint64 count) {
    QListWidgetItem* item = m_list->item(static_cast<int>(page));
    if (item->data(NavigationDelegate::AttentionRole).toLongLong() == count) return;
    item->setData(NavigationDelegate::AttentionRole, count);
    nameItem(page);
}

void NavigationStrip::setCollapsed(bool collapsed) {
    if (m_collapsed == collapsed) return;
    m_collapsed = collapsed;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString name = pageName(kPages.at(static_cast<size_t>(row)));
        m_list->item(row)->setText(collapsed ? QString() : name);
    }
    m_bell->setCollapsed(collapsed);
    m_more->setText(collapsed ? QString() : tr("More"));
    m_more->setToolButtonStyle(collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    setFixedWidth(collapsed ? metrics::kNavigationIconsWidth : metrics::kNavigationWidth);
}

void NavigationStrip::setCurrentPage(PageId page) { m_list->setCurrentRow(static_cast<int>(page)); }

void NavigationStrip::openMenu() {
    // A menu set on the button would run an event loop inside the key handler that opens it.
    const QPoint above(0, -m_menu->sizeHint().height());
    m_menu->popup(m_more->mapToGlobal(above));
}

QString NavigationStrip::pageName(PageId page) {
    switch (page) {
        case PageId::Till:
            return tr("Till");
        case PageId::Orders:
            return tr("Orders");
        case PageId::Products:
            return tr("Products");
        case PageId::Customers:
            return tr("Customers");
        case PageId::Revenue:
            return tr("Revenue");
        case PageId::Deliveries:
            return tr("Deliveries");
        case PageId::Activity:
            return tr("Activity");
        case PageId::Settings:
            return tr("Settings");
    }
    return {};
}

}  // namespace countertop
