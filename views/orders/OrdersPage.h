// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/RevenueRow.h"
#include "models/tables/OrderPastReader.h"
#include "models/tables/OrderTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/shell/CommandPage.h"

#include <QDate>

class QBoxLayout;
class QPushButton;

namespace countertop {

class ChipRow;
class DayRangePicker;
class ListCard;
class OrderDetailPane;
class RowFollower;
class SearchEdit;
struct DayRange;

/// Every order of the shop: chips with counts, a filter, the list, and the chosen order in full
/// with what can be done about it.
class OrdersPage : public CommandPage {
    Q_OBJECT

public:
    OrdersPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    /// Exactly the orders behind the revenue of these business days: what was ordered on them and
    /// is paid or shipped, or what money came and went for on them.
    void showDays(const QDate& from, const QDate& to, RevenueBasis basis = RevenueBasis::Ordered);
    void showOrdersOf(const CustomerId& customerId, const QString& name);
    /// Shows this order alone.
    void showOrder(const QString& idOrNumber);
    void focusSearch() override;
    /// What was asked for by tryRequested has its answer.
    void tryEnded(const QString& sagaId);

signals:
    void exportRequested(const countertop::OrderFilter& filter, const countertop::OrderSort& sort);
    /// The fulfilment of an order is to be tried at once; one that has ended begins anew.
    void tryRequested(const QString& sagaId, bool needsRestart);

protected:
    void readAgain() override;

private:
    enum Chip { All, Today, ToPay, ToShip, Shipped, Cancelled, Drafts, Stuck };
    /// What the chips count.
    struct Counts {
        QList<StatusCount> byStatus;
        qint64 today = 0;
        qint64 stuck = 0;
    };

    void createTop();
    void createNotices();
    void orderTabs();
    void createList();
    void connectList();
    void connectFilter();
    void connectActions();
    void connectMoneyBack();
    void connectPast();
    [[nodiscard]] QBoxLayout* makeFilterRow();
    static std::optional<StatusWord> statusOf(int chip);

    void chooseChip(int chip);
    void applyFilter();
    void clearFilter();
    [[nodiscard]] bool isFiltered() const;
    /// What chips, words and dates cannot say; `name` is on a button that takes it away.
    void setSpecial(const OrderFilter& special, const QString& name);
    void showOnly(const OrderFilter& special, const QString& name);
    void showOrderAlone(const OrderRow& row);
    [[nodiscard]] OrderFilter filterNow() const;
    void askOutside();
    void openOrder();
    void leavePane();
    void askCounts();
    void showCounts();
    [[nodiscard]] QString footerText() const;
    [[nodiscard]] QString sumText() const;
    void askDetails();
    void showListState();
    void showReadError(const Error& error);
    void showChosen(const QString& orderId);

    ReadQueue& m_queue;
    ShopClock m_shop;
    OrderTableModel m_model;
    OrderPastReader m_past;
    OrderFilter m_special;
    Counts m_counts;
    bool m_hasCounts = false;
    bool m_opensWhenRead = false;
    OrderRow m_outsideOrder;
    quint64 m_outsideToken = 0;
    QString m_shownOrder;
    quint64 m_detailsToken = 0;
    quint64 m_countsToken = 0;
    ChipRow* m_chips;
    SearchEdit* m_filter;
    DayRangePicker* m_days;
    QPushButton* m_named;
    QPushButton* m_clear;
    QPushButton* m_outside;
    ListCard* m_list;
    RowFollower* m_follower;
    OrderDetailPane* m_details;
    QPushButton* m_export;
};

}  // namespace countertop
