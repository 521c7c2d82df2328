// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/Oddity.h"

namespace countertop {

QString toText(OddityKind kind) {
    switch (kind) {
        case OddityKind::WrongFieldCount:
            return QStringLiteral("wrong_field_count");
        case OddityKind::LineTooLong:
            return QStringLiteral("line_too_long");
        case OddityKind::RoundedCode:
            return QStringLiteral("rounded_code");
        case OddityKind::BadInvoice:
            return QStringLiteral("bad_invoice");
        case OddityKind::BadProduct:
            return QStringLiteral("bad_product");
        case OddityKind::BadQuantity:
            return QStringLiteral("bad_quantity");
        case OddityKind::BadPrice:
            return QStringLiteral("bad_price");
        case OddityKind::BadDate:
            return QStringLiteral("bad_date");
        case OddityKind::BadCustomer:
            return QStringLiteral("bad_customer");
        case OddityKind::OtherLineOfInvoice:
            return QStringLiteral("other_line_of_invoice");
        case OddityKind::RefusedInvoice:
            return QStringLiteral("refused_invoice");
        case OddityKind::StockCorrection:
            return QStringLiteral("stock_correction");
        case OddityKind::FreeLine:
            return QStringLiteral("free_line");
        case OddityKind::ManualAdjustment:
            return QStringLiteral("manual_adjustment");
        case OddityKind::CreditOnInvoice:
            return QStringLiteral("credit_on_invoice");
        case OddityKind::SaleOnCancellation:
            return QStringLiteral("sale_on_cancellation");
        case OddityKind::NegativeTwice:
            return QStringLiteral("negative_twice");
        case OddityKind::RoundedPrice:
            return QStringLiteral("rounded_price");
        case OddityKind::NoDescription:
            return QStringLiteral("no_description");
        case OddityKind::LaterPart:
            return QStringLiteral("later_part");
        case OddityKind::OtherCustomer:
            return QStringLiteral("other_customer");
        case OddityKind::ImportedDifferently:
            return QStringLiteral("imported_differently");
        case OddityKind::Replaced:
            return QStringLiteral("replaced");
        case OddityKind::StockAdded:
            return QStringLiteral("stock_added");
    }
    return {};
}

}  // namespace countertop
