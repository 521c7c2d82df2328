// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

#include <QCoreApplication>
#include <QString>

namespace countertop {

/// What the clerk has to hand back after a refund or a cancellation, by the ways it was paid. Pure.
class HandBackText {
    Q_DECLARE_TR_FUNCTIONS(countertop::HandBackText)

public:
    /// "Hand back £30.00 in cash, £11.05 to the card." Of an order as it was before `minor` was
    /// given back, by one way or by all of them in their turn; empty when nothing was.
    [[nodiscard]] static QString sentence(const OrderDetails& before, qint64 minor,
                                          std::optional<PaymentMethod> method = {});
    /// What has gone back so far, by its ways: "£30.00 cash, £11.05 card".
    [[nodiscard]] static QString givenBack(const OrderDetails& order);

private:
    [[nodiscard]] static QString part(PaymentMethod method, const QString& amount);
};

}  // namespace countertop
