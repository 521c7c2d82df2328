// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/TextForm.h"

namespace countertop {

/// Collects what is wrong with the fields of a command; each check adds at most one problem for
/// what it looks at. Plain value.
class FieldChecker {
public:
    static constexpr qsizetype kMaximumText = 1000;

    void require(bool good, const QString& field, const QString& message, const QString& reason,
                 const QJsonObject& facts = {});
    void identifier(const QString& text, const QString& field);
    void text(const QString& value, const QString& field, qsizetype longest = kMaximumText);
    void form(const QString& value, const QString& field, TextKind kind);
    /// A single-line text for people.
    void name(const QString& value, const QString& field, qsizetype longest);
    /// The SKU of a new product, which all later commands refer to.
    void newSku(const QString& value, const QString& field);
    void barcodes(const QStringList& values);
    void email(const QString& value, const QString& field);
    void sku(const QString& value, const QString& field);
    void quantity(qint64 value, const QString& field);
    /// `subject` begins the sentence: "The stock must be between 0 and 9; 10 is not".
    void within(qint64 value, qint64 least, qint64 largest, const QString& field,
                const QString& subject, const QString& reason);
    void price(qint64 value, const QString& field);
    void lineRequest(const LineRequest& line, const QString& field);
    void lines(const QList<LineRequest>& requests);
    void someLines(const QList<LineRequest>& requests);
    void order(const OrderId& orderId);
    void customer(const CustomerId& customerId);
    void details(const CustomerDetails& value);
    void payment(const PaymentRequest& request);
    void reason(const QString& value);

    QList<FieldProblem> problems;
};

}  // namespace countertop
