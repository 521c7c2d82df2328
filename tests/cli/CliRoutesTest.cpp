// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliShopTest.h"
#include "tests/cli/ThreadedEndpoint.h"
#include "tests/support/SignatureVerifier.h"

#include <QFile>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Filters, templates, secrets and tests of routes through the real program, on both databases.
class CliRoutesTest : public CliShopTest {
    Q_OBJECT

private slots:
    void unusableRoutesAreRefusedWithTheReason_data();
    void unusableRoutesAreRefusedWithTheReason();
    void routesAreEditedAndKeepTheirNumber();
    void secretsAreExchanged();
    void withoutAKeychainTheFileIsNamed();
    void anotherLanguageVerifiesWhatIsSent();
    void aTestMessageShowsTheAnswer();
    void aTestSaysWhoHasToAct();
    void whatThisComputerLacksIsSaid();
    void anotherReceiverIsNotAllowedWhatTheFormerWas();
    void OB_2_filterAndTemplateShapeWhatIsSent();
    void OB_2_aTemplateThatDoesNotFitKeepsTheMessage();

private:
    QString write(const QString& name, const QByteArray& content,
                  QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner);
    QString secret(const QString& name) {
        return write(name, "whsec_" + QByteArray(32, name.front().toLatin1()).toBase64() + '\n');
    }
    /// Adds a route of placed orders and returns it.
    QJsonObject add(const QString& destination, const QStringList& options = {}) {
        return cli().done(QStringList{u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s,
                                      u"--to"_s, destination} +
                          options);
    }
};

QString CliRoutesTest::write(const QString& name, const QByteArray& content,
                             QFile::Permissions permissions) {
    QFile file(filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
        !file.setPermissions(permissions)) {
        qFatal("%s", qUtf8Printable(file.errorString()));
    }
    return file.fileName();
}

void CliRoutesTest::unusableRoutesAreRefusedWithTheReason_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, const QStringList& options, const char* words) {
        QTest::newRow(name) << options << QByteArray(words);
    };
    const QString https = u"webhook:https://example.org/hook"_s;
    row("private", {u"--to"_s, u"webhook:http://192.168.1.9/"_s}, "a private address");
    row("hexadecimal", {u"--to"_s, u"webhook:http://0x7f000001/"_s}, "a loopback address");
    row("mapped", {u"--to"_s, u"webhook:http://[::ffff:10.0.0.1]/"_s}, "--allow-private");
    row("filter", {u"--to"_s, https, u"--filter"_s, u"total_minor over 5"_s}, "'over'");
    row("money", {u"--to"_s, https, u"--filter"_s, u"total_minor gt 12.50"_s}, "1250 for 12.50");
    row("personal", {u"--to"_s, https, u"--filter"_s, u"customer_name eq Amy"_s},
        "'customer_name', a personal field");
    row("template", {u"--to"_s, https, u"--transform"_s, u"torn.json"_s}, "line 3, column 1");
    row("no template", {u"--to"_s, https, u"--transform"_s, u"absent.json"_s}, "absent.json");
    row("open secret", {u"--to"_s, https, u"--secret-file"_s, u"open"_s}, "chmod 600");
    row("short secret", {u"--to"_s, https, u"--secret-file"_s, u"short"_s}, "24 to 64");
    row("no secret", {u"--to"_s, https, u"--secret-file"_s, u"words"_s}, "whsec_");
    row("absent secret", {u"--to"_s, https, u"--secret-file"_s, u"absent"_s}, "cannot be read");
    row("no secret file", {u"--to"_s, https, u"--secret-file="_s}, "expects a file");
    row("two hosts", {u"--to"_s, u"webhook:https://u:12/hunter2@example.org"_s}, "%40");
    row("no folder", {u"--to"_s, u"log:/nowhere/at/all/x"_s}, "'/nowhere/at/all'");
    row("folder", {u"--to"_s, u"log:/tmp"_s}, "'/tmp' is a folder");
    row("signed log", {u"--to"_s, u"log:x"_s, u"--secret-file"_s, u"good"_s}, "Only webhooks");
    row("CA", {u"--to"_s, https, u"--ca-file"_s, u"words"_s}, "no certificate in PEM form");
}

