// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/FieldChecker.h"

#include "models/core/Filled.h"
#include "models/core/ProductCode.h"

#include <QHash>

namespace countertop {

namespace {

constexpr qsizetype kMaximumSku = 64;

}  // namespace

void FieldChecker::require(bool good, const QString& field, const QString& message,
                           const QString& reason, const QJsonObject& facts) {
    if (!good) problems.append({field, message, reason, facts});
}

void FieldChecker::identifier(const QString& text, const QString& field) {
    require(isUuidText(text), field, QStringLiteral("This is not a known identifier"),
            QStringLiteral("not_an_identifier"));
}

void FieldChecker::text(const QString& value, const QString& field, qsizetype longest) {
    if (value.size() > longest) {
        require(false, field, QStringLiteral("Use at most %1 characters").arg(longest),
                QStringLiteral("text_too_long"), {{QStringLiteral("longest"), longest}});
    }
    form(value, field, TextKind::Note);
}

void FieldChecker::form(const QString& value, const QString& field, TextKind kind) {
    if (const auto fault = textFault(kind, value)) {
        require(false, field, fault->message, fault->reason);
    }
}

void FieldChecker::name(const QString& value, const QString& field, qsizetype longest) {
    if (value.size() > longest) return text(value, field, longest);
    form(value, field, TextKind::Name);
}

void FieldChecker::newSku(const QString& value, const QString& field) {
    sku(value, field);
    if (problems.isEmpty()) form(value, field, TextKind::Code);
}

void FieldChecker::barcodes(const QStringList& values) {
    const QString field = QStringLiteral("barcode");
    QHash<QString, QString> known;
    for (const QString& value : values) {
        require(!isBlank(value), field, QStringLiteral("A barcode cannot be empty"),
                QStringLiteral("barcode_empty"));
        if (isBlank(value)) continue;
        require(value == value.trimmed(), field,
                QStringLiteral("A barcode cannot begin or end with a space"),
                QStringLiteral("barcode_with_spaces"));
        if (value.size() > kMaximumSku) text(value, field, kMaximumSku);
        form(value, field, TextKind::Code);
        const QString code = comparedCode(value);
        const QString same = known.value(code);
        require(same.isEmpty(), field,
                QStringLiteral("The barcodes %1 and %2 are one code").arg(same, value),
                QStringLiteral("barcode_twice"),
                {{QStringLiteral("text"), same}, {QStringLiteral("other"), value}});
        known.insert(code, value);
    }
}

void FieldChecker::email(const QString& value, const QString& field) {
    name(value, field, 200);
    require(value.isEmpty() || isEmailAddress(value), field,
            QStringLiteral("An e-mail address is like name@example.com"),
            QStringLiteral("not_an_email"));
}

void FieldChecker::sku(const QString& value, const QString& field) {
    require(!isBlank(value), field, QStringLiteral("Give the product's SKU"),
            QStringLiteral("sku_missing"));
    require(value == value.trimmed(), field,
            QStringLiteral("A SKU cannot begin or end with a space"),
            QStringLiteral("sku_with_spaces"));
    text(value, field, kMaximumSku);
}

void FieldChecker::quantity(qint64 value, const QString& field) {
    if (value >= 1 && value <= kMaximumQuantity) return;
    require(false, field,
            QStringLiteral("The quantity must be between 1 and %1; %2 is not")
                .arg(kMaximumQuantity)
                .arg(value),
            QStringLiteral("quantity_out_of_range"),
            {{QStringLiteral("largest"), kMaximumQuantity}});
}

void FieldChecker::within(qint64 value, qint64 least, qint64 largest, const QString& field,
                          const QString& subject, const QString& reason) {
    if (value >= least && value <= largest) return;
    require(false, field,
            filled(QStringLiteral("%1 must be between %2 and %3; %4 is not"), subject, least,
                   largest, value),
            reason, {{QStringLiteral("least"), least}, {QStringLiteral("largest"), largest}});
}

void FieldChecker::price(qint64 value, const QString& field) {
    require(value >= 0, field, QStringLiteral("The price must not be negative"),
            QStringLiteral("price_negative"));
    require(value <= kMaximumAmountMinor, field,
            QStringLiteral("The amount is too large to handle"),
            QStringLiteral("amount_too_large"));
}

void FieldChecker::lineRequest(const LineRequest& line, const QString& field) {
    sku(line.sku, field + QStringLiteral(".sku"));
    quantity(line.quantity, field + QStringLiteral(".quantity"));
    if (line.unitPriceMinor) price(*line.unitPriceMinor, field + QStringLiteral(".price"));
}

void FieldChecker::lines(const QList<LineRequest>& requests) {
    if (requests.size() > kMaximumLines) {
        require(false, QStringLiteral("lines"),
                QStringLiteral("An order cannot have more than %1 lines").arg(kMaximumLines),
                QStringLiteral("too_many_lines"), {{QStringLiteral("most"), kMaximumLines}});
    }
    for (qsizetype at = 0; at < requests.size(); ++at) {
        FieldChecker line;
        line.lineRequest(requests[at], {});
        for (FieldProblem& problem : line.problems) {
            problem.field.prepend(QStringLiteral("lines[%1]").arg(at));
            problems.append(problem);
        }
    }
}

void FieldChecker::someLines(const QList<LineRequest>& requests) {
    require(!requests.isEmpty(), QStringLiteral("lines"),
            QStringLiteral("An order needs at least one line"), QStringLiteral("no_lines"));
    lines(requests);
}

void FieldChecker::order(const OrderId& orderId) {
    identifier(orderId.text(), QStringLiteral("order_id"));
}

void FieldChecker::customer(const CustomerId& customerId) {
    if (!customerId.isEmpty()) identifier(customerId.text(), QStringLiteral("customer_id"));
}

void FieldChecker::details(const CustomerDetails& value) {
    require(!isBlank(value.name), QStringLiteral("name"),
            QStringLiteral("Give the customer's name"), QStringLiteral("customer_name_missing"));
    name(value.name, QStringLiteral("name"), 200);
    email(value.email, QStringLiteral("email"));
    name(value.phone, QStringLiteral("phone"), 60);
    text(value.address, QStringLiteral("address"));
    text(value.note, QStringLiteral("note"));
}

void FieldChecker::payment(const PaymentRequest& request) {
    if (request.amountMinor) {
        require(*request.amountMinor > 0, QStringLiteral("amount"),
                QStringLiteral("The amount must be more than zero"),
                QStringLiteral("amount_not_positive"));
    }
    if (request.tenderedMinor) {
        require(*request.tenderedMinor >= 0, QStringLiteral("tendered"),
                QStringLiteral("The cash handed over cannot be negative"),
                QStringLiteral("tendered_negative"));
    }
}

void FieldChecker::reason(const QString& value) {
    require(!value.trimmed().isEmpty(), QStringLiteral("reason"), QStringLiteral("Say why"),
            QStringLiteral("reason_missing"));
    text(value, QStringLiteral("reason"));
}

}  // namespace countertop
