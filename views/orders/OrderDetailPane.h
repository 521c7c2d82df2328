// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "views/common/Card.h"

class QLabel;
class QStackedLayout;

namespace countertop {

class BusyButton;
class EmptyState;
class FigureLabel;
class LongTableView;
class OrderLinesTableModel;
class OrderTimelineModel;
class ShopClock;
class StatusChip;

/// One order in full beside the list: its state, what can be done with it, lines, money and what
/// has happened to it. It shows what it is given and says which action was asked for.
class OrderDetailPane : public Card {
    Q_OBJECT

public:
    explicit OrderDetailPane(const ShopClock& shop, QWidget* parent = nullptr);

    void showOrder(const OrderDetails& details);
    /// Nothing is chosen: an invitation to choose.
    void showNothing();
    [[nodiscard]] bool showsOrder() const;
    [[nodiscard]] const OrderDetails& details() const { return m_details; }
    [[nodiscard]] BusyButton* payButton() const { return m_pay; }
    [[nodiscard]] BusyButton* shipButton() const { return m_ship; }
    [[nodiscard]] BusyButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] BusyButton* refundButton() const { return m_refund; }

signals:
    void payRequested();
    void shipRequested();
    void cancelRequested();
    void refundRequested();

private:
    QWidget* makeContent();
    QWidget* makeHead();
    QWidget* makeActions();
    QWidget* makeMoney();
    void makeLists();
    void showHead();
    void showActions();
    void showMoney();
    void showLists();

    const ShopClock& m_shop;
    OrderDetails m_details;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QWidget* m_content;
    QLabel* m_number;
    FigureLabel* m_total;
    QLabel* m_about;
    StatusChip* m_status;
    StatusChip* m_payment;
    BusyButton* m_pay;
    BusyButton* m_ship;
    BusyButton* m_cancel;
    BusyButton* m_refund;
    QLabel* m_moneyText;
    OrderLinesTableModel* m_linesModel;
    OrderTimelineModel* m_timelineModel;
    LongTableView* m_lines;
    LongTableView* m_timeline;
};

}  // namespace countertop