void CliRoutesTest::unusableRoutesAreRefusedWithTheReason() {
    QFETCH(QStringList, options);
    QFETCH(QByteArray, words);
    write(u"torn.json"_s, "{\n \"a\": \n}");
    write(u"open"_s, "whsec_" + QByteArray(32, 'k').toBase64(),
          QFile::ReadOwner | QFile::ReadGroup);
    write(u"short"_s, "whsec_" + QByteArray(10, 'k').toBase64());
    write(u"words"_s, "open sesame");
    secret(u"good"_s);
    for (QString& option : options) {
        if (QFile::exists(filePath(option))) option = filePath(option);
    }
    const CliAnswer answer =
        cli().json(QStringList{u"routes"_s, u"add"_s, u"--events"_s, u"Order.*"_s} + options);
    const bool isUsage = options.contains(u"--secret-file="_s);
    QCOMPARE(answer.exitCode, isUsage ? 2 : 1);
    if (!isUsage) QCOMPARE(answer.code(), QByteArray("INVALID_INPUT"));
    QVERIFY2(answer.messages.contains(words), answer.messages.constData());
    QVERIFY(!answer.messages.contains("hunter2"));
    QCOMPARE(cli().list({u"routes"_s, u"list"_s}).size(), 0);
}

void CliRoutesTest::routesAreEditedAndKeepTheirNumber() {
    const QString id = QString::number(add(u"log:x"_s)[u"id"_s].toInteger());
    const auto edit = [&](const QStringList& options) {
        return cli().done(QStringList{u"routes"_s, u"edit"_s, id} + options);
    };
    const QJsonObject filtered = edit({u"--filter"_s, u"day gte 2026-01-01"_s, u"--transform"_s,
                                       write(u"t.json"_s, "[\"type\", \"order_id\"]\n")});
    QCOMPARE(filtered[u"id"_s].toInteger(), id.toLongLong());
    QCOMPARE(filtered[u"filter"_s].toString(), u"day gte 2026-01-01"_s);
    QCOMPARE(filtered[u"transform"_s].toString(), u"[\"type\", \"order_id\"]"_s);
    const QJsonObject moved =
        edit({u"--to"_s, u"webhook:http://127.0.0.1:9/"_s, u"--allow-private"_s, u"--filter="_s});
    QVERIFY(moved[u"filter"_s].isNull());
    QVERIFY(moved[u"allow_private"_s].toBool());
    const CliAnswer refused = cli().json({u"routes"_s, u"edit"_s, id, u"--public-only"_s});
    QCOMPARE(refused.code(), QByteArray("INVALID_INPUT"));
    QCOMPARE(cli().run({u"routes"_s, u"edit"_s, id}).exitCode, 2);
    QCOMPARE(cli().run({u"routes"_s, u"edit"_s, u"999"_s, u"--to"_s, u"log:y"_s}).code(),
             QByteArray("NOT_FOUND"));
    const QJsonArray routes = cli().list({u"routes"_s, u"list"_s});
    QCOMPARE(routes.size(), 1);
    QCOMPARE(routes[0][u"id"_s].toInteger(), id.toLongLong());
    QCOMPARE(cli().run({u"routes"_s, u"remove"_s, id}).exitCode, 0);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliRoutesTest::secretsAreExchanged() {
    const QString id = QString::number(
        add(u"webhook:https://example.org/hook"_s, {u"--secret-file"_s, secret(u"old"_s)})[u"id"_s]
            .toInteger());
    const QStringList change{u"routes"_s, u"secret"_s, id};
    QCOMPARE(cli()
                 .done(change + QStringList{u"--add-file"_s, secret(u"new"_s)})[u"secrets"_s]
                 .toArray()
                 .size(),
             2);
    QCOMPARE(cli().run(change + QStringList{u"--remove"_s, u"3"_s}).code(),
             QByteArray("NOT_FOUND"));
    const QJsonArray left =
        cli().done(change + QStringList{u"--remove"_s, u"1"_s})[u"secrets"_s].toArray();
    QCOMPARE(left.size(), 1);
    QVERIFY(left[0].toString().endsWith(u"/new"));
    QCOMPARE(cli().run(change).exitCode, 2);
    // Neither lists nor the database hold the secret itself.
    QVERIFY(!cli().run({u"routes"_s, u"list"_s, u"--json"_s}).results.contains("whsec_"));
}

void CliRoutesTest::withoutAKeychainTheFileIsNamed() {
    const QStringList nowhere{u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere"_s};
    const QStringList shop{u"--database"_s, this->shop().urlText()};
    const auto refused = [&](const QStringList& arguments) {
        const CliAnswer answer = CliProcess::runBare(arguments + shop, nowhere);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.messages.contains("INVALID_INPUT") &&
                     answer.messages.contains("a file of mode 600"),
                 answer.messages.constData());
    };
    const QStringList add{u"routes"_s,      u"add"_s,  u"--events"_s,
                          u"OrderPlaced"_s, u"--to"_s, u"webhook:https://example.org/hook"_s};
    refused(add + QStringList{u"--secret-keychain"_s, u"orders"_s});
    refused({u"routes"_s, u"new-secret"_s, u"orders"_s});
    QCOMPARE(cli().run(add + QStringList{u"--secret-keychain"_s, u"a/b"_s}).code(),
             QByteArray("INVALID_INPUT"));
    QCOMPARE(cli()
                 .run(add + QStringList{u"--secret-keychain"_s, u"orders"_s, u"--secret-file"_s,
                                        secret(u"x"_s)})
                 .exitCode,
             2);
    QVERIFY(cli().list({u"routes"_s, u"list"_s}).isEmpty());
}

void CliRoutesTest::anotherLanguageVerifiesWhatIsSent() {
    if (!SignatureVerifier::isInstalled()) QSKIP("no python3");
    ThreadedEndpoint endpoint;
    add(endpoint.destination(), {u"--allow-private"_s, u"--secret-file"_s, secret(u"s"_s)});
    addMug();
    for (int order = 0; order < 3; ++order) QVERIFY(!place(u"1"_s).isEmpty());
    QCOMPARE(cli().done({u"outbox"_s, u"run"_s, u"--until-empty"_s})[u"delivered"_s].toInt(), 3);
    const QList<HttpEndpoint::Request> requests = endpoint.requests();
    QCOMPARE(requests.size(), 3);
    SignatureVerifier verifier;
    const QByteArray known = "whsec_" + QByteArray(32, 's').toBase64();
    const QByteArray other = "whsec_" + QByteArray(32, 't').toBase64();
    for (const HttpEndpoint::Request& request : requests) {
        QVERIFY(verifier.accepts(known, request));
        QVERIFY(!verifier.accepts(other, request));
        QVERIFY(!verifier.accepts(known, request, request.body + ' '));
    }
    // Each signature is of its own message.
    QVERIFY(!verifier.accepts(known, requests[0], requests[1].body));
}

void CliRoutesTest::aTestMessageShowsTheAnswer() {
    ThreadedEndpoint endpoint([](const HttpEndpoint::Request& request) {
        return HttpEndpoint::Answer{request.path == "/bad" ? 503 : 200, "5%1 and %2 thanks"};
    });
    const QString id =
        QString::number(add(endpoint.destination(),
                            {u"--allow-private"_s, u"--secret-file"_s, secret(u"s"_s)})[u"id"_s]
                            .toInteger());
    const QJsonObject answer = cli().done({u"routes"_s, u"test"_s, id});
    QCOMPARE(answer[u"answer"_s].toString(), u"HTTP 200 Answer: 5%1 and %2 thanks"_s);
    QVERIFY(cli().run({u"routes"_s, u"test"_s, id}).results.contains(": 5%1 and %2 thanks after "));
    QVERIFY(answer[u"milliseconds"_s].toInteger(-1) >= 0);
    const QList<HttpEndpoint::Request> requests = endpoint.requests();
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests.first().headers.value("webhook-id").startsWith("test_"));
    QVERIFY(requests.first().headers.value("webhook-signature").startsWith("v1,"));
    QVERIFY(requests.first().body.contains("\"type\":\"OrderPlaced\""));
    // No message is left behind.
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s}).size(), 0);
    cli().done({u"routes"_s, u"edit"_s, id, u"--to"_s,
                endpoint.destination().replace(u"/hook"_s, u"/bad"_s)});
    const CliAnswer failed = cli().json({u"routes"_s, u"test"_s, id});
    QCOMPARE(failed.exitCode, 1);
    QCOMPARE(failed.code(), QByteArray("NOT_ALLOWED"));
    QVERIFY2(failed.messages.contains("HTTP 503"), failed.messages.constData());
    QVERIFY2(failed.messages.contains("5%1 and %2 thanks"), failed.messages.constData());
}

