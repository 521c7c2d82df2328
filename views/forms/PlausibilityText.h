// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "views/forms/ConfirmDialog.h"

#include <QCoreApplication>

#include <optional>

namespace countertop {

/// Questions asked once before an unlikely action; each names both values. Empty when there is no
/// doubt. Amounts in minor units.
class PlausibilityText {
    Q_DECLARE_TR_FUNCTIONS(countertop::PlausibilityText)

public:
    [[nodiscard]] static std::optional<Confirmation> cash(qint64 dueMinor, qint64 tenderedMinor,
                                                          const QString& currency);
    [[nodiscard]] static std::optional<Confirmation> price(const ProductRow& product,
                                                           qint64 newMinor);
    /// For received goods.
    [[nodiscard]] static std::optional<Confirmation> receipt(const ProductRow& product,
                                                             qint64 pieces);
    [[nodiscard]] static std::optional<Confirmation> count(const ProductRow& product,
                                                           qint64 counted, qint64 onHand);
};

}  // namespace countertop
