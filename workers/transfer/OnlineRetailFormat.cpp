// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/OnlineRetailFormat.h"

#include "models/core/TextForm.h"
#include "models/domain/OrderLine.h"
#include "workers/transfer/TextEncoding.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace countertop {

namespace {

constexpr std::array kColumnNames{"InvoiceNo",   "StockCode", "Description", "Quantity",
                                  "InvoiceDate", "UnitPrice", "CustomerID",  "Country"};
constexpr qsizetype kLongestInvoice = 40;
constexpr qsizetype kLongestSku = 64;
constexpr qsizetype kLongestCustomer = 100;
constexpr qsizetype kShownCharacters = 40;

QString shown(QByteArrayView field) {
    const QString text = QString::fromUtf8(field);
    return text.size() <= kShownCharacters ? text : text.left(kShownCharacters) + u'…';
}

/// Makes text valid as a name: an invalid character would cost the whole invoice.
QString nameOf(const QString& text) {
    QString name = canonicalText(TextKind::Name, text);
    if (textFault(TextKind::Name, name)) {
        for (QChar& character : name) {
            if (!character.isSurrogate() && textFault(TextKind::Name, character)) character = u' ';
        }
    }
    return name.simplified();
}

bool isUsable(const QString& code, qsizetype longest) {
    return code.size() <= longest && !textFault(TextKind::Code, code);
}

/// "4.00638E+12" is a spreadsheet's version of a long number: its last digits are lost.
bool isRounded(const QString& code) {
    static const QRegularExpression kScientific(
        QStringLiteral("^[+-]?[0-9]([.,][0-9]+)?[Ee][+-][0-9]{2,3}$"));
    return kScientific.match(code).hasMatch();
}

/// Spreadsheets write customer 17850 as "17850.0" when some customers are missing.
QString customerNumber(const QString& text) {
    const bool hasDecimal = text.endsWith(u".0") || text.endsWith(u",0");
    return hasDecimal ? text.chopped(2) : text;
}

/// Multiplied by the largest quantity it still fits 64 bits of minor units.
DecimalAmount largestPrice() {
    static const DecimalAmount kLargest = *DecimalAmount::fromText("999999999");
    return kLargest;
}

QString namesOf(const CsvReader& header) {
    QStringList names;
    for (qsizetype at = 0; at < header.fieldCount(); ++at) {
        names.append(shown(header.field(at).trimmed()));
    }
    return names.join(QStringLiteral(", "));
}

qsizetype columnNamed(const CsvReader& header, const char* name, qsizetype from = 0) {
    for (qsizetype at = from; at < header.fieldCount(); ++at) {
        if (header.field(at).trimmed().compare(name, Qt::CaseInsensitive) == 0) return at;
    }
    return -1;
}

Error wrongFile(const QString& path, const QString& why) {
    return fileRefusal(
        path, QStringLiteral("'%1' is not an online-retail order history: %2").arg(path, why),
        QStringLiteral("not_this_format"));
}

std::optional<ImportWarning> faultOf(const CsvReader& record, qsizetype columns) {
    if (record.fault() == CsvReader::Fault::TooLong) {
        return ImportWarning{record.line(), ImportWarningKind::LineTooLong,
                             QStringLiteral("The line is too long to be an order line; left out")};
    }
    if (record.fieldCount() == columns && record.fault() == CsvReader::Fault::None) return {};
    return ImportWarning{
        record.line(), ImportWarningKind::WrongFieldCount,
        QStringLiteral("%1 fields instead of %2; left out").arg(record.fieldCount()).arg(columns)};
}

ImportWarning leftOut(const CsvReader& record, ImportWarningKind kind, const QString& detail) {
    return {record.line(), kind, detail + QStringLiteral("; left out")};
}

}  // namespace

qsizetype OnlineRetailFormat::knownColumns(const CsvReader& header) {
    return std::count_if(kColumnNames.begin(), kColumnNames.end(),
                         [&](const char* name) { return columnNamed(header, name) >= 0; });
}

Result<OnlineRetailFormat> OnlineRetailFormat::fromHeader(const CsvReader& header,
                                                          const QString& path) {
    if (header.fault() != CsvReader::Fault::None) {
        return fail(wrongFile(path, QStringLiteral("its first line is no list of column names")));
    }
    OnlineRetailFormat format;
    format.m_columnCount = header.fieldCount();
    QStringList missing;
    for (size_t column = 0; column < kColumns; ++column) {
        const char* name = kColumnNames[column];
        const qsizetype found = columnNamed(header, name);
        if (found < 0) missing.append(QLatin1StringView(name));
        if (found >= 0 && columnNamed(header, name, found + 1) >= 0) {
            return fail(fileRefusal(
                path,
                QStringLiteral("'%1' has the column %2 twice; only one of them can be meant")
                    .arg(path, QLatin1StringView(name)),
                QStringLiteral("column_twice"),
                {{QStringLiteral("column"), QLatin1StringView(name)}}));
        }
        format.m_columns[column] = found;
    }
    if (missing.isEmpty()) return format;
    const QString names = missing.join(QStringLiteral(", "));
    return fail(wrongFile(
        path, (missing.size() == kColumns
                   ? QStringLiteral("its first line has none of the column names %1").arg(names)
                   : QStringLiteral("the column %1 is missing").arg(names)) +
                  QStringLiteral("; it has %1").arg(namesOf(header))));
}

