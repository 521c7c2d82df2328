// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"

#include <QHash>

namespace countertop {

/// Sees at the receiver that no message is sent by a program while another one's claim on it lives.
/// Looks up which process sends a request and who holds the claim on its message at that moment: a
/// claim's owner must be the same process all the time, and nobody may begin a message that another
/// living process is still sending. Belongs to the receiver's thread.
class ClaimWatch {
public:
    explicit ClaimWatch(const TestShop& shop);

    /// The processes that deliver. One that was killed may have left requests behind: they are not
    /// examined.
    void add(qint64 process) { m_processes.append(process); }
    void noteKilled(qint64 process);

    /// A request for the message has arrived from the sender at this port. Returns what is wrong
    /// with that; empty when nothing is.
    [[nodiscard]] QString begin(qint64 outboxId, quint16 port);
    /// The sender at this port has its answer, or is gone.
    void end(quint16 port) { m_sending.remove(port); }

    /// How many requests came from each process.
    [[nodiscard]] const QHash<qint64, int>& requests() const { return m_requests; }
    /// Those whose sender was gone before it could be looked up.
    [[nodiscard]] int unknown() const { return m_unknown; }

private:
    struct Sending {
        qint64 outboxId = 0;
        qint64 process = 0;
    };

    [[nodiscard]] std::optional<qint64> senderAt(quint16 port);
    [[nodiscard]] QString overlap(qint64 outboxId, qint64 process) const;
    [[nodiscard]] QString claimProblem(qint64 outboxId, qint64 process);

    std::unique_ptr<Database> m_database;
    QList<qint64> m_processes;
    QHash<quint16, qint64> m_senders;   ///< by port
    QHash<quint16, Sending> m_sending;  ///< by port
    QHash<QString, qint64> m_owners;    ///< the processes of the claims' owners
    QHash<qint64, int> m_requests;
    int m_unknown = 0;
};

}  // namespace countertop
