// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/FlakyReceiver.h"

#include "models/core/Json.h"
#include "tests/support/OrFatal.h"

#include <QJsonObject>

namespace countertop {

namespace {

const QString kMessages = QStringLiteral(
    "SELECT outbox_id, message_id, event_id, order_id FROM outbox "
    "WHERE destination = :destination ORDER BY outbox_id");

constexpr qsizetype kMostProblems = 20;

}  // namespace

FlakyReceiver::FlakyReceiver(const TestShop& shop, const Options& options)
    : m_options(options), m_claims(shop) {
    m_endpoint.setScript([this](const HttpEndpoint::Request& request) { return answer(request); });
    connect(&m_endpoint, &HttpEndpoint::ended, this, [this](quint16 port) { m_claims.end(port); });
}

void FlakyReceiver::expectAll(Database& database) {
    orFatal(database.readRows(
        kMessages, [&](Query& query) { query.bind(":destination", destination()); },
        [&](Query& row) {
            const Message message{row.integer("outbox_id"), row.text("order_id"),
                                  row.text("event_id")};
            const QString id = row.text("message_id");
            if (m_messages.contains(id)) return;
            m_messages.insert(id, message);
            m_orders[message.orderId].append(message.outboxId);
        }));
}

QStringList FlakyReceiver::missing() const {
    QStringList ids;
    for (auto message = m_messages.cbegin(); message != m_messages.cend(); ++message) {
        if (!message->isAccepted) ids.append(message.key());
    }
    return ids;
}

HttpEndpoint::Answer FlakyReceiver::answer(const HttpEndpoint::Request& request) {
    ++m_tally.requests;
    const QByteArray id = request.headers.value("webhook-id");
    const auto message = m_messages.find(QString::fromUtf8(id));
    if (message == m_messages.end()) {
        report(QStringLiteral("there is no message %1").arg(QString::fromUtf8(id)));
        return {.status = 400};
    }
    const QString claim = m_claims.begin(message->outboxId, request.peerPort);
    if (!claim.isEmpty()) report(claim);
    checkBody(*message, request);
    const int delayMs = answerMs(id);
    switch (moodFor(id, ++message->attempts)) {
        case Mood::Good:
            accept(*message);
            return {.delayMs = delayMs};
        case Mood::Refuses:
            ++m_tally.refused;
            return {.status = 500, .delayMs = delayMs};
        case Mood::BreaksOff:
            ++m_tally.brokenOff;
            return {.delayMs = delayMs, .breaksOff = true};
        case Mood::LosesAnswer:
            accept(*message);
            ++m_tally.lostAnswers;
            return {.delayMs = delayMs, .breaksOff = true};
        case Mood::Hangs:
            ++m_tally.hung;
            if (m_options.hangMs == 0) return {.silent = true};
            return {.delayMs = m_options.hangMs, .breaksOff = true};
    }
    Q_UNREACHABLE();
}

FlakyReceiver::Mood FlakyReceiver::moodFor(const QByteArray& id, int attempt) const {
    const size_t chance = qHashMulti(m_options.seed, id, attempt) % 1000;
    const auto hangs = static_cast<size_t>(m_options.hangPercent) * 10;
    const auto failures = static_cast<size_t>(m_options.failurePercent) * 10;
    if (chance < hangs) return Mood::Hangs;
    if (chance >= hangs + failures) return Mood::Good;
    constexpr Mood kFailures[] = {Mood::Refuses, Mood::BreaksOff, Mood::LosesAnswer};
    return kFailures[chance % 3];
}

int FlakyReceiver::answerMs(const QByteArray& id) const {
    const auto most = static_cast<size_t>(m_options.longestAnswerMs) + 1;
    return static_cast<int>(qHashMulti(m_options.seed, id) % most);
}

void FlakyReceiver::checkBody(Message& message, const HttpEndpoint::Request& request) {
    const auto body = jsonObjectFromText(request.body);
    if (!body || (*body)[QStringLiteral("id")].toString() != message.eventId) {
        report(QStringLiteral("message %1 has the body of another event").arg(message.outboxId));
    }
    if (message.body.isEmpty()) message.body = request.body;
    if (message.body != request.body) {
        report(QStringLiteral("message %1 is repeated with another body").arg(message.outboxId));
    }
}

void FlakyReceiver::accept(Message& message) {
    if (message.isAccepted) {
        ++m_tally.repeated;
        return;
    }
    message.isAccepted = true;
    ++m_tally.accepted;
    QList<qint64>& toCome = m_orders[message.orderId];
    if (toCome.first() != message.outboxId && !message.orderId.isEmpty()) {
        report(QStringLiteral("order %1: message %2 is accepted before message %3")
                   .arg(message.orderId)
                   .arg(message.outboxId)
                   .arg(toCome.first()));
    }
    toCome.removeOne(message.outboxId);
}

void FlakyReceiver::report(const QString& problem) {
    if (m_problems.size() < kMostProblems) m_problems.append(problem);
}

}  // namespace countertop
