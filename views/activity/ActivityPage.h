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

/// All activity of the shop, newest first and live: events and commands, including refused ones,
/// with filters; each with its causes and effects. Two more tabs show background processes: order
/// fulfilment and projections.
class ActivityPage : public Page {
    Q_OBJECT

public:
    ActivityPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    void focusSearch() override;
    /// Sets the number of processes that need attention.
    void setAttention(qint64 processes);

    /// The application must carry out these views' requests.
    [[nodiscard]] SagasView* sagas() const { return m_sagas; }
    [[nodiscard]] ProjectionsView* projections() const { return m_projections; }

public slots:
    void refresh() override;

signals:
    /// The user wants to see this order, given by id or number.
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
