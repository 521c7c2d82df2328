// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <functional>

namespace countertop {

/// What can be odd about a line of an import. The kinds up to RefusedInvoice mean that the line was
/// skipped; the others say how it was taken.
enum class OddityKind {
    WrongFieldCount,
    UnclosedQuote,
    LineTooLong,
    BadInvoice,
    BadProduct,
    BadQuantity,
    BadPrice,
    BadDate,
    BadCustomer,
    RefusedInvoice,
    StockCorrection,     ///< negative quantity without a price
    FreeLine,            ///< price 0
    ManualAdjustment,    ///< negative price
    CreditOnInvoice,     ///< negative quantity with a price on a normal invoice
    SaleOnCancellation,  ///< positive quantity on a cancellation
    NegativeTwice,       ///< negative quantity and negative price
    RoundedPrice,        ///< more decimals than the currency has
    NoDescription,
    LaterPart,            ///< the invoice number came up again later
    OtherCustomer,        ///< another customer than the invoice's first line
    OtherEncoding,        ///< not UTF-8; read as Latin-1
    ImportedDifferently,  ///< already imported with another total
    StockAdded,           ///< the shop had too little, so stock was added
};

/// Stable lower-case word, for example "bad_price".
[[nodiscard]] QString toText(OddityKind kind);
[[nodiscard]] constexpr bool isSkipped(OddityKind kind) {
    return kind <= OddityKind::RefusedInvoice;
}

/// One odd line of the file; `line` counts from 1, the header included.
struct Oddity {
    qint64 line = 0;
    OddityKind kind = OddityKind::BadQuantity;
    QString detail;  ///< an English sentence

    bool operator==(const Oddity&) const = default;
};

using OddityListener = std::function<void(const Oddity&)>;

}  // namespace countertop
