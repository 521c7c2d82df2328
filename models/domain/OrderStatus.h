// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace countertop {

/// The only stored state of an order. The rest of its status is derived.
enum class Lifecycle { None, Draft, Pending, Confirmed, Completed, Cancelled, Expired };

/// Derived from the payments ledger.
enum class PaymentStatus {
    Unpaid,
    Authorized,
    Voided,
    Failed,
    PartiallyPaid,
    Paid,
    Overpaid,
    PartiallyRefunded,
    Refunded,
};

/// Derived from shipped and returned quantities.
enum class FulfilmentStatus {
    Unfulfilled,
    PartiallyShipped,
    Shipped,
    Delivered,
    PartiallyReturned,
    Returned,
};

/// The status word that lists show and filter by.
enum class StatusWord { Draft, Pending, Paid, Shipped, Cancelled };

/// A sale, or a refund without an order of ours behind it (history, goodwill).
enum class OrderKind { Sale, CreditNote };

enum class PaymentMethod { Cash, Card, Voucher, BankTransfer, Imported, Gateway };

/// Where an order is paid: to staff at the counter, or through the payment gateway by a saga. Only
/// the gateway can refund what it took.
enum class PayBy { Counter, Gateway };

/// What a customer is told about an order.
enum class CustomerMessageKind { Created, Confirmed, Shipped };

/// The stored lower-case words: "partially_paid", "bank_transfer" …
[[nodiscard]] QString toText(Lifecycle value);
[[nodiscard]] QString toText(PaymentStatus value);
[[nodiscard]] QString toText(FulfilmentStatus value);
[[nodiscard]] QString toText(StatusWord value);
[[nodiscard]] QString toText(OrderKind value);
[[nodiscard]] QString toText(PaymentMethod value);
[[nodiscard]] QString toText(PayBy value);
[[nodiscard]] QString toText(CustomerMessageKind value);

/// The value with that stored word, or nullopt.
[[nodiscard]] std::optional<Lifecycle> lifecycleFromText(QStringView text);
[[nodiscard]] std::optional<PaymentStatus> paymentStatusFromText(QStringView text);
[[nodiscard]] std::optional<FulfilmentStatus> fulfilmentStatusFromText(QStringView text);
[[nodiscard]] std::optional<StatusWord> statusWordFromText(QStringView text);
[[nodiscard]] std::optional<OrderKind> orderKindFromText(QStringView text);
[[nodiscard]] std::optional<PaymentMethod> paymentMethodFromText(QStringView text);
[[nodiscard]] std::optional<PayBy> payByFromText(QStringView text);
[[nodiscard]] std::optional<CustomerMessageKind> customerMessageKindFromText(QStringView text);

/// Sums of an order's payments ledger in minor units; a credit note's total and refunds count by
/// their magnitude.
struct MoneySummary {
    qint64 totalMinor = 0;
    qint64 capturedMinor = 0;
    qint64 refundedMinor = 0;
    qint64 creditedMinor = 0;
};

/// Sums of an order's line quantities.
struct QuantitySummary {
    qint64 ordered = 0;
    qint64 shipped = 0;
    qint64 returned = 0;
    bool delivered = false;
};

[[nodiscard]] PaymentStatus derivePaymentStatus(Lifecycle lifecycle, const MoneySummary& money);
[[nodiscard]] FulfilmentStatus deriveFulfilmentStatus(const QuantitySummary& quantities);
[[nodiscard]] StatusWord deriveStatusWord(Lifecycle lifecycle, PaymentStatus payment,
                                          FulfilmentStatus fulfilment);

}  // namespace countertop
