// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/CommandDesk.h"

#include "models/commands/CommandRecord.h"
#include "models/core/Digest.h"

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestKey = 255;

/// The shop's key for this caller's key at this endpoint. Subjects contain no line breaks.
QString shopKeyOf(const HttpRequest& request, const QString& subject, const QByteArray& key) {
    const QByteArray scope =
        subject.toUtf8() + '\n' + request.method + ' ' + request.path.toUtf8() + '\n' + key;
    return u"http-"_s + QString::fromLatin1(sha256Hex(scope));
}

HttpProblem keyMissing() {
    return {400, u"IDEMPOTENCY_KEY_MISSING"_s, u"Send an Idempotency-Key with this request"_s};
}

HttpProblem keyNotUsable() {
    return {400, u"INVALID_INPUT"_s,
            u"An Idempotency-Key has 1 to %1 visible ASCII characters"_s.arg(kLongestKey)};
}

HttpProblem keyReused() {
    return {422, toText(ErrorCode::IdempotencyKeyReused),
            u"This key was already used for another request"_s};
}

HttpProblem stillRunning() {
    HttpProblem problem{409, toText(ErrorCode::CommandInProgress),
                        u"The same request is still being worked on"_s};
    problem.headers.append(HttpHeader{"Retry-After", "1"});
    return problem;
}

}  // namespace

CommandDesk::CommandDesk(ShardedProcessor& processor, const Options& options)
    : m_processor(processor), m_options(options) {}

HttpResult<CommandDesk::Attempt> CommandDesk::attempt(const HttpRequest& request,
                                                      const Caller& caller,
                                                      const Command& command) {
    const QByteArray key = request.header("Idempotency-Key").trimmed();
    if (key.isEmpty()) {
        if (m_options.requireKey) return tl::unexpected(keyMissing());
        return Attempt{command, Intent::fresh(), nullptr};
    }
    if (!isVisibleAscii(key, kLongestKey)) return tl::unexpected(keyNotUsable());
    const QString shopKey = shopKeyOf(request, caller.subject, key);
    auto claim = m_running.claim(shopKey, fingerprintOf(commandType(command), toJsonText(command)),
                                 m_options.repeatTimeout);
    using Kind = RequestsInFlight::Claim::Kind;
    switch (claim.kind) {
        case Kind::OtherContent:
            return tl::unexpected(keyReused());
        case Kind::StillRunning:
            return tl::unexpected(stillRunning());
        case Kind::First:
        case Kind::Repeated:
            break;
    }
    // The commit detects a reused key; only a caller that waited knows in advance that it was used.
    return Attempt{command, {shopKey, claim.kind == Kind::Repeated}, std::move(claim.holder)};
}

Result<CommandResult> CommandDesk::carryOut(const Attempt& attempt, const Caller& caller) {
    const auto pending =
        m_processor.send({attempt.command, attempt.intent, caller.origin},
                         [holder = attempt.holder](const auto&) mutable { holder.reset(); });
    if (!pending) return fail(pending.error());
    if (pending->waitFor(m_options.timeout)) return pending->wait();
    if (pending->cancel()) {
        Error error = makeError(
            ErrorCode::Timeout,
            QStringLiteral("Too much was waiting; it was not begun and nothing was changed"),
            QStringLiteral("not_begun_in_time"));
        error.transient = true;
        return fail(std::move(error));
    }
    if (pending->waitFor(m_options.timeout)) return pending->wait();
    Error error = makeError(
        ErrorCode::Timeout,
        QStringLiteral("It is still being carried out; ask again with the same Idempotency-Key"),
        QStringLiteral("in_progress"));
    error.outcomeUnknown = true;
    return fail(std::move(error));
}

}  // namespace countertop
