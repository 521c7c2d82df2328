// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Waiting.h"
#include "tests/workers/PublisherWorld.h"

#include <QTest>

#include <algorithm>

using namespace countertop;
using namespace Qt::StringLiterals;

/// What every publisher promises, each against a real receiver of its kind.
class PublisherContractTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void aMessageArrivesWithItsIdAndBody();
    void OB_5_oneBadMessageOfTenFailsAlone();
    void OB_6_aRetryCarriesTheSameId();
    void anAbsentReceiverIsAFailureThatCanPass();
    void aReceiverThatComesBackIsServedAgain();
    void aReceiverThatHangsIsAFailureThatCanPass();
    void aPublisherCanEndWhilePublishing();
    void aBigBodyArrivesWhole();
    void bodiesAreBytesOfAnyLanguage();
    void whatIsServedIsKnownBefore();

private:
    using Results = QList<std::optional<PublishResult>>;

    static ClaimedMessage message(int number, const QString& destination);
    /// Publishes all at once and waits for every result.
    Results publish(Publisher& publisher, const QList<ClaimedMessage>& messages);
    PublishResult publish(Publisher& publisher, const ClaimedMessage& message);
    /// Waits until so many have arrived.
    QList<PublisherWorld::Received> received(qsizetype count);

    std::unique_ptr<PublisherWorld> m_world;
};

void PublisherContractTest::initTestCase_data() {
    QTest::addColumn<QString>("kind");
    for (const QString& kind : publisherWorldKinds()) QTest::addRow("%s", qPrintable(kind)) << kind;
}

void PublisherContractTest::init() {
    QFETCH_GLOBAL(QString, kind);
    m_world = makePublisherWorld(kind);
    if (!m_world) QSKIP("this build or this machine has no such receiver");
}

void PublisherContractTest::cleanup() { m_world.reset(); }

ClaimedMessage PublisherContractTest::message(int number, const QString& destination) {
    ClaimedMessage message;
    message.id = number;
    message.messageId = u"0193-%1"_s.arg(number);
    message.eventType = u"OrderPlaced"_s;
    message.orderId = u"order-%1"_s.arg(number);
    message.correlationId = u"flow-%1"_s.arg(number);
    message.destination = destination;
    message.options.allowPrivate = true;
    // The body has the id too: a channel carries nothing else.
    message.payload = u"{\"id\":\"%1\"}"_s.arg(message.messageId).toUtf8();
    return message;
}

auto PublisherContractTest::publish(Publisher& publisher, const QList<ClaimedMessage>& messages)
    -> Results {
    const auto results = std::make_shared<Results>(messages.size());
    qsizetype ended = 0;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        publisher.publish(messages[i], [results, i, &ended](const PublishResult& result) {
            if ((*results)[i]) qFatal("a message ended twice");
            (*results)[i] = result;
            ++ended;
        });
    }
    if (!QTest::qWaitFor([&] { return ended == messages.size(); }, 60'000)) qFatal("no end");
    return *results;
}

PublishResult PublisherContractTest::publish(Publisher& publisher, const ClaimedMessage& message) {
    return *publish(publisher, QList<ClaimedMessage>{message}).first();
}

QList<PublisherWorld::Received> PublisherContractTest::received(qsizetype count) {
    QList<PublisherWorld::Received> all;
    if (!QTest::qWaitFor(
            [&] {
                all = m_world->received();
                return all.size() >= count;
            },
            60'000)) {
        qFatal("%d of %d messages arrived", int(all.size()), int(count));
    }
    return all;
}

void PublisherContractTest::aMessageArrivesWithItsIdAndBody() {
    const auto publisher = m_world->publisher();
    const ClaimedMessage sent = message(1, m_world->destination());
    const PublishResult result = publish(*publisher, sent);
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().error));
    const auto arrived = received(1);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(arrived[0].id, sent.messageId);
    QCOMPARE(arrived[0].body, sent.payload);
}

void PublisherContractTest::OB_5_oneBadMessageOfTenFailsAlone() {
    const auto publisher = m_world->publisher();
    QList<ClaimedMessage> messages;
    for (int i = 0; i < 10; ++i) {
        messages.append(message(i, i == 4 ? m_world->badDestination() : m_world->destination()));
    }
    const Results results = publish(*publisher, messages);
    for (qsizetype i = 0; i < results.size(); ++i) {
        const PublishResult& result = *results[i];
        QVERIFY2(result.has_value() == (i != 4),
                 result ? "the bad one" : qUtf8Printable(result.error().error));
        if (!result) QVERIFY(!result.error().error.isEmpty());
    }
    const auto arrived = received(9);
    QCOMPARE(arrived.size(), 9);
    QSet<QString> ids;
    for (const auto& one : arrived) ids.insert(one.id);
    QCOMPARE(ids.size(), 9);
    QVERIFY(!ids.contains(messages[4].messageId));
}

