// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/ImportReport.h"

#include <QJsonArray>

#include <algorithm>

namespace countertop {

namespace {

QJsonObject totalsJson(const ImportTotals& totals) {
    return {{QStringLiteral("lines"), totals.lines},
            {QStringLiteral("invoices"), totals.invoices},
            {QStringLiteral("exact"), totals.exact.toText()},
            {QStringLiteral("rounded"), totals.rounded.toText()},
            {QStringLiteral("difference"), totals.difference().toText()}};
}

QString totalsText(const QString& name, const ImportTotals& totals) {
    const QString lines = totals.lines == 1 ? QStringLiteral("line ") : QStringLiteral("lines");
    const QString invoices =
        totals.invoices == 1 ? QStringLiteral("invoice ") : QStringLiteral("invoices");
    return QStringLiteral("%1  %2 %3  %4 %5  exact %6  rounded %7  difference %8\n")
        .arg(name, -8)
        .arg(totals.lines, 8)
        .arg(lines)
        .arg(totals.invoices, 7)
        .arg(invoices)
        .arg(totals.exact.toText(), 16)
        .arg(totals.rounded.toText(), 16)
        .arg(totals.difference().toText(), 8);
}

QString separatorText(char separator) {
    return separator == '\t' ? QStringLiteral("tab") : QString(QLatin1Char(separator));
}

QString decimalText(DecimalSign sign) {
    return sign == DecimalSign::Comma ? QStringLiteral("comma") : QStringLiteral("point");
}

/// In the form of the command line's options, which make a file read the same way again.
QJsonValue formJson(const std::optional<FileForm>& form) {
    if (!form) return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("encoding"), QString::fromLatin1(form->encoding)},
                       {QStringLiteral("separator"), separatorText(form->separator)},
                       {QStringLiteral("decimal"), decimalText(form->decimal)},
                       {QStringLiteral("date_order"), toText(form->dateOrder)}};
}

QString formText(const FileForm& form) {
    return QStringLiteral("read as              %1, separated by '%2', decimal %3, dates %4\n")
        .arg(QString::fromLatin1(form.encoding), separatorText(form.separator),
             decimalText(form.decimal), toText(form.dateOrder));
}

QJsonArray linesJson(const QList<qint64>& lines) {
    QJsonArray json;
    for (const qint64 line : lines) json.append(line);
    return json;
}

/// Why lines were left out: one entry per reason.
QJsonArray leftOutJson(const ImportReport& report) {
    QJsonArray json;
    for (const auto& [kind, sample] : report.samples.asKeyValueRange()) {
        if (!isSkipped(kind)) continue;
        json.append(QJsonObject{{QStringLiteral("reason"), toText(kind)},
                                {QStringLiteral("count"), report.warningCounts.value(kind)},
                                {QStringLiteral("first_lines"), linesJson(sample.lines)},
                                {QStringLiteral("detail"), sample.detail}});
    }
    return json;
}

/// One sentence for all lines of a kind: the text of the first, and the numbers of the others.
QString sampleText(const ImportReport::Sample& sample, qint64 count) {
    if (count == 1) {
        return QStringLiteral("line %1: %2\n").arg(sample.lines.first()).arg(sample.detail);
    }
    QStringList lines;
    for (const qint64 line : sample.lines) lines.append(QString::number(line));
    if (count > sample.lines.size()) lines.append(QStringLiteral("…"));
    return QStringLiteral("lines %1 (%2 in all), the first: %3\n")
        .arg(lines.join(QStringLiteral(", ")), QString::number(count), sample.detail);
}

}  // namespace

void ImportTotals::add(const InvoicePlan& plan) {
    lines += plan.lines;
    invoices += 1;
    exact += plan.exact;
    rounded += plan.rounded;
}

void ImportReport::note(const ImportWarning& warning) {
    warningCounts[warning.kind] += 1;
    // A refused invoice is one warning for many lines; leaveOut() counts them.
    if (warning.kind < ImportWarningKind::RefusedInvoice) leftOutLines += 1;
    if (warnings.size() < kKeptWarnings) warnings.append(warning);
    Sample& sample = samples[warning.kind];
    if (sample.lines.isEmpty()) sample.detail = warning.detail;
    if (sample.lines.size() < kNamedLines) sample.lines.append(warning.line);
}

ImportWarning ImportReport::leaveOut(const InvoicePlan& plan, const Error& error) {
    const ImportWarning odd{
        plan.firstLine, ImportWarningKind::RefusedInvoice,
        QStringLiteral("Invoice %1 was refused: %2").arg(plan.name, error.detail)};
    refusedInvoices += 1;
    leftOutLines += plan.lines;
    note(odd);
    return odd;
}

