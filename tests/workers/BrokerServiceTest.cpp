// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/BrokerService.h"

#include "app/session/DeliveryMeans.h"
#include "tests/support/MemoryKeychain.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// What the settings make of a broker that a user enters: refused at its field, or saved with its
/// secret in the keychain (one in memory) and nowhere else.
class BrokerServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void aRedisServerIsSaved();
    void aPasswordIsKeptReplacedAndRemoved();
    void theSecretOfARemovedBrokerIsRemoved();
    void aKafkaClusterIsSavedAndShownAgain();
    void awsKeysAreSaved();
    void wrongOnesAreRefusedAtTheirFields_data();
    void wrongOnesAreRefusedAtTheirFields();
    void withoutAKeychainAPasswordIsRefused();
    void noSecretIsInTheFile();
    void theEnvironmentIsShownAndNotSaved();

private:
    struct Outcome {
        std::optional<SavedBrokers> saved = std::nullopt;
        QStringList problems = {};  ///< "field reason"
    };
    Outcome save(const BrokerChange& change, const SavedBrokers& now = {});
    [[nodiscard]] static BrokerChange redis(const QString& address,
                                            const std::optional<QString>& password = {});
    [[nodiscard]] static BrokerChange kafka();

    MemoryKeychain* m_keychain = nullptr;
    std::unique_ptr<DeliveryMeans> m_means;
};

void BrokerServiceTest::init() {
    auto keychain = std::make_unique<MemoryKeychain>();
    m_keychain = keychain.get();
    m_means = std::make_unique<DeliveryMeans>(std::move(keychain), SavedBrokers());
}