void CliRoutesTest::aTestSaysWhoHasToAct() {
    const QString id = QString::number(
        add(u"webhook:http://127.0.0.1:9/"_s, {u"--allow-private"_s})[u"id"_s].toInteger());
    const auto test = [&] { return cli().json({u"routes"_s, u"test"_s, id}); };
    QCOMPARE(test().exitCode, 3);
    QCOMPARE(test().code(), QByteArray("NETWORK"));
    cli().done({u"routes"_s, u"edit"_s, id, u"--transform"_s,
                write(u"t.json"_s, R"(["type", "tracking"])")});
    QCOMPARE(test().exitCode, 1);
    QCOMPARE(test().code(), QByteArray("INVALID_INPUT"));
    QVERIFY(test().messages.contains("'tracking'"));
    cli().done({u"routes"_s, u"edit"_s, id, u"--transform="_s, u"--secret-file"_s, secret(u"s"_s)});
    QVERIFY(QFile::remove(filePath(u"s"_s)));
    QCOMPARE(test().exitCode, 1);
    QCOMPARE(test().code(), QByteArray("NOT_ALLOWED"));
    // Nobody is asked for money because somebody tries whether a route works.
    cli().done({u"routes"_s, u"edit"_s, id, u"--transform"_s, u"charge-payment"_s});
    QCOMPARE(test().exitCode, 1);
    QVERIFY(test().messages.contains("payment"));
}

