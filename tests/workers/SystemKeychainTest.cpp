// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SecretService.h"
#include "workers/keychain/KeychainSecrets.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace countertop;
using namespace Qt::StringLiterals;

/// The keychain of the system with a real secret service, if one is installed.
class SystemKeychainTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsStoredIsReadAgain();
    void whatIsNotThereIsSaid();
    void whatIsRemovedIsGone();
    void severalThreadsMayAsk();

private:
    std::unique_ptr<SecretService> m_service;
    std::unique_ptr<Keychain> m_keychain;
};

void SystemKeychainTest::initTestCase() {
    if (const QString missing = SecretService::missing(); !missing.isEmpty()) {
        QSKIP(qPrintable(missing));
    }
    m_service = std::make_unique<SecretService>();
    m_keychain = systemKeychain();
    QVERIFY(m_keychain);
}

void SystemKeychainTest::whatIsStoredIsReadAgain() {
    const QByteArray value = "whsec_" + QByteArray(32, '\x01').toBase64();
    KeychainSecrets writer(m_keychain.get());
    const auto stored = writer.store(u"route/orders"_s, value);
    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
    // Another one has nothing in memory.
    KeychainSecrets reader(m_keychain.get());
    const auto read = reader.ask(u"route/orders"_s);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, value);
    QVERIFY(writer.store(u"route/orders"_s, "other"));
    QCOMPARE(KeychainSecrets(m_keychain.get()).ask(u"route/orders"_s).value_or(QByteArray()),
             QByteArray("other"));
}

void SystemKeychainTest::whatIsNotThereIsSaid() {
    KeychainSecrets secrets(m_keychain.get());
    const auto read = secrets.ask(u"route/nothing"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().problems.first().reason, u"keychain_entry_missing"_s);
}

void SystemKeychainTest::whatIsRemovedIsGone() {
    KeychainSecrets secrets(m_keychain.get());
    QVERIFY(secrets.store(u"broker/old"_s, "value"));
    for (int i = 0; i < 2; ++i) {
        const auto removed = secrets.remove(u"broker/old"_s);
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().detail));
    }
    QVERIFY(!KeychainSecrets(m_keychain.get()).ask(u"broker/old"_s));
}

void SystemKeychainTest::severalThreadsMayAsk() {
    KeychainSecrets secrets(m_keychain.get());
    QVERIFY(secrets.store(u"route/shared"_s, "value"));
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            KeychainSecrets own(m_keychain.get());
            if (own.ask(u"route/shared"_s).value_or(QByteArray()) == "value") ++good;
        });
    }
    for (std::thread& thread : threads) thread.join();
    QCOMPARE(good.load(), 4);
}

QTEST_GUILESS_MAIN(SystemKeychainTest)
#include "SystemKeychainTest.moc"
