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

/// All orders of the shop: chips with counts, a filter, the list, and the chosen order in full with
/// its actions.
class OrdersPage : public CommandPage {
    Q_OBJECT

public:
    OrdersPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    /// Shows exactly the orders behind the revenue of these business days: those ordered on these
    /// days that are paid or shipped, or those with payments or refunds on these days.
    void showDays(const QDate& from, const QDate& to, RevenueBasis basis = RevenueBasis::Ordered);
    void showOrdersOf(const CustomerId& customerId, const QString& name);
    /// Shows only this order.
    void showOrder(const QString& idOrNumber);
    void focusSearch() override;
    /// The request made by tryRequested() has been answered.
    void tryEnded(const QString& sagaId);

signals:
    void exportRequested(const countertop::OrderFilter& filter, const countertop::OrderSort& sort);
    /// The user wants to retry an order's fulfilment now; one that has ended is restarted.
    void tryRequested(const QString& sagaId, bool needsRestart);

protected:
    void readAgain() override;

private:
    enum Chip { All, Today, ToPay, ToShip, Shipped, Cancelled, Drafts, Stuck };
    /// The counts on the chips.
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
    /// Sets a filter that chips, search and dates cannot express; `name` labels the button to
    /// remove it.
    void setSpecial(const OrderFilter& special, const QString& name);
    void showOnly(const OrderFilter& special, const QString& name);
    void showOrderAlone(const OrderRow& row);
    [[nodiscard]] OrderFilter filterNow() const;
    void findOutsideFilter();
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
