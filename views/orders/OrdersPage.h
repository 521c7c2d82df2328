// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/OrderPastReader.h"
#include "models/tables/OrderTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/common/CommandPage.h"

#include <QDate>

class QHBoxLayout;
class QPushButton;

namespace countertop {

class ChipRow;
class DayRangePicker;
class ListCard;
class OrderDetailPane;
class SearchEdit;
struct DayRange;

/// Every order of the shop: chips with counts, a filter, the list, and the chosen order in full
/// with what can be done about it.
class OrdersPage : public CommandPage {
    Q_OBJECT

public:
    OrdersPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    /// Only the orders of these business days, whatever their status.
    void showDays(const QDate& from, const QDate& to);
    void showOrdersOf(const CustomerId& customerId, const QString& name);
    /// Opens one order in the pane, wherever it stands in the list.
    void showOrder(const QString& idOrNumber);
    void focusSearch() override;

signals:
    void exportRequested(const countertop::OrderFilter& filter, const countertop::OrderSort& sort);

protected:
    void readAgain() override;

private:
    enum Chip { All, Today, ToPay, ToShip, Shipped, Cancelled, Drafts };
    /// What the chips count.
    struct Counts {
        QList<StatusCount> byStatus;
        qint64 today = 0;
    };

    void createTop();
    void createList();
    void connectList();
    void connectActions();
    void connectPast();
    [[nodiscard]] QHBoxLayout* makeFilterRow();
    static std::optional<StatusWord> statusOf(int chip);

    void chooseChip(int chip);
    void applyFilter();
    void clearFilter();
    [[nodiscard]] bool isFiltered() const;
    void askCounts();
    void showCounts(const Counts& counts);
    void askDetails();
    void showListState();
    void showReadError(const Error& error);
    void showSelected();

    ReadQueue& m_queue;
    ShopClock m_shop;
    OrderTableModel m_model;
    OrderPastReader m_past;
    CustomerId m_customerId;
    QString m_shownOrder;
    quint64 m_detailsToken = 0;
    quint64 m_countsToken = 0;
    ChipRow* m_chips;
    SearchEdit* m_filter;
    DayRangePicker* m_days;
    QPushButton* m_customer;
    ListCard* m_list;
    OrderDetailPane* m_details;
    QPushButton* m_export;
};

}  // namespace countertop
