// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/DeliveryTableModel.h"
#include "models/tables/DestinationTableModel.h"

#include <QWidget>

namespace countertop {

class BusyButton;
class DeliveryCommands;
class DeliveryDetailPane;
class DeliveryFilterBar;
class ListCard;
class ShopClock;

/// The messages to other systems with filters, the chosen one in a pane, and what a person can do:
/// send it again, or discard it with a reason. Several may be chosen with Shift and Ctrl.
class MessagesView : public QWidget {
    Q_OBJECT

public:
    /// All three must outlive the view.
    MessagesView(ReadQueue& queue, const ShopClock& shop, DeliveryCommands& commands,
                 QWidget* parent = nullptr);

    void readAgain();
    void focusSearch();
    void showGivenUp();
    void showDestination(const QString& destination);
    /// See DeliveriesPage.
    void setUnserved(const QString& destination, const QString& reason);
    void setPaused(const QString& destination, qint64 forMs);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void orderRequested(const QString& orderId);
    void failed(const countertop::Error& error);

private:
    void createLayout();
    void createList();
    void connectParts();
    void askSummary();
    void showReceivers();
    void askDetails();
    void confirmRetryAll();
    void retryAllDead();
    void retryChosen();
    void retry(const QList<DeliveryRow>& rows);
    void discardChosen();
    void reportRetried(const DeliveryRow& delivery);
    /// Those of the chosen rows that are loaded and have one of these statuses.
    [[nodiscard]] QList<DeliveryRow> chosen(const QList<DeliveryStatus>& statuses) const;
    [[nodiscard]] const DeliveryRow* selected() const;
    /// Why nothing is sent to a receiver at present; or empty.
    [[nodiscard]] QString standstillOf(const QString& destination) const;
    /// The same for the receivers of these messages, each reason once.
    [[nodiscard]] QStringList standstillsOf(const QList<DeliveryRow>& rows) const;
    void showSelected();
    void showListState();
    void showReadError(const Error& error);
    void showActions();
    void showFooter();
    void enable(BusyButton* button, bool enabled);

    ReadQueue& m_queue;
    const ShopClock& m_shop;
    DeliveryCommands& m_commands;
    DeliveryTableModel m_model;
    DestinationTableModel m_receivers;
    QString m_awaitedReceiver;  ///< of the shown delivery while it waits; or empty
    DeliverySummary m_summary;
    qint64 m_retried = 0;  ///< id of a retried delivery whose result is still to be reported
    qint64 m_shownDelivery = 0;
    quint64 m_detailsToken = 0;
    DeliveryFilterBar* m_filter;
    ListCard* m_list;
    DeliveryDetailPane* m_details;
    BusyButton* m_retry;
    BusyButton* m_discard;
    BusyButton* m_retryAll;
};

}  // namespace countertop
