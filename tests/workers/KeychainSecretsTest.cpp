// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/keychain/KeychainSecrets.h"

#include "tests/support/HttpEndpoint.h"
#include "tests/support/MemoryKeychain.h"
#include "tests/workers/WebhookMessage.h"
#include "workers/publishers/SecretStore.h"
#include "workers/publishers/WebhookPublisher.h"
#include "workers/publishers/WebhookSignature.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace countertop;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const QString kEntry = u"route/orders"_s;
const QStringList kReference{u"keychain:orders"_s};

/// So short that a test can wait for every pause.
constexpr KeychainSecrets::Patience kShort{50, 200, 20, 20, 20};

template <class Value>
QString reasonOf(const Result<Value>& result) {
    return result ? QString() : result.error().problems.first().reason;
}

}  // namespace

/// Secrets in a keychain (one in memory): that they sign, that nobody waits long for a locked one,
/// and what is said when one is missing.
class KeychainSecretsTest : public QObject {
    Q_OBJECT

private slots:
    void anEntrySignsAMessage();
    void withoutItsEntryAMessageIsLeftToOthers();
    void anEntryIsReadOnce();
    void aLockedKeychainHoldsUpWorkOnceAndShortly();
    void somebodyWhoAsksWaitsForTheUser();
    void aMissingEntryIsFoundLater();
    void failuresNameWhatToDo_data();
    void failuresNameWhatToDo();
    void aBuildWithoutAKeychainNamesTheFile();
    void aNewSecretIsKept();
    void anotherSecretIsNotOverwritten();
    void badSecretsAndNamesAreRefusedAtTheirFields();
    void aRemovedEntryIsGone();
    void nobodyWaitsWhileTheProgramCloses();
};

