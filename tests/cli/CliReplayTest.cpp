// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QFile>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Replaying history through the real program, on both databases.
class CliReplayTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void RP_1_replayGivesExactlyTheRange();
    void replayKnowsOrdersByIdNumberAndStream();
    void replayTellsWhatItDoesNotFind();
    void ES_9_unknownTypesCanBeLeftAside();
    void wrongMomentsAreReported();
    void EV_7_oneFlippedByteIsNamed_data();
    void EV_7_oneFlippedByteIsNamed();
    void EV_7_aRemovedStreamIsNamed();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    [[nodiscard]] static QList<qint64> versionsOf(const QJsonArray& events);

    std::unique_ptr<TestShop> m_shop;
    QString m_number;
    QString m_id;
};

void CliReplayTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"100"_s});
    const QJsonObject placed = cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=2"_s});
    m_number = placed[u"number"_s].toString();
    m_id = placed[u"order_id"_s].toString();
    cli().done({u"orders"_s, u"pay"_s, m_id});
}

QList<qint64> CliReplayTest::versionsOf(const QJsonArray& events) {
    QList<qint64> versions;
    for (const QJsonValue& event : events) versions.append(event[u"version"_s].toInteger());
    return versions;
}

void CliReplayTest::RP_1_replayGivesExactlyTheRange() {
    const QJsonObject before = cli().done({u"orders"_s, u"show"_s, m_id});
    const QJsonArray range =
        cli().list({u"events"_s, u"replay"_s, m_id, u"--from"_s, u"2"_s, u"--to"_s, u"3"_s});
    QCOMPARE(versionsOf(range), (QList<qint64>{2, 3}));
    QCOMPARE(range[0][u"type"_s].toString(), u"OrderPlaced"_s);
    QCOMPARE(range[0][u"data"_s][u"number"_s].toString(), m_number);
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, m_id}), before);
    const QJsonArray all = cli().list({u"events"_s, u"replay"_s, m_id});
    QCOMPARE(all.size(), before[u"version"_s].toInt());
    const CliAnswer none = cli().json({u"events"_s, u"replay"_s, m_id, u"--from"_s, u"99"_s});
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.results, QByteArray("[]\n"));
}

void CliReplayTest::replayKnowsOrdersByIdNumberAndStream() {
    const QJsonArray byId = cli().list({u"events"_s, u"replay"_s, m_id});
    QCOMPARE(cli().list({u"events"_s, u"replay"_s, m_number}), byId);
    QCOMPARE(cli().list({u"events"_s, u"replay"_s, u"order-"_s + m_id}), byId);
    QCOMPARE(cli().list({u"events"_s, u"replay"_s, u"product-MUG"_s}).size(), 2);
}

void CliReplayTest::replayTellsWhatItDoesNotFind() {
    for (const QString& name : {u"X-000001"_s, newUuidV7(), u"product-NOTHING"_s}) {
        const CliAnswer answer = cli().run({u"events"_s, u"replay"_s, name});
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.code(), "NOT_FOUND");
    }
    const CliAnswer backwards =
        cli().run({u"events"_s, u"replay"_s, m_id, u"--from"_s, u"3"_s, u"--to"_s, u"2"_s});
    QCOMPARE(backwards.exitCode, 1);
    QCOMPARE(backwards.code(), "INVALID_INPUT");
    for (const QStringList& range :
         {QStringList{u"--from"_s, u"0"_s}, QStringList{u"--to"_s, u"last"_s}}) {
        QCOMPARE(cli().run(QStringList{u"events"_s, u"replay"_s, m_id} + range).exitCode, 2);
    }
    QCOMPARE(cli().run({u"events"_s, u"replay"_s}).exitCode, 2);
}

void CliReplayTest::ES_9_unknownTypesCanBeLeftAside() {
    {
        const auto session = m_shop->session();
        QVERIFY(session->events().append(u"order-"_s + m_id, ExpectedVersion::exists(),
                                         {{EventId::create(), u"OrderVanished"_s, 1, "{}"}}, {}));
    }
    const QStringList show{u"orders"_s, u"show"_s, m_id, u"--at-version"_s, u"5"_s};
    const CliAnswer strict = cli().json(show);
    QCOMPARE(strict.exitCode, 4);
    QVERIFY(strict.messages.contains("OrderVanished") && strict.messages.contains("version 5"));
    const CliAnswer lenient = cli().json(show + QStringList{u"--skip-unknown"_s});
    QCOMPARE(lenient.exitCode, 0);
    QCOMPARE(lenient.messages.count("warning:"), 1);
    QCOMPARE(lenient.object()[u"total_minor"_s].toInteger(), 2500);
}

void CliReplayTest::wrongMomentsAreReported() {
    const QStringList show{u"orders"_s, u"show"_s, m_id};
    const auto codeOf = [&](const QStringList& moment) {
        const CliAnswer answer = cli().json(show + moment);
        return QString::number(answer.exitCode) + u' ' + QString::fromLatin1(answer.code());
    };
    QCOMPARE(codeOf({u"--at-version"_s, u"99"_s}), u"1 NOT_FOUND"_s);
    QCOMPARE(codeOf({u"--at-time"_s, u"2001-01-01T00:00:00Z"_s}), u"1 NOT_FOUND"_s);
    for (const QStringList& wrong :
         {QStringList{u"--at-version"_s, u"0"_s}, QStringList{u"--at-version"_s, u"two"_s},
          QStringList{u"--at-time"_s, u"yesterday"_s},
          QStringList{u"--at-version"_s, u"1"_s, u"--at-time"_s, u"2030-01-01T00:00:00Z"_s}}) {
        QCOMPARE(cli().json(show + wrong).exitCode, 2);
    }
    const CliAnswer nobody =
        cli().json({u"orders"_s, u"show"_s, newUuidV7(), u"--at-version"_s, u"1"_s});
    QCOMPARE(nobody.exitCode, 1);
    QCOMPARE(nobody.code(), "NOT_FOUND");
}

