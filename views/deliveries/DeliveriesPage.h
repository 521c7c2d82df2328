// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ShopClock.h"
#include "views/deliveries/DeliveryCommands.h"
#include "views/shell/CommandPage.h"

class QStackedWidget;
class QTabBar;

namespace countertop {

class DestinationsView;
class MessagesView;
class RoutesView;

/// Messages to other systems, in three parts: the messages themselves, how each receiver does, and
/// the routes that decide what is sent where.
class DeliveriesPage : public CommandPage, private DeliveryCommands {
    Q_OBJECT

public:
    DeliveriesPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    void focusSearch() override;
    /// Shows only the given-up messages, which the status line counts.
    void showGivenUp();
    /// Shows how this receiver does.
    void showDestination(const QString& destination);
    /// This program leaves the messages to a destination to others; an empty reason: no longer.
    void setUnserved(const QString& destination, const QString& reason);
    /// After several failures this program sends nothing to a destination for `forMs` milliseconds
    /// from now; 0: it does again.
    void setPaused(const QString& destination, qint64 forMs);
    /// Opens the form for a new route of these events.
    void addRoute(const QString& events);

    /// The application must carry out this view's requests.
    [[nodiscard]] RoutesView* routes() const { return m_routes; }

signals:
    void orderRequested(const QString& orderId);

protected:
    void readAgain() override;

private:
    enum Tab { Messages, Destinations, Routes };

    void createLayout();
    void connectParts();
    void showTab(Tab tab);

    void sendAll(QList<Command> commands, BusyButton* button, WhenDone done) override;
    void openDialog(FormDialog* dialog, std::function<Command()> command, WhenDone done) override;
    void report(MessageKind kind, const QString& text) override;

    ShopClock m_shop;
    MessagesView* m_messages;
    DestinationsView* m_destinations;
    RoutesView* m_routes;
    QTabBar* m_tabs;
    QStackedWidget* m_parts;
};

}  // namespace countertop