void CliRoutesTest::whatThisComputerLacksIsSaid() {
    const CliAnswer unserved =
        cli().json({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s,
                    u"sns:arn:aws:sns:eu-west-1:123456789012:orders"_s});
    QCOMPARE(unserved.exitCode, 0);
    QVERIFY2(unserved.messages.contains("AWS_ACCESS_KEY_ID"), unserved.messages.constData());
}

void CliRoutesTest::anotherReceiverIsNotAllowedWhatTheFormerWas() {
    const QString id =
        QString::number(add(u"webhook:http://127.0.0.1:9/a"_s,
                            {u"--allow-private"_s, u"--secret-file"_s, secret(u"s"_s)})[u"id"_s]
                            .toInteger());
    const auto moveTo = [&](const QString& address, const QStringList& more = {}) {
        return cli().json(QStringList{u"routes"_s, u"edit"_s, id, u"--to"_s, address} + more);
    };
    QCOMPARE(moveTo(u"webhook:http://127.0.0.1:9/b"_s).exitCode, 0);
    QCOMPARE(moveTo(u"webhook:http://127.0.0.1:10/b"_s).code(), QByteArray("INVALID_INPUT"));
    const CliAnswer moved = moveTo(u"webhook:https://example.org/"_s);
    QCOMPARE(moved.exitCode, 0);
    QVERIFY2(moved.messages.contains("--allow-private was for"), moved.messages.constData());
    const QJsonObject route = cli().list({u"routes"_s, u"list"_s})[0].toObject();
    QVERIFY(!route[u"allow_private"_s].toBool());
    QCOMPARE(route[u"secrets"_s].toArray().size(), 1);
    QCOMPARE(moveTo(u"webhook:http://10.0.0.1/"_s, {u"--allow-private"_s}).exitCode, 0);
    QCOMPARE(
        cli().run({u"routes"_s, u"edit"_s, id, u"--allow-private"_s, u"--public-only"_s}).exitCode,
        2);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliRoutesTest::OB_2_filterAndTemplateShapeWhatIsSent() {
    ThreadedEndpoint endpoint;
    add(endpoint.destination(),
        {u"--allow-private"_s, u"--filter"_s, u"total_minor gte 2500"_s, u"--transform"_s,
         write(u"t.json"_s, R"({"order": "{{data.number}}", "sum": "{{total_minor}}"})")});
    addMug();
    QVERIFY(!place(u"1"_s).isEmpty());
    const QString number = place(u"3"_s);
    const QJsonObject run = cli().done({u"outbox"_s, u"run"_s, u"--until-empty"_s});
    QCOMPARE(run[u"delivered"_s].toInt(), 1);
    QCOMPARE(endpoint.requests().first().body,
             QByteArray("{\"order\":\"" + number.toUtf8() + "\",\"sum\":3750}"));
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliRoutesTest::OB_2_aTemplateThatDoesNotFitKeepsTheMessage() {
    ThreadedEndpoint endpoint;
    const QString route = QString::number(
        add(endpoint.destination(), {u"--allow-private"_s, u"--transform"_s,
                                     write(u"t.json"_s, R"(["type", "tracking"])")})[u"id"_s]
            .toInteger());
    addMug();
    QVERIFY(!place(u"1"_s).isEmpty());
    const QStringList run{u"outbox"_s, u"run"_s, u"--until-empty"_s};
    // The second run finds nothing to do: time alone does not help.
    for (int times = 0; times < 2; ++times) QCOMPARE(cli().done(run)[u"delivered"_s].toInt(-1), 0);
    const QJsonObject kept = cli().list({u"outbox"_s, u"list"_s})[0].toObject();
    QCOMPARE(kept[u"status"_s].toString(), u"failed"_s);
    QVERIFY(kept[u"held"_s].toBool());
    QCOMPARE(kept[u"attempts"_s].toInt(), 1);
    QVERIFY2(kept[u"last_error"_s].toString().contains(u"'tracking'"_s),
             qPrintable(kept[u"last_error"_s].toString()));
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
    cli().done({u"routes"_s, u"edit"_s, route, u"--transform"_s,
                write(u"t.json"_s, R"(["type", "order_id"])")});
    cli().done({u"outbox"_s, u"retry"_s, QString::number(kept[u"id"_s].toInteger())});
    QCOMPARE(cli().done(run)[u"delivered"_s].toInt(), 1);
    QVERIFY(endpoint.requests().first().body.startsWith("{\"type\":\"OrderPlaced\",\"order_id\":"));
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(CliRoutesTest)
#include "CliRoutesTest.moc"
