// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/CausationTreeModel.h"
#include "models/tables/ShopClock.h"
#include "views/theme/Card.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace countertop {

class EmptyState;
class PayloadView;
class StatusChip;

/// One event or command in full beside the list: its outcome, its content, and the tree of its
/// causes and effects.
class ActivityDetailPane : public Card {
    Q_OBJECT

public:
    ActivityDetailPane(ReadQueue& queue, const ShopClock& shop, QWidget* parent = nullptr);

    /// Shows the row and reads the flow it belongs to.
    void showRow(const ActivityRow& row);
    void showEmpty();
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;
    /// Reads the flow again, since it may have continued.
    void readAgain();

signals:
    /// By id or number.
    void orderRequested(const QString& order);
    /// The user wants to list only the rows of this flow.
    void flowRequested(const QString& correlationId);
    void failed(const countertop::Error& error);

private:
    [[nodiscard]] QWidget* makeContent();
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeActions();
    [[nodiscard]] QWidget* makeUnread();
    void showUnread(const Error& error);
    void hideUnread();
    void makeTree();
    void showDetails(const ActivityRow& row);
    void showTree();
    [[nodiscard]] QString orderOfFlow() const;
    [[nodiscard]] static QString refusalText(const ActivityRow& row);

    const ShopClock& m_shop;
    CausationTreeModel m_flow;
    ActivityRow m_chosen;  ///< the row chosen in the list
    ActivityRow m_shown;   ///< the row in the details: the chosen one or another one of its flow
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QLabel* m_what;
    QLabel* m_when;
    StatusChip* m_outcome;
    QLabel* m_refusal;
    QPushButton* m_showOrder;
    QPushButton* m_onlyFlow;
    QWidget* m_unread;  ///< why the flow cannot be read, and another try
    QLabel* m_unreadWhy;
    QPushButton* m_again;
    QTreeView* m_tree;
    PayloadView* m_payload;
};

}  // namespace countertop
