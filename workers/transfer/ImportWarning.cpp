// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/ImportWarning.h"

namespace countertop {

QString toText(ImportWarningKind kind) {
    switch (kind) {
        case ImportWarningKind::WrongFieldCount:
            return QStringLiteral("wrong_field_count");
        case ImportWarningKind::LineTooLong:
            return QStringLiteral("line_too_long");
        case ImportWarningKind::RoundedCode:
            return QStringLiteral("rounded_code");
        case ImportWarningKind::BadInvoice:
            return QStringLiteral("bad_invoice");
        case ImportWarningKind::BadProduct:
            return QStringLiteral("bad_product");
        case ImportWarningKind::BadQuantity:
            return QStringLiteral("bad_quantity");
        case ImportWarningKind::BadPrice:
            return QStringLiteral("bad_price");
        case ImportWarningKind::BadDate:
            return QStringLiteral("bad_date");
        case ImportWarningKind::BadCustomer:
            return QStringLiteral("bad_customer");
        case ImportWarningKind::OtherLineOfInvoice:
            return QStringLiteral("other_line_of_invoice");
        case ImportWarningKind::RefusedInvoice:
            return QStringLiteral("refused_invoice");
        case ImportWarningKind::StockCorrection:
            return QStringLiteral("stock_correction");
        case ImportWarningKind::FreeLine:
            return QStringLiteral("free_line");
        case ImportWarningKind::ManualAdjustment:
            return QStringLiteral("manual_adjustment");
        case ImportWarningKind::CreditOnInvoice:
            return QStringLiteral("credit_on_invoice");
        case ImportWarningKind::SaleOnCancellation:
            return QStringLiteral("sale_on_cancellation");
        case ImportWarningKind::NegativeTwice:
            return QStringLiteral("negative_twice");
        case ImportWarningKind::RoundedPrice:
            return QStringLiteral("rounded_price");
        case ImportWarningKind::NoDescription:
            return QStringLiteral("no_description");
        case ImportWarningKind::LaterPart:
            return QStringLiteral("later_part");
        case ImportWarningKind::OtherCustomer:
            return QStringLiteral("other_customer");
        case ImportWarningKind::ImportedDifferently:
            return QStringLiteral("imported_differently");
        case ImportWarningKind::Replaced:
            return QStringLiteral("replaced");
        case ImportWarningKind::StockAdded:
            return QStringLiteral("stock_added");
    }
    return {};
}

}  // namespace countertop
