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

    /// Parses the header record; INVALID_INPUT naming missing and duplicate columns, and all names
    /// found, when it is another file.
    [[nodiscard]] static Result<OnlineRetailFormat> fromHeader(const CsvReader& header,
                                                               const QString& path);
    /// The number of known columns that a record names.
    [[nodiscard]] static qsizetype knownColumns(const CsvReader& header);

    [[nodiscard]] qsizetype columnCount() const { return m_columnCount; }

    /// Collects the record's evidence of how the whole file writes numbers and dates.
    void gather(const CsvReader& record, DecimalEvidence& decimals, DateEvidence& dates) const;
    /// The record's invoice, product and customer; empty for a record that cannot be read.
    [[nodiscard]] QList<QByteArrayView> codes(const CsvReader& record) const;
    /// Sets the file's form; call it before the first read. Times with an offset are converted to
    /// `zone`.
    void settle(const FileForm& form, const QTimeZone& zone);

    /// True when every field is empty; spreadsheets write such lines.
    [[nodiscard]] static bool isBlank(const CsvReader& record);
    /// The typed line of the reader's record, or why it must be left out.
    [[nodiscard]] tl::expected<HistoryLine, ImportWarning> read(const CsvReader& record) const;
    /// The invoice of a record that cannot be read completely; empty when it names none.
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