BrokerServiceTest::Outcome BrokerServiceTest::save(const BrokerChange& change,
                                                   const SavedBrokers& now) {
    Outcome outcome;
    BrokerService service(*m_means);
    QSignalSpy ended(&service, &BrokerService::saved);
    QSignalSpy refused(&service, &BrokerService::refused);
    service.save(change, now);
    if (!QTest::qWaitFor([&] { return ended.size() + refused.size() > 0; }, 60'000)) {
        qFatal("no end");
    }
    if (!ended.isEmpty()) outcome.saved = ended.first().first().value<SavedBrokers>();
    if (!refused.isEmpty()) {
        for (const FieldProblem& problem : refused.first().first().value<Error>().problems) {
            outcome.problems.append(problem.field + u' ' + problem.reason);
        }
    }
    return outcome;
}

BrokerChange BrokerServiceTest::redis(const QString& address,
                                      const std::optional<QString>& password) {
    BrokerChange change{BrokerKind::Redis, {}, password};
    change.values.redis.address = address;
    return change;
}

BrokerChange BrokerServiceTest::kafka() {
    BrokerChange change{BrokerKind::Kafka, {}, u"p&w"_s};
    change.values.kafka = {
        u"one:9092,two"_s, u"sasl_plaintext"_s, u"SCRAM-SHA-256"_s, u"amy & bob"_s, {}, {}, false};
    return change;
}

void BrokerServiceTest::aRedisServerIsSaved() {
    const Outcome outcome = save(redis(u"cache:6379"_s));
    QVERIFY2(outcome.saved, qPrintable(outcome.problems.join(u'|')));
    QCOMPARE(outcome.saved->redis, u"cache:6379"_s);
    QVERIFY(!outcome.saved->hasRedisPassword);
    const Outcome cleared = save(redis({}), *outcome.saved);
    QCOMPARE(cleared.saved, std::optional(SavedBrokers()));
}

void BrokerServiceTest::aPasswordIsKeptReplacedAndRemoved() {
    Outcome outcome = save(redis(u"redis://amy@cache"_s, u"one"_s));
    QVERIFY2(outcome.saved, qPrintable(outcome.problems.join(u'|')));
    QVERIFY(outcome.saved->hasRedisPassword);
    QCOMPARE(m_keychain->valueOf(kRedisPasswordEntry).value_or(QByteArray()), QByteArray("one"));
    QCOMPARE(brokerValues(*outcome.saved).redis.address, u"redis://amy@cache"_s);
    outcome = save(redis(u"redis://amy@other"_s), *outcome.saved);
    QVERIFY2(outcome.saved, qPrintable(outcome.problems.join(u'|')));
    QVERIFY(outcome.saved->hasRedisPassword);
    outcome = save(redis(u"other"_s, u"two"_s), *outcome.saved);
    QCOMPARE(m_keychain->valueOf(kRedisPasswordEntry).value_or(QByteArray()), QByteArray("two"));
    m_means->setSaved(*outcome.saved);
    QCOMPARE(m_means->brokers().redis()->password, u"two"_s);
    outcome = save(redis(u"other"_s, QString()), *outcome.saved);
    QVERIFY(outcome.saved && !outcome.saved->hasRedisPassword);
    QVERIFY(!m_keychain->valueOf(kRedisPasswordEntry));
}

void BrokerServiceTest::theSecretOfARemovedBrokerIsRemoved() {
    BrokerChange change = kafka();
    SavedBrokers saved = *save(change).saved;
    change = {BrokerKind::Aws, {}, u"secret"_s};
    change.values.aws.keyId = u"AKID"_s;
    saved = *save(change, saved).saved;
    saved = *save(redis(u"cache"_s, u"pw"_s), saved).saved;
    // A keychain that is locked keeps them, and that is said.
    m_keychain->failWith(Keychain::Failure{Keychain::Failure::Kind::Denied, {}});
    QCOMPARE(save(redis({}), saved).problems, QStringList{u"secret keychain_denied"_s});
    m_keychain->failWith(std::nullopt);
    for (const BrokerKind kind : {BrokerKind::Redis, BrokerKind::Kafka, BrokerKind::Aws}) {
        saved = *save(BrokerChange{kind, {}, {}}, saved).saved;
    }
    QCOMPARE(saved, SavedBrokers());
    for (const QString& entry : {kRedisPasswordEntry, kKafkaPasswordEntry, kAwsSecretEntry}) {
        QVERIFY2(!m_keychain->valueOf(entry), qPrintable(entry));
    }
}

void BrokerServiceTest::aKafkaClusterIsSavedAndShownAgain() {
    const Outcome outcome = save(kafka());
    QVERIFY2(outcome.saved, qPrintable(outcome.problems.join(u'|')));
    m_means->setSaved(*outcome.saved);
    const auto address = m_means->brokers().kafka();
    QVERIFY2(address, address ? "" : qPrintable(address.error()));
    QCOMPARE(address->servers, u"one:9092,two:9092"_s);
    QCOMPARE(address->setting(u"sasl.username"_s), u"amy & bob"_s);
    QCOMPARE(address->setting(u"sasl.password"_s), u"p&w"_s);
    const BrokerValues::Kafka shown = brokerValues(*outcome.saved).kafka;
    QCOMPARE(shown.servers, u"one:9092,two:9092"_s);
    QCOMPARE(shown.protocol, u"sasl_plaintext"_s);
    QCOMPARE(shown.mechanism, u"SCRAM-SHA-256"_s);
    QCOMPARE(shown.user, u"amy & bob"_s);
    QVERIFY(shown.hasPassword && shown.others.isEmpty());
}

void BrokerServiceTest::awsKeysAreSaved() {
    BrokerChange change{BrokerKind::Aws, {}, u"secret"_s};
    change.values.aws = {u"https://sns.example"_s, u"eu-west-1"_s, u"AKID"_s, false};
    const Outcome outcome = save(change);
    QVERIFY2(outcome.saved, qPrintable(outcome.problems.join(u'|')));
    m_means->setSaved(*outcome.saved);
    const auto aws = m_means->brokers().aws();
    QVERIFY2(aws, aws ? "" : qPrintable(aws.error()));
    QCOMPARE(aws->keys.id, QByteArray("AKID"));
    QCOMPARE(aws->keys.secret, QByteArray("secret"));
    QCOMPARE(aws->endpoint, u"https://sns.example"_s);
}

void BrokerServiceTest::wrongOnesAreRefusedAtTheirFields_data() {
    QTest::addColumn<BrokerChange>("change");
    QTest::addColumn<QStringList>("problems");
    const auto row = [](const char* name, const BrokerChange& change, const QString& problem) {
        QTest::newRow(name) << change << QStringList{problem};
    };
    row("port", redis(u"cache:0"_s), u"address not_a_redis_address"_s);
    row("tls", redis(u"rediss://cache"_s), u"address redis_without_tls"_s);
    row("password", redis(u"redis://a:b@cache"_s), u"address password_in_address"_s);
    row("user alone", redis(u"redis://a@cache"_s), u"address not_a_redis_address"_s);
    BrokerChange change = kafka();
    change.values.kafka.servers = u"no server/at all"_s;
    row("server", change, u"servers not_a_kafka_address"_s);
    change = kafka();
    change.values.kafka.user.clear();
    row("no user", change, u"user broker_secret_missing"_s);
    change = kafka();
    change.secret.reset();
    row("no password", change, u"secret broker_secret_missing"_s);
    change = kafka();
    change.values.kafka.protocol = u"sasl_ssl"_s;
    change.values.kafka.caFile = u"/nowhere/ca.pem"_s;
    row("ca", change, u"ca_file ca_unreadable"_s);
    change = {BrokerKind::Aws, {}, u"s"_s};
    change.values.aws.endpoint = u"ftp://x"_s;
    row("endpoint", change, u"aws_endpoint not_a_web_address"_s);
    change.values.aws = {{}, u"eu west"_s, {}, false};
    row("region", change, u"aws_region not_a_region"_s);
    change.values.aws = {{}, {}, u"AK ID"_s, false};
    row("key id", change, u"aws_key_id not_an_access_key"_s);
    change.values.aws.keyId = u"AKID"_s;
    change.secret.reset();
    row("no key", change, u"secret broker_secret_missing"_s);
}

void BrokerServiceTest::wrongOnesAreRefusedAtTheirFields() {
    QFETCH(BrokerChange, change);
    QFETCH(QStringList, problems);
    const Outcome outcome = save(change);
    QVERIFY(!outcome.saved);
    QCOMPARE(outcome.problems, problems);
    QVERIFY(!m_keychain->valueOf(kRedisPasswordEntry));
    QVERIFY(!m_keychain->valueOf(kKafkaPasswordEntry));
    QVERIFY(!m_keychain->valueOf(kAwsSecretEntry));
}

void BrokerServiceTest::withoutAKeychainAPasswordIsRefused() {
    m_keychain->failWith(Keychain::Failure{});
    QCOMPARE(save(redis(u"cache"_s, u"pw"_s)).problems, QStringList{u"secret keychain_missing"_s});
    // Without a password nothing needs one.
    QVERIFY(save(redis(u"cache"_s)).saved);
    // One that was kept in a keychain that is gone can be given up.
    SavedBrokers saved;
    saved.redis = u"cache"_s;
    saved.hasRedisPassword = true;
    QVERIFY(save(redis(u"cache"_s, QString()), saved).saved);
}

void BrokerServiceTest::noSecretIsInTheFile() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"countertop.ini"_s);
    SavedBrokers saved = *save(redis(u"redis://amy@cache"_s, u"hunter2"_s)).saved;
    BrokerChange change = kafka();
    change.secret = u"hunter2"_s;
    saved = *save(change, saved).saved;
    change = {BrokerKind::Aws, {}, u"hunter2"_s};
    change.values.aws.keyId = u"AKID"_s;
    saved = *save(change, saved).saved;
    {
        QSettings settings(path, QSettings::IniFormat);
        saveBrokers(settings, saved);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("cache") && !content.contains("hunter2"));
    QSettings settings(path, QSettings::IniFormat);
    QCOMPARE(savedBrokers(settings), saved);
}