void CliReplayTest::EV_7_oneFlippedByteIsNamed_data() {
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("payload") << QByteArray("payload");
    QTest::newRow("hash") << QByteArray("hash");
    QTest::newRow("event id") << QByteArray("event id");
}

/// Goal: `verify` finds one changed byte of one event and reports its place. Method: the byte is
/// changed in the closed database file itself, where no trigger can notice it.
void CliReplayTest::EV_7_oneFlippedByteIsNamed() {
    QFETCH(QByteArray, part);
    QFETCH_GLOBAL(Dialect, dialect);
    if (dialect != Dialect::Sqlite) QSKIP("The bytes of a server's files are its own.");
    RecordedEvent event;
    {
        const auto session = m_shop->session();
        const auto events = session->events().load(u"order-"_s + m_id);
        QVERIFY(events && events->size() > 2);
        event = events->at(1);
    }
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
    const QByteArray text = part == "payload" ? event.payload
                            : part == "hash"  ? event.hash
                                              : event.eventId.text().toUtf8();
    QFile file(m_shop->url().path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    const qsizetype place = bytes.indexOf(text);
    QVERIFY(place > 0);
    QCOMPARE(bytes.indexOf(text, place + 1), -1);
    const qsizetype at = place + (part == "payload" ? text.indexOf("2500") : text.size() - 1);
    QVERIFY(file.seek(at));
    QVERIFY(file.putChar(static_cast<char>(bytes[at] ^ 1)));
    file.close();

    const CliAnswer answer = cli().json({u"verify"_s});
    QCOMPARE(answer.exitCode, 4);
    QCOMPARE(answer.code(), "DAMAGED");
    QJsonObject chains;
    for (const QJsonValue& check : answer.object()[u"checks"_s].toArray()) {
        if (check[u"code"_s].toString() == u"event_chains"_s) chains = check.toObject();
    }
    QCOMPARE(chains[u"problem_count"_s].toInt(), 1);
    const QString problem = chains[u"problems"_s][0].toString();
    const QString where = u"version 2 (position %1,"_s.arg(event.position);
    QVERIFY2(problem.contains(where), qPrintable(problem));
    QVERIFY(problem.contains(m_id));
}

/// Goal: a missing stream is found once it was sealed. Method: its events are deleted directly in
/// the database.
void CliReplayTest::EV_7_aRemovedStreamIsNamed() {
    QFETCH_GLOBAL(Dialect, dialect);
    const QJsonArray events = cli().list({u"events"_s, u"list"_s});
    const QJsonObject sealed = cli().done({u"events"_s, u"seal"_s});
    QCOMPARE(sealed[u"sealed_events"_s].toInteger(), events.size());
    QCOMPARE(sealed[u"to_position"_s], events.last()[u"position"_s]);
    QCOMPARE(sealed[u"hash"_s].toString().size(), 64);
    const QJsonObject again = cli().done({u"events"_s, u"seal"_s});
    QCOMPARE(again[u"sealed_events"_s].toInteger(), 0);
    QCOMPARE(again[u"hash"_s], sealed[u"hash"_s]);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
    const QString noted = QString::number(sealed[u"to_position"_s].toInteger()) + u':';
    const QString hash = sealed[u"hash"_s].toString();
    QCOMPARE(cli().run({u"verify"_s, u"--seal"_s, noted + hash}).exitCode, 0);
    const QString other = QString(hash).replace(0, 1, hash.startsWith(u'0') ? u'1' : u'0');
    QCOMPARE(cli().run({u"verify"_s, u"--seal"_s, noted + other}).exitCode, 4);
    for (const QString& wrong : {u"x:1"_s, noted, u"7"_s}) {
        QCOMPARE(cli().run({u"verify"_s, u"--seal"_s, wrong}).exitCode, 2);
    }

    const qint64 position = events.last()[u"position"_s].toInteger();
    {
        const auto session = m_shop->session();
        QVERIFY(session->database().run(
            dialect == Dialect::Sqlite ? u"DROP TRIGGER events_are_never_deleted"_s
                                       : u"DROP TRIGGER events_are_never_changed ON events"_s));
        QVERIFY(session->database().run(
            u"DELETE FROM events WHERE stream_id = 'order-%1'"_s.arg(m_id)));
    }
    const CliAnswer answer = cli().json({u"verify"_s});
    QCOMPARE(answer.exitCode, 4);
    QStringList problems;
    for (const QJsonValue& check : answer.object()[u"checks"_s].toArray()) {
        if (check[u"code"_s].toString() != u"seals"_s) continue;
        for (const QJsonValue& problem : check[u"problems"_s].toArray()) {
            problems.append(problem.toString());
        }
    }
    QVERIFY2(
        problems.contains(u"Position %1: the event that was sealed here is gone"_s.arg(position)),
        qPrintable(problems.join(u'\n')));
}

QTEST_GUILESS_MAIN(CliReplayTest)
#include "CliReplayTest.moc"
