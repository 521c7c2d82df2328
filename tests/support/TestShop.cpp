// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestShop.h"

#include "models/store/projections/ProjectionFollower.h"
#include "models/store/seals/Sealer.h"
#include "tests/support/OrStop.h"

#include <QTest>
#include <QUrl>

namespace countertop {

namespace {

QString serverAddress() { return qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES"); }

/// Runs one statement on the server's default database.
void runOnServer(const QString& sql) {
    const auto url = orStop(DatabaseUrl::parse(serverAddress()));
    const auto database = orStop(Database::open(url, Database::Role::Worker));
    orStop(database->run(sql));
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
    orStop(createShop(m_url, start));
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
    m_url = orStop(DatabaseUrl::parse(m_urlText));
}

void TestShop::createServerDatabase() {
    const QString name = QStringLiteral("test_") + newUuidV7().remove(u'-');
    runOnServer(QStringLiteral("CREATE DATABASE %1").arg(name));
    QUrl address(serverAddress());
    address.setPath(u'/' + name);
    m_urlText = address.toString(QUrl::FullyEncoded);
    m_url = orStop(DatabaseUrl::parse(m_urlText));
}

std::unique_ptr<ShopSession> TestShop::session(const SessionOptions& options) const {
    return session(m_clock, options);
}

std::unique_ptr<ShopSession> TestShop::session(const Clock& clock,
                                               const SessionOptions& options) const {
    return orStop(ShopSession::open(m_url, clock, m_keys, options));
}

void TestShop::followAll() const {
    const auto worker = database(Database::Role::Worker);
    for (const auto& projection : asyncProjections()) {
        ProjectionFollower follower(*worker, *projection, m_clock, {});
        while (orStop(follower.advance()).events > 0) {
        }
    }
}

void TestShop::sealAll() const {
    const auto worker = database(Database::Role::Worker);
    orStop(Sealer(*worker).sealAll(m_clock.now()));
}

std::unique_ptr<Database> TestShop::database(Database::Role role) const {
    return orStop(Database::open(m_url, role, Database::Files::MayBeMade));
}

}  // namespace countertop
