// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"
#include "models/projections/OrderVersion.h"
#include "views/theme/Card.h"

class QLabel;
class QStackedLayout;

namespace countertop {

class PaneNotice;
class FigureLabel;
class FulfilmentNotice;
class LongTableView;
class OrderActionBar;
class OrderLinesTableModel;
class OrderPastNotice;
class OrderTimeBar;
class OrderTimelineModel;
class ShopClock;
class StatusChip;

/// One order in full beside the list: its state, actions, lines, money and timeline. A slider shows
/// its earlier versions; while it does, no action is available. The pane only displays data and
/// emits requests.
class OrderDetailPane : public Card {
    Q_OBJECT

public:
    explicit OrderDetailPane(const ShopClock& shop, QWidget* parent = nullptr);

    /// Shows the current order. A user who is viewing a past version of the same order stays there.
    void showOrder(const OrderDetails& details);
    /// Shows a past version; ignored unless it is the version that the slider is on.
    void showPast(const OrderVersion& past);
    void backToNow();
    [[nodiscard]] bool showsPast() const;
    /// Shows that no order is chosen.
    void showEmpty();
    /// Another order was chosen and is being read: disables all actions until then.
    void awaitOrder();
    /// False while another order is being read.
    [[nodiscard]] bool isCurrent() const;
    void showUnread(const QString& why);
    [[nodiscard]] bool showsOrder() const;
    [[nodiscard]] const OrderDetails& details() const { return m_details; }
    /// Focuses the order's next action, otherwise its lines; never an action that undoes something.
    void enter();
    /// Actions, lines, timeline and version slider, in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void payRequested();
    void shipRequested();
    void cancelRequested();
    void refundRequested();
    /// See FulfilmentNotice.
    void tryRequested(const QString& sagaId, bool needsRestart);
    /// The focused action is no longer available and there is no next one.
    void actionsEnded();
    /// The user wants to retry the failed query.
    void readAgainRequested();
    /// The user moved to this version of the order, which is not the latest.
    void versionWanted(qint64 version);
    /// The user moved back to the current version.
    void nowWanted();

private:
    void connectActions();
    QWidget* makeFrame(QWidget* content);
    QWidget* makeContent();
    QWidget* makeHead();
    QWidget* makeMoney();
    void makeLists();
    void moveTo(qint64 version);
    void showNow();
    void show(const OrderRow& row, const QList<OrderLine>& lines, qint64 version);
    void showHead(const OrderRow& row);
    void showActions();
    void showMoney(const OrderRow& row);
    void showLines(const QList<OrderLine>& lines, const QString& currency);
    void showTimeline(qint64 version, const QString& currency);

    const ShopClock& m_shop;
    OrderDetails m_details;  ///< the current version
    QStackedLayout* m_stack;
    PaneNotice* m_empty;
    QWidget* m_content;
    OrderActionBar* m_actions;
    QLabel* m_number;
    FigureLabel* m_total;
    QLabel* m_about;
    StatusChip* m_status;
    StatusChip* m_payment;
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
