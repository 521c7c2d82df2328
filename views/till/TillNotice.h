// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/till/ProductLookup.h"

#include <QLabel>

namespace countertop {

class TillSale;

/// The lines below the sale about pending matters: a sale with an unknown outcome, the next
/// customer's products, codes that are still being looked up and those that could not be.
class TillNotice : public QLabel {
    Q_OBJECT

public:
    TillNotice(TillSale& sale, ProductLookup& lookup, QWidget* parent);

    /// Records a code that the unreachable server could not resolve; shown until its sale ends.
    void noteUnresolved(const LookupRequest& request);
    /// Removes codes of this product, which was found after all.
    void forgetUnresolved(const ProductRow& product);
    [[nodiscard]] QStringList unresolvedOf(const QString& saleId) const;

private:
    void showNow();

    TillSale& m_sale;
    ProductLookup& m_lookup;
    QList<LookupRequest> m_unresolved;
};

}  // namespace countertop
