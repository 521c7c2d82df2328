// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/StatusChip.h"

#include <QCoreApplication>

namespace countertop {

namespace {

/// The translation context of status words.
class StatusWords {
    Q_DECLARE_TR_FUNCTIONS(StatusWords)
};

}  // namespace

QString statuswords::text(StatusWord status) {
    switch (status) {
        case StatusWord::Draft:
            return StatusWords::tr("draft");
        case StatusWord::Pending:
            return StatusWords::tr("pending");
        case StatusWord::Paid:
            return StatusWords::tr("paid");
        case StatusWord::Shipped:
            return StatusWords::tr("shipped");
        case StatusWord::Cancelled:
            return StatusWords::tr("cancelled");
    }
    return {};
}

QString statuswords::text(PaymentStatus status) {
    switch (status) {
        case PaymentStatus::Unpaid:
            return StatusWords::tr("unpaid");
        case PaymentStatus::Authorized:
            return StatusWords::tr("authorised");
        case PaymentStatus::Voided:
            return StatusWords::tr("voided");
        case PaymentStatus::Failed:
            return StatusWords::tr("payment failed");
        case PaymentStatus::PartiallyPaid:
            return StatusWords::tr("partly paid");
        case PaymentStatus::Paid:
            return StatusWords::tr("paid");
        case PaymentStatus::Overpaid:
            return StatusWords::tr("overpaid");
        case PaymentStatus::PartiallyRefunded:
            return StatusWords::tr("partly refunded");
        case PaymentStatus::Refunded:
            return StatusWords::tr("refunded");
    }
    return {};
}

QString statuswords::text(FulfilmentStatus status) {
    switch (status) {
        case FulfilmentStatus::Unfulfilled:
            return StatusWords::tr("not shipped");
        case FulfilmentStatus::PartiallyShipped:
            return StatusWords::tr("partly shipped");
        case FulfilmentStatus::Shipped:
            return StatusWords::tr("shipped");
        case FulfilmentStatus::Delivered:
            return StatusWords::tr("handed over");
        case FulfilmentStatus::PartiallyReturned:
            return StatusWords::tr("partly returned");
        case FulfilmentStatus::Returned:
            return StatusWords::tr("returned");
    }
    return {};
}

QString statuswords::text(Lifecycle lifecycle) {
    switch (lifecycle) {
        case Lifecycle::None:
            return {};
        case Lifecycle::Draft:
            return StatusWords::tr("draft");
        case Lifecycle::Pending:
            return StatusWords::tr("pending");
        case Lifecycle::Confirmed:
            return StatusWords::tr("confirmed");
        case Lifecycle::Completed:
            return StatusWords::tr("completed");
        case Lifecycle::Cancelled:
            return StatusWords::tr("cancelled");
        case Lifecycle::Expired:
            return StatusWords::tr("expired");
    }
    return {};
}

QString statuswords::text(DeliveryStatus status) {
    switch (status) {
        case DeliveryStatus::Pending:
            return StatusWords::tr("waiting");
        case DeliveryStatus::Processing:
            return StatusWords::tr("sending");
        case DeliveryStatus::Delivered:
            return StatusWords::tr("delivered");
        case DeliveryStatus::Failed:
            return StatusWords::tr("will retry");
        case DeliveryStatus::Dead:
            return StatusWords::tr("given up");
        case DeliveryStatus::Discarded:
            return StatusWords::tr("discarded");
    }
    return {};
}

QString statuswords::text(PaymentMethod method) {
    switch (method) {
        case PaymentMethod::Cash:
            return StatusWords::tr("cash");
        case PaymentMethod::Card:
            return StatusWords::tr("card");
        case PaymentMethod::Voucher:
            return StatusWords::tr("voucher");
        case PaymentMethod::BankTransfer:
            return StatusWords::tr("bank transfer");
        case PaymentMethod::Imported:
            return StatusWords::tr("imported");
        case PaymentMethod::Gateway:
            return StatusWords::tr("payment service");
    }
    return {};
}

ChipTone statuswords::tone(StatusWord status) {
    switch (status) {
        case StatusWord::Draft:
            return ChipTone::Neutral;
        case StatusWord::Pending:
            return ChipTone::Warning;
        case StatusWord::Paid:
            return ChipTone::Info;
        case StatusWord::Shipped:
            return ChipTone::Good;
        case StatusWord::Cancelled:
            return ChipTone::Danger;
    }
    return ChipTone::Neutral;
}

ChipTone statuswords::tone(PaymentStatus status) {
    switch (status) {
        case PaymentStatus::Unpaid:
        case PaymentStatus::Authorized:
        case PaymentStatus::PartiallyPaid:
            return ChipTone::Warning;
        case PaymentStatus::Paid:
        case PaymentStatus::Overpaid:
            return ChipTone::Info;
        case PaymentStatus::Voided:
            return ChipTone::Neutral;
        case PaymentStatus::Failed:
        case PaymentStatus::PartiallyRefunded:
        case PaymentStatus::Refunded:
            return ChipTone::Danger;
    }
    return ChipTone::Neutral;
}

ChipTone statuswords::tone(DeliveryStatus status) {
    switch (status) {
        case DeliveryStatus::Pending:
        case DeliveryStatus::Discarded:
            return ChipTone::Neutral;
        case DeliveryStatus::Processing:
            return ChipTone::Info;
        case DeliveryStatus::Delivered:
            return ChipTone::Good;
        case DeliveryStatus::Failed:
            return ChipTone::Warning;
        case DeliveryStatus::Dead:
            return ChipTone::Danger;
    }
    return ChipTone::Neutral;
}

}  // namespace countertop
