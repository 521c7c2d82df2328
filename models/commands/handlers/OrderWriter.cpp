// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/handlers/OrderWriter.h"

#include "models/domain/ImportedNumber.h"
#include "models/domain/OrderRefusal.h"
#include "models/events/EventSerializer.h"
#include "models/events/NumberField.h"
#include "models/events/Streams.h"

#include <utility>

namespace countertop {

namespace {

CommandResult resultOf(const OrderRow& row, const OrderEvents& events) {
    CommandResult result;
    result.id = row.orderId.text();
    result.number = row.number;
    result.status = toText(row.status);
    result.version = row.version;
    result.totalMinor = row.totalMinor;
    result.paidMinor = row.capturedMinor;
    result.currency = row.currency;
    result.refundedMinor = row.refundedMinor;
    result.dueMinor = row.dueMinor();
    for (const OrderEvent& event : events) {
        if (const auto* back = std::get_if<PaymentRefunded>(&event)) {
            result.givenBackMinor += back->amountMinor;
        } else if (const auto* asked = std::get_if<RefundRequested>(&event)) {
            result.givenBackMinor += asked->amountMinor;
        }
        if (const auto* payment = std::get_if<PaymentCaptured>(&event)) {
            result.changeMinor = payment->changeMinor;
        }
    }
    return result;
}

}  // namespace

Result<CommandResult> OrderWriter::commit(const Command& command, const CommandContext& context,
                                          qint64 settingsVersion, const OrderDecision& decision) {
    if (namesImportSource(decision.numberFromTill)) {
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("No till can be called '%1': imported orders are numbered so")
                        .arg(decision.numberFromTill),
                    QStringLiteral("till_named_like_import"));
    }
    Write write;
    write.record = recordOf(command, context, m_clock.now());
    write.metadata = metadataOf(context);
    write.numberFromTill = decision.numberFromTill;
    write.productVersions = decision.productVersions;
    write.settingsVersion = settingsVersion;
    const qint64 version = decision.version + decision.events.size();
    OrderChanges changes = projectOrder(decision.orderId, decision.before, decision.events, version,
                                        {context.at, context.origin.till});
    write.result = resultOf(changes.row, decision.events);
    if (!decision.events.isEmpty()) {
        write.appends.append({orderStream(decision.orderId),
                              ExpectedVersion::exactly(decision.version),
                              toDrafts(decision.events, *context.ids),
                              {changes.row.currency, changes.row.number, changes.row.totalMinor}});
        if (!write.numberFromTill.isEmpty()) {
            write.numberedEvent = eventWithNumber(decision.events, write.appends.first().events);
        }
        write.orders.append(std::move(changes));
    }
    auto done = m_writes.commit(write);
    if (done) {
        if (!done->result.replayed) {
            m_orders.noteCommitted(decision.orderId,
                                   {decision.before, decision.version, decision.eventsFolded},
                                   decision.events, done->result.number);
        }
        return std::move(done->result);
    }
    const bool isTaken = done.error().code == ErrorCode::VersionConflict &&
                         done.error().reason != kProductsChanged &&
                         done.error().reason != kSettingsChanged;
    if (isTaken && decision.version == 0) {
        return refuse(decision.before, QStringLiteral("already_exists"),
                      QStringLiteral("already exists"));
    }
    return fail(done.error());
}

}  // namespace countertop
