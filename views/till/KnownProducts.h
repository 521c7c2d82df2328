// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

#include <QHash>
#include <QList>

namespace countertop {

/// The products as last read, for selling while the shop's server is unreachable. GUI thread;
/// belongs to the product lookup.
class KnownProducts {
public:
    void remember(const QList<ProductRow>& rows);
    /// Best matches first, like CatalogueReads::findProducts() but in memory.
    [[nodiscard]] QList<ProductRow> find(const QString& text, int limit) const;
    /// The products with this barcode, then the one with this SKU.
    [[nodiscard]] QList<ProductRow> ofCode(const QString& code) const;
    [[nodiscard]] bool isEmpty() const { return m_products.isEmpty(); }

private:
    struct Known {
        ProductRow row;
        QString name;    ///< folded for search
        QString folded;  ///< name and SKU, folded for search
    };

    QHash<QString, Known> m_products;         ///< by SKU
    QMultiHash<QString, QString> m_barcodes;  ///< SKUs by the normalised form of a barcode
};

}  // namespace countertop
