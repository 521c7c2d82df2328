// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/workers/OutboxTestCase.h"

#include <memory>

namespace countertop {

/// Base of the tests of OutboxStore: two stores that claim from the same outbox.
class OutboxStoreFixture : public OutboxTestCase {
protected:
    void prepare() override {
        m_database = m_shop->database();
        m_rivalDatabase = m_shop->database();
        m_store = std::make_unique<OutboxStore>(*m_database, m_clock);
        m_rival = std::make_unique<OutboxStore>(*m_rivalDatabase, m_clock);
    }
    void dismantle() override {
        m_store.reset();
        m_rival.reset();
        m_database.reset();
        m_rivalDatabase.reset();
    }

    /// The ids of a claim that must succeed.
    [[nodiscard]] static QList<qint64> idsOf(const Result<QList<ClaimedMessage>>& claimed) {
        if (!claimed) qFatal("%s", qUtf8Printable(claimed.error().detail));
        QList<qint64> ids;
        for (const ClaimedMessage& message : *claimed) ids.append(message.id);
        return ids;
    }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<Database> m_rivalDatabase;
    std::unique_ptr<OutboxStore> m_store;
    std::unique_ptr<OutboxStore> m_rival;
};

}  // namespace countertop
