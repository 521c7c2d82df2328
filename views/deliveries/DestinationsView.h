// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/DestinationTableModel.h"

#include <QWidget>

namespace countertop {

class DeliveryCommands;
class DestinationPane;
class ListCard;
class RowFollower;
class ShopClock;

/// The receivers of messages: how each does, and what a person can do about it.
class DestinationsView : public QWidget {
    Q_OBJECT

public:
    /// All three must outlive the view.
    DestinationsView(ReadQueue& queue, const ShopClock& shop, DeliveryCommands& commands,
                     QWidget* parent = nullptr);

    void readAgain();
    /// Moves the focus to the list.
    void enter();
    /// Selects the receiver now, or as soon as it is listed.
    void choose(const QString& destination);
    /// See DeliveriesPage.
    void setUnserved(const QString& destination, const QString& reason);
    void setPaused(const QString& destination, qint64 forMs);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    /// The user wants to see the messages to this destination.
    void messagesRequested(const QString& destination);
    void failed(const countertop::Error& error);

private:
    void createList();
    void connectParts();
    void enable();
    void askLimit();
    void showSelected();
    void showListState();
    [[nodiscard]] const DestinationState* selected() const;

    const ShopClock& m_shop;
    DeliveryCommands& m_commands;
    DestinationTableModel m_model;
    ListCard* m_list;
    RowFollower* m_follower;
    DestinationPane* m_pane;
};

}  // namespace countertop
