// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ActivityTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/shell/Page.h"

class QStackedWidget;
class QTabBar;

namespace countertop {

class ActivityDetailPane;
class ActivityFilterBar;
class ListCard;
class ProjectionsView;
class RowFollower;
class SagasView;

/// Everything that happened in the shop, newest first and live: events and commands, refused ones
/// too, narrowed by filters, each with what led to it and what it led to. Two more tabs show what
/// goes on by itself: the fulfilments of orders and the projections.
class ActivityPage : public Page {
    Q_OBJECT

public:
    ActivityPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    void focusSearch() override;
    /// So many processes wait for a person.
    void setAttention(qint64 processes);

    /// Their requests are for the application to carry out.
    [[nodiscard]] SagasView* sagas() const { return m_sagas; }
    [[nodiscard]] ProjectionsView* projections() const { return m_projections; }

public slots:
    void refresh() override;

signals:
    /// Somebody wants to see this order, by id or number.
    void orderRequested(const QString& order);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Tab { Log, Sagas, Projections };

    void createLayout();
    [[nodiscard]] QWidget* makeLog();
    void connectProcesses();
    void createList();
    void connectParts();
    void readAgain();
    void showChosen(const QString& key);
    void showListState();
    void showReadError(const Error& error);
    [[nodiscard]] QString footerText() const;

    ShopClock m_shop;
    ActivityTableModel m_model;
    bool m_stale = true;
    ActivityFilterBar* m_filter;
    ListCard* m_list;
    RowFollower* m_follower;
    ActivityDetailPane* m_details;
    SagasView* m_sagas;
    ProjectionsView* m_projections;
    QTabBar* m_tabs;
    QStackedWidget* m_parts;
};

}  // namespace countertop
