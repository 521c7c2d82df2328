// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestShop.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

namespace countertop {

/// Countertop behind PgBouncer: refused where server sessions
/// are shared, accepted where they are not.
class PoolerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aPoolerThatSharesSessionsIsRefused_data();
    void aPoolerThatSharesSessionsIsRefused();
    void aPoolerThatKeepsSessionsWorks();

private:
    /// The shop's address through a pooler in this mode.
    [[nodiscard]] DatabaseUrl pooled(const QString& mode);

    QString m_program;
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess m_pooler;
};

void PoolerTest::init() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    m_program = qEnvironmentVariable("COUNTERTOP_TEST_PGBOUNCER");
    if (m_program.isEmpty())
        m_program = QStandardPaths::findExecutable(QStringLiteral("pgbouncer"));
    if (m_program.isEmpty()) {
        m_program = QStandardPaths::findExecutable(QStringLiteral("pgbouncer"),
                                                   {QStringLiteral("/usr/sbin")});
    }
    if (m_program.isEmpty()) QSKIP("There is no pgbouncer here");
    m_shop = std::make_unique<TestShop>(Dialect::Postgresql);
    m_folder = std::make_unique<QTemporaryDir>();
}

DatabaseUrl PoolerTest::pooled(const QString& mode) {
    m_pooler.kill();
    m_pooler.waitForFinished();
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    const int port = probe.serverPort();
    probe.close();
    const DatabaseUrl server = m_shop->url();
    QFile settings(m_folder->filePath(QStringLiteral("pgbouncer.ini")));
    if (!settings.open(QIODevice::WriteOnly)) return {};
    settings.write(QStringLiteral("[databases]\n* = host=%1 port=%2 user=%3 password=%4\n"
                                  "[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port=%5\n"
                                  "unix_socket_dir=\nauth_type=any\npool_mode=%6\n")
                       .arg(server.host)
                       .arg(server.port)
                       .arg(server.user, server.password)
                       .arg(port)
                       .arg(mode)
                       .toUtf8());
    settings.close();
    // PgBouncer refuses to run as root.
    const QFile::Permissions readable =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    QFile::setPermissions(m_folder->path(), readable | QFile::ExeOwner | QFile::ExeOther);
    QFile::setPermissions(settings.fileName(), readable);
    QStringList arguments{settings.fileName()};
    if (::geteuid() == 0) arguments += {QStringLiteral("-u"), QStringLiteral("nobody")};
    m_pooler.start(m_program, arguments);
    const auto answers = [port] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port));
        return socket.waitForConnected(1000);
    };
    if (!QTest::qWaitFor(answers, 10'000)) qFatal("pgbouncer does not start");
    DatabaseUrl url = server;
    url.host = QStringLiteral("127.0.0.1");
    url.port = port;
    return url;
}

void PoolerTest::aPoolerThatSharesSessionsIsRefused_data() {
    QTest::addColumn<QString>("mode");
    QTest::newRow("between transactions") << QStringLiteral("transaction");
    QTest::newRow("between statements") << QStringLiteral("statement");
}

void PoolerTest::aPoolerThatSharesSessionsIsRefused() {
    QFETCH(QString, mode);
    for (const Database::Role role : {Database::Role::Writer, Database::Role::Reader}) {
        const auto opened = Database::open(pooled(mode), role);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Network);
        QCOMPARE(opened.error().reason, QStringLiteral("server_pooled"));
        QVERIFY(!opened.error().transient);
        QVERIFY(opened.error().detail.contains(QStringLiteral("pool_mode=session")));
    }
}

void PoolerTest::aPoolerThatKeepsSessionsWorks() {
    const DatabaseUrl url = pooled(QStringLiteral("session"));
    const auto first = Database::open(url, Database::Role::Writer);
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    const auto second = Database::open(url, Database::Role::Reader);
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QVERIFY((*first)->run(QStringLiteral("SELECT 1")));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::PoolerTest)
#include "PoolerTest.moc"
