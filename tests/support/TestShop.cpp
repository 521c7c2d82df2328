// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestShop.h"

#include "models/store/projections/ProjectionFollower.h"
#include "models/store/seals/Sealer.h"
#include "tests/support/OrFatal.h"

#include <QTest>
#include <QUrl>

namespace countertop {

namespace {

QString serverAddress() { return qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES"); }

/// Runs one statement on the server's default database.
void runOnServer(const QString& sql) {
    const auto url = orFatal(DatabaseUrl::parse(serverAddress()));
    const auto database = orFatal(Database::open(url, Database::Role::Worker));
    orFatal(database->run(sql));
}

}  // namespace

bool TestShop::isAvailable(Dialect dialect) {
    return dialect == Dialect::Sqlite || !serverAddress().isEmpty();
}

void TestShop::addDatabaseRows() {
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("sqlite") << Dialect::Sqlite;
    QTest::newRow("postgresql") << Dialect::Postgresql;
}

TestShop::TestShop(Dialect dialect, const NewShop& start) : TestShop(dialect, Empty()) {
    orFatal(createShop(m_url, start));
}

TestShop::TestShop(Dialect dialect, Empty) {
    if (dialect == Dialect::Sqlite) {
        createFile();
    } else {
        createServerDatabase();
    }
}

TestShop::~TestShop() {
    if (m_url.dialect == Dialect::Postgresql) {
        runOnServer(QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(m_url.name));
    }
}

void TestShop::createFile() {
    m_urlText = QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("shop.sqlite"));
    m_url = orFatal(DatabaseUrl::parse(m_urlText));
}

void TestShop::createServerDatabase() {
    const QString name = QStringLiteral("test_") + newUuidV7().remove(u'-');
    runOnServer(QStringLiteral("CREATE DATABASE %1").arg(name));
    QUrl address(serverAddress());
    address.setPath(u'/' + name);
    m_urlText = address.toString(QUrl::FullyEncoded);
    m_url = orFatal(DatabaseUrl::parse(m_urlText));
}

std::unique_ptr<ShopSession> TestShop::session(const SessionOptions& options) const {
    return session(m_clock, options);
}

std::unique_ptr<ShopSession> TestShop::session(const Clock& clock,
                                               const SessionOptions& options) const {
    return orFatal(ShopSession::open(m_url, clock, m_keys, options));
}

void TestShop::followAll() const {
    const auto worker = database(Database::Role::Worker);
    for (const auto& projection : asyncProjections()) {
        ProjectionFollower follower(*worker, *projection, m_clock, {});
        while (orFatal(follower.advance()).events > 0) {
        }
    }
}

void TestShop::sealAll() const {
    const auto worker = database(Database::Role::Worker);
    orFatal(Sealer(*worker).sealAll(m_clock.now()));
}

std::unique_ptr<Database> TestShop::database(Database::Role role) const {
    return orFatal(Database::open(m_url, role, Database::Files::MayBeMade));
}

}  // namespace countertop
