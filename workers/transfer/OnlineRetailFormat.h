// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/CsvReader.h"
#include "workers/transfer/HistoryLine.h"
#include "workers/transfer/Oddity.h"

#include <array>

namespace countertop {

/// The columns of the "online-retail" history: InvoiceNo, StockCode, Description, Quantity,
/// InvoiceDate ("2010-12-01 08:26:00", the shop's local time), UnitPrice (GBP), CustomerID
/// ("17850.0"), Country, in any order.
class OnlineRetailFormat {
public:
    static constexpr char16_t kName[] = u"online-retail";
    static constexpr char16_t kCurrency[] = u"GBP";

    /// From the header record; INVALID_INPUT naming what is missing when it is another file.
    [[nodiscard]] static Result<OnlineRetailFormat> fromHeader(const CsvReader& header,
                                                               const QString& path);

    [[nodiscard]] qsizetype columnCount() const { return m_columnCount; }

    /// The typed line of the reader's record, or why it has to be skipped. What is odd but can be
    /// taken is told to `notice`.
    [[nodiscard]] tl::expected<HistoryLine, Oddity> read(const CsvReader& record,
                                                         const OddityListener& notice) const;

private:
    enum Column {
        InvoiceNo,
        StockCode,
        Description,
        Quantity,
        InvoiceDate,
        UnitPrice,
        CustomerId,
        Country,
        kColumns
    };

    OnlineRetailFormat() = default;

    std::array<qsizetype, kColumns> m_columns{};
    qsizetype m_columnCount = 0;
};

}  // namespace countertop
