// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Documents.h"

#include "models/core/Json.h"
#include "models/core/MaskedAddress.h"
#include "models/core/Money.h"
#include "models/core/NumberText.h"
#include "models/projections/OrderDocument.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

/// A payload as a JSON object, or as plain text when it is not one.
QJsonValue payloadOf(const QByteArray& payload) {
    const auto object = jsonObjectFromText(payload);
    return object ? QJsonValue(*object) : QJsonValue(QString::fromUtf8(payload));
}

QJsonObject entryDocument(const TimelineEntry& entry) {
    return {{u"version"_s, entry.version},
            {u"type"_s, entry.type},
            {u"at"_s, toIsoText(entry.at)},
            {u"actor"_s, entry.actor},
            {u"till"_s, entry.till},
            {u"correlation_id"_s, entry.correlationId},
            {u"causation_id"_s, entry.causationId},
            {u"data"_s, entry.facts}};
}

QString nameOf(const OrderRow& row) { return row.number.isEmpty() ? u"(draft)"_s : row.number; }

QString lineText(const OrderLine& line, const QString& currency) {
    return u"  %1 x %2  %3  @ %4  = %5\n"_s.arg(line.quantity)
        .arg(line.sku, line.name, toDecimalText(line.unitPriceMinor, currency),
             toDecimalText(line.totalMinor, currency));
}

QJsonArray attemptsOf(const QByteArray& log) {
    QJsonArray attempts;
    for (const auto& entry : QJsonDocument::fromJson(log).array()) {
        attempts.append(QJsonObject{{u"at"_s, timeOrNull(entry[u"at"_s].toInteger())},
                                    {u"ms"_s, entry[u"ms"_s]},
                                    {u"answer"_s, maskedAddress(entry[u"answer"_s].toString())}});
    }
    return attempts;
}

}  // namespace

QJsonObject orderAnswer(const CommandResult& result) {
    return {{u"order_id"_s, result.id},
            {u"number"_s, textOrNull(result.number)},
            {u"status"_s, result.status},
            {u"total_minor"_s, result.totalMinor},
            {u"paid_minor"_s, result.paidMinor},
            {u"change_minor"_s, result.changeMinor},
            {u"refunded_minor"_s, result.refundedMinor},
            {u"due_minor"_s, result.dueMinor},
            {u"given_back_minor"_s, result.givenBackMinor},
            {u"currency"_s, result.currency},
            {u"version"_s, result.version},
            {u"replayed"_s, result.replayed}};
}

QJsonObject answer(const CommandResult& result, const QString& idField) {
    return {{idField, result.id}, {u"version"_s, result.version}, {u"replayed"_s, result.replayed}};
}

QJsonObject toDocument(const OrderDetails& order) {
    QJsonArray events;
    for (const TimelineEntry& entry : order.timeline) events.append(entryDocument(entry));
    QJsonObject document = orderDocument(order);
    document.insert(u"events"_s, events);
    return document;
}

QJsonObject toDocument(const ProductRow& row) {
    return {{u"sku"_s, row.sku},
            {u"name"_s, row.name},
            {u"barcodes"_s, QJsonArray::fromStringList(row.barcodes)},
            {u"price_minor"_s, row.priceMinor},
            {u"currency"_s, row.currency},
            {u"tax_rate"_s, taxRateText(row.taxRateMilli)},
            {u"on_hand"_s, row.onHand},
            {u"reserved"_s, row.reserved},
            {u"available"_s, row.available()},
            {u"reorder_level"_s, row.reorderLevel},
            {u"archived"_s, row.archived},
            {u"version"_s, row.version}};
}

QJsonObject toDocument(const CustomerRow& row) {
    return {{u"customer_id"_s, row.customerId.text()},
            {u"name"_s, row.name},
            {u"email"_s, textOrNull(row.email)},
            {u"phone"_s, textOrNull(row.phone)},
            {u"address"_s, textOrNull(row.address)},
            {u"note"_s, textOrNull(row.note)},
            {u"version"_s, row.version}};
}

QJsonObject toDocument(const RevenueRow& row, const QString& period) {
    return {{period, row.period},
            {u"first_day"_s, row.firstDay},
            {u"last_day"_s, row.lastDay},
            {u"orders"_s, row.orders},
            {u"items"_s, row.items},
            {u"refunded_minor"_s, row.refundedMinor},
            {u"total_minor"_s, row.totalMinor},
            {u"currency"_s, row.currency}};
}

