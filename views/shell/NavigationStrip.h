// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/Page.h"

#include <QFrame>

class QListWidget;
class QMenu;
class QToolButton;

namespace countertop {

class BellButton;

/// The strip at the left of the window: the pages with icon and word, and below them the bell and a
/// menu of rarely used commands. Collapses to icons when the window is narrow.
class NavigationStrip : public QFrame {
    Q_OBJECT

public:
    explicit NavigationStrip(QWidget* parent = nullptr);

    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    void setCurrentPage(PageId page);
    /// Sets the number of items on the page that need attention; 0 removes the mark.
    void setAttention(PageId page, qint64 count);
    void openMenu();
    [[nodiscard]] BellButton* bell() const { return m_bell; }
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    [[nodiscard]] QListWidget* list() const { return m_list; }

    [[nodiscard]] static QString pageName(PageId page);

signals:
    void pageChosen(countertop::PageId page);
    /// Clicked, or Enter pressed: the page should take the focus.
    void pageEntered();

private:
    void fillList();
    void nameItem(PageId page);

    QListWidget* m_list;
    BellButton* m_bell;
    QToolButton* m_more;
    QMenu* m_menu;
    bool m_collapsed = false;
};

}  // namespace countertop
