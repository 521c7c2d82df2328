// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/DeliveryTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/shell/CommandPage.h"

namespace countertop {

class BusyButton;
class ChipRow;
class DeliveryDetailPane;
class ListCard;

/// Messages to other systems: each with its status, and a retry for those that were given up.
class DeliveriesPage : public CommandPage {
    Q_OBJECT

public:
    DeliveriesPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    /// There is no search: focuses the list, or the chips if it is empty.
    void focusSearch() override;
    /// Shows only the given-up messages, which the status line counts.
    void showGivenUp();

signals:
    void orderRequested(const QString& orderId);

protected:
    void readAgain() override;

private:
    enum Chip { All, Waiting, WillRetry, GivenUp, Delivered };

    void createLayout();
    void createList();
    void connectParts();
    static std::optional<DeliveryStatus> statusOf(int chip);
    void askSummary();
    void askDetails();
    void confirmRetryAll();
    void retry(bool allDead);
    void reportRetried(const DeliveryRow& delivery);
    [[nodiscard]] const DeliveryRow* selected() const;
    void showSelected();
    void showListState();
    void showReadError(const Error& error);
    void showActions();

    ReadQueue& m_queue;
    ShopClock m_shop;
    DeliveryTableModel m_model;
    DeliverySummary m_summary;
    qint64 m_retried = 0;  ///< id of a retried delivery whose result is still to be reported
    qint64 m_shownDelivery = 0;
    quint64 m_detailsToken = 0;
    ChipRow* m_chips;
    ListCard* m_list;
    DeliveryDetailPane* m_details;
    BusyButton* m_retry;
    BusyButton* m_retryAll;
};

}  // namespace countertop
