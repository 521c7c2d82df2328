// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/ClaimWatch.h"
#include "tests/support/HttpEndpoint.h"

namespace countertop {

/// A webhook receiver that counts: it knows which messages are to come, and in which order those of
/// an order must be accepted first. Fails as receivers do, by a seed, by message and attempt: HTTP
/// 500, a connection that ends before or after the message is accepted, and silence.
class FlakyReceiver final : public QObject {
    Q_OBJECT

public:
    struct Options {
        quint32 seed = 1;
        int failurePercent = 10;
        int hangPercent = 1;
        /// How long it stays silent; 0: until the sender gives up.
        int hangMs = 0;
        int longestAnswerMs = 10;
    };
    struct Tally {
        int requests = 0;
        int accepted = 0;  ///< messages that arrived
        int repeated = 0;  ///< accepted again
        int refused = 0;
        int brokenOff = 0;
        int lostAnswers = 0;  ///< accepted, but the sender does not know
        int hung = 0;
    };

    FlakyReceiver(const TestShop& shop, const Options& options);

    [[nodiscard]] QString destination() const { return m_endpoint.destination(); }
    [[nodiscard]] ClaimWatch& claims() { return m_claims; }
    /// Reads from the shop's outbox which messages are to come.
    void expectAll(Database& database);
    [[nodiscard]] int expected() const { return static_cast<int>(m_messages.size()); }
    [[nodiscard]] const Tally& tally() const { return m_tally; }
    /// Ids of messages that never arrived.
    [[nodiscard]] QStringList missing() const;
    /// What broke a promise, the first ones of many.
    [[nodiscard]] const QStringList& problems() const { return m_problems; }

private:
    struct Message {
        qint64 outboxId = 0;
        QString orderId;
        QString eventId;
        int attempts = 0;
        bool isAccepted = false;
        QByteArray body = {};
    };
    enum class Mood { Good, Refuses, BreaksOff, LosesAnswer, Hangs };

    [[nodiscard]] HttpEndpoint::Answer answer(const HttpEndpoint::Request& request);
    [[nodiscard]] Mood moodFor(const QByteArray& id, int attempt) const;
    [[nodiscard]] int answerMs(const QByteArray& id) const;
    void checkBody(Message& message, const HttpEndpoint::Request& request);
    void accept(Message& message);
    void report(const QString& problem);

    Options m_options;
    ClaimWatch m_claims;
    HttpEndpoint m_endpoint;
    QHash<QString, Message> m_messages;      ///< by message id
    QHash<QString, QList<qint64>> m_orders;  ///< ids in the outbox that are to come, by order
    Tally m_tally;
    QStringList m_problems;
};

}  // namespace countertop
