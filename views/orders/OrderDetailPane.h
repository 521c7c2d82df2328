// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"
#include "models/projections/OrderVersion.h"
#include "views/theme/Card.h"

class QLabel;
class QStackedLayout;

namespace countertop {

class BusyButton;
class PaneNotice;
class FigureLabel;
class FulfilmentNotice;
class LongTableView;
class OrderLinesTableModel;
class OrderPastNotice;
class OrderTimeBar;
class OrderTimelineModel;
class ShopClock;
struct OrderActions;
class StatusChip;

/// One order in full beside the list: its state, what can be done with it, lines, money and what
/// has happened to it; a slider goes back through its versions, and while it shows the past nothing
/// can be done. It shows what it is given and says what was asked for.
class OrderDetailPane : public Card {
    Q_OBJECT

public:
    explicit OrderDetailPane(const ShopClock& shop, QWidget* parent = nullptr);

    /// As it is now. Whoever looks at the past of the same order stays there.
    void showOrder(const OrderDetails& details);
    /// The order as it was; left aside unless it is the version somebody moved to.
    void showPast(const OrderVersion& past);
    void backToNow();
    [[nodiscard]] bool showsPast() const;
    /// Nothing is chosen: an invitation to choose.
    void showNothing();
    /// Another order was chosen and is being read: nothing can be done with the one before.
    void awaitOrder();
    /// False while another order is awaited.
    [[nodiscard]] bool isCurrent() const;
    void showUnread(const QString& why);
    [[nodiscard]] bool showsOrder() const;
    [[nodiscard]] const OrderDetails& details() const { return m_details; }
    /// The keyboard goes to what is done next with the order, else to its lines; never to what
    /// takes something back.
    void enter();
    /// In the order of the keyboard: actions, lines, timeline, the way through the past.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void payRequested();
    void shipRequested();
    void cancelRequested();
    void refundRequested();
    /// See FulfilmentNotice.
    void tryRequested(const QString& sagaId, bool needsRestart);
    /// What had the keyboard is done and nothing follows from it.
    void actionsEnded();
    /// Read again what could not be read.
    void readAgainRequested();
    /// Somebody moved to this version of the order, which is not the last one.
    void versionWanted(qint64 version);
    /// Somebody moved back to the order as it is.
    void nowWanted();

private:
    QWidget* makeFrame(QWidget* content);
    QWidget* makeContent();
    QWidget* makeHead();
    QWidget* makeActions();
    QWidget* makeMoney();
    void makeLists();
    void moveTo(qint64 version);
    void showNow();
    void show(const OrderRow& row, const QList<OrderLine>& lines, qint64 version);
    void showHead(const OrderRow& row);
    void showActions();
    void moveFocus(const OrderActions& actions);
    void showMoney(const OrderRow& row);
    void showLines(const QList<OrderLine>& lines, const QString& currency);
    void showTimeline(qint64 version, const QString& currency);

    const ShopClock& m_shop;
    OrderDetails m_details;  ///< as it is now
    QStackedLayout* m_stack;
    PaneNotice* m_empty;
    QWidget* m_content;
    QWidget* m_actions;
    QLabel* m_number;
    FigureLabel* m_total;
    QLabel* m_about;
    StatusChip* m_status;
    StatusChip* m_payment;
    BusyButton* m_pay;
    BusyButton* m_ship;
    BusyButton* m_cancel;
    BusyButton* m_refund;
    FulfilmentNotice* m_fulfilment;
    QLabel* m_moneyText;
    OrderLinesTableModel* m_linesModel;
    OrderTimelineModel* m_timelineModel;
    LongTableView* m_lines;
    LongTableView* m_timeline;
    OrderPastNotice* m_past;
    OrderTimeBar* m_time;
};

}  // namespace countertop
