// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/PoisonTableModel.h"
#include "models/tables/ProjectionTableModel.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace countertop {

class ListCard;
class ShopClock;

/// The shop's projections: which follow the events, their position, and actions for one that is
/// stuck; below, the events that the chosen one left out, with reasons. Emits requests as signals.
/// GUI thread only; queue and clock must outlive it.
class ProjectionsView : public QWidget {
    Q_OBJECT

public:
    ProjectionsView(ReadQueue& queue, const ShopClock& shop, QWidget* parent = nullptr);

    void readAgain();
    /// Sets which requests the application can carry out.
    void setControllable(bool restart, bool rebuild);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void restartRequested(const QString& projection);
    void rebuildRequested(const QString& projection);
    /// The user wants to see this order, given by id.
    void orderRequested(const QString& order);
    void failed(const countertop::Error& error);

private:
    void createLayout();
    void createList();
    void createLeftOut();
    void connectParts();
    void confirmRebuild();
    void showSelected();
    void showLeftOut();
    void showActions();
    void showState();
    [[nodiscard]] const ProjectionStatus* selected() const;

    const ShopClock& m_shop;
    ProjectionTableModel m_model;
    PoisonTableModel m_leftOutModel;
    bool m_canRestart = false;
    bool m_canRebuild = false;
    ListCard* m_list;
    QLabel* m_leftOutTitle;
    ListCard* m_leftOut;
    QPushButton* m_restart;
    QPushButton* m_rebuild;
};

}  // namespace countertop
