// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/RevenueTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/revenue/RevenueSpan.h"
#include "views/shell/Page.h"

#include <QTimer>

class QBoxLayout;
class QComboBox;
class QPushButton;

namespace countertop {

class ChipRow;
class DayRangePicker;
struct DayRange;
class ListCard;
class RevenueChart;
class RevenueTile;

/// The shop's revenue: four figures with their change, bars by day, week or month, and the same
/// numbers as a table. A bar or a row opens its orders.
class RevenuePage : public Page {
    Q_OBJECT

public:
    RevenuePage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    [[nodiscard]] const RevenueQuery& query() const { return m_model.query(); }

public slots:
    void refresh() override;

signals:
    /// The user wants to see the orders behind the revenue of these days, both included.
    void periodActivated(const QDate& firstDay, const QDate& lastDay,
                         countertop::RevenueBasis basis);
    void exportRequested(const countertop::RevenueQuery& query);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    QWidget* makeChoices();
    QWidget* makeTiles();
    QWidget* makeChartCard();
    void createTable();
    void showColumns();
    void connectParts();

    [[nodiscard]] RevenueSpan span() const;
    void chooseSpan(int id);
    void chooseDates();
    void showBars(const DayRange& range);
    void ask();
    /// Updates the labels for the chosen basis.
    void showBasis();
    [[nodiscard]] bool isToday() const;
    [[nodiscard]] QString rowsText() const;
    void readAgain();
    void showFigures();
    void showChart();
    void showReadState();
    void showPale(bool isPale);
    void showReadError(const Error& error);
    /// Called when an answer takes long: the displayed figures do not match the query yet.
    void showReading();
    void showNoFigures();
    void highlightRow(int bar);
    void activate(const QDate& firstDay, const QDate& lastDay);

    ShopClock m_shop;
    RevenueTableModel m_model;
    QList<RevenueRow> m_bars;
    QTimer m_slow;
    bool m_stale = true;
    bool m_choseSpan = false;
    ChipRow* m_spans;
    DayRangePicker* m_dates;
    QComboBox* m_period;
    QComboBox* m_basis;
    QPushButton* m_export;
    RevenueTile* m_revenue;
    RevenueTile* m_orders;
    RevenueTile* m_average;
    RevenueTile* m_refunds;
    QBoxLayout* m_lower;
    QWidget* m_chartCard;
    RevenueChart* m_chart;
    ListCard* m_list;
};

}  // namespace countertop
