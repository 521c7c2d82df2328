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

/// One event or command in full beside the list: what came of it, what it says, and the tree of
/// what led to it and what it led to.
class ActivityDetailPane : public Card {
    Q_OBJECT

public:
    ActivityDetailPane(ReadQueue& queue, const ShopClock& shop, QWidget* parent = nullptr);

    /// Shows the row and reads the flow it belongs to.
    void showRow(const ActivityRow& row);
    void showNothing();
    /// In the order of the keyboard.
    [[nodiscard]] QList<QWidget*> stops() const;
    /// The flow may have gone on.
    void readAgain();

signals:
    /// By id or number.
    void orderRequested(const QString& order);
    /// Only the rows of this flow are wanted in the list.
    void flowRequested(const QString& correlationId);
    void failed(const countertop::Error& error);

private:
    [[nodiscard]] QWidget* makeContent();
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeActions();
    void makeTree();
    void showDetails(const ActivityRow& row);
    void showTree();
    [[nodiscard]] QString orderOfFlow() const;
    [[nodiscard]] static QString refusalText(const ActivityRow& row);

    const ShopClock& m_shop;
    CausationTreeModel m_flow;
    ActivityRow m_chosen;  ///< in the list
    ActivityRow m_shown;   ///< in the details: the chosen one or another one of its flow
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QLabel* m_what;
    QLabel* m_when;
    StatusChip* m_outcome;
    QLabel* m_refusal;
    QPushButton* m_showOrder;
    QPushButton* m_onlyFlow;
    QTreeView* m_tree;
    PayloadView* m_payload;
};

}  // namespace countertop