void KeychainSecretsTest::anEntrySignsAMessage() {
    MemoryKeychain keychain;
    keychain.put(kEntry, kSecret);
    KeychainSecrets secrets(&keychain, kShort);
    const HttpEndpoint endpoint;
    ClaimedMessage message = webhookMessage(endpoint.destination());
    message.options.secrets = kReference;
    WebhookPublisher publisher(5'000, &secrets);
    QVERIFY(!publisher.cannotUse(message.destination, message.options));
    QVERIFY(publishAndWait(publisher, message));
    const auto& headers = endpoint.requests().first().headers;
    QCOMPARE(headers.value("webhook-signature"),
             webhookSignature({*signingKey(kSecret)}, "0193-message",
                              headers.value("webhook-timestamp").toLongLong(), message.payload));
}

void KeychainSecretsTest::withoutItsEntryAMessageIsLeftToOthers() {
    MemoryKeychain keychain;
    KeychainSecrets secrets(&keychain, kShort);
    const HttpEndpoint endpoint;
    ClaimedMessage message = webhookMessage(endpoint.destination());
    message.options.secrets = kReference;
    for (KeychainSecrets* available : {&secrets, static_cast<KeychainSecrets*>(nullptr)}) {
        WebhookPublisher publisher(5'000, available);
        QVERIFY(publisher.cannotUse(message.destination, message.options));
        const PublishResult result = publishAndWait(publisher, message);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, PublishFailure::Kind::Unserved);
    }
    QVERIFY(endpoint.requests().isEmpty());
}

void KeychainSecretsTest::anEntryIsReadOnce() {
    MemoryKeychain keychain;
    keychain.put(kEntry, kSecret);
    KeychainSecrets secrets(&keychain, kShort);
    for (int i = 0; i < 5; ++i) QVERIFY(secrets::signingKeys(kReference, &secrets));
    QVERIFY(secrets.ask(kEntry));
    QCOMPARE(keychain.reads(), 1);
}

void KeychainSecretsTest::aLockedKeychainHoldsUpWorkOnceAndShortly() {
    MemoryKeychain keychain;
    keychain.put(kEntry, kSecret);
    keychain.lock();
    KeychainSecrets secrets(&keychain, {100, 60'000, 20, 20, 20});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(reasonOf(secrets.value(kEntry)), u"keychain_silent"_s);
    QVERIFY(timer.elapsed() >= 100);
    // From then on nobody waits, and it is not asked a second time.
    timer.start();
    for (int i = 0; i < 100; ++i) QCOMPARE(reasonOf(secrets.value(kEntry)), u"keychain_silent"_s);
    QVERIFY(timer.elapsed() < 5'000);
    QCOMPARE(keychain.reads(), 1);
    keychain.release();
    QCOMPARE(secrets.value(kEntry).value_or(QByteArray()), kSecret);
}

void KeychainSecretsTest::somebodyWhoAsksWaitsForTheUser() {
    MemoryKeychain keychain;
    keychain.put(kEntry, kSecret);
    keychain.lock();
    KeychainSecrets secrets(&keychain, {10, 60'000, 20, 20, 20});
    std::thread user([&keychain] {
        while (keychain.reads() == 0) std::this_thread::yield();
        keychain.release();
    });
    const auto value = secrets.ask(kEntry);
    user.join();
    QCOMPARE(value.value_or(QByteArray()), kSecret);
    // Without a user it ends after its limit.
    keychain.lock();
    KeychainSecrets alone(&keychain, kShort);
    QCOMPARE(reasonOf(alone.ask(kEntry)), u"keychain_silent"_s);
    keychain.release();
}

void KeychainSecretsTest::aMissingEntryIsFoundLater() {
    MemoryKeychain keychain;
    KeychainSecrets secrets(&keychain, kShort);
    QCOMPARE(reasonOf(secrets.value(kEntry)), u"keychain_entry_missing"_s);
    keychain.put(kEntry, kSecret);
    QTRY_VERIFY(secrets.value(kEntry));
}

void KeychainSecretsTest::failuresNameWhatToDo_data() {
    using Kind = Keychain::Failure::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << Kind::NoEntry << u"keychain_entry_missing"_s << u"'orders'"_s;
    QTest::newRow("denied") << Kind::Denied << u"keychain_denied"_s << u"refuses access"_s;
    QTest::newRow("no service") << Kind::Unavailable << u"keychain_missing"_s
                                << u"a file of mode 600"_s;
}

void KeychainSecretsTest::failuresNameWhatToDo() {
    QFETCH(Keychain::Failure::Kind, kind);
    QFETCH(QString, reason);
    QFETCH(QString, words);
    MemoryKeychain keychain;
    keychain.failWith(Keychain::Failure{kind, u"org.freedesktop.secrets"_s});
    KeychainSecrets secrets(&keychain, kShort);
    const auto value = secrets.value(kEntry);
    QCOMPARE(reasonOf(value), reason);
    QVERIFY2(value.error().detail.contains(words), qPrintable(value.error().detail));
    // It is asked again after a pause.
    keychain.failWith(std::nullopt);
    keychain.put(kEntry, kSecret);
    QTRY_VERIFY(secrets.value(kEntry));
}

void KeychainSecretsTest::aBuildWithoutAKeychainNamesTheFile() {
    KeychainSecrets secrets(nullptr);
    for (const auto& refused : {secrets.value(kEntry), secrets.ask(kEntry)}) {
        QCOMPARE(reasonOf(refused), u"keychain_missing"_s);
        QVERIFY(refused.error().detail.contains(u"a file of mode 600"_s));
    }
    QCOMPARE(reasonOf(secrets.store(kEntry, kSecret)), u"keychain_missing"_s);
}

void KeychainSecretsTest::aNewSecretIsKept() {
    MemoryKeychain keychain;
    KeychainSecrets secrets(&keychain, kShort);
    QVERIFY(!secrets.value(kEntry));
    QVERIFY(secrets::storeSecret(u"orders"_s, kSecret, secrets));
    QCOMPARE(keychain.valueOf(kEntry).value_or(QByteArray()), kSecret);
    // It can be used at once, whatever was known before.
    QVERIFY(secrets::signingKeys(kReference, &secrets));
    QVERIFY(secrets::checkSecret(kReference.first(), &secrets));
}

void KeychainSecretsTest::anotherSecretIsNotOverwritten() {
    MemoryKeychain keychain;
    KeychainSecrets secrets(&keychain, kShort);
    QVERIFY(secrets::storeSecret(u"orders"_s, kSecret, secrets));
    // The same once more is the second press of a button.
    QVERIFY(secrets::storeSecret(u"orders"_s, kSecret, secrets));
    const auto refused =
        secrets::storeSecret(u"orders"_s, "whsec_" + QByteArray(32, 'k').toBase64(), secrets);
    QCOMPARE(reasonOf(refused), u"keychain_entry_exists"_s);
    QCOMPARE(refused.error().problems.first().field, u"name"_s);
    QCOMPARE(keychain.valueOf(kEntry).value_or(QByteArray()), kSecret);
}

void KeychainSecretsTest::badSecretsAndNamesAreRefusedAtTheirFields() {
    MemoryKeychain keychain;
    KeychainSecrets secrets(&keychain, kShort);
    const auto refused = secrets::storeSecret(u"or/ders"_s, "whsec_*short*", secrets);
    QVERIFY(!refused);
    QStringList found;
    for (const FieldProblem& problem : refused.error().problems) {
        found.append(problem.field + u' ' + problem.reason);
    }
    QCOMPARE(found, QStringList({u"name not_a_secret_name"_s, u"secret secret_not_base64"_s}));
    QVERIFY(!refused.error().detail.contains(u"short"_s));
    QCOMPARE(keychain.reads(), 0);
    keychain.put(kEntry, "no secret");
    QCOMPARE(reasonOf(secrets::checkSecret(kReference.first(), &secrets)), u"not_a_secret"_s);
}

void KeychainSecretsTest::aRemovedEntryIsGone() {
    MemoryKeychain keychain;
    keychain.put(kEntry, kSecret);
    KeychainSecrets secrets(&keychain, kShort);
    QVERIFY(secrets.value(kEntry));
    QVERIFY(secrets.remove(kEntry));
    QVERIFY(!keychain.valueOf(kEntry));
    QCOMPARE(reasonOf(secrets.value(kEntry)), u"keychain_entry_missing"_s);
    QVERIFY(secrets.remove(kEntry));
    keychain.failWith(Keychain::Failure{Keychain::Failure::Kind::Denied, {}});
    QCOMPARE(reasonOf(secrets.remove(kEntry)), u"keychain_denied"_s);
}

void KeychainSecretsTest::nobodyWaitsWhileTheProgramCloses() {
    MemoryKeychain keychain;
    keychain.lock();
    constexpr int kMinutes = 600'000;
    KeychainSecrets secrets(&keychain, {kMinutes, kMinutes, 20, 20, 20});
    std::atomic<int> silent = 0;
    const auto note = [&silent](const auto& answer) {
        if (reasonOf(answer) == u"keychain_silent"_s) ++silent;
    };
    std::thread asks([&] { note(secrets.ask(kEntry)); });
    std::thread stores([&] { note(secrets.store(kEntry, kSecret)); });
    std::thread works([&] { note(secrets.value(u"route/other"_s)); });
    while (keychain.reads() < 2) std::this_thread::yield();
    secrets.stopWaiting();
    for (std::thread* thread : {&asks, &stores, &works}) thread->join();
    QCOMPARE(silent.load(), 3);
    keychain.release();
}

QTEST_GUILESS_MAIN(KeychainSecretsTest)
#include "KeychainSecretsTest.moc"
