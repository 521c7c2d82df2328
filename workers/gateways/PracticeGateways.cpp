// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/PracticeGateways.h"

#include <QStringList>
#include <QTimer>

namespace countertop {

namespace {

const QString kNoAnswer = QStringLiteral("the practice gateway gives no answer");

const QStringList& effects() {
    static const QStringList kEffects{QStringLiteral("charge"), QStringLiteral("refund"),
                                      QStringLiteral("shipment"), QStringLiteral("cancellation")};
    return kEffects;
}

std::optional<PracticeRule::Kind> kindOf(const QString& word) {
    if (word == u"refuse") return PracticeRule::Kind::Refuse;
    if (word == u"fail") return PracticeRule::Kind::Fail;
    if (word == u"lose") return PracticeRule::Kind::Lose;
    return std::nullopt;
}

/// Adds one "effect=word[:number]" to the rules; false when it is invalid.
bool addRule(PracticeRules& rules, const QString& text) {
    const QString effect = text.section(u'=', 0, 0).trimmed();
    const QString rule = text.section(u'=', 1).trimmed();
    const QString word = rule.section(u':', 0, 0);
    const QString figure = rule.section(u':', 1);
    bool isNumber = true;
    const int number = figure.isEmpty() ? -1 : figure.toInt(&isNumber);
    if (!effects().contains(effect) || !isNumber) return false;
    if (word == u"delay" && number >= 0) {
        rules[effect].delayMs = number;
        return true;
    }
    const auto kind = kindOf(word);
    if (!kind) return false;
    rules[effect].kind = *kind;
    rules[effect].times = number;
    return true;
}

}  // namespace

Result<PracticeRules> practiceRulesFrom(const QString& text) {
    PracticeRules rules;
    for (const QString& rule : text.split(u',', Qt::SkipEmptyParts)) {
        if (addRule(rules, rule)) continue;
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("'%1' is no rule for the practice gateway").arg(rule),
                    QStringLiteral("not_a_practice_rule"));
    }
    return rules;
}

void PracticeService::serve(const PracticeLog::Entry& entry, bool voidAbsent, Done done) {
    QTimer::singleShot(
        m_rules.value(entry.effect).delayMs, this,
        [this, entry, voidAbsent, done = std::move(done)] { done(answer(entry, voidAbsent)); });
}

PracticeRule::Kind PracticeService::takeRule(const QString& effect) {
    const auto rule = m_rules.find(effect);
    if (rule == m_rules.end() || rule->times == 0) return PracticeRule::Kind::Work;
    if (rule->times > 0) --rule->times;
    return rule->kind;
}

SagaAnswer PracticeService::answer(const PracticeLog::Entry& entry, bool voidAbsent) {
    const PracticeRule::Kind kind = takeRule(entry.effect);
    if (kind == PracticeRule::Kind::Refuse) {
        const auto known = m_log.knows(entry.key);
        if (!known) return SagaAnswer::unanswered(known.error().detail);
        // A key that has had its effect gets the same answer again, as with real gateways.
        if (!*known) {
            return SagaAnswer::refused(
                QStringLiteral("the practice gateway refuses the %1").arg(entry.effect));
        }
    }
    if (kind == PracticeRule::Kind::Fail) return SagaAnswer::unanswered(kNoAnswer);
    const auto applied = m_log.apply(entry, voidAbsent);
    if (!applied) {
        return applied.error().code == ErrorCode::NotAllowed
                   ? SagaAnswer::refused(applied.error().detail)
                   : SagaAnswer::unanswered(applied.error().detail);
    }
    if (kind == PracticeRule::Kind::Lose) return SagaAnswer::unanswered(kNoAnswer);
    return SagaAnswer::done(applied->reference);
}

void PracticePaymentGateway::charge(const ChargeRequest& request, Done done) {
    m_service.serve({QStringLiteral("charge"),
                     request.key,
                     {},
                     request.orderId.text(),
                     request.amountMinor,
                     request.currency,
                     {}},
                    false, std::move(done));
}

void PracticePaymentGateway::refund(const RefundRequest& request, Done done) {
    m_service.serve({QStringLiteral("refund"),
                     request.key,
                     request.chargeKey,
                     request.orderId.text(),
                     request.amountMinor,
                     request.currency,
                     {}},
                    request.chargeUnknown, std::move(done));
}

void PracticeCarrier::createShipment(const ShipmentRequest& request, Done done) {
    m_service.serve(
        {QStringLiteral("shipment"), request.key, {}, request.orderId.text(), 0, {}, {}}, false,
        std::move(done));
}

void PracticeCarrier::cancelShipment(const ShipmentCancellation& request, Done done) {
    m_service.serve({QStringLiteral("cancellation"),
                     request.key,
                     request.shipmentKey,
                     request.orderId.text(),
                     0,
                     {},
                     {}},
                    request.shipmentUnknown, std::move(done));
}

}  // namespace countertop