void PublisherContractTest::OB_6_aRetryCarriesTheSameId() {
    const auto publisher = m_world->publisher();
    const ClaimedMessage sent = message(1, m_world->destination());
    m_world->goAway();
    QVERIFY(!publish(*publisher, sent));
    m_world->comeBack();
    ClaimedMessage again = sent;
    again.attempts = 1;
    QTRY_VERIFY_WITH_TIMEOUT(publish(*publisher, again), 60'000);
    QCOMPARE(received(1)[0].id, sent.messageId);
}

void PublisherContractTest::anAbsentReceiverIsAFailureThatCanPass() {
    m_world->goAway();
    const auto publisher = m_world->publisher();
    for (int i = 0; i < 3; ++i) {
        const PublishResult result = publish(*publisher, message(i, m_world->destination()));
        QVERIFY(!result);
        // A folder on this computer may be there for another program.
        const bool isHere = m_world->destination().startsWith(u"log:");
        QCOMPARE(result.error().kind,
                 isHere ? PublishFailure::Kind::Unserved : PublishFailure::Kind::Temporary);
        QVERIFY2(result.error().error.size() > 10, qUtf8Printable(result.error().error));
    }
}

void PublisherContractTest::aReceiverThatComesBackIsServedAgain() {
    const auto publisher = m_world->publisher();
    QVERIFY(publish(*publisher, message(1, m_world->destination())));
    m_world->goAway();
    QVERIFY(!publish(*publisher, message(2, m_world->destination())));
    m_world->comeBack();
    QTRY_VERIFY_WITH_TIMEOUT(publish(*publisher, message(2, m_world->destination())), 60'000);
    const auto hasSecond = [this] {
        const auto all = m_world->received();
        return std::any_of(all.cbegin(), all.cend(),
                           [](const auto& one) { return one.id == u"0193-2"; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasSecond(), 60'000);
}

void PublisherContractTest::aReceiverThatHangsIsAFailureThatCanPass() {
    const auto publisher = m_world->publisher();
    QVERIFY(publish(*publisher, message(1, m_world->destination())));
    if (!m_world->hang()) QSKIP("this receiver cannot hang");
    const Results results =
        publish(*publisher, QList<ClaimedMessage>{message(2, m_world->destination()),
                                                  message(3, m_world->destination())});
    m_world->wakeUp();
    for (const auto& result : results) {
        QVERIFY(!*result);
        QVERIFY(result->error().kind == PublishFailure::Kind::Temporary);
    }
    QTRY_VERIFY_WITH_TIMEOUT(publish(*publisher, message(4, m_world->destination())), 60'000);
}

void PublisherContractTest::aPublisherCanEndWhilePublishing() {
    int ended = 0;
    {
        const auto publisher = m_world->publisher();
        for (int i = 0; i < 5; ++i) {
            publisher->publish(message(i, m_world->destination()), [&](const auto&) { ++ended; });
        }
    }
    const int before = ended;
    waiting::settle();
    QCOMPARE(ended, before);
    // The receiver is none the worse for it.
    const auto next = m_world->publisher();
    QTRY_VERIFY_WITH_TIMEOUT(publish(*next, message(9, m_world->destination())), 60'000);
}

void PublisherContractTest::aBigBodyArrivesWhole() {
    const auto publisher = m_world->publisher();
    ClaimedMessage sent = message(1, m_world->destination());
    sent.payload = "{\"id\":\"0193-1\",\"note\":\"" + QByteArray(200'000, 'x') + "\"}";
    QVERIFY(publish(*publisher, sent));
    QCOMPARE(received(1)[0].body, sent.payload);
}

void PublisherContractTest::bodiesAreBytesOfAnyLanguage() {
    const auto publisher = m_world->publisher();
    ClaimedMessage sent = message(1, m_world->destination());
    sent.payload = u"{\"id\":\"0193-1\",\"name\":\"Blå krus & 100 % 茶 🍕 = +\"}"_s.toUtf8();
    QVERIFY(publish(*publisher, sent));
    QCOMPARE(received(1)[0].body, sent.payload);
}

void PublisherContractTest::whatIsServedIsKnownBefore() {
    QVERIFY(!m_world->publisher()->cannotServe(m_world->destination()));
}

QTEST_GUILESS_MAIN(PublisherContractTest)
#include "PublisherContractTest.moc"
