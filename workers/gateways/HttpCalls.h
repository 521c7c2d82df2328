// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/sagas/SagaEffect.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSet>
#include <QUrl>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QNetworkReply;
QT_END_NAMESPACE

namespace countertop {

/// How to reach the other side of an HTTP gateway.
struct HttpService {
    QUrl address;      ///< paths are appended to it
    QByteArray token;  ///< sent as a bearer token when there is one
    int timeoutMs = 10'000;
    int attempts = 3;            ///< of one call, as long as there is no answer
    BackOff pauses{200, 5'000};  ///< between them
};

/// POSTs JSON with an Idempotency-Key and tells how that ended: 2xx with the JSON object that was
/// expected is done; one that names a field twice, or lacks a field that is used or has it of
/// another kind, is no answer, while unknown fields are left aside and logged once; a refusal is
/// 4xx but for those that ask for patience (408, 409, 425, 429); those, 5xx, redirects, silence, a
/// lost network and any other page (that of a hotel's network) are no answer and tried again with
/// the same key. A refusal after a try without an answer is half done, for that try may have had
/// its effect. Lives on one thread with an event loop.
class HttpCalls final : public QObject {
    Q_OBJECT

public:
    struct Call {
        QString path;  ///< "charges"
        QString key;
        QString correlationId;
        QJsonObject body;
        /// The field of the answer that holds the reference.
        QString referenceField;
        /// Without it the answer is none; else an empty one is enough.
        bool needsReference = false;
        /// 404 means that there is nothing to undo, which is as good as undone.
        bool absentIsDone = false;
    };
    using Done = std::function<void(const SagaAnswer&)>;

    explicit HttpCalls(HttpService service);

    void post(const Call& call, Done done) { attempt(call, 1, std::move(done)); }

private:
    void attempt(const Call& call, int number, Done done);
    void end(const Call& call, int number, SagaAnswer answer, const Done& done);
    [[nodiscard]] SagaAnswer answerOf(const Call& call, QNetworkReply& reply);
    [[nodiscard]] std::optional<QString> referenceIn(const Call& call, const QByteArray& body);

    HttpService m_service;
    QNetworkAccessManager m_network;
    QSet<QString> m_unknownFields;  ///< of answers, each logged once
};

}  // namespace countertop
