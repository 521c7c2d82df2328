// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "tests/support/ClaimAll.h"
#include "tests/support/TestShop.h"

namespace countertop {

/// An outbox row as tests read it.
struct StoredMessage {
    qint64 id = 0;
    QString messageId;
    QString eventType;
    QString orderId;
    QString destination;
    QString status;
    int attempts = 0;
    QString lastError;
    Timestamp nextAttemptAt = 0;
    Timestamp deliveredAt = 0;
    QByteArray payload;
};

/// A shop whose outbox a test fills and reads directly. Belongs to the test's thread.
class OutboxFixture {
public:
    explicit OutboxFixture(Dialect dialect);

    [[nodiscard]] const DatabaseUrl& url() const { return m_shop.url(); }
    [[nodiscard]] TestShop& shop() { return m_shop; }
    [[nodiscard]] ShopSession& session() { return *m_session; }
    [[nodiscard]] std::unique_ptr<Database> database() const {
        return m_shop.database(Database::Role::Worker);
    }

    /// Runs a command that must succeed.
    CommandResult run(const Command& command);
    /// Adds `count` messages of the destination's route to the outbox; %1 in orderId is replaced by
    /// the number 0, 1, 2 …
    void add(int count, const QString& destination, const QString& orderId = QStringLiteral("o%1"),
             const QByteArray& payload = "{\"n\":1}", Timestamp dueAt = 0);
    [[nodiscard]] QList<StoredMessage> messages();
    [[nodiscard]] int countOf(const QString& status);
    [[nodiscard]] qint64 integer(const QString& sql);
    void execute(const QString& sql);

    /// The time that counts for the outbox: the worker's clock on SQLite, else the server's.
    [[nodiscard]] Timestamp now(const Clock& clock);
    /// Lets that time pass. A server's clock cannot be set, so that the stored times move instead.
    void letPass(FixedClock& clock, qint64 milliseconds);
    /// Until a message is tried again.
    [[nodiscard]] qint64 pauseOf(const StoredMessage& message, const Clock& clock) {
        return message.nextAttemptAt - now(clock);
    }

private:
    [[nodiscard]] bool isSqlite() const { return m_shop.url().dialect == Dialect::Sqlite; }

    TestShop m_shop;
    std::unique_ptr<ShopSession> m_session;
    int m_added = 0;
};

}  // namespace countertop
