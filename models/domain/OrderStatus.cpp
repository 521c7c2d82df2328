// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderStatus.h"

#include <array>
#include <utility>

namespace countertop {

namespace {

template <class Enum>
struct Word {
    Enum value;
    const char16_t* text;
};

constexpr std::array kLifecycles{
    Word<Lifecycle>{Lifecycle::None, u"none"},
    Word<Lifecycle>{Lifecycle::Draft, u"draft"},
    Word<Lifecycle>{Lifecycle::Pending, u"pending"},
    Word<Lifecycle>{Lifecycle::Confirmed, u"confirmed"},
    Word<Lifecycle>{Lifecycle::Completed, u"completed"},
    Word<Lifecycle>{Lifecycle::Cancelled, u"cancelled"},
    Word<Lifecycle>{Lifecycle::Expired, u"expired"},
};

constexpr std::array kPaymentStatuses{
    Word<PaymentStatus>{PaymentStatus::Unpaid, u"unpaid"},
    Word<PaymentStatus>{PaymentStatus::Authorized, u"authorized"},
    Word<PaymentStatus>{PaymentStatus::Voided, u"voided"},
    Word<PaymentStatus>{PaymentStatus::Failed, u"failed"},
    Word<PaymentStatus>{PaymentStatus::PartiallyPaid, u"partially_paid"},
    Word<PaymentStatus>{PaymentStatus::Paid, u"paid"},
    Word<PaymentStatus>{PaymentStatus::Overpaid, u"overpaid"},
    Word<PaymentStatus>{PaymentStatus::PartiallyRefunded, u"partially_refunded"},
    Word<PaymentStatus>{PaymentStatus::Refunded, u"refunded"},
};

constexpr std::array kFulfilmentStatuses{
    Word<FulfilmentStatus>{FulfilmentStatus::Unfulfilled, u"unfulfilled"},
    Word<FulfilmentStatus>{FulfilmentStatus::PartiallyShipped, u"partially_shipped"},
    Word<FulfilmentStatus>{FulfilmentStatus::Shipped, u"shipped"},
    Word<FulfilmentStatus>{FulfilmentStatus::Delivered, u"delivered"},
    Word<FulfilmentStatus>{FulfilmentStatus::PartiallyReturned, u"partially_returned"},
    Word<FulfilmentStatus>{FulfilmentStatus::Returned, u"returned"},
};

constexpr std::array kStatusWords{
    Word<StatusWord>{StatusWord::Draft, u"draft"},
    Word<StatusWord>{StatusWord::Pending, u"pending"},
    Word<StatusWord>{StatusWord::Paid, u"paid"},
    Word<StatusWord>{StatusWord::Shipped, u"shipped"},
    Word<StatusWord>{StatusWord::Cancelled, u"cancelled"},
};

constexpr std::array kOrderKinds{
    Word<OrderKind>{OrderKind::Sale, u"sale"},
    Word<OrderKind>{OrderKind::CreditNote, u"credit_note"},
};

constexpr std::array kPaymentMethods{
    Word<PaymentMethod>{PaymentMethod::Cash, u"cash"},
    Word<PaymentMethod>{PaymentMethod::Card, u"card"},
    Word<PaymentMethod>{PaymentMethod::Voucher, u"voucher"},
    Word<PaymentMethod>{PaymentMethod::BankTransfer, u"bank_transfer"},
    Word<PaymentMethod>{PaymentMethod::Imported, u"imported"},
    Word<PaymentMethod>{PaymentMethod::Gateway, u"gateway"},
};

constexpr std::array kPayers{
    Word<PayBy>{PayBy::Counter, u"counter"},
    Word<PayBy>{PayBy::Gateway, u"gateway"},
};

constexpr std::array kCustomerMessages{
    Word<CustomerMessageKind>{CustomerMessageKind::Created, u"created"},
    Word<CustomerMessageKind>{CustomerMessageKind::Confirmed, u"confirmed"},
    Word<CustomerMessageKind>{CustomerMessageKind::Shipped, u"shipped"},
};

template <class Table, class Enum>
QString textOf(const Table& table, Enum value) {
    for (const auto& word : table) {
        if (word.value == value) return QStringView(word.text).toString();
    }
    return {};
}

template <class Enum, class Table>
std::optional<Enum> valueOf(const Table& table, QStringView text) {
    for (const auto& word : table) {
        if (QStringView(word.text) == text) return word.value;
    }
    return std::nullopt;
}

}  // namespace

QString toText(Lifecycle value) { return textOf(kLifecycles, value); }
QString toText(PaymentStatus value) { return textOf(kPaymentStatuses, value); }
QString toText(FulfilmentStatus value) { return textOf(kFulfilmentStatuses, value); }
QString toText(StatusWord value) { return textOf(kStatusWords, value); }
QString toText(OrderKind value) { return textOf(kOrderKinds, value); }
QString toText(PaymentMethod value) { return textOf(kPaymentMethods, value); }
QString toText(PayBy value) { return textOf(kPayers, value); }
QString toText(CustomerMessageKind value) { return textOf(kCustomerMessages, value); }

std::optional<Lifecycle> lifecycleFromText(QStringView text) {
    return valueOf<Lifecycle>(kLifecycles, text);
}
std::optional<PaymentStatus> paymentStatusFromText(QStringView text) {
    return valueOf<PaymentStatus>(kPaymentStatuses, text);
}
std::optional<FulfilmentStatus> fulfilmentStatusFromText(QStringView text) {
    return valueOf<FulfilmentStatus>(kFulfilmentStatuses, text);
}
std::optional<StatusWord> statusWordFromText(QStringView text) {
    return valueOf<StatusWord>(kStatusWords, text);
}
std::optional<OrderKind> orderKindFromText(QStringView text) {
    return valueOf<OrderKind>(kOrderKinds, text);
}
std::optional<PaymentMethod> paymentMethodFromText(QStringView text) {
    return valueOf<PaymentMethod>(kPaymentMethods, text);
}
std::optional<PayBy> payByFromText(QStringView text) { return valueOf<PayBy>(kPayers, text); }
std::optional<CustomerMessageKind> customerMessageKindFromText(QStringView text) {
    return valueOf<CustomerMessageKind>(kCustomerMessages, text);
}

PaymentStatus derivePaymentStatus(Lifecycle lifecycle, const MoneySummary& money) {
    const qint64 net = money.capturedMinor - money.refundedMinor;
    const qint64 owed = money.totalMinor - money.creditedMinor;
    const bool anyBack = money.refundedMinor > 0;
    if (lifecycle == Lifecycle::Cancelled || lifecycle == Lifecycle::Expired) {
        return anyBack ? PaymentStatus::Refunded : PaymentStatus::Unpaid;
    }
    // The first match wins.
    if (anyBack && owed == 0 && net == 0) return PaymentStatus::Refunded;
    if (anyBack && money.creditedMinor > 0 && net == owed) return PaymentStatus::PartiallyRefunded;
    if (net > owed) return PaymentStatus::Overpaid;
    if (net == owed) return PaymentStatus::Paid;
    return net > 0 ? PaymentStatus::PartiallyPaid : PaymentStatus::Unpaid;
}

FulfilmentStatus deriveFulfilmentStatus(const QuantitySummary& quantities) {
    if (quantities.shipped > 0 && quantities.returned >= quantities.shipped) {
        return FulfilmentStatus::Returned;
    }
    if (quantities.returned > 0) return FulfilmentStatus::PartiallyReturned;
    if (quantities.shipped == 0) return FulfilmentStatus::Unfulfilled;
    if (quantities.shipped < quantities.ordered) return FulfilmentStatus::PartiallyShipped;
    return quantities.delivered ? FulfilmentStatus::Delivered : FulfilmentStatus::Shipped;
}

StatusWord deriveStatusWord(Lifecycle lifecycle, PaymentStatus payment,
                            FulfilmentStatus fulfilment) {
    if (lifecycle == Lifecycle::Cancelled || lifecycle == Lifecycle::Expired) {
        return StatusWord::Cancelled;
    }
    if (lifecycle == Lifecycle::Draft || lifecycle == Lifecycle::None) return StatusWord::Draft;
    switch (fulfilment) {
        case FulfilmentStatus::Shipped:
        case FulfilmentStatus::Delivered:
        case FulfilmentStatus::PartiallyReturned:
        case FulfilmentStatus::Returned:
            return StatusWord::Shipped;
        case FulfilmentStatus::Unfulfilled:
        case FulfilmentStatus::PartiallyShipped:
            break;
    }
    switch (payment) {
        case PaymentStatus::Paid:
        case PaymentStatus::Overpaid:
        case PaymentStatus::PartiallyRefunded:
        case PaymentStatus::Refunded:
            return StatusWord::Paid;
        case PaymentStatus::Unpaid:
        case PaymentStatus::Authorized:
        case PaymentStatus::Voided:
        case PaymentStatus::Failed:
        case PaymentStatus::PartiallyPaid:
            break;
    }
    return StatusWord::Pending;
}

}  // namespace countertop
