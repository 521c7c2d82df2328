// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/OutboxStoreFixture.h"

#include <QTest>

namespace countertop {

void OutboxStoreFixture::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_clock.set(kStart);
    m_shop = std::make_unique<OutboxFixture>(dialect);
    m_database = m_shop->database();
    m_rivalDatabase = m_shop->database();
    m_store = std::make_unique<OutboxStore>(*m_database, m_clock);
    m_rival = std::make_unique<OutboxStore>(*m_rivalDatabase, m_clock);
}

void OutboxStoreFixture::cleanup() {
    m_store.reset();
    m_rival.reset();
    m_database.reset();
    m_rivalDatabase.reset();
    m_shop.reset();
}

QList<qint64> OutboxStoreFixture::idsOf(const Result<QList<ClaimedMessage>>& claimed) {
    QList<qint64> ids;
    if (!claimed) qFatal("%s", qUtf8Printable(claimed.error().detail));
    for (const ClaimedMessage& message : *claimed) ids.append(message.id);
    return ids;
}

}  // namespace countertop
