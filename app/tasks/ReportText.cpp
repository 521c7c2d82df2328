// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasks/ReportText.h"

#include "models/tables/CellText.h"
#include "views/text/ErrorText.h"
#include "views/text/MoneyText.h"

#include <QCoreApplication>
#include <QLocale>

namespace countertop::reporttext {

namespace {

constexpr qsizetype kNamedLines = 10;

/// The translation context of every report.
class ReportText {
    Q_DECLARE_TR_FUNCTIONS(ReportText)

public:
    static QString summary(const ImportReport& report);
    static QString form(const FileForm& form);
    static QString counts(const ImportReport& report);
    static QString stopped(const ImportReport& report);
    static QString finished(const ImportReport& report);
    static QString warnings(const ImportReport& report);
    static QString warning(ImportWarningKind kind);
    static QString takenDifferently(ImportWarningKind kind);
    static QString rule(const QString& code);
    static TaskOutcome verified(const VerifyReport& report);

private:
    static QString amount(const DecimalAmount& amount, const QString& currency);
    static QString totals(const QString& name, const ImportTotals& totals, const QString& currency);
};

QString ReportText::amount(const DecimalAmount& amount, const QString& currency) {
    const auto minor = amount.toMinor(currency);
    return minor ? moneyText(*minor, currency) : amount.toText();
}

QString ReportText::totals(const QString& name, const ImportTotals& totals,
                           const QString& currency) {
    //: A month of an import, or all of it; then lines, invoices and the amount.
    return tr("%1: %2, %3, %4")
        .arg(name, tr("%Ln line(s)", nullptr, static_cast<int>(totals.lines)),
             tr("%Ln invoice(s)", nullptr, static_cast<int>(totals.invoices)),
             amount(totals.rounded, currency));
}

QString ReportText::form(const FileForm& form) {
    const QString separator = form.separator == '\t' ? tr("tab", "sign between columns")
                                                     : QString(QLatin1Char(form.separator));
    const QString dates = form.dateOrder == DateOrder::DayMonthYear   ? tr("day first")
                          : form.dateOrder == DateOrder::MonthDayYear ? tr("month first")
                                                                      : tr("year first");
    //: How a file was read: its encoding, the signs of columns and decimals, the order of dates.
    return tr("Read as %1, columns separated by “%2”, decimals with “%3”, dates: %4")
        .arg(QString::fromLatin1(form.encoding), separator,
             form.decimal == DecimalSign::Comma ? QStringLiteral(",") : QStringLiteral("."), dates);
}

QString ReportText::summary(const ImportReport& report) {
    const auto dayOf = [](const QString& text) {
        return CellText::day(QDate::fromString(text, Qt::ISODate));
    };
    QStringList lines;
    if (report.form) lines.append(form(*report.form));
    if (!report.firstDay.isEmpty()) {
        lines.append(tr("From %1 to %2").arg(dayOf(report.firstDay), dayOf(report.lastDay)));
    }
    lines.append(tr("Orders: %1").arg(numberText(report.orders)));
    lines.append(tr("Credit notes: %1").arg(numberText(report.creditNotes)));
    lines.append(tr("Manual adjustments: %1").arg(numberText(report.adjustments)));
    lines.append(tr("Stock corrections: %1").arg(numberText(report.corrections)));
    lines.append(tr("Imported already: %1").arg(numberText(report.alreadyImported)));
    if (report.different > 0) {
        lines.append(tr("With other contents than here: %1").arg(numberText(report.different)));
    }
    if (report.replaced > 0) {
        lines.append(tr("Corrected: %1").arg(numberText(report.replaced)));
    }
    lines.append(tr("Lines read: %1").arg(numberText(report.linesRead)));
    lines.append(tr("Lines left out: %1").arg(numberText(report.leftOutLines)));
    lines.append(tr("Invoices left out: %1").arg(numberText(report.leftOutInvoices)));
    lines.append(QString());
    for (const auto& [month, sums] : report.months.asKeyValueRange()) {
        const QDate first = QDate::fromString(month + QStringLiteral("-01"), Qt::ISODate);
        lines.append(
            totals(QLocale().toString(first, QStringLiteral("MMMM yyyy")), sums, report.currency));
    }
    lines.append(totals(tr("Total"), report.total, report.currency));
    if (!report.total.difference().isZero()) {
        lines.append(tr("Rounding to whole amounts changes the total by %1.")
                         .arg(report.total.difference().toText()));
    }
    if (!report.warningCounts.isEmpty()) lines.append(QString());
    return lines.join(u'\n') + warnings(report);
}

QString ReportText::warnings(const ImportReport& report) {
    QString text;
    for (const auto& [kind, count] : report.warningCounts.asKeyValueRange()) {
        QStringList places;
        for (const ImportWarning& odd : report.warnings) {
            if (odd.kind != kind) continue;
            if (places.size() == kNamedLines) {
                places.append(QStringLiteral("…"));
                break;
            }
            places.append(QString::number(odd.line));
        }
        //: What is odd about lines of an import, how often, and the numbers of the first lines.
        text += u'\n' + tr("%1: %2 (line(s) %3)", nullptr, static_cast<int>(places.size()))
                            .arg(warning(kind), numberText(count), places.join(tr(", ")));
    }
    return text;
}

QString ReportText::counts(const ImportReport& report) {
    return tr("%1 and %2", "orders, credit notes")
        .arg(tr("%Ln order(s)", nullptr, static_cast<int>(report.orders)),
             tr("%Ln credit note(s)", nullptr, static_cast<int>(report.creditNotes)));
}

QString ReportText::stopped(const ImportReport& report) {
    const bool nothing = report.orders + report.creditNotes + report.corrections == 0;
    if (nothing) return tr("Nothing was imported. Running the import again goes on from here.");
    return tr("%1 were imported and stay in the shop. Running the import again goes on from here.")
        .arg(counts(report));
}

QString ReportText::finished(const ImportReport& report) {
    if (report.leavesOut() || report.different > 0) {
        return tr("Imported %1; lines left out: %2; with other contents than here: %3.")
            .arg(counts(report), numberText(report.leftOutLines), numberText(report.different));
    }
    if (report.refusedInvoices == 0) {
        return tr("Imported %1; %2 were there already.")
            .arg(counts(report), numberText(report.alreadyImported));
    }
    return tr("Imported %1; %2 were there already, and %3 were refused.")
        .arg(counts(report), numberText(report.alreadyImported),
             tr("%Ln invoice(s)", nullptr, static_cast<int>(report.refusedInvoices)));
}

QString ReportText::warning(ImportWarningKind kind) {
    switch (kind) {
        case ImportWarningKind::WrongFieldCount:
            return tr("Wrong number of fields; invoice left out");
        case ImportWarningKind::LineTooLong:
            return tr("The line is too long; invoice left out");
        case ImportWarningKind::RoundedCode:
            return tr("A code that a spreadsheet has rounded; invoice left out");
        case ImportWarningKind::OtherLineOfInvoice:
            return tr("Another line of the invoice cannot be read; left out with it");
        case ImportWarningKind::BadInvoice:
            return tr("No usable invoice number; invoice left out");
        case ImportWarningKind::BadProduct:
            return tr("No usable product code; invoice left out");
        case ImportWarningKind::BadQuantity:
            return tr("The quantity is not possible; invoice left out");
        case ImportWarningKind::BadPrice:
            return tr("The price is not possible; invoice left out");
        case ImportWarningKind::BadDate:
            return tr("Not a date and time; invoice left out");
        case ImportWarningKind::BadCustomer:
            return tr("The customer number is not usable; invoice left out");
        case ImportWarningKind::RefusedInvoice:
            return tr("The shop refused the invoice; its lines are left out");
        default:
            return takenDifferently(kind);
    }
}

QString ReportText::takenDifferently(ImportWarningKind kind) {
    switch (kind) {
        case ImportWarningKind::StockCorrection:
            return tr("Negative quantity without a price; taken as a stock correction");
        case ImportWarningKind::FreeLine:
            return tr("Sold for nothing");
        case ImportWarningKind::ManualAdjustment:
            return tr("Negative price; taken as a manual adjustment");
        case ImportWarningKind::CreditOnInvoice:
            return tr("Negative quantity on an invoice; taken as a credit note");
        case ImportWarningKind::SaleOnCancellation:
            return tr("Positive quantity on a cancellation; taken as a sale");
        case ImportWarningKind::NegativeTwice:
            return tr("Quantity and price are negative; taken as a sale");
        case ImportWarningKind::RoundedPrice:
            return tr("The price is finer than the currency; the line's total is rounded");
        case ImportWarningKind::NoDescription:
            return tr("The product has no description");
        case ImportWarningKind::LaterPart:
            return tr("The invoice number comes up again; taken as another order");
        case ImportWarningKind::OtherCustomer:
            return tr("Another customer than on the invoice's first line; the first counts");
        case ImportWarningKind::ImportedDifferently:
            return tr("Already imported with other contents, which stay as they are");
        case ImportWarningKind::Replaced:
            return tr("Already imported with other contents, which were corrected");
        case ImportWarningKind::StockAdded:
            return tr("The shop had too little in stock; stock was added");
        default:
            return {};
    }
}

QString ReportText::rule(const QString& code) {
    const QHash<QString, QString> rules{
        {QStringLiteral("database_integrity"), tr("The database file is sound")},
        {QStringLiteral("event_chains"),
         tr("The history of every record is complete and unaltered")},
        {QStringLiteral("sealed_records"),
         tr("The log and the deliveries are as they were sealed")},
        {QStringLiteral("routes"), tr("The receivers of deliveries are as they were set")},
        {QStringLiteral("seals"),
         tr("Nothing of the sealed history was altered, added or removed")},
        {QStringLiteral("readable_events"), tr("Every record can be read")},
        {QStringLiteral("order_list"), tr("The order list agrees with the history")},
        {QStringLiteral("order_lines"), tr("The order lines agree with the history")},
        {QStringLiteral("payments"), tr("The payments agree with the history")},
        {QStringLiteral("order_days"), tr("Orders by day agree with the history")},
        {QStringLiteral("payment_days"), tr("Payments by day agree with the history")},
        {QStringLiteral("products"), tr("The products agree with the history")},
        {QStringLiteral("customers"), tr("The customers agree with the history")},
        {QStringLiteral("stock_movements"), tr("The stock movements agree with the history")},
        {QStringLiteral("stock_levels"), tr("The stock is the sum of its movements")},
        {QStringLiteral("stock_available"),
         tr("No product is promised more often than it is there")},
        {QStringLiteral("order_totals"), tr("Every order's total is the sum of its lines")},
        {QStringLiteral("refunds"), tr("No order is refunded more than was paid")},
        {QStringLiteral("quantities"),
         tr("Nothing was returned that was not shipped, or shipped that was not ordered")},
        {QStringLiteral("order_numbers"), tr("The order numbers have no gap")},
        {QStringLiteral("idempotency_keys"), tr("Nothing was done twice")},
        {QStringLiteral("outbox_messages"),
         tr("Every delivery belongs to one record and one receiver")},
        {QStringLiteral("sagas"), tr("Every fulfilment fits its order")},
        {QStringLiteral("shop_settings"), tr("The shop's settings agree with their history")},
        {QStringLiteral("one_currency"), tr("Every amount is in the shop's currency")},
        {QStringLiteral("asynchronous_projections"),
         tr("Customer totals, best sellers and search fit the records")},
    };
    return rules.value(code);
}

TaskOutcome ReportText::verified(const VerifyReport& report) {
    qint64 checked = 0;
    qint64 problems = 0;
    QStringList broken;
    QStringList open;
    for (const VerifyReport::Check& check : report.checks) {
        checked += check.count;
        problems += check.problemCount;
        if (!check.notChecked.isEmpty()) open.append(rule(check.code));
        if (check.problemCount == 0) continue;
        //: A broken rule of the shop and in how many places it is broken.
        broken.append(tr("%1 (%2)").arg(rule(check.code), numberText(check.problemCount)));
    }
    if (problems == 0 && open.isEmpty()) {
        return {tr("The shop is in order: %1 things were checked.").arg(numberText(checked))};
    }
    if (problems == 0) {
        return {
            tr("Nothing is wrong with the %1 things that were checked. These rules could not be "
               "checked: %2. The command line says why: countertop-cli verify")
                .arg(numberText(checked), open.join(tr(", "))),
            MessageKind::Info};
    }
    return {tr("The shop is damaged in %Ln place(s). These rules are broken: %1. The command line "
               "names each place: countertop-cli verify",
               nullptr, static_cast<int>(problems))
                .arg(broken.join(tr(", "))),
            MessageKind::Error};
}

}  // namespace

QString importSummary(const ImportReport& report) { return ReportText::summary(report); }

TaskOutcome importOutcome(const ImportReport& report) {
    if (report.stoppedBy) {
        //: Why an import stopped, then what is in the shop already.
        return {
            ReportText::tr("%1 %2", "two sentences")
                .arg(errorText(*report.stoppedBy, report.currency), ReportText::stopped(report)),
            MessageKind::Error};
    }
    if (report.cancelled) {
        return {ReportText::tr("The import was cancelled. %1", "what is in the shop already")
                    .arg(ReportText::stopped(report)),
                MessageKind::Info};
    }
    return {ReportText::finished(report)};
}

TaskOutcome verifyOutcome(const VerifyReport& report) { return ReportText::verified(report); }

QString ruleText(const QString& code) { return ReportText::rule(code); }

QString warningText(ImportWarningKind kind) { return ReportText::warning(kind); }

}  // namespace countertop::reporttext
