// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestShop.h"

#include "models/store/projections/ProjectionFollower.h"
#include "models/store/seals/Sealer.h"

#include <QTest>
#include <QUrl>

namespace countertop {

namespace {

QString serverAddress() { return qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES"); }

template <class Value>
Value orEnd(Result<Value> result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
    return *std::move(result);
}

/// Runs one statement on the server's own database.
void runOnServer(const QString& sql) {
    const auto url = orEnd(DatabaseUrl::parse(serverAddress()));
    const auto database = orEnd(Database::open(url, Database::Role::Worker));
    if (auto done = database->run(sql); !done) qFatal("%s", qUtf8Printable(done.error().detail));
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
    orEnd(createShop(m_url, start));
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
    m_url = orEnd(DatabaseUrl::parse(m_urlText));
}

void TestShop::createServerDatabase() {
    const QString name = QStringLiteral("test_") + newUuidV7().remove(u'-');
    runOnServer(QStringLiteral("CREATE DATABASE %1").arg(name));
    QUrl address(serverAddress());
    address.setPath(u'/' + name);
    m_urlText = address.toString(QUrl::FullyEncoded);
    m_url = orEnd(DatabaseUrl::parse(m_urlText));
}

std::unique_ptr<ShopSession> TestShop::session(const SessionOptions& options) const {
    return session(m_clock, options);
}

std::unique_ptr<ShopSession> TestShop::session(const Clock& clock,
                                               const SessionOptions& options) const {
    return orEnd(ShopSession::open(m_url, clock, m_keys, options));
}

void TestShop::followAll() const {
    const auto worker = database(Database::Role::Worker);
    for (const auto& projection : asyncProjections()) {
        ProjectionFollower follower(*worker, *projection, m_clock, {});
        while (orEnd(follower.advance()).events > 0) {
        }
    }
}

void TestShop::sealAll() const {
    const auto worker = database(Database::Role::Worker);
    orEnd(Sealer(*worker).sealAll(m_clock.now()));
}

std::unique_ptr<Database> TestShop::database(Database::Role role) const {
    return orEnd(Database::open(m_url, role, Database::Files::MayBeMade));
}

}  // namespace countertop
