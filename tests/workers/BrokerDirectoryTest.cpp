// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/BrokerDirectory.h"

#include "tests/support/HttpEndpoint.h"
#include "tests/support/MemoryKeychain.h"
#include "tests/workers/WebhookMessage.h"
#include "workers/keychain/KeychainSecrets.h"
#include "workers/publishers/PublisherRegistry.h"
#include "workers/publishers/SnsPublisher.h"

#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

namespace {

constexpr KeychainSecrets::Patience kShort{50, 200, 20, 20, 20};

}  // namespace

/// Where brokers are: the environment before the settings, passwords from the keychain (one in
/// memory), and changes that apply at once.
class BrokerDirectoryTest : public QObject {
    Q_OBJECT

private slots:
    void theEnvironmentWins();
    void whatIsMissingIsSaid();
    void passwordsComeFromTheKeychain();
    void aPasswordThatIsNotThereIsSaid();
    void awsKeysAreNotMixed();
    void addressesWithPasswordsAreNotSaved_data();
    void addressesWithPasswordsAreNotSaved();
    void strangePasswordsArriveUnchanged_data();
    void strangePasswordsArriveUnchanged();
    void problemsHideThePassword();
    void aChangeAppliesToTheNextMessage();
    void otherAwsKeysAreTriedAtOnce();
};

void BrokerDirectoryTest::theEnvironmentWins() {
    BrokerDirectory brokers({u"env:1"_s, u"env:2"_s}, {});
    SavedBrokers saved;
    saved.redis = u"saved:3"_s;
    saved.kafka = u"saved:4"_s;
    brokers.setSaved(saved);
    QCOMPARE(brokers.redis()->shown(), u"env:1"_s);
    QCOMPARE(brokers.kafka()->shown(), u"env:2"_s);
    BrokerDirectory bare({}, {});
    bare.setSaved(saved);
    QCOMPARE(bare.redis()->shown(), u"saved:3"_s);
    QCOMPARE(bare.kafka()->shown(), u"saved:4"_s);
}

void BrokerDirectoryTest::whatIsMissingIsSaid() {
    BrokerDirectory brokers({}, {});
    QVERIFY(brokers.redis().error().contains(u"COUNTERTOP_REDIS"_s));
    QVERIFY(brokers.kafka().error().contains(u"COUNTERTOP_KAFKA"_s));
    QVERIFY(brokers.aws().error().contains(u"AWS_ACCESS_KEY_ID"_s));
    SavedBrokers wrong;
    wrong.redis = u"host:0"_s;
    brokers.setSaved(wrong);
    QVERIFY(brokers.redis().error().startsWith(u"The settings for Redis: "_s));
}

void BrokerDirectoryTest::passwordsComeFromTheKeychain() {
    MemoryKeychain keychain;
    keychain.put(kRedisPasswordEntry, "red");
    keychain.put(kKafkaPasswordEntry, "kaf");
    keychain.put(kAwsSecretEntry, "aws");
    KeychainSecrets secrets(&keychain, kShort);
    BrokerDirectory brokers({}, {}, &secrets);
    SavedBrokers saved;
    saved.redis = u"redis://amy@cache:6380/2"_s;
    saved.hasRedisPassword = true;
    saved.kafka = u"kafka:9092?security.protocol=sasl_ssl&sasl.username=amy"_s;
    saved.hasKafkaPassword = true;
    saved.awsKeyId = u"AKID"_s;
    saved.awsRegion = u"eu-west-1"_s;
    brokers.setSaved(saved);
    QCOMPARE(*brokers.redis(), (RedisAddress{u"cache"_s, 6380, u"amy"_s, u"red"_s, 2}));
    QCOMPARE(brokers.kafka()->setting(u"sasl.password"_s), u"kaf"_s);
    QCOMPARE(brokers.aws()->keys.secret, QByteArray("aws"));
    QCOMPARE(brokers.aws()->region, u"eu-west-1"_s);
}

void BrokerDirectoryTest::aPasswordThatIsNotThereIsSaid() {
    MemoryKeychain keychain;
    KeychainSecrets secrets(&keychain, kShort);
    BrokerDirectory brokers({}, {}, &secrets);
    SavedBrokers saved;
    saved.redis = u"cache:6380"_s;
    saved.hasRedisPassword = true;
    brokers.setSaved(saved);
    QVERIFY2(brokers.redis().error().contains(u"redis-password"_s),
             qPrintable(brokers.redis().error()));
    keychain.put(kRedisPasswordEntry, "red");
    QTRY_VERIFY(brokers.redis());
}

void BrokerDirectoryTest::awsKeysAreNotMixed() {
    MemoryKeychain keychain;
    keychain.put(kAwsSecretEntry, "saved");
    KeychainSecrets secrets(&keychain, kShort);
    AwsSettings environment;
    environment.keys.id = "ENV";
    BrokerDirectory brokers({}, environment, &secrets);
    SavedBrokers saved;
    saved.awsKeyId = u"SAVED"_s;
    saved.awsEndpoint = u"http://127.0.0.1:4566"_s;
    brokers.setSaved(saved);
    QVERIFY(!brokers.aws());
    environment.keys.secret = "env";
    BrokerDirectory whole({}, environment, &secrets);
    whole.setSaved(saved);
    QCOMPARE(whole.aws()->keys.secret, QByteArray("env"));
    // Each other part is taken where it is.
    QCOMPARE(whole.aws()->endpoint, saved.awsEndpoint);
    QCOMPARE(keychain.reads(), 0);
}

