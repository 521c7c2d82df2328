// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/sagas/SagaEffect.h"
#include "workers/http/HttpSender.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QUrl>

#include <functional>
#include <optional>

namespace countertop {

/// How to reach the other side of an HTTP gateway.
struct HttpService {
    QUrl address;      ///< paths are appended to it
    QByteArray token;  ///< sent as a bearer token when there is one
    int timeoutMs = 10'000;
    int attempts = 3;            ///< of one call, until it is answered
    BackOff pauses{200, 5'000};  ///< between attempts
};

/// POSTs JSON with an Idempotency-Key and reports the outcome. Done: 2xx with the expected JSON
/// object; unknown fields are ignored and logged once. Refused: 4xx except those that ask for a
/// retry (408, 409, 425, 429). Unanswered, and retried with the same key: those four, 5xx,
/// redirects, timeouts, a lost network, any other page (such as a hotel network's), and an object
/// that repeats a field or in which a used field is missing or has another type. Half done: a
/// refusal after an unanswered attempt, because that attempt may have had its effect. Lives on one
/// thread with an event loop.
class HttpCalls final : public QObject {
    Q_OBJECT

public:
    struct Call {
        QString path;  ///< "charges"
        QString key;
        QString correlationId;
        QJsonObject body;
        /// The response field that contains the reference.
        QString referenceField;
        /// Whether a response without the reference counts as none; otherwise it may be empty.
        bool needsReference = false;
        /// Whether 404 counts as done, because there is nothing to undo.
        bool absentIsDone = false;
    };
    using Done = std::function<void(const SagaAnswer&)>;

    explicit HttpCalls(HttpService service);

    void post(const Call& call, Done done) { attempt(call, 1, std::move(done)); }

private:
    void attempt(const Call& call, int number, Done done);
    void end(const Call& call, int number, SagaAnswer answer, const Done& done);
    [[nodiscard]] SagaAnswer answerOf(const Call& call, const HttpOutcome& outcome);
    [[nodiscard]] std::optional<QString> referenceIn(const Call& call, const QByteArray& body);

    HttpService m_service;
    HttpSender m_sender;
    QSet<QString> m_unknownFields;  ///< of responses, each logged once
};

}  // namespace countertop
