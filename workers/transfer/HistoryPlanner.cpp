// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/HistoryPlanner.h"

#include "models/core/Filled.h"
#include "models/core/Money.h"
#include "models/core/StableId.h"
#include "models/domain/ImportedNumber.h"

#include <algorithm>

namespace countertop {

namespace {

bool isCancellationNumber(const QString& invoice) {
    return invoice.startsWith(u'C', Qt::CaseInsensitive);
}

QString word(DocumentPart part) {
    switch (part) {
        case DocumentPart::Sale:
            return QStringLiteral("sale");
        case DocumentPart::Credit:
            return QStringLiteral("credit");
        case DocumentPart::Adjustment:
            return QStringLiteral("adjustment");
    }
    return {};
}

QString suffix(DocumentPart part) {
    switch (part) {
        case DocumentPart::Sale:
            return QStringLiteral("-S");
        case DocumentPart::Credit:
            return QStringLiteral("-C");
        case DocumentPart::Adjustment:
            return QStringLiteral("-A");
    }
    return {};
}

/// The execution order of an invoice's documents.
int turn(DocumentPart part) {
    switch (part) {
        case DocumentPart::Credit:
            return 0;
        case DocumentPart::Sale:
            return 1;
        case DocumentPart::Adjustment:
            return 2;
    }
    return 3;
}

qint64 minorOf(const DecimalAmount& amount, const QString& currency) {
    // Prices and quantities are limited so that a line's total always fits.
    return amount.toMinor(currency).value_or(0);
}

}  // namespace

HistoryPlanner::HistoryPlanner(QString source, QString currency, BusinessCalendar calendar)
    : m_source(std::move(source)),
      m_currency(std::move(currency)),
      m_calendar(std::move(calendar)) {}

InvoicePlan HistoryPlanner::plan(const Invoice& invoice) const {
    const HistoryLine& first = invoice.lines.first();
    const bool isCancellation = isCancellationNumber(invoice.number);
    InvoicePlan plan;
    plan.name = invoice.part == 1 ? invoice.number
                                  : filled(QStringLiteral("%1-%2"), invoice.number, invoice.part);
    plan.firstLine = first.fileLine;
    plan.day = first.date.toString(Qt::ISODate);
    plan.month = plan.day.left(7);
    plan.at = first.instant ? *first.instant : m_calendar.instantOf(first.date, first.time);
    if (!first.customer.isEmpty()) {
        plan.customerId =
            CustomerId(stableId(QStringLiteral("%1/customer/%2").arg(m_source, first.customer)));
        plan.customer.name = QStringLiteral("Customer %1").arg(first.customer);
        plan.customer.address = first.country;
    }
    if (invoice.part > 1) {
        plan.warnings.append({first.fileLine, ImportWarningKind::LaterPart,
                              QStringLiteral("Invoice %1 comes up again; taken as %2")
                                  .arg(invoice.number, plan.name)});
    }
    for (const HistoryLine& line : invoice.lines) addLine(plan, line, isCancellation);
    number(plan, isCancellation);
    for (const DocumentPart part :
         {DocumentPart::Sale, DocumentPart::Credit, DocumentPart::Adjustment}) {
        const bool isThere =
            std::any_of(plan.documents.cbegin(), plan.documents.cend(),
                        [&](const PlannedDocument& document) { return document.part == part; });
        if (!isThere) plan.otherDocuments.append({part, documentId(plan, part)});
    }
    return plan;
}

HistoryPlanner::Role HistoryPlanner::roleOf(const HistoryLine& line, bool isCancellation) {
    const bool isBack = line.quantity < 0;
    if (line.price.isNegative()) return isBack ? Role::Sale : Role::Adjustment;
    if (!isBack) return Role::Sale;
    return line.price.isZero() && !isCancellation ? Role::Correction : Role::Credit;
}

void HistoryPlanner::noteWarnings(InvoicePlan& plan, const HistoryLine& line, Role role,
                                  bool isCancellation) const {
    const auto note = [&](ImportWarningKind kind, const QString& detail) {
        plan.warnings.append({line.fileLine, kind, detail});
    };
    if (role == Role::Correction) {
        note(ImportWarningKind::StockCorrection,
             QStringLiteral("%1 of %2 without a price: taken as a correction of the stock")
                 .arg(line.quantity)
                 .arg(line.sku));
    } else if (role == Role::Adjustment) {
        note(ImportWarningKind::ManualAdjustment,
             QStringLiteral("The price %1 is negative: taken as a manual adjustment")
                 .arg(line.price.toText()));
    } else if (role == Role::Sale && line.quantity < 0) {
        note(ImportWarningKind::NegativeTwice,
             QStringLiteral("Quantity and price are negative: taken as a sale"));
    } else if (role == Role::Credit && !isCancellation) {
        note(ImportWarningKind::CreditOnInvoice,
             QStringLiteral("%1 of %2 with a price: taken as a credit note")
                 .arg(line.quantity)
                 .arg(line.sku));
    } else if (role == Role::Sale && isCancellation) {
        note(ImportWarningKind::SaleOnCancellation,
             QStringLiteral("A positive quantity on a cancellation: taken as a sale"));
    } else if (role == Role::Sale && line.price.isZero()) {
        note(ImportWarningKind::FreeLine, QStringLiteral("%1 is sold for nothing").arg(line.sku));
    }
    if (line.price.needsRounding(m_currency)) {
        note(ImportWarningKind::RoundedPrice,
             QStringLiteral("The price %1 is finer than %2 has it: the line's total is rounded")
                 .arg(line.price.toText(), m_currency));
    }
    if (line.description.isEmpty()) {
        note(ImportWarningKind::NoDescription,
             QStringLiteral("%1 has no description").arg(line.sku));
    }
    const QString customer =
        line.customer.isEmpty() ? QString() : QStringLiteral("Customer %1").arg(line.customer);
    if (customer != plan.customer.name) {
        note(ImportWarningKind::OtherCustomer,
             QStringLiteral("Another customer than the invoice's first line has; that one counts"));
    }
}

void HistoryPlanner::addLine(InvoicePlan& plan, const HistoryLine& line,
                             bool isCancellation) const {
    const Role role = roleOf(line, isCancellation);
    noteWarnings(plan, line, role, isCancellation);
    plan.lines += 1;
    plan.exact += line.amount();
    if (role == Role::Correction) {
        const auto known =
            std::find_if(plan.corrections.begin(), plan.corrections.end(),
                         [&](const CorrectStock& other) { return other.sku == line.sku; });
        if (known == plan.corrections.end()) {
            plan.corrections.append({line.sku, line.quantity, {}});
        } else {
            known->change += line.quantity;
        }
        return;
    }
    const DocumentPart part = role == Role::Sale     ? DocumentPart::Sale
                              : role == Role::Credit ? DocumentPart::Credit
                                                     : DocumentPart::Adjustment;
    QList<OrderLine>& lines = document(plan, part).command.lines;
    lines.append(orderLine(line));
    lines.last().lineNumber = static_cast<int>(lines.size());
    plan.rounded += DecimalAmount::fromMinor(lines.last().totalMinor, m_currency);
}

OrderLine HistoryPlanner::orderLine(const HistoryLine& line) const {
    OrderLine result;
    result.sku = line.sku;
    result.name = line.description;
    result.quantity = qAbs(line.quantity);
    result.unitPriceMinor = minorOf(line.price.magnitude(), m_currency);
    result.totalMinor = minorOf(line.amount(), m_currency);
    if (line.price.needsRounding(m_currency)) {
        result.exactUnitPrice = line.price.magnitude().toText();
    }
    return result;
}

OrderId HistoryPlanner::documentId(const InvoicePlan& plan, DocumentPart part) const {
    return OrderId(stableId(QStringLiteral("%1/%2/%3").arg(m_source, plan.name, word(part))));
}

PlannedDocument& HistoryPlanner::document(InvoicePlan& plan, DocumentPart part) const {
    const auto known =
        std::find_if(plan.documents.begin(), plan.documents.end(),
                     [&](const PlannedDocument& other) { return other.part == part; });
    if (known != plan.documents.end()) return *known;
    PlannedDocument created;
    created.part = part;
    RecordHistoricOrder& command = created.command;
    command.orderId = documentId(plan, part);
    command.kind = part == DocumentPart::Sale ? OrderKind::Sale : OrderKind::CreditNote;
    command.customerId = plan.customerId;
    command.customerName = plan.customer.name;
    command.placedAt = plan.at;
    command.restock = part == DocumentPart::Credit;
    if (part == DocumentPart::Credit) command.reason = QStringLiteral("cancelled");
    if (part == DocumentPart::Adjustment) command.reason = QStringLiteral("manual adjustment");
    plan.documents.append(created);
    return plan.documents.last();
}

/// The main document keeps the invoice's number; the others get a suffix.
void HistoryPlanner::number(InvoicePlan& plan, bool isCancellation) const {
    std::sort(plan.documents.begin(), plan.documents.end(),
              [](const PlannedDocument& left, const PlannedDocument& right) {
                  return turn(left.part) < turn(right.part);
              });
    for (CorrectStock& correction : plan.corrections) {
        correction.reason = QStringLiteral("Imported history, invoice %1").arg(plan.name);
    }
    plan.corrections.removeIf([](const CorrectStock& other) { return other.change == 0; });
    const DocumentPart wanted = isCancellation ? DocumentPart::Credit : DocumentPart::Sale;
    const auto main = std::find_if(plan.documents.begin(), plan.documents.end(),
                                   [&](const auto& other) { return other.part == wanted; });
    const auto keeper = main == plan.documents.end() ? plan.documents.begin() : main;
    for (auto at = plan.documents.begin(); at != plan.documents.end(); ++at) {
        at->command.number =
            importedNumber(m_source, at == keeper ? plan.name : plan.name + suffix(at->part));
    }
}

}  // namespace countertop
