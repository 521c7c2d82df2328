// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/ManualPublisher.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QTest>

using namespace countertop;

/// PublisherRegistry chooses by the destination's kind and fails clearly for an unknown kind.
class PublisherRegistryTest : public QObject {
    Q_OBJECT

private slots:
    void theKindBeforeTheColonChooses();
    void OB_13_unknownKindsFailPermanently_data();
    void OB_13_unknownKindsFailPermanently();
    void whatOtherBuildsServeIsLeftToThem();
    void OB_9_aBodyThatIsNoJsonFailsForGood_data();
    void OB_9_aBodyThatIsNoJsonFailsForGood();
};

namespace {

ClaimedMessage messageTo(const QString& destination, const QByteArray& payload = "{}") {
    ClaimedMessage message;
    message.messageId = QStringLiteral("m");
    message.destination = destination;
    message.payload = payload;
    return message;
}

PublishFailure failureOf(Publisher& publisher, const ClaimedMessage& message) {
    int calls = 0;
    PublishFailure failure;
    publisher.publish(message, [&](const PublishResult& result) {
        ++calls;
        if (!result) failure = result.error();
    });
    if (calls != 1) qFatal("done was called %d times", calls);
    return failure;
}

}  // namespace

void PublisherRegistryTest::theKindBeforeTheColonChooses() {
    PublisherRegistry registry;
    auto first = std::make_unique<ManualPublisher>();
    auto second = std::make_unique<ManualPublisher>();
    ManualPublisher* const webhook = first.get();
    ManualPublisher* const log = second.get();
    log->atOnce = 50;
    registry.add(QStringLiteral("webhook"), std::move(first));
    registry.add(QStringLiteral("log"), std::move(second));
    registry.publish(messageTo(QStringLiteral("webhook:http://a:80/")), [](const auto&) {});
    QCOMPARE(webhook->started.size(), 1);
    QCOMPARE(log->started.size(), 0);
    QCOMPARE(registry.concurrency(QStringLiteral("log:/x")), 50);
    QCOMPARE(registry.concurrency(QStringLiteral("pigeon:x")), 1);
}

void PublisherRegistryTest::OB_13_unknownKindsFailPermanently_data() {
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("reason");
    QTest::newRow("unknown") << QStringLiteral("pigeon:loft")
                             << QStringLiteral("'pigeon:loft' is no known kind of destination");
    QTest::newRow("empty") << QString() << QStringLiteral("'' is no known kind of destination");
}

void PublisherRegistryTest::OB_13_unknownKindsFailPermanently() {
    QFETCH(QString, destination);
    QFETCH(QString, reason);
    PublisherRegistry registry;
    const PublishFailure failure = failureOf(registry, messageTo(destination));
    QCOMPARE(failure.error, reason);
    QVERIFY(failure.kind == PublishFailure::Kind::Permanent);
}

void PublisherRegistryTest::whatOtherBuildsServeIsLeftToThem() {
    // As in a build without any client library.
    PublisherRegistry registry;
    for (const char* kind : {"redis-channel", "redis-stream", "kafka", "sns"}) {
        const QString name = QString::fromLatin1(kind);
        const QString destination = name + QStringLiteral(":orders");
        const auto reason = registry.cannotServe(destination);
        QCOMPARE(reason.value_or(QString()),
                 QStringLiteral("This build does not deliver to %1 destinations").arg(name));
        const PublishFailure failure = failureOf(registry, messageTo(destination));
        QCOMPARE(failure.error, *reason);
        QCOMPARE(failure.kind, PublishFailure::Kind::Unserved);
    }
    QVERIFY(!registry.cannotServe(QStringLiteral("pigeon:loft")));
    QVERIFY(!PublisherRegistry::ofEnvironment()->cannotServe(QStringLiteral("log:/srv/messages")));
}

void PublisherRegistryTest::OB_9_aBodyThatIsNoJsonFailsForGood_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("order placed");
    QTest::newRow("torn") << QByteArray("{\"order_id\":\"0");
    QTest::newRow("number") << QByteArray("17");
}

void PublisherRegistryTest::OB_9_aBodyThatIsNoJsonFailsForGood() {
    QFETCH(QByteArray, payload);
    const auto registry = PublisherRegistry::ofEnvironment();
    const PublishFailure failure =
        failureOf(*registry, messageTo(QStringLiteral("log:/nowhere/x"), payload));
    QVERIFY(failure.kind == PublishFailure::Kind::Permanent);
    QVERIFY2(failure.error.startsWith(QLatin1StringView("The message cannot be read: ")),
             qUtf8Printable(failure.error));
}

QTEST_GUILESS_MAIN(PublisherRegistryTest)
#include "PublisherRegistryTest.moc"
