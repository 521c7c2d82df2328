// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/KnownProducts.h"

#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
#include "models/core/TextForm.h"
#include "views/till/ProductMatch.h"

#include <algorithm>

namespace countertop {

namespace {

/// 0: the code, 1: the name, 2: its beginning, 3: the rest.
int rankOf(const ProductRow& row, const QString& text, const QString& folded) {
    if (match::isExactly(row, text)) return 0;
    const QString name = searchFold(row.name);
    if (name == folded) return 1;
    return name.startsWith(folded) ? 2 : 3;
}

}  // namespace

void KnownProducts::remember(const QList<ProductRow>& rows) {
    for (const ProductRow& row : rows) {
        if (const auto old = m_products.constFind(row.sku); old != m_products.cend()) {
            for (const QString& code : old->row.barcodes) {
                m_barcodes.remove(comparedCode(code), row.sku);
            }
        }
        if (row.archived) {
            m_products.remove(row.sku);
            continue;
        }
        m_products.insert(row.sku, {row, searchFold(row.name + u' ' + row.sku)});
        for (const QString& code : row.barcodes) m_barcodes.insert(comparedCode(code), row.sku);
    }
}

QList<ProductRow> KnownProducts::ofCode(const QString& code) const {
    QList<ProductRow> rows;
    for (const QString& sku : m_barcodes.values(comparedCode(code))) {
        rows.append(m_products.value(sku).row);
    }
    const auto bySku = m_products.constFind(canonicalText(TextKind::Code, code));
    if (bySku != m_products.cend() && !rows.contains(bySku->row)) rows.append(bySku->row);
    return rows;
}

QList<ProductRow> KnownProducts::find(const QString& text, int limit) const {
    const QString folded = searchFold(text);
    const QStringList words = folded.split(u' ', Qt::SkipEmptyParts);
    QList<ProductRow> rows = ofCode(text);
    for (const Known& known : m_products) {
        const bool isMatch = std::all_of(words.cbegin(), words.cend(), [&](const QString& word) {
            return known.folded.contains(word);
        });
        if (isMatch && !rows.contains(known.row)) rows.append(known.row);
    }
    std::sort(rows.begin(), rows.end(), [&](const ProductRow& one, const ProductRow& two) {
        const int first = rankOf(one, text, folded);
        const int second = rankOf(two, text, folded);
        return first == second ? one.name.localeAwareCompare(two.name) < 0 : first < second;
    });
    return rows.mid(0, limit);
}

}  // namespace countertop
