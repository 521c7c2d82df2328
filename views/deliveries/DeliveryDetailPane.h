// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryRow.h"
#include "views/theme/Card.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace countertop {

class PaneNotice;
class PayloadView;
class ShopClock;
class StatusChip;

/// One message to another system in words: its subject, receiver, status and the reason for a
/// failure; below that the attempts and, verbatim, the content and the receiver's response.
class DeliveryDetailPane : public Card {
    Q_OBJECT

public:
    explicit DeliveryDetailPane(const ShopClock& shop, QWidget* parent = nullptr);

    void showDelivery(const DeliveryRow& delivery);
    /// Why the shown delivery is not sent at present; or empty.
    void showStandstill(const QString& reason);
    void showEmpty();
    /// Another delivery was chosen and is being read.
    void awaitDelivery();
    [[nodiscard]] bool isCurrent() const;
    void showUnread(const QString& why);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void orderRequested(const QString& orderId);
    /// The user wants to retry the failed query.
    void readAgainRequested();
    /// The content was hidden while it had the focus.
    void keyboardLost();

private:
    [[nodiscard]] QWidget* makeContent();
    [[nodiscard]] QString factsText(const DeliveryRow& delivery) const;
    [[nodiscard]] QString timesText(const DeliveryRow& delivery) const;
    [[nodiscard]] QString attemptsText(const DeliveryRow& delivery) const;
    [[nodiscard]] QWidget* makeTechnical(QWidget* parent);
    void showReason(const DeliveryRow& delivery);

    const ShopClock& m_shop;
    QString m_orderId;
    QByteArray m_sent;  ///< the content as it is sent
    QStackedLayout* m_stack;
    PaneNotice* m_empty;
    QWidget* m_content;
    QLabel* m_event;
    QLabel* m_about;
    QPushButton* m_order;
    StatusChip* m_status;
    QLabel* m_destination;
    QLabel* m_times;
    QLabel* m_error;
    QLabel* m_standstill;
    QLabel* m_attemptsTitle;
    QPlainTextEdit* m_attempts;
    QLabel* m_said;
    QPushButton* m_copy;
    PayloadView* m_payload;
};

}  // namespace countertop
