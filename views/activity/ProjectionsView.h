// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ProjectionTableModel.h"

#include <QWidget>

class QPushButton;

namespace countertop {

class ListCard;
class ShopClock;

/// The projections of the shop: which follow the events, how far they are, what they left out, and
/// what can be done about one that is stuck. Requests go out as signals.
class ProjectionsView : public QWidget {
    Q_OBJECT

public:
    explicit ProjectionsView(ReadQueue& queue, QWidget* parent = nullptr);

    void readAgain();
    /// Which requests something carries out.
    void setControllable(bool restart, bool rebuild);

signals:
    void restartRequested(const QString& projection);
    void rebuildRequested(const QString& projection);
    void failed(const countertop::Error& error);

private:
    void createList();
    void confirmRebuild();
    void showActions();
    void showState();
    [[nodiscard]] const ProjectionStatus* selected() const;

    ProjectionTableModel m_model;
    bool m_canRestart = false;
    bool m_canRebuild = false;
    ListCard* m_list;
    QPushButton* m_restart;
    QPushButton* m_rebuild;
};

}  // namespace countertop
