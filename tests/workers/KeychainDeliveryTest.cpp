// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
#include "tests/support/MemoryKeychain.h"
#include "tests/workers/OutboxWorkerFixture.h"
#include "workers/keychain/KeychainSecrets.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QSignalSpy>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// A worker whose keychain (one in memory) lacks the secret of a route, on both databases.
class KeychainDeliveryTest : public OutboxWorkerFixture {
    Q_OBJECT

private slots:
    void messagesWaitForAWorkerThatHasTheSecret();
};

void KeychainDeliveryTest::messagesWaitForAWorkerThatHasTheSecret() {
    const HttpEndpoint endpoint;
    AddRoute route{u"OrderPlaced"_s, endpoint.destination()};
    route.options.allowPrivate = true;
    route.options.secrets = QStringList{u"keychain:orders"_s};
    m_shop->run(route);
    m_shop->add(1, endpoint.destination());
    MemoryKeychain keychain;
    KeychainSecrets secrets(&keychain, {50, 200, 20, 20, 20});
    OutboxWorker::Options often = options();
    often.pollMs = 50;
    RunningWorker running(often, [&secrets] {
        return PublisherRegistry::withAll(BrokerDirectory::fromEnvironment(), &secrets);
    });
    QSignalSpy unserved(running.worker, &OutboxWorker::destinationUnserved);
    QTRY_VERIFY(!unserved.isEmpty());
    QVERIFY2(unserved.first().value(1).toString().contains(u"keychain"_s),
             qPrintable(unserved.first().value(1).toString()));
    QVERIFY(endpoint.requests().isEmpty());
    QCOMPARE(m_shop->integer(u"SELECT coalesce(sum(attempts), 0) AS n FROM outbox"_s), 0);
    // Another program, or the user, keeps it there: nothing has to be started again.
    keychain.put(u"route/orders"_s, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QTRY_COMPARE(endpoint.requests().size(), 1);
    QVERIFY(endpoint.requests().first().headers.value("webhook-signature").startsWith("v1,"));
    QTRY_COMPARE(unserved.last().value(1).toString(), QString());
}

QTEST_GUILESS_MAIN(KeychainDeliveryTest)
#include "KeychainDeliveryTest.moc"
