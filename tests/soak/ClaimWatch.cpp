// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/ClaimWatch.h"

#include "tests/support/OrFatal.h"
#include "tests/support/PeerProcess.h"

namespace countertop {

namespace {

const QString kClaim =
    QStringLiteral("SELECT status, lease_owner FROM outbox WHERE outbox_id = :id");

}  // namespace

ClaimWatch::ClaimWatch(const TestShop& shop) : m_database(shop.database()) {}

void ClaimWatch::noteKilled(qint64 process) {
    m_processes.removeAll(process);
    m_sending.removeIf([process](QHash<quint16, Sending>::iterator sending) {
        return sending->process == process;
    });
    m_senders.removeIf(
        [process](QHash<quint16, qint64>::iterator sender) { return *sender == process; });
}

std::optional<qint64> ClaimWatch::senderAt(quint16 port) {
    const auto known = m_senders.constFind(port);
    // A port may be used again by another process.
    if (known != m_senders.constEnd() && processAtPort(port, {*known})) return *known;
    const auto sender = processAtPort(port, m_processes);
    if (sender) m_senders.insert(port, *sender);
    return sender;
}

QString ClaimWatch::begin(qint64 outboxId, quint16 port) {
    const auto sender = senderAt(port);
    if (!sender) {
        ++m_unknown;
        return {};
    }
    ++m_requests[*sender];
    QString problem = overlap(outboxId, *sender);
    if (problem.isEmpty()) problem = claimProblem(outboxId, *sender);
    m_sending.insert(port, {outboxId, *sender});
    return problem;
}

QString ClaimWatch::overlap(qint64 outboxId, qint64 process) const {
    for (const Sending& other : m_sending) {
        if (other.outboxId != outboxId || other.process == process) continue;
        return QStringLiteral("message %1 is sent by process %2 while process %3 still sends it")
            .arg(outboxId)
            .arg(process)
            .arg(other.process);
    }
    return {};
}

QString ClaimWatch::claimProblem(qint64 outboxId, qint64 process) {
    QString status;
    QString owner;
    orFatal(m_database->readRow(
        kClaim, [&](Query& query) { query.bind(":id", outboxId); },
        [&](Query& row) {
            status = row.text("status");
            owner = row.text("lease_owner");
        }));
    if (status != u"processing") {
        return QStringLiteral("message %1 is sent by process %2 but %3, not claimed")
            .arg(outboxId)
            .arg(process)
            .arg(status);
    }
    // The first request under a claim tells whose it is.
    const auto known = m_owners.constFind(owner);
    const qint64 holder = known != m_owners.constEnd() ? *known : process;
    m_owners.insert(owner, holder);
    if (holder == process) return {};
    return QStringLiteral("message %1 is sent by process %2 under a claim of process %3")
        .arg(outboxId)
        .arg(process)
        .arg(holder);
}

}  // namespace countertop
