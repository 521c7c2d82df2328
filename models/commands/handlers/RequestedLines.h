// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"
#include "models/domain/OrderDecisions.h"

namespace countertop {

/// The SKUs to look up for these requests.
[[nodiscard]] QStringList skusOf(const QList<LineRequest>& requests);

/// Turns requested lines into lines of an order, with name, price and tax rate of the product.
/// Belongs to OrderHandlers.
class RequestedLines {
public:
    explicit RequestedLines(Catalogue& catalogue) : m_catalogue(catalogue) {}

    /// For an unknown SKU the refusal suggests SKUs that differ only in case; none is substituted.
    Result<QList<OrderLine>> linesOrOffer(const QList<LineRequest>& requests,
                                          const QList<ProductRow>& products);
    /// Reads the products first.
    Result<QList<OrderLine>> resolve(const QList<LineRequest>& requests);

private:
    Catalogue& m_catalogue;
};

}  // namespace countertop
