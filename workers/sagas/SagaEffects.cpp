// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sagas/SagaEffects.h"

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

/// The till under which the sagas' money is recorded; it has no drawer.
const QString kTill = u"SAGA"_s;
const QString kActor = u"saga"_s;

/// The reference of a shipment that a clerk has sent: the carrier is neither asked to create it nor
/// to cancel it.
const QString kByHand = u"by hand"_s;

/// Whether the same command may succeed later.
bool mayPass(const Error& error) {
    if (error.transient || error.outcomeUnknown) return true;
    switch (error.code) {
        case ErrorCode::VersionConflict:
        case ErrorCode::CommandInProgress:
        case ErrorCode::QueueFull:
        case ErrorCode::ShuttingDown:
        case ErrorCode::Timeout:
        case ErrorCode::Cancelled:
        case ErrorCode::Storage:
        case ErrorCode::Network:
            return true;
        case ErrorCode::InvalidInput:
        case ErrorCode::NotFound:
        case ErrorCode::OutOfStock:
        case ErrorCode::InvalidTransition:
        case ErrorCode::IdempotencyKeyReused:
        case ErrorCode::NotAllowed:
        case ErrorCode::Damaged:
        case ErrorCode::NewerDatabase:
            break;
    }
    return false;
}

}  // namespace

void SagaEffects::perform(const SagaEffect& effect, Done done) {
    switch (effect.action) {
        case SagaAction::ReserveStock:
            return done(placeAgain(effect));
        case SagaAction::TakePayment:
            return takePayment(effect, std::move(done));
        case SagaAction::CreateShipment:
            return createShipment(effect, std::move(done));
        case SagaAction::CompleteOrder:
            return done(completeOrder(effect));
        case SagaAction::CancelShipment:
            return cancelShipment(effect, std::move(done));
        case SagaAction::RefundPayment:
            return refundPayment(effect, std::move(done));
        case SagaAction::ReleaseStock:
        case SagaAction::FailOrder:
            return done(cancelOrder(effect));
    }
}

Result<bool> SagaEffects::isShippedByHand(const SagaEffect& effect) {
    // An earlier attempt may have had its effect: look up its key instead.
    if (effect.attempt > 1) return false;
    const auto loaded = m_shop.orders().load(effect.orderId);
    if (!loaded) return fail(loaded.error());
    return loaded->order.fulfilmentStatus() != FulfilmentStatus::Unfulfilled;
}

void SagaEffects::createShipment(const SagaEffect& effect, Done done) {
    const auto byHand = isShippedByHand(effect);
    if (!byHand) return done(SagaAnswer::unanswered(byHand.error().detail));
    if (*byHand) return done(SagaAnswer::done(kByHand));
    m_carrier.createShipment({effect.key, effect.orderId, effect.correlationId}, std::move(done));
}

void SagaEffects::cancelShipment(const SagaEffect& effect, Done done) {
    if (effect.otherReference == kByHand) return done(SagaAnswer::done());
    m_carrier.cancelShipment({effect.key, effect.otherKey, effect.otherReference,
                              effect.otherUnknown, effect.orderId, effect.correlationId},
                             std::move(done));
}

void SagaEffects::takePayment(const SagaEffect& effect, Done done) {
    if (effect.amountMinor == 0) return done(SagaAnswer::done());
    m_gateway.charge(
        {effect.key, effect.orderId, effect.amountMinor, effect.currency, effect.correlationId},
        [this, effect, done = std::move(done)](const SagaAnswer& answer) {
            const bool isTaken = answer.kind == SagaAnswer::Kind::Done;
            done(isTaken ? notePayment(effect, answer.reference) : answer);
        });
}

SagaAnswer SagaEffects::notePayment(const SagaEffect& effect, const QString& reference) {
    SagaAnswer answer =
        send(effect,
             PayOrder{effect.orderId, {PaymentMethod::Gateway, effect.amountMinor, std::nullopt}},
             effect.key + u"/pay"_s, {u"already_paid"_s});
    answer.reference = reference;
    // The gateway has taken the money, so it must be refunded.
    if (answer.kind == SagaAnswer::Kind::Refused) answer.kind = SagaAnswer::Kind::HalfDone;
    return answer;
}

