// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/CellText.h"

#include "models/core/NumberText.h"
#include "models/tables/ShopCalendar.h"

#include <QLocale>

namespace countertop {

QString CellText::currencySymbol(const QString& currency, const QLocale& locale) {
    if (locale.currencySymbol(QLocale::CurrencyIsoCode) == currency) {
        return locale.currencySymbol(QLocale::CurrencySymbol);
    }
    static const QHash<QString, QString> symbols{
        {QStringLiteral("GBP"), QStringLiteral("£")}, {QStringLiteral("EUR"), QStringLiteral("€")},
        {QStringLiteral("USD"), QStringLiteral("$")}, {QStringLiteral("JPY"), QStringLiteral("¥")},
        {QStringLiteral("INR"), QStringLiteral("₹")}, {QStringLiteral("KRW"), QStringLiteral("₩")},
        {QStringLiteral("TRY"), QStringLiteral("₺")}, {QStringLiteral("ILS"), QStringLiteral("₪")}};
    return symbols.value(currency, currency);
}

QString CellText::money(qint64 minor, const QString& currency, const QLocale& locale) {
    const QString symbol = currencySymbol(currency, locale);
    // The locale decides where the symbol goes; the digits are inserted exactly. Its negative form
    // may be an accountant's brackets, but a clerk reads a minus at a glance.
    QString pattern = locale.toCurrencyString(qlonglong(1), symbol);
    const QString one = locale.toString(1);
    const bool isWord = symbol.size() > 1 && symbol.at(0).isLetter();
    if (isWord && pattern.startsWith(symbol + one)) {
        pattern.insert(symbol.size(), QChar::Nbsp);
    }
    pattern.replace(pattern.lastIndexOf(one), one.size(),
                    localMagnitudeText(minor, currency, locale));
    return minor < 0 ? locale.negativeSign() + pattern : pattern;
}

QString CellText::count(qint64 number) { return QLocale().toString(number); }

QString CellText::status(StatusWord status) {
    switch (status) {
        case StatusWord::Draft:
            return tr("draft");
        case StatusWord::Pending:
            return tr("pending");
        case StatusWord::Paid:
            return tr("paid");
        case StatusWord::Shipped:
            return tr("shipped");
        case StatusWord::Cancelled:
            return tr("cancelled");
    }
    return {};
}

QString CellText::status(const OrderRow& order) {
    if (order.kind == OrderKind::CreditNote) return tr("credit note");
    if (order.status == StatusWord::Cancelled) return status(order.status);
    if (order.paymentStatus == PaymentStatus::Refunded) return tr("refunded");
    if (order.paymentStatus == PaymentStatus::PartiallyRefunded) return tr("partly refunded");
    return status(order.status);
}

CellTone CellText::tone(const OrderRow& order) {
    const bool isBack = order.kind == OrderKind::CreditNote ||
                        order.paymentStatus == PaymentStatus::Refunded ||
                        order.paymentStatus == PaymentStatus::PartiallyRefunded;
    return isBack ? CellTone::Danger : tone(order.status);
}

QString CellText::status(DeliveryStatus status) {
    switch (status) {
        case DeliveryStatus::Pending:
            return tr("waiting");
        case DeliveryStatus::Processing:
            return tr("sending");
        case DeliveryStatus::Delivered:
            return tr("delivered");
        case DeliveryStatus::Failed:
            return tr("will retry");
        case DeliveryStatus::Dead:
            return tr("given up");
        case DeliveryStatus::Discarded:
            return tr("discarded");
    }
    return {};
}

QString CellText::statusWords() {
    QStringList words;
    for (const StatusWord status : {StatusWord::Draft, StatusWord::Pending, StatusWord::Paid,
                                    StatusWord::Shipped, StatusWord::Cancelled}) {
        words.append(chipText(CellText::status(status)));
    }
    words.append(chipText(tr("partly refunded")));
    return words.join(u'\n');
}

QString CellText::deliveryWords() {
    QStringList words;
    for (const DeliveryStatus status :
         {DeliveryStatus::Pending, DeliveryStatus::Processing, DeliveryStatus::Delivered,
          DeliveryStatus::Failed, DeliveryStatus::Dead, DeliveryStatus::Discarded}) {
        words.append(chipText(CellText::status(status)));
    }
    return words.join(u'\n');
}

QString CellText::chipText(const QString& word) { return word + QStringLiteral("   "); }

CellTone CellText::tone(StatusWord status) {
    switch (status) {
        case StatusWord::Draft:
            return CellTone::Neutral;
        case StatusWord::Pending:
            return CellTone::Warning;
        case StatusWord::Paid:
            return CellTone::Info;
        case StatusWord::Shipped:
            return CellTone::Good;
        case StatusWord::Cancelled:
            return CellTone::Danger;
    }
    return CellTone::Neutral;
}

CellTone CellText::tone(DeliveryStatus status) {
    switch (status) {
        case DeliveryStatus::Pending:
        case DeliveryStatus::Discarded:
            return CellTone::Neutral;
        case DeliveryStatus::Processing:
            return CellTone::Info;
        case DeliveryStatus::Delivered:
            return CellTone::Good;
        case DeliveryStatus::Failed:
            return CellTone::Warning;
        case DeliveryStatus::Dead:
            return CellTone::Danger;
    }
    return CellTone::Neutral;
}

QString CellText::paymentMethod(PaymentMethod method) {
    switch (method) {
        case PaymentMethod::Cash:
            return tr("cash");
        case PaymentMethod::Card:
            return tr("card");
        case PaymentMethod::Voucher:
            return tr("voucher");
        case PaymentMethod::BankTransfer:
            return tr("bank transfer");
        case PaymentMethod::Imported:
            return tr("imported");
        case PaymentMethod::Gateway:
            return tr("payment service");
    }
    return {};
}

QString CellText::moment(const QDateTime& at, const QDate& today) {
    const QLocale locale;
    if (at.date().year() != today.year()) return day(at.date());
    const QString time = locale.toString(at.time(), QLocale::ShortFormat);
    if (at.date() == today) return time;
    //: Day and month in a table, for example "21 Nov"; a QLocale date format.
    return tr("%1, %2", "day, time").arg(locale.toString(at.date(), tr("d MMM")), time);
}

QString CellText::fullMoment(const QDateTime& at) {
    return tr("%1, %2", "day, time")
        .arg(day(at.date()), QLocale().toString(at.time(), QLocale::ShortFormat));
}

QString CellText::day(const QDate& day) {
    //: Day, month and year in a table, for example "21 Nov 2026"; a QLocale date format.
    return QLocale().toString(day, tr("d MMM yyyy"));
}

QString CellText::period(const RevenueRow& row, RevenuePeriod by) {
    const QDate first = dayFromKey(row.firstDay);
    if (!first.isValid()) return row.period;
    const QLocale locale;
    switch (by) {
        case RevenuePeriod::Day:
            //: One day of a revenue table, for example "Sat 21 Nov 2026"; a QLocale date format.
            return locale.toString(first, tr("ddd d MMM yyyy"));
        case RevenuePeriod::Week: {
            int year = 0;
            const int week = first.weekNumber(&year);
            return tr("Week %1, %2", "week number, year").arg(week).arg(year);
        }
        case RevenuePeriod::Month:
            return locale.toString(first, QStringLiteral("MMMM yyyy"));
    }
    return {};
}

}  // namespace countertop
