// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/KnownProducts.h"

#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
#include "models/core/TextForm.h"
#include "views/till/ProductMatch.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace countertop {

namespace {

/// 0: the code, 1: the name, 2: the start of the name, 3: any other match.
int rankOf(const ProductRow& row, const QString& name, const QString& text, const QString& folded) {
    if (match::isExactly(row, text)) return 0;
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
        const QString name = searchFold(row.name);
        m_products.insert(row.sku, {row, name, name + u' ' + searchFold(row.sku)});
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
    // Compute each rank only once: a single letter can match tens of thousands of products.
    std::vector<std::pair<int, const Known*>> matches;
    for (const Known& known : m_products) {
        const bool isMatch = std::all_of(words.cbegin(), words.cend(), [&](const QString& word) {
            return known.folded.contains(word);
        });
        const int rank = rankOf(known.row, known.name, text, folded);
        if (isMatch || rank == 0) matches.emplace_back(rank, &known);
    }
    const auto isBefore = [](const auto& one, const auto& two) {
        return one.first == two.first ? one.second->name < two.second->name : one.first < two.first;
    };
    const auto shown = matches.begin() + std::min<qsizetype>(limit, qsizetype(matches.size()));
    std::partial_sort(matches.begin(), shown, matches.end(), isBefore);
    QList<ProductRow> rows = ofCode(text);
    for (auto found = matches.begin(); found != shown; ++found) {
        if (!rows.contains(found->second->row)) rows.append(found->second->row);
    }
    return rows.mid(0, limit);
}

}  // namespace countertop