void SagaEffects::refundPayment(const SagaEffect& effect, Done done) {
    if (effect.amountMinor == 0) return done(SagaAnswer::done());
    m_gateway.refund({effect.key, effect.otherKey, effect.otherReference, effect.otherUnknown,
                      effect.orderId, effect.amountMinor, effect.currency, effect.correlationId},
                     [this, effect, done = std::move(done)](const SagaAnswer& answer) {
                         const bool isBack = answer.kind == SagaAnswer::Kind::Done;
                         done(isBack ? noteRefund(effect, answer.reference) : answer);
                     });
}

SagaAnswer SagaEffects::noteRefund(const SagaEffect& effect, const QString& reference) {
    const std::optional<qint64> amount =
        effect.isPart ? std::optional(effect.amountMinor) : std::nullopt;
    SagaAnswer answer = send(
        effect, RefundOrder{effect.orderId, amount, effect.reason, true}, effect.key + u"/refund"_s,
        {u"nothing_to_refund"_s, u"already_refunded"_s, u"already_cancelled"_s});
    answer.reference = reference;
    return answer;
}

SagaAnswer SagaEffects::placeAgain(const SagaEffect& effect) {
    const auto earlier = m_shop.orders().load(effect.orderId);
    if (!earlier) return SagaAnswer::unanswered(earlier.error().detail);
    PlaceOrder place;
    place.orderId = effect.newOrderId;
    place.customerId = earlier->order.customerId;
    place.payBy = PayBy::Gateway;
    for (const OrderLine& line : earlier->order.lines) {
        place.lines.append({line.sku, line.quantity, line.unitPriceMinor});
    }
    return send(effect, place, effect.key, {u"already_exists"_s}, earlier->order.till);
}

SagaAnswer SagaEffects::completeOrder(const SagaEffect& effect) {
    SagaAnswer shipped =
        send(effect, ShipOrder{effect.orderId, effect.otherReference}, effect.key + u"/ship"_s,
             {u"already_shipped"_s, u"already_completed"_s});
    if (shipped.kind != SagaAnswer::Kind::Done) return shipped;
    SagaAnswer completed = send(effect, CompleteOrder{effect.orderId}, effect.key + u"/complete"_s,
                                {u"already_completed"_s});
    if (completed.kind == SagaAnswer::Kind::Refused) completed.kind = SagaAnswer::Kind::HalfDone;
    return completed;
}

SagaAnswer SagaEffects::cancelOrder(const SagaEffect& effect) {
    // One command releases the stock and fails the order; the second step finds it done by its key.
    const QString key = effect.action == SagaAction::FailOrder && !effect.otherKey.isEmpty()
                            ? effect.otherKey
                            : effect.key;
    return send(effect, CancelOrder{effect.orderId, effect.reason}, key + u"/cancel"_s,
                {u"already_cancelled"_s});
}

SagaAnswer SagaEffects::send(const SagaEffect& effect, const Command& command, const QString& key,
                             const QStringList& satisfied, const QString& till) {
    const CommandOrigin origin{kActor, till.isEmpty() ? kTill : till, effect.correlationId,
                               effect.sagaId, std::nullopt};
    const auto result = m_shop.bus().dispatch(command, Intent::again(key), origin);
    if (result) return SagaAnswer::done();
    const Error& error = result.error();
    if (satisfied.contains(error.reason)) return SagaAnswer::done();
    if (mayPass(error)) return SagaAnswer::unanswered(error.detail);
    // The reason in brackets lets the window translate it.
    return SagaAnswer::refused(error.reason.isEmpty()
                                   ? error.detail
                                   : QStringLiteral("%1 [%2]").arg(error.detail, error.reason));
}

}  // namespace countertop
