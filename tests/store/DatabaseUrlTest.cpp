// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Database.h"
#include "tests/support/TestShop.h"

#include <QDir>
#include <QtTest>

namespace countertop {

/// Database addresses: what they mean, which options they
/// accept, and that no message shows a password.
class DatabaseUrlTest : public QObject {
    Q_OBJECT

private slots:
    void addressesAreRead_data();
    void addressesAreRead();
    void badAddressesAreRefused_data();
    void badAddressesAreRefused();
    void K_27_optionsAreKnownOrRefused_data();
    void K_27_optionsAreKnownOrRefused();
    void K_27_optionsReachTheServer();
    void K_27_aServerWithoutTlsIsReported_data();
    void K_27_aServerWithoutTlsIsReported();
    void passwordIsNeverShown();
};

namespace {

DatabaseUrl parsed(const QString& text) { return DatabaseUrl::parse(text).value_or(DatabaseUrl{}); }

}  // namespace

void DatabaseUrlTest::addressesAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("absolute file")
        << QStringLiteral("sqlite:/srv/shop.sqlite") << QStringLiteral("/srv/shop.sqlite");
    QTest::newRow("relative file") << QStringLiteral("sqlite:shop.sqlite")
                                   << QDir::current().filePath(QStringLiteral("shop.sqlite"));
    QTest::newRow("file with odd characters")
        << QStringLiteral("sqlite:/srv/M\u00fcller & S\u00f6hne?.db")
        << QStringLiteral("/srv/M\u00fcller & S\u00f6hne?.db");
    QTest::newRow("server")
        << QStringLiteral("postgresql://amira:s%40crt@db.example:6432/shop?sslmode=require")
        << QStringLiteral("amira s@crt db.example 6432 shop require");
    QTest::newRow("short server") << QStringLiteral("postgres://localhost/shop")
                                  << QStringLiteral("  localhost 5432 shop ");
}

void DatabaseUrlTest::addressesAreRead() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(url);
    const bool isFile = url->dialect == Dialect::Sqlite;
    QCOMPARE(isFile ? url->path
                    : QStringLiteral("%1 %2 %3 %4 %5 %6")
                          .arg(url->user, url->password, url->host)
                          .arg(url->port)
                          .arg(url->name, url->options.value(QStringLiteral("sslmode"))),
             expected);
}

void DatabaseUrlTest::badAddressesAreRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "sqlite:", "shop.sqlite", "mysql://host/shop", "postgresql:", "postgresql://host",
          "postgresql://host/", "postgresql://host:port/shop"}) {
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
    }
}

void DatabaseUrlTest::badAddressesAreRefused() {
    QFETCH(QString, text);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(!url);
    QCOMPARE(url.error().code, ErrorCode::InvalidInput);
    QCOMPARE(url.error().problems.first().field, QStringLiteral("database"));
}

void DatabaseUrlTest::K_27_optionsAreKnownOrRefused_data() {
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("refusal");  // a part of the message; empty: accepted
    const auto row = [](const char* options, const char* refusal = "") {
        QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(refusal);
    };
    for (const char* mode : {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}) {
        row(QByteArray("sslmode=").append(mode).constData());
    }
    row("");
    row("sslmode=verify-full&sslrootcert=/etc/my%20ca.pem&connect_timeout=10");
    row("application_name=till-3");
    row("channel_binding=require");
    row("sslmod=require", "unknown connection option 'sslmod'");
    row("SSLMODE=require", "'SSLMODE'; it is written 'sslmode'");
    row("sslmode=bogus", "'sslmode' expects disable");
    row("sslmode=Require", "not 'Require'");
    row("sslmode=", "'sslmode' expects");
    row("sslmode", "'sslmode' expects");
    row("sslmode=require&sslmode=disable", "'sslmode' is given twice");
    row("sslmode=require&sslmode=require", "'sslmode' is given twice");
    row("sslmode=require&colour=blue", "'colour'");
    row("sslmode=require%20sslmode=disable", "'sslmode' expects");
    row("sslrootcert=a;sslmode=disable", "'sslrootcert' expects");
    row("sslrootcert=", "'sslrootcert' expects");
    row("connect_timeout=0", "'connect_timeout' expects");
    row("connect_timeout=601", "'connect_timeout' expects");
    row("connect_timeout=5s", "'connect_timeout' expects");
    row("application_name=a%20b", "'application_name' expects");
    row("password=geheim", "unknown connection option 'password'");
    row("host=elsewhere", "unknown connection option 'host'");
    row("=x", "unknown connection option ''");
}

void DatabaseUrlTest::K_27_optionsAreKnownOrRefused() {
    QFETCH(QString, options);
    QFETCH(QString, refusal);
    const auto url =
        DatabaseUrl::parse(QStringLiteral("postgresql://a:geheim@host/shop?") + options);
    QCOMPARE(url.has_value(), refusal.isEmpty());
    if (url) return;
    QCOMPARE(url.error().code, ErrorCode::InvalidInput);
    QVERIFY2(url.error().detail.contains(refusal), qPrintable(url.error().detail));
    QVERIFY(!url.error().detail.contains(QStringLiteral("geheim")));
}

void DatabaseUrlTest::K_27_optionsReachTheServer() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    const QString address = qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES");
    const auto database =
        Database::open(parsed(address + QStringLiteral("?application_name=till-3&sslmode=prefer")),
                       Database::Role::Reader);
    QVERIFY(database);
    QString name;
    QVERIFY(
        (*database)->readRow(QStringLiteral("SELECT current_setting('application_name') AS value"),
                             noValues, [&](Query& row) { name = row.text("value"); }));
    QCOMPARE(name, QStringLiteral("till-3"));
}

void DatabaseUrlTest::K_27_aServerWithoutTlsIsReported_data() {
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"require", "verify-ca", "verify-full"}) {
        QTest::newRow(mode) << QString::fromLatin1(mode);
    }
}

void DatabaseUrlTest::K_27_aServerWithoutTlsIsReported() {
    QFETCH(QString, mode);
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    // Any file will do: without TLS its certificates are not read.
    const QString address = qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES");
    const auto opened = Database::open(
        parsed(address + QStringLiteral("?sslrootcert=%1&sslmode=").arg(QStringLiteral(__FILE__)) +
               mode),
        Database::Role::Reader);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Network);
    QCOMPARE(opened.error().reason, QStringLiteral("server_without_tls"));
    QVERIFY(!opened.error().transient);
}

void DatabaseUrlTest::passwordIsNeverShown() {
    const QString secret = QStringLiteral("geheim");
    for (const char* address :
         {"postgresql:amira:geheim@localhost/shop", "postgresql://amira:gehe@im/geheim@host:x/shop",
          "postgresql://amira:geheim@localhost/shop#1", "postgres:/amira:geheim@localhost/",
          "amira:geheim@localhost/shop", "postgresql://amira@host:p/shop?password=geheim"}) {
        const auto refused = DatabaseUrl::parse(QString::fromLatin1(address));
        QVERIFY2(!refused, address);
        QVERIFY2(!refused.error().detail.contains(secret), address);
    }
    const auto good = parsed(QStringLiteral("postgresql://amira:geheim@localhost:6432/shop"));
    QCOMPARE(good.display(), QStringLiteral("shop on localhost:6432"));
    const auto bad = DatabaseUrl::parse(QStringLiteral("mysql://amira:geheim@localhost/shop"));
    QVERIFY(!bad);
    QVERIFY(!bad.error().detail.contains(secret));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DatabaseUrlTest)
#include "DatabaseUrlTest.moc"
