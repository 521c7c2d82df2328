// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/till/ProductLookup.h"

#include <QLabel>

namespace countertop {

class TillSale;

/// The lines below the sale that say what stands still and what waits: a sale whose outcome is not
/// known, the next customer's goods, codes that are still looked up and those that could not be.
class TillNotice : public QLabel {
    Q_OBJECT

public:
    TillNotice(TillSale& sale, ProductLookup& lookup, QWidget* parent);

    /// The server is away and does not say what this is; it is shown until its sale ends.
    void noteMissed(const Wanted& wanted);
    /// It was found after all.
    void forgetMissed(const ProductRow& product);
    [[nodiscard]] QStringList missedOf(const QString& saleId) const;

private:
    void showNow();

    TillSale& m_sale;
    ProductLookup& m_lookup;
    QList<Wanted> m_missed;
};

}  // namespace countertop
