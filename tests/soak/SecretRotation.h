// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/DeliveryPrograms.h"
#include "tests/soak/OrderLoad.h"
#include "tests/soak/SoakReport.h"
#include "tests/support/SignatureVerifier.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSet>
#include <QTimer>

#include <optional>

namespace countertop {

/// Goal: a secret is exchanged while messages flow, and the receiver never sees one that is
/// unsigned or that it must refuse. Method: orders are sold, two `outbox run` processes deliver,
/// and `routes secret` adds a secret and removes the old one, again and again, each time as soon as
/// signed messages have shown that the step before has arrived. The receiver verifies every message
/// by the program in README.md, and one with two signatures by both secrets. It knows the new
/// secret only after it was added, and forgets the old one as soon as both processes have signed
/// without it and what was on its way has arrived.
class SecretRotation {
public:
    explicit SecretRotation(const TestShop& shop);

    /// Goes on until this many messages have arrived and a rotation is complete.
    SoakReport run(int messages);

private:
    enum class Phase { Old, Both, New };

    [[nodiscard]] HttpEndpoint::Answer answer(const HttpEndpoint::Request& request);
    /// Why the receiver refuses the request; empty when it accepts it.
    [[nodiscard]] QString refusal(const HttpEndpoint::Request& request, qsizetype signatures);
    void noteSigned(const HttpEndpoint::Request& request, qsizetype signatures);
    void sell();
    /// Continues with the next phase when enough messages of this one have arrived.
    void advance();
    void addSecret();
    void removeSecret();
    void forgetOldSecret();
    /// Goes on with this phase once the command line has changed the route.
    void changeSecrets(const QStringList& arguments, Phase next);
    void begin(Phase phase);
    /// Writes a new secret to a file of its own and returns the path.
    [[nodiscard]] QString writeSecret();
    [[nodiscard]] qint64 waiting();
    [[nodiscard]] bool isEnough() const { return m_accepted >= m_messages && m_rotations > 0; }
    void finish(SoakReport& report);

    const TestShop& m_shop;
    std::unique_ptr<ShopSession> m_session;
    OrderLoad m_load;
    SignatureVerifier m_verifier;
    HttpEndpoint m_endpoint;
    DeliveryPrograms m_programs;
    QProcess m_cli;
    QTemporaryDir m_folder;
    QEventLoop m_untilEnough;
    QTimer m_selling;
    QTimer m_advancing;
    QElapsedTimer m_elapsed;
    QElapsedTimer m_sinceArrival;

    QList<qint64> m_processes;
    QList<QByteArray> m_known;  ///< the secrets that the receiver accepts, the newest last
    QByteArray m_newest;        ///< of the route; the receiver knows it once it is added
    Phase m_phase = Phase::Old;
    int m_arrived = 0;        ///< messages that show this phase
    QSet<qint64> m_switched;  ///< processes that have sent one of them
    /// The newest message that was on its way when all had switched.
    std::optional<qint64> m_lastOnItsWay;
    bool m_isBehind = false;
    int m_messages = 0;
    int m_accepted = 0;
    int m_twice = 0;  ///< with two signatures
    int m_written = 0;
    int m_rotations = 0;
    QStringList m_problems;
};

}  // namespace countertop
