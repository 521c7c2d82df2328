// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/OnlineRetailFormat.h"

#include "models/domain/OrderLine.h"

#include <QStringDecoder>

#include <algorithm>

namespace countertop {

namespace {

constexpr std::array kColumnNames{"InvoiceNo",   "StockCode", "Description", "Quantity",
                                  "InvoiceDate", "UnitPrice", "CustomerID",  "Country"};
constexpr qsizetype kLongestInvoice = 40;
constexpr qsizetype kLongestSku = 64;
constexpr qsizetype kLongestName = 300;
constexpr qsizetype kLongestCustomer = 100;

QString shown(QByteArrayView field) {
    return QString::fromUtf8(field.first(qMin<qsizetype>(field.size(), 40)));
}

bool hasControlCharacters(const QString& text) {
    return std::any_of(text.cbegin(), text.cend(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
}

/// Fit for a name: a control character in it would have the whole invoice refused.
QString cleaned(QString text) {
    for (QChar& character : text) {
        if (character.category() == QChar::Other_Control) character = u' ';
    }
    return text.simplified().left(kLongestName);
}

/// Two digits as a number, or −1.
int twoDigits(QByteArrayView text, qsizetype at) {
    const char tens = text[at];
    const char ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return -1;
    return (tens - '0') * 10 + (ones - '0');
}

/// "2010-12-01 08:26:00" or without seconds; a T between is fine too.
bool readDateTime(QByteArrayView field, HistoryLine& line) {
    const QByteArrayView text = field.trimmed();
    const bool hasSeconds = text.size() == 19 && text[16] == ':';
    if (text.size() != 16 && !hasSeconds) return false;
    if (text[4] != '-' || text[7] != '-' || text[13] != ':') return false;
    if (text[10] != ' ' && text[10] != 'T') return false;
    const int century = twoDigits(text, 0);
    const int year = twoDigits(text, 2);
    if (century < 19 || year < 0) return false;
    line.date = QDate(century * 100 + year, twoDigits(text, 5), twoDigits(text, 8));
    line.time =
        QTime(twoDigits(text, 11), twoDigits(text, 14), hasSeconds ? twoDigits(text, 17) : 0);
    return line.date.isValid() && line.time.isValid();
}

std::optional<qint64> readQuantity(QByteArrayView field) {
    const auto amount = DecimalAmount::fromText(field);
    return amount ? amount->toWhole() : std::nullopt;
}

/// "17850.0" is how spreadsheets write the customer 17850 down when some customers are missing.
QString customerNumber(const QString& text) {
    return text.endsWith(QLatin1StringView(".0")) ? text.chopped(2) : text;
}

Error wrongFile(const QString& path, const QString& why) {
    Error error = invalidInput(
        QStringLiteral("file"),
        QStringLiteral("'%1' is not an online-retail order history: %2").arg(path, why),
        QStringLiteral("not_this_format"), {{QStringLiteral("path"), path}});
    error.reason = QStringLiteral("not_this_format");
    error.facts = {{QStringLiteral("path"), path}};
    return error;
}

/// Texts of one record; remembers when one was not UTF-8.
class Texts {
public:
    explicit Texts(const CsvReader& record) : m_record(record) {}

    QString at(qsizetype column) {
        const QByteArrayView field = m_record.field(column);
        QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        QString text = utf8(field);
        if (utf8.hasError()) {
            otherEncoding = true;
            text = QString::fromLatin1(field);
        }
        return std::move(text).trimmed();
    }

    bool otherEncoding = false;

private:
    const CsvReader& m_record;
};

std::optional<Oddity> faultOf(const CsvReader& record, qsizetype columns) {
    switch (record.fault()) {
        case CsvReader::Fault::UnclosedQuote:
            return Oddity{record.line(), OddityKind::UnclosedQuote,
                          QStringLiteral("A quotation mark is never closed; line skipped")};
        case CsvReader::Fault::TooLong:
            return Oddity{record.line(), OddityKind::LineTooLong,
                          QStringLiteral("The line is too long to be an order line; skipped")};
        case CsvReader::Fault::StrayReturn:
        case CsvReader::Fault::None:
            break;
    }
    if (record.fieldCount() == columns && record.fault() == CsvReader::Fault::None) return {};
    return Oddity{record.line(), OddityKind::WrongFieldCount,
                  QStringLiteral("%1 fields instead of %2; line skipped")
                      .arg(record.fieldCount())
                      .arg(columns)};
}

}  // namespace

Result<OnlineRetailFormat> OnlineRetailFormat::fromHeader(const CsvReader& header,
                                                          const QString& path) {
    if (header.fault() != CsvReader::Fault::None) {
        return fail(wrongFile(path, QStringLiteral("its first line is no list of column names")));
    }
    OnlineRetailFormat format;
    format.m_columnCount = header.fieldCount();
    QStringList missing;
    for (size_t column = 0; column < kColumns; ++column) {
        qsizetype found = -1;
        for (qsizetype at = 0; at < header.fieldCount(); ++at) {
            const QByteArrayView name = header.field(at).trimmed();
            if (name.compare(kColumnNames[column], Qt::CaseInsensitive) == 0) found = at;
        }
        if (found < 0) missing.append(QLatin1StringView(kColumnNames[column]));
        format.m_columns[column] = found;
    }
    if (missing.isEmpty()) return format;
    return fail(wrongFile(
        path,
        missing.size() == kColumns
            ? QStringLiteral("its first line has none of the column names %1")
                  .arg(missing.join(QStringLiteral(", ")))
            : QStringLiteral("the column %1 is missing").arg(missing.join(QStringLiteral(", ")))));
}

tl::expected<HistoryLine, Oddity> OnlineRetailFormat::read(const CsvReader& record,
                                                           const OddityListener& notice) const {
    const auto skip = [&](OddityKind kind, const QString& detail) {
        return tl::unexpected(
            Oddity{record.line(), kind, detail + QStringLiteral("; line skipped")});
    };
    if (const auto fault = faultOf(record, m_columnCount)) return tl::unexpected(*fault);
    HistoryLine line;
    Texts texts(record);
    line.fileLine = record.line();
    line.invoice = texts.at(m_columns[InvoiceNo]);
    if (line.invoice.isEmpty() || line.invoice.size() > kLongestInvoice ||
        hasControlCharacters(line.invoice)) {
        return skip(OddityKind::BadInvoice, QStringLiteral("There is no usable invoice number"));
    }
    line.sku = texts.at(m_columns[StockCode]);
    if (line.sku.isEmpty() || line.sku.size() > kLongestSku || hasControlCharacters(line.sku)) {
        return skip(OddityKind::BadProduct, QStringLiteral("There is no usable product code"));
    }
    const auto quantity = readQuantity(record.field(m_columns[Quantity]));
    if (!quantity || *quantity == 0 || qAbs(*quantity) > kMaximumQuantity) {
        return skip(OddityKind::BadQuantity, QStringLiteral("'%1' is not a possible quantity")
                                                 .arg(shown(record.field(m_columns[Quantity]))));
    }
    line.quantity = *quantity;
    const auto price = DecimalAmount::fromText(record.field(m_columns[UnitPrice]));
    if (!price) {
        return skip(OddityKind::BadPrice, QStringLiteral("'%1' is not a possible price")
                                              .arg(shown(record.field(m_columns[UnitPrice]))));
    }
    line.price = *price;
    if (!readDateTime(record.field(m_columns[InvoiceDate]), line)) {
        return skip(OddityKind::BadDate, QStringLiteral("'%1' is not a date and time")
                                             .arg(shown(record.field(m_columns[InvoiceDate]))));
    }
    line.customer = customerNumber(texts.at(m_columns[CustomerId]));
    if (line.customer.size() > kLongestCustomer || hasControlCharacters(line.customer)) {
        return skip(OddityKind::BadCustomer, QStringLiteral("The customer number is not usable"));
    }
    line.description = cleaned(texts.at(m_columns[Description]));
    line.country = cleaned(texts.at(m_columns[Country]));
    if (texts.otherEncoding) {
        notice({line.fileLine, OddityKind::OtherEncoding,
                QStringLiteral("The text is not UTF-8; it was read as Latin-1")});
    }
    return line;
}

}  // namespace countertop