QJsonObject toDocument(const DeliveryRow& row) {
    return {{u"id"_s, row.id},
            {u"message_id"_s, row.messageId},
            {u"event_type"_s, row.eventType},
            {u"order_id"_s, row.orderId},
            {u"destination"_s, maskedAddress(row.destination)},
            {u"status"_s, countertop::toText(row.status)},
            {u"attempts"_s, row.attempts},
            {u"last_error"_s, textOrNull(maskedAddress(row.lastError))},
            {u"created_at"_s, timeOrNull(row.createdAt)},
            {u"next_attempt_at"_s, timeOrNull(row.nextAttemptAt)},
            {u"delivered_at"_s, timeOrNull(row.deliveredAt)},
            {u"held"_s, row.isHeld},
            {u"attempt_log"_s, attemptsOf(row.attemptLog)},
            {u"payload"_s, payloadOf(row.payload)}};
}

QJsonObject toDocument(const SagaRow& row) {
    QJsonArray steps;
    for (const SagaStep& step : row.steps) {
        steps.append(QJsonObject{{u"action"_s, countertop::toText(step.action)},
                                 {u"round"_s, step.round},
                                 {u"state"_s, countertop::toText(step.state)},
                                 {u"attempts"_s, step.attempts},
                                 {u"key"_s, step.key},
                                 {u"reference"_s, textOrNull(step.reference)},
                                 {u"reason"_s, textOrNull(step.reason)},
                                 {u"started_at"_s, timeOrNull(step.startedAt)},
                                 {u"ended_at"_s, timeOrNull(step.endedAt)}});
    }
    const auto step = row.currentStep();
    return {{u"id"_s, row.sagaId},
            {u"type"_s, row.type},
            {u"order_id"_s, row.orderId.text()},
            {u"order_number"_s, textOrNull(row.orderNumber)},
            {u"correlation_id"_s, row.correlationId},
            {u"status"_s, countertop::toText(row.status)},
            {u"step"_s, step ? QJsonValue(countertop::toText(*step)) : QJsonValue()},
            {u"round"_s, row.round},
            {u"amount_minor"_s, row.amountMinor},
            {u"currency"_s, row.currency},
            {u"failure_reason"_s, textOrNull(row.failureReason)},
            {u"started_at"_s, timeOrNull(row.startedAt)},
            {u"updated_at"_s, timeOrNull(row.updatedAt)},
            {u"deadline"_s, timeOrNull(row.deadline)},
            {u"due_at"_s, timeOrNull(row.dueAt)},
            {u"version"_s, row.version},
            {u"steps"_s, steps}};
}

QJsonObject toDocument(const EventRow& row) {
    return {{u"position"_s, row.position},
            {u"stream_id"_s, row.streamId},
            {u"version"_s, row.version},
            {u"type"_s, row.type},
            {u"at"_s, toIsoText(row.at)},
            {u"actor"_s, row.actor},
            {u"till"_s, row.till},
            {u"correlation_id"_s, row.correlationId},
            {u"causation_id"_s, row.causationId},
            {u"data"_s, payloadOf(row.payload)}};
}

QJsonObject toDocument(const Route& row) {
    return {{u"id"_s, row.shownId()},
            {u"events"_s, row.events},
            {u"destination"_s, maskedAddress(row.destination)},
            {u"filter"_s, textOrNull(row.filter.text())},
            {u"transform"_s, textOrNull(row.transform)},
            {u"secrets"_s, QJsonArray::fromStringList(row.options.secrets)},
            {u"ca_file"_s, textOrNull(row.options.caFile)},
            {u"allow_private"_s, row.options.allowPrivate},
            {u"from_position"_s, row.fromPosition}};
}

QString moneyText(qint64 minor, const QString& currency) {
    return toDecimalText(minor, currency) + u' ' + currency;
}

QString timeText(Timestamp at) { return at == 0 ? QString() : toIsoText(at); }

QString toText(const OrderDetails& order) {
    const OrderRow& row = order.row;
    QString text = u"%1  %2 (%3, %4, %5)\n"_s.arg(
        nameOf(row), countertop::toText(row.status), countertop::toText(row.lifecycle),
        countertop::toText(row.paymentStatus), countertop::toText(row.fulfilmentStatus));
    text += u"id %1, version %2, till %3, %4\n"_s.arg(row.orderId.text())
                .arg(row.version)
                .arg(row.till, timeText(row.placedAt));
    if (!row.customerName.isEmpty()) text += u"customer %1\n"_s.arg(row.customerName);
    if (!row.tracking.isEmpty()) text += u"tracking %1\n"_s.arg(row.tracking);
    for (const OrderLine& line : order.lines) text += lineText(line, row.currency);
    text += u"total %1, paid %2, refunded %3\n"_s.arg(moneyText(row.totalMinor, row.currency),
                                                      moneyText(row.capturedMinor, row.currency),
                                                      moneyText(row.refundedMinor, row.currency));
    for (const TimelineEntry& entry : order.timeline) {
        text += u"  %1  %2  %3  %4 at %5\n"_s.arg(entry.version)
                    .arg(toIsoText(entry.at), entry.type, entry.actor, entry.till);
    }
    text.chop(1);
    return text;
}

}  // namespace countertop::cli
