// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/RouteReading.h"
#include "app/session/DeliveryMeans.h"
#include "models/core/Filled.h"
#include "models/core/MaskedAddress.h"
#include "workers/outbox/RouteProbe.h"

#include <QEventLoop>

#include <optional>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

Result<RouteProbe::Answer> sendAndWait(RouteProbe& probe, qint64 id,
                                       const RouteProbe::Sender& sender) {
    std::optional<Result<RouteProbe::Answer>> answer;
    QEventLoop loop;
    probe.send(id, sender, [&](const Result<RouteProbe::Answer>& end) {
        answer = end;
        loop.quit();
    });
    if (!answer) loop.exec();
    return *std::move(answer);
}

/// Whether it is the template, this computer, the receiver or the network that has to change.
Error errorOf(const PublishFailure& failure, qint64 tookMs) {
    const QString reason = maskedAddress(failure.error);
    switch (failure.kind) {
        case PublishFailure::Kind::Held:
            return invalidInput(u"transform"_s, reason, u"template_path_missing"_s);
        case PublishFailure::Kind::Unserved:
            return makeError(ErrorCode::NotAllowed, reason, u"destination_unserved"_s);
        case PublishFailure::Kind::Temporary:
        case PublishFailure::Kind::Permanent:
        case PublishFailure::Kind::Gone:
            break;
    }
    return makeError(failure.isAnswer ? ErrorCode::NotAllowed : ErrorCode::Network,
                     filled(u"%1 (after %2 ms)"_s, reason, tookMs), u"not_delivered"_s);
}

}  // namespace

CliResult<> testRoute(CliRun& run) {
    const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
    if (!id) return tl::unexpected(id.error());
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const auto means = DeliveryMeans::ofThisComputer();
    RouteProbe probe((*session)->database(), run.shop.clock(), means->publishers());
    const CommandOrigin origin = run.shop.origin();
    const auto sent = sendAndWait(probe, *id, {origin.actor, origin.till, run.shop.currency()});
    if (!sent) return refused(sent.error());
    const ClaimedMessage& message = sent->message;
    if (!sent->result) return refused(errorOf(sent->result.error(), sent->tookMs));
    const QString answer = sent->result->answer.isEmpty() ? u"taken"_s : sent->result->answer;
    run.output.document({{u"id"_s, *id},
                         {u"message_id"_s, message.messageId},
                         {u"event_type"_s, message.eventType},
                         {u"delivered"_s, true},
                         {u"answer"_s, answer},
                         {u"milliseconds"_s, sent->tookMs}},
                        filled(u"%1 sent to %2: %3 after %4 ms"_s, message.eventType,
                               maskedAddress(message.destination), answer, sent->tookMs));
    return {};
}

}  // namespace countertop::cli
