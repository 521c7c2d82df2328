// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "views/common/Card.h"

class QLabel;
class QStackedLayout;

namespace countertop {

class EmptyState;
class PayloadView;
class ShopClock;
class StatusChip;

/// One message in full: where it goes, how its attempts went, and what it says.
class DeliveryDetailPane : public Card {
    Q_OBJECT

public:
    explicit DeliveryDetailPane(const ShopClock& shop, QWidget* parent = nullptr);

    void showDelivery(const DeliveryRow& delivery);
    void showNothing();

private:
    QWidget* makeContent();
    [[nodiscard]] QString timesText(const DeliveryRow& delivery) const;

    const ShopClock& m_shop;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QWidget* m_content;
    QLabel* m_event;
    StatusChip* m_status;
    QLabel* m_destination;
    QLabel* m_times;
    QLabel* m_error;
    PayloadView* m_payload;
};

}  // namespace countertop