void BrokerDirectoryTest::addressesWithPasswordsAreNotSaved_data() {
    QTest::addColumn<bool>("isRedis");
    QTest::addColumn<QString>("text");
    QTest::newRow("redis") << true << u"redis://amy:hunter2@cache"_s;
    QTest::newRow("kafka") << false
                           << u"k:1?security.protocol=sasl_ssl&sasl.username=a&"
                              "sasl.password=hunter2"_s;
    QTest::newRow("key") << false << u"k:1?security.protocol=ssl&ssl.key.password=hunter2"_s;
}

void BrokerDirectoryTest::addressesWithPasswordsAreNotSaved() {
    QFETCH(bool, isRedis);
    QFETCH(QString, text);
    const auto problem = [&] {
        return isRedis ? redisAddressWith(text, {}).error() : kafkaAddressWith(text, {}).error();
    }();
    QCOMPARE(problem.problems.first().reason, u"password_in_address"_s);
    QVERIFY2(!problem.detail.contains(u"hunter2"_s), qPrintable(problem.detail));
}

void BrokerDirectoryTest::strangePasswordsArriveUnchanged_data() {
    QTest::addColumn<QString>("password");
    for (const char* password : {"a b", "p@ss:w/rd?", "100%", "%41", "&x=y#z", "ü€", "+"}) {
        QTest::newRow(password) << QString::fromUtf8(password);
    }
}

void BrokerDirectoryTest::strangePasswordsArriveUnchanged() {
    QFETCH(QString, password);
    const auto redis = redisAddressWith(u"redis://amy@cache:6379"_s, password);
    QVERIFY2(redis, redis ? "" : qPrintable(redis.error().detail));
    QCOMPARE(redis->password, password);
    QCOMPARE(redis->host, u"cache"_s);
    QCOMPARE(redisAddressWith(u"cache"_s, password)->password, password);
    const auto kafka =
        kafkaAddressWith(u"k:1?security.protocol=sasl_ssl&sasl.username=a"_s, password);
    QVERIFY2(kafka, kafka ? "" : qPrintable(kafka.error().detail));
    QCOMPARE(kafka->setting(u"sasl.password"_s), password);
}

void BrokerDirectoryTest::problemsHideThePassword() {
    const QString password = u"hunter2"_s;
    for (const QString& text : {u"redis://amy@cache/x"_s, u"cache:0"_s, u"rediss://cache"_s}) {
        const auto redis = redisAddressWith(text, password);
        QVERIFY2(!redis, qPrintable(text));
        QVERIFY2(!redis.error().detail.contains(password), qPrintable(redis.error().detail));
    }
    const auto kafka = kafkaAddressWith(u"k:1?security.protocol=ssl&sasl.mechanism=x"_s, password);
    QVERIFY(!kafka);
    QVERIFY2(!kafka.error().detail.contains(password), qPrintable(kafka.error().detail));
}

void BrokerDirectoryTest::aChangeAppliesToTheNextMessage() {
    const auto brokers = std::make_shared<BrokerDirectory>(BrokerSettings(), AwsSettings());
    const auto publishers = PublisherRegistry::withAll(brokers, nullptr);
    const QString stream = u"redis-stream:orders"_s;
    QVERIFY(publishers->cannotServe(stream));
    SavedBrokers saved;
    saved.redis = u"cache:6379"_s;
    brokers->setSaved(saved);
    QVERIFY(!publishers->cannotServe(stream));
    brokers->setSaved({});
    QVERIFY(publishers->cannotServe(stream));
}

/// SnsPublisher leaves messages to others while keys are refused, but not when others are entered.
void BrokerDirectoryTest::otherAwsKeysAreTriedAtOnce() {
    const HttpEndpoint endpoint([](const HttpEndpoint::Request& request) {
        return request.headers.value("authorization").contains("Credential=old/")
                   ? HttpEndpoint::Answer{403, "<Error><Code>InvalidClientTokenId</Code></Error>"}
                   : HttpEndpoint::Answer{};
    });
    MemoryKeychain keychain;
    keychain.put(kAwsSecretEntry, "secret");
    KeychainSecrets secrets(&keychain, kShort);
    const auto brokers =
        std::make_shared<BrokerDirectory>(BrokerSettings(), AwsSettings(), &secrets);
    SavedBrokers saved;
    saved.awsEndpoint = endpoint.url(u"/"_s);
    const auto use = [&](const char* key) {
        saved.awsKeyId = QString::fromLatin1(key);
        brokers->setSaved(saved);
    };
    use("old");
    SnsPublisher publisher(brokers, 2000);
    const ClaimedMessage message =
        webhookMessage(u"sns:arn:aws:sns:eu-west-1:123456789012:orders"_s);
    QVERIFY(!publishAndWait(publisher, message));
    QVERIFY(publisher.cannotServe(message.destination));
    use("new");
    QVERIFY(!publisher.cannotServe(message.destination));
    QVERIFY(publishAndWait(publisher, message));
    use("old");
    QVERIFY(!publishAndWait(publisher, message));
    QCOMPARE(endpoint.requests().size(), 3);
}

QTEST_GUILESS_MAIN(BrokerDirectoryTest)
#include "BrokerDirectoryTest.moc"