void BrokerServiceTest::theEnvironmentIsShownAndNotSaved() {
    qputenv("COUNTERTOP_REDIS", "redis://amy:hunter2@env:1");
    qputenv("AWS_REGION", "eu-north-1");
    SavedBrokers saved;
    saved.redis = u"saved:1"_s;
    saved.awsRegion = u"eu-west-1"_s;
    const BrokerValues shown = brokerValues(saved);
    QCOMPARE(shown.environment.value(u"redis"_s), u"COUNTERTOP_REDIS"_s);
    QCOMPARE(shown.environment.value(u"aws_region"_s), u"AWS_REGION"_s);
    QVERIFY2(
        shown.redis.address.contains(u"env:1"_s) && !shown.redis.address.contains(u"hunter2"_s),
        qPrintable(shown.redis.address));
    QCOMPARE(shown.aws.region, u"eu-north-1"_s);
    BrokerChange change{BrokerKind::Aws, shown};
    change.values.aws.endpoint = u"https://sns.example"_s;
    const Outcome outcome = save(change, saved);
    qunsetenv("COUNTERTOP_REDIS");
    qunsetenv("AWS_REGION");
    QVERIFY2(outcome.saved, qPrintable(outcome.problems.join(u'|')));
    QCOMPARE(outcome.saved->awsRegion, u"eu-west-1"_s);
    QCOMPARE(outcome.saved->awsEndpoint, u"https://sns.example"_s);
}

QTEST_GUILESS_MAIN(BrokerServiceTest)
#include "BrokerServiceTest.moc"
