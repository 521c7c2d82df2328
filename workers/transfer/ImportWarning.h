// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <functional>

namespace countertop {

/// Anything odd about a line of an import. The kinds up to RefusedInvoice mean that the line was
/// left out, with all lines of its invoice; the others describe how it was imported.
enum class ImportWarningKind {
    WrongFieldCount,
    LineTooLong,
    RoundedCode,  ///< "4.00638E+12": a spreadsheet has dropped its last digits
    BadInvoice,
    BadProduct,
    BadQuantity,
    BadPrice,
    BadDate,
    BadCustomer,
    OtherLineOfInvoice,  ///< readable, but another line of the invoice is not
    RefusedInvoice,
    StockCorrection,     ///< negative quantity without a price
    FreeLine,            ///< price 0
    ManualAdjustment,    ///< negative price
    CreditOnInvoice,     ///< negative quantity with a price on a normal invoice
    SaleOnCancellation,  ///< positive quantity on a cancellation
    NegativeTwice,       ///< negative quantity and negative price
    RoundedPrice,        ///< more decimals than the currency has
    NoDescription,
    LaterPart,            ///< the invoice number occurred again later
    OtherCustomer,        ///< not the customer of the invoice's first line
    ImportedDifferently,  ///< already imported with other contents, which were kept
    Replaced,             ///< already imported with other contents, which were corrected
    StockAdded,           ///< the shop had too little stock, so some was added
};

/// Stable lower-case word, for example "bad_price".
[[nodiscard]] QString toText(ImportWarningKind kind);
[[nodiscard]] constexpr bool isSkipped(ImportWarningKind kind) {
    return kind <= ImportWarningKind::RefusedInvoice;
}

/// One odd line of the file; `line` counts from 1, including the header.
struct ImportWarning {
    qint64 line = 0;
    ImportWarningKind kind = ImportWarningKind::BadQuantity;
    QString detail;  ///< an English sentence

    bool operator==(const ImportWarning&) const = default;
};

using ImportWarningListener = std::function<void(const ImportWarning&)>;

}  // namespace countertop