void OnlineRetailFormat::gather(const CsvReader& record, DecimalEvidence& decimals,
                                DateEvidence& dates) const {
    if (record.fault() != CsvReader::Fault::None || record.fieldCount() != m_columnCount) return;
    decimals.add(record.field(m_columns[Quantity]), record.line());
    decimals.add(record.field(m_columns[UnitPrice]), record.line());
    dates.add(record.field(m_columns[InvoiceDate]), record.line());
}

QList<QByteArrayView> OnlineRetailFormat::codes(const CsvReader& record) const {
    if (record.fault() != CsvReader::Fault::None || record.fieldCount() != m_columnCount) return {};
    return {record.field(m_columns[InvoiceNo]), record.field(m_columns[StockCode]),
            record.field(m_columns[CustomerId])};
}

void OnlineRetailFormat::settle(const FileForm& form, const QTimeZone& zone) {
    m_decimal = form.decimal;
    m_dateOrder = form.dateOrder;
    m_zone = zone;
}

bool OnlineRetailFormat::isBlank(const CsvReader& record) {
    if (record.fault() != CsvReader::Fault::None) return false;
    for (qsizetype at = 0; at < record.fieldCount(); ++at) {
        if (!record.field(at).trimmed().isEmpty()) return false;
    }
    return true;
}

QString OnlineRetailFormat::textOf(const CsvReader& record, Column column) const {
    const QString text = QString::fromUtf8(record.field(m_columns[column]));
    return canonicalText(TextKind::Code, text).trimmed();
}

QString OnlineRetailFormat::invoiceOf(const CsvReader& record) const {
    if (record.fieldCount() <= m_columns[InvoiceNo]) return {};
    return textOf(record, InvoiceNo);
}

std::optional<ImportWarning> OnlineRetailFormat::readCodes(const CsvReader& record,
                                                           HistoryLine& line) const {
    line.invoice = textOf(record, InvoiceNo);
    line.sku = textOf(record, StockCode);
    line.customer = customerNumber(textOf(record, CustomerId));
    for (const QString& code : {line.invoice, line.sku, line.customer}) {
        if (isRounded(code)) {
            return leftOut(record, ImportWarningKind::RoundedCode,
                           QStringLiteral("'%1' is a number that a spreadsheet has rounded; its "
                                          "last digits are lost")
                               .arg(code));
        }
    }
    if (line.invoice.isEmpty() || !isUsable(line.invoice, kLongestInvoice)) {
        return leftOut(record, ImportWarningKind::BadInvoice,
                       QStringLiteral("There is no usable invoice number"));
    }
    if (line.sku.isEmpty() || !isUsable(line.sku, kLongestSku)) {
        return leftOut(record, ImportWarningKind::BadProduct,
                       QStringLiteral("There is no usable product code"));
    }
    if (!isUsable(line.customer, kLongestCustomer)) {
        return leftOut(record, ImportWarningKind::BadCustomer,
                       QStringLiteral("The customer number is not usable"));
    }
    return {};
}

std::optional<ImportWarning> OnlineRetailFormat::readNumbers(const CsvReader& record,
                                                             HistoryLine& line) const {
    const QByteArrayView quantityText = record.field(m_columns[Quantity]);
    const auto amount = numberFrom(quantityText, m_decimal);
    const auto quantity = amount ? amount->toWhole() : std::nullopt;
    if (!quantity || *quantity == 0 || qAbs(*quantity) > kMaximumQuantity) {
        return leftOut(record, ImportWarningKind::BadQuantity,
                       QStringLiteral("'%1' is not a possible quantity").arg(shown(quantityText)));
    }
    line.quantity = *quantity;
    const auto price = numberFrom(record.field(m_columns[UnitPrice]), m_decimal);
    if (!price || price->magnitude() > largestPrice()) {
        return leftOut(record, ImportWarningKind::BadPrice,
                       QStringLiteral("'%1' is not a possible price")
                           .arg(shown(record.field(m_columns[UnitPrice]))));
    }
    line.price = *price;
    const auto at = dateTimeFrom(record.field(m_columns[InvoiceDate]), m_dateOrder);
    if (!at) {
        return leftOut(record, ImportWarningKind::BadDate,
                       QStringLiteral("'%1' is not a date and time")
                           .arg(shown(record.field(m_columns[InvoiceDate]))));
    }
    line.date = at->date;
    line.time = at->time;
    if (at->offsetSeconds) {
        const QDateTime exact(at->date, at->time, QTimeZone(*at->offsetSeconds));
        const QDateTime local = exact.toTimeZone(m_zone);
        line.date = local.date();
        line.time = local.time();
        line.instant = exact.toMSecsSinceEpoch();
    }
    return {};
}

tl::expected<HistoryLine, ImportWarning> OnlineRetailFormat::read(const CsvReader& record) const {
    if (const auto fault = faultOf(record, m_columnCount)) return tl::unexpected(*fault);
    HistoryLine line;
    line.fileLine = record.line();
    if (const auto odd = readCodes(record, line)) return tl::unexpected(*odd);
    if (const auto odd = readNumbers(record, line)) return tl::unexpected(*odd);
    line.description = nameOf(QString::fromUtf8(record.field(m_columns[Description])));
    line.country = nameOf(QString::fromUtf8(record.field(m_columns[Country])));
    return line;
}

}  // namespace countertop
