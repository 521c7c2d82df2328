// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

#include <QCoreApplication>
#include <QString>

namespace countertop {

/// What the clerk must hand back after a refund or a cancellation, by payment method. Pure.
class HandBackText {
    Q_DECLARE_TR_FUNCTIONS(countertop::HandBackText)

public:
    /// "Hand back £30.00 in cash, £11.05 to the card." `before` is the order before `minor` was
    /// refunded, by one method or by all of them in turn; empty when nothing was refunded.
    [[nodiscard]] static QString sentence(const OrderDetails& before, qint64 minor,
                                          std::optional<PaymentMethod> method = {});
    /// What has been refunded so far, by method: "£30.00 cash, £11.05 card".
    [[nodiscard]] static QString givenBack(const OrderDetails& order);

private:
    [[nodiscard]] static QString part(PaymentMethod method, const QString& amount);
};

}  // namespace countertop
