// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/TillDraft.h"

#include "models/domain/OrderLine.h"

namespace countertop {

namespace {

constexpr int kHighestTaxRate = 100'000;  // thousandths of a percent

QJsonObject toJson(const TillDraftLine& line) {
    return {{QStringLiteral("sku"), line.sku},
            {QStringLiteral("name"), line.name},
            {QStringLiteral("quantity"), line.quantity},
            {QStringLiteral("unit_price_minor"), line.unitPriceMinor},
            {QStringLiteral("tax_rate_milli"), line.taxRateMilli}};
}

/// Older drafts store the rate in hundredths of a percent.
int taxRateFrom(const QJsonObject& json) {
    const QJsonValue milli = json.value(u"tax_rate_milli");
    if (!milli.isUndefined()) return milli.toInt(-1);
    const int hundredths = json.value(u"tax_rate").toInt();
    return hundredths <= kHighestTaxRate / 10 ? hundredths * 10 : -1;
}

std::optional<TillDraftLine> lineFromJson(const QJsonObject& json) {
    TillDraftLine line;
    line.sku = json.value(u"sku").toString();
    line.name = json.value(u"name").toString(line.sku);
    line.quantity = json.value(u"quantity").toInteger();
    line.unitPriceMinor = json.value(u"unit_price_minor").toInteger(-1);
    line.taxRateMilli = taxRateFrom(json);
    const bool good = !line.sku.isEmpty() && line.quantity >= 1 &&
                      line.quantity <= kMaximumQuantity && line.unitPriceMinor >= 0 &&
                      line.taxRateMilli >= 0 && line.taxRateMilli <= kHighestTaxRate;
    if (!good) return std::nullopt;
    return line;
}

QJsonValue toJson(const std::optional<TillAttempt>& attempt) {
    if (!attempt) return QJsonValue::Null;
    QJsonObject json{{QStringLiteral("pays"), attempt->pays},
                     {QStringLiteral("method"), toText(attempt->method)}};
    if (attempt->tenderedMinor) {
        json.insert(QStringLiteral("tendered_minor"), *attempt->tenderedMinor);
    }
    return json;
}

std::optional<TillAttempt> attemptFromJson(const QJsonValue& json) {
    const auto method = paymentMethodFromText(json[QLatin1StringView("method")].toString());
    if (!json.isObject() || !method) return std::nullopt;
    TillAttempt attempt{json[QLatin1StringView("pays")].toBool(), *method, std::nullopt};
    const QJsonValue tendered = json[QLatin1StringView("tendered_minor")];
    if (tendered.isDouble()) attempt.tenderedMinor = tendered.toInteger();
    return attempt;
}

QString uuidOr(const QJsonObject& json, QStringView name, const QString& otherwise) {
    const QString text = json.value(name).toString();
    return isUuidText(text) ? text : otherwise;
}

}  // namespace

TillDraft TillDraft::fresh(Timestamp now) {
    TillDraft draft;
    draft.draftId = newUuidV7();
    draft.intentKey = newUuidV7();
    draft.orderId = OrderId::create();
    draft.updatedAt = now;
    return draft;
}

QJsonObject toJson(const TillDraft& draft) {
    QJsonArray lines;
    for (const TillDraftLine& line : draft.lines) lines.append(toJson(line));
    return {{QStringLiteral("draft_id"), draft.draftId},
            {QStringLiteral("intent_key"), draft.intentKey},
            {QStringLiteral("order_id"), draft.orderId.text()},
            {QStringLiteral("repeated"), draft.repeated},
            {QStringLiteral("attempt"), toJson(draft.attempt)},
            {QStringLiteral("customer_id"), draft.customerId.text()},
            {QStringLiteral("customer_name"), draft.customerName},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("label"), draft.label},
            {QStringLiteral("parked"), draft.parked},
            {QStringLiteral("next"), draft.isNext},
            {QStringLiteral("updated_at"), draft.updatedAt}};
}

QJsonArray toJson(const QList<TillDraft>& drafts) {
    QJsonArray json;
    for (const TillDraft& draft : drafts) json.append(toJson(draft));
    return json;
}

Result<TillDraft> tillDraftFromJson(const QJsonObject& json) {
    TillDraft draft = TillDraft::fresh(json.value(u"updated_at").toInteger());
    draft.draftId = uuidOr(json, u"draft_id", draft.draftId);
    draft.intentKey = uuidOr(json, u"intent_key", draft.intentKey);
    draft.orderId = OrderId(uuidOr(json, u"order_id", draft.orderId.text()));
    draft.repeated = json.value(u"repeated").toBool();
    draft.attempt = attemptFromJson(json.value(u"attempt"));
    draft.customerId = CustomerId(uuidOr(json, u"customer_id", {}));
    if (!draft.customerId.isEmpty()) draft.customerName = json.value(u"customer_name").toString();
    draft.label = json.value(u"label").toString();
    draft.parked = json.value(u"parked").toBool();
    draft.isNext = json.value(u"next").toBool();
    const QJsonArray lines = json.value(u"lines").toArray();
    for (const auto& value : lines) {
        if (const auto line = lineFromJson(value.toObject())) draft.lines.append(*line);
    }
    if (draft.isEmpty()) {
        return fail(ErrorCode::Damaged, QStringLiteral("A saved sale cannot be read"),
                    QStringLiteral("draft_damaged"));
    }
    return draft;
}

QList<TillDraft> tillDraftsFromJson(const QJsonArray& json) {
    QList<TillDraft> drafts;
    for (const auto& value : json) {
        if (auto draft = tillDraftFromJson(value.toObject())) drafts.append(*std::move(draft));
    }
    return drafts;
}

}  // namespace countertop
