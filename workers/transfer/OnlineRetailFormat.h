// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/FileForm.h"
#include "workers/transfer/HistoryLine.h"
#include "workers/transfer/ImportWarning.h"

#include <QTimeZone>

#include <array>

namespace countertop {

/// The columns of the "online-retail" history: InvoiceNo, StockCode, Description, Quantity,
/// InvoiceDate (the shop's local time, unless it has an offset), UnitPrice (GBP), CustomerID
/// ("17850.0"), Country, in any order.
class OnlineRetailFormat {
public:
    static constexpr char16_t kName[] = u"online-retail";
    static constexpr char16_t kCurrency[] = u"GBP";

    /// From the header record; INVALID_INPUT naming what is missing or there twice, and all names
    /// found, when it is another file.
    [[nodiscard]] static Result<OnlineRetailFormat> fromHeader(const CsvReader& header,
                                                               const QString& path);
    /// How many of the columns a record names.
    [[nodiscard]] static qsizetype knownColumns(const CsvReader& header);

    [[nodiscard]] qsizetype columnCount() const { return m_columnCount; }

    /// What the record tells about how the whole file writes numbers and dates.
    void gather(const CsvReader& record, DecimalEvidence& decimals, DateEvidence& dates) const;
    /// Invoice, product and customer as the record has them; nothing of one that cannot be read.
    [[nodiscard]] QList<QByteArrayView> codes(const CsvReader& record) const;
    /// How it does; before the first read. Times with an offset become the zone's own.
    void settle(const FileForm& form, const QTimeZone& zone);

    /// True when every field is empty, as spreadsheets leave lines behind.
    [[nodiscard]] static bool isBlank(const CsvReader& record);
    /// The typed line of the reader's record, or why it has to be left out.
    [[nodiscard]] tl::expected<HistoryLine, ImportWarning> read(const CsvReader& record) const;
    /// The invoice a record belongs to that cannot be read as a whole; empty when it names none.
    [[nodiscard]] QString invoiceOf(const CsvReader& record) const;

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
    [[nodiscard]] std::optional<ImportWarning> readCodes(const CsvReader& record,
                                                         HistoryLine& line) const;
    [[nodiscard]] std::optional<ImportWarning> readNumbers(const CsvReader& record,
                                                           HistoryLine& line) const;
    [[nodiscard]] QString textOf(const CsvReader& record, Column column) const;

    std::array<qsizetype, kColumns> m_columns{};
    qsizetype m_columnCount = 0;
    DecimalSign m_decimal = DecimalSign::Point;
    DateOrder m_dateOrder = DateOrder::DayMonthYear;
    QTimeZone m_zone;
};

}  // namespace countertop
