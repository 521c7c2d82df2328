// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/HttpClient.h"
#include "tests/support/TestShop.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace countertop;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimeoutMs = 20'000;

const QByteArray kTwoMugs = R"({"lines":[{"sku":"MUG","quantity":2}]})";

/// Runs `serve` in a separate process, on any free port.
class Server {
public:
    Server(const QString& databaseUrl, const QStringList& options) {
        m_process.setReadChannel(QProcess::StandardError);
        m_process.start(
            CliProcess::program(),
            QStringList{u"--database"_s, databaseUrl, u"serve"_s, u"--port"_s, u"0"_s} + options);
        while (!messages.contains('\n') && m_process.waitForReadyRead(kTimeoutMs)) {
            messages += m_process.readAllStandardError();
        }
        static const QRegularExpression kAddress(u"http://127\\.0\\.0\\.1:([0-9]+)"_s);
        port = kAddress.match(QString::fromUtf8(messages)).captured(1).toInt();
    }
    ~Server() { end(SIGKILL); }

    int end(int signal) {
        if (m_process.state() == QProcess::NotRunning) return -1;
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        m_process.waitForFinished(kTimeoutMs);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    QByteArray messages;
    int port = 0;

private:
    QProcess m_process;
};

}  // namespace

/// The HTTP intake of the real program, on both databases.
class CliServeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void orderComesInByHttp();
    void keyIsRememberedAfterAKill();
    void withoutASecretEveryOrderIsRefused();
    void requiredKeysAreAsked();
    void tokensAreMade();
    void takenPortEndsTheProgram();
    void wrongUsageIsExplained_data();
    void wrongUsageIsExplained();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    [[nodiscard]] QStringList withSecret() const { return {u"--jwt-secret-file"_s, m_secret}; }
    [[nodiscard]] QByteArray token(const QStringList& more = {}) const;
    [[nodiscard]] HttpAnswer place(const Server& server, const QByteArray& token,
                                   const QByteArray& key = "key-1") const;

    QTemporaryDir m_folder;
    QString m_secret;
    std::unique_ptr<TestShop> m_shop;
};

void CliServeTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
    m_secret = m_folder.filePath(u"secret"_s);
    QFile file(m_secret);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a secret that has thirty-two bytes or more\n");
    file.close();
}

QByteArray CliServeTest::token(const QStringList& more) const {
    const CliAnswer answer = CliProcess::runBare(
        QStringList{u"token"_s, u"--subject"_s, u"amira"_s} + withSecret() + more);
    return answer.exitCode == 0 ? answer.results.trimmed() : QByteArray();
}

HttpAnswer CliServeTest::place(const Server& server, const QByteArray& token,
                               const QByteArray& key) const {
    HttpClient::Headers headers{{"Authorization", "Bearer " + token}};
    if (!key.isEmpty()) headers.append(std::pair(QByteArray("Idempotency-Key"), key));
    return HttpClient(server.port).send("POST", "/orders/place", headers, kTwoMugs);
}

void CliServeTest::orderComesInByHttp() {
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"3"_s});
    Server server(m_shop->urlText(), withSecret());
    QVERIFY2(server.port > 0, server.messages);
    QCOMPARE(server.messages.count('\n'), 1);
    QCOMPARE(HttpClient(server.port).send("GET", "/health").status, 200);
    const HttpAnswer placed = place(server, token());
    QCOMPARE(placed.status, 201);
    // The server and the command line work on one shop at the same time.
    const QJsonObject order = cli().done(
        {u"orders"_s, u"show"_s, placed.json()[QLatin1StringView("order_id")].toString()});
    QCOMPARE(order[u"number"_s].toString(), u"W-000001"_s);
    QCOMPARE(order[u"customer_name"_s].toString(), u"amira"_s);
    QCOMPARE(order[u"total_minor"_s].toInt(), 2500);
    QCOMPARE(place(server, token(), "key-2").code(), "OUT_OF_STOCK");
    QCOMPARE(place(server, token(), {}).code(), "OUT_OF_STOCK");
    QCOMPARE(server.end(SIGTERM), 0);
    QCOMPARE(place(server, token()).status, 0);
    QVERIFY(cli().done({u"verify"_s})[u"clean"_s].toBool());
}

void CliServeTest::keyIsRememberedAfterAKill() {
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"3"_s});
    HttpAnswer first;
    {
        Server server(m_shop->urlText(), withSecret());
        first = place(server, token());
        QCOMPARE(first.status, 201);
        server.end(SIGKILL);
    }
    Server again(m_shop->urlText(), withSecret());
    const HttpAnswer repeated = place(again, token());
    QCOMPARE(repeated.status, 201);
    QCOMPARE(repeated.body, first.body);
    QCOMPARE(repeated.header("Idempotent-Replayed"), "true");
    QCOMPARE(again.end(SIGINT), 0);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 1);
}

void CliServeTest::withoutASecretEveryOrderIsRefused() {
    Server server(m_shop->urlText(), {});
    QVERIFY(server.messages.contains("--jwt-secret-file"));
    QCOMPARE(HttpClient(server.port).send("GET", "/health").status, 200);
    QCOMPARE(place(server, token()).status, 401);
    QCOMPARE(server.end(SIGTERM), 0);
}

void CliServeTest::requiredKeysAreAsked() {
    Server server(m_shop->urlText(), withSecret() + QStringList{u"--require-idempotency-key"_s});
    const HttpAnswer refused = place(server, token(), {});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), "IDEMPOTENCY_KEY_MISSING");
}

void CliServeTest::tokensAreMade() {
    const CliAnswer answer = CliProcess::runBare(
        QStringList{u"token"_s, u"--subject"_s, u"amira"_s, u"--json"_s} + withSecret());
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.object()[u"subject"_s].toString(), u"amira"_s);
    QCOMPARE(answer.object()[u"token"_s].toString().count(u'.'), 2);
    Server server(m_shop->urlText(), withSecret());
    const QByteArray brief = token({u"--expires-in"_s, u"1"_s});
    QVERIFY(!brief.isEmpty());
    QTRY_COMPARE(place(server, brief).status, 401);
    QCOMPARE(place(server, token()).status, 422);
}

void CliServeTest::takenPortEndsTheProgram() {
    Server server(m_shop->urlText(), withSecret());
    const CliAnswer second = cli().run({u"serve"_s, u"--port"_s, QString::number(server.port)});
    QCOMPARE(second.exitCode, 3);
    QCOMPARE(second.code(), "NETWORK");
}

void CliServeTest::wrongUsageIsExplained_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no port") << u"serve"_s << u"needs --port"_s;
    QTest::newRow("no number") << u"serve --port http"_s << u"whole number"_s;
    QTest::newRow("no such port") << u"serve --port 65536"_s << u"65535"_s;
    QTest::newRow("no file") << u"serve --port 0 --jwt-secret-file /no/such"_s
                             << u"cannot be read"_s;
    QTest::newRow("empty file") << u"serve --port 0 --jwt-secret-file /dev/null"_s << u"is empty"_s;
    QTest::newRow("no subject") << u"token --jwt-secret-file x"_s << u"needs --subject"_s;
    QTest::newRow("no secret") << u"token --subject a"_s << u"needs --jwt-secret-file"_s;
    QTest::newRow("no time") << u"token --subject a --jwt-secret-file x --expires-in 0"_s
                             << u"at least 1"_s;
}

void CliServeTest::wrongUsageIsExplained() {
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const CliAnswer answer = cli().run(line.split(u' '));
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.messages.contains(expected.toUtf8()), answer.messages);
}

QTEST_GUILESS_MAIN(CliServeTest)
#include "CliServeTest.moc"
