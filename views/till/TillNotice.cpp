// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TillNotice.h"

#include "views/text/MoneyText.h"
#include "views/theme/Typography.h"
#include "views/till/ProductMatch.h"
#include "views/till/TillSale.h"

namespace countertop {

TillNotice::TillNotice(TillSale& sale, ProductLookup& lookup, QWidget* parent)
    : QLabel(parent), m_sale(sale), m_lookup(lookup) {
    setObjectName(QStringLiteral("tillNoticeLabel"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextRole(this, TextRole::Body);
    connect(&m_sale, &TillSale::changed, this, &TillNotice::showNow);
    connect(&m_sale, &TillSale::busyChanged, this, &TillNotice::showNow);
    connect(&m_lookup, &ProductLookup::overdueChanged, this, &TillNotice::showNow);
    showNow();
}

void TillNotice::noteUnresolved(const LookupRequest& request) {
    m_unresolved.append(request);
    showNow();
}

void TillNotice::forgetUnresolved(const ProductRow& product) {
    const auto removed = m_unresolved.removeIf(
        [&](const LookupRequest& missed) { return match::isExactly(product, missed.text); });
    if (removed > 0) showNow();
}

QStringList TillNotice::unresolvedOf(const QString& saleId) const {
    QStringList codes;
    for (const LookupRequest& missed : m_unresolved) {
        if (missed.saleId == saleId && !codes.contains(missed.text)) codes.append(missed.text);
    }
    return codes;
}

void TillNotice::showNow() {
    const QString separator = QStringLiteral(", ");
    QStringList notices;
    if (m_sale.isUnknown()) {
        notices.append(
            tr("It is not known yet whether this sale went through, so it stays as it is. Press F8 "
               "to ask again: it is not done twice."));
    }
    QStringList codes;
    for (const LookupRequest& request : m_lookup.overdue()) codes.append(request.text);
    if (!codes.isEmpty()) notices.append(tr("Being looked up: %1").arg(codes.join(separator)));
    codes = unresolvedOf(m_sale.draft().draftId) + unresolvedOf(m_sale.next().draftId);
    if (!codes.isEmpty()) {
        notices.append(tr("Not on the sale, because the shop's server is away: %1. Scan it again "
                          "when the server is back.")
                           .arg(codes.join(separator)));
    }
    QStringList next;
    for (const TillDraftLine& line : m_sale.next().lines) {
        next.append(tr("%1 × %2", "quantity, product").arg(numberText(line.quantity), line.name));
    }
    if (!next.isEmpty()) notices.append(tr("Next sale: %1").arg(next.join(separator)));
    setText(notices.join(u'\n'));
    setHidden(notices.isEmpty());
}

}  // namespace countertop