ImportReport ImportReport::refusal() const {
    ImportReport report;
    report.linesRead = linesRead;
    report.leftOutLines = leftOutLines;
    report.leftOutInvoices = leftOutInvoices;
    report.refusedInvoices = refusedInvoices;
    report.currency = currency;
    report.form = form;
    report.warnings = warnings;
    report.warningCounts = warningCounts;
    report.samples = samples;
    report.strictlyRefused = true;
    return report;
}

void ImportReport::take(const InvoicePlan& plan) {
    total.add(plan);
    months[plan.month].add(plan);
    if (firstDay.isEmpty() || plan.day < firstDay) firstDay = plan.day;
    lastDay = std::max(lastDay, plan.day);
}

QJsonObject toJson(const ImportReport& report) {
    QJsonObject months;
    for (const auto& [month, totals] : report.months.asKeyValueRange()) {
        months.insert(month, totalsJson(totals));
    }
    QJsonObject counts;
    for (const auto& [kind, count] : report.warningCounts.asKeyValueRange()) {
        counts.insert(toText(kind), count);
    }
    QJsonArray warnings;
    for (const ImportWarning& warning : report.warnings) {
        warnings.append(QJsonObject{{QStringLiteral("line"), warning.line},
                                    {QStringLiteral("kind"), toText(warning.kind)},
                                    {QStringLiteral("detail"), warning.detail}});
    }
    return {{QStringLiteral("lines_read"), report.linesRead},
            {QStringLiteral("left_out_lines"), report.leftOutLines},
            {QStringLiteral("left_out_invoices"), report.leftOutInvoices},
            {QStringLiteral("left_out"), leftOutJson(report)},
            {QStringLiteral("lines_skipped"), report.leftOutLines},
            {QStringLiteral("orders"), report.orders},
            {QStringLiteral("credit_notes"), report.creditNotes},
            {QStringLiteral("adjustments"), report.adjustments},
            {QStringLiteral("stock_corrections"), report.corrections},
            {QStringLiteral("products_created"), report.productsCreated},
            {QStringLiteral("customers_created"), report.customersCreated},
            {QStringLiteral("stock_opened"), report.stockOpened},
            {QStringLiteral("stock_added"), report.stockAdded},
            {QStringLiteral("already_imported"), report.alreadyImported},
            {QStringLiteral("different"), report.different},
            {QStringLiteral("replaced"), report.replaced},
            {QStringLiteral("refused_invoices"), report.refusedInvoices},
            {QStringLiteral("first_day"), report.firstDay},
            {QStringLiteral("last_day"), report.lastDay},
            {QStringLiteral("currency"), report.currency},
            {QStringLiteral("form"), formJson(report.form)},
            {QStringLiteral("total"), totalsJson(report.total)},
            {QStringLiteral("months"), months},
            {QStringLiteral("oddity_counts"), counts},
            {QStringLiteral("oddities"), warnings},
            {QStringLiteral("cancelled"), report.cancelled}};
}

QString toText(const ImportReport& report) {
    QString text;
    const auto add = [&text](const char* name, qint64 count) {
        text += QStringLiteral("%1 %2\n").arg(QLatin1StringView(name), -20).arg(count);
    };
    if (report.form) text += formText(*report.form);
    add("lines read", report.linesRead);
    add("lines left out", report.leftOutLines);
    add("invoices left out", report.leftOutInvoices);
    add("invoices", report.total.invoices);
    add("orders", report.orders);
    add("credit notes", report.creditNotes);
    add("manual adjustments", report.adjustments);
    add("stock corrections", report.corrections);
    add("products created", report.productsCreated);
    add("customers created", report.customersCreated);
    add("products opened", report.stockOpened);
    add("stock topped up", report.stockAdded);
    add("already imported", report.alreadyImported);
    add("with other contents", report.different);
    add("corrected", report.replaced);
    add("invoices refused", report.refusedInvoices);
    text += QStringLiteral("days                 %1 to %2\n").arg(report.firstDay, report.lastDay);
    for (const auto& [month, totals] : report.months.asKeyValueRange()) {
        text += totalsText(month, totals);
    }
    text += totalsText(QStringLiteral("total"), report.total);
    for (const auto& [kind, count] : report.warningCounts.asKeyValueRange()) {
        text += QStringLiteral("odd: %1 %2\n").arg(toText(kind), -22).arg(count);
    }
    for (const auto& [kind, sample] : report.samples.asKeyValueRange()) {
        text += sampleText(sample, report.warningCounts.value(kind));
    }
    return text;
}

}  // namespace countertop
