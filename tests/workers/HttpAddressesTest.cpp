// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/RawReceiver.h"
#include "tests/workers/WebhookMessage.h"
#include "workers/publishers/WebhookPublisher.h"

#include <QMutex>
#include <QSemaphore>
#include <QTest>

#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <unistd.h>

using namespace countertop;

namespace {

/// What the name server of this test says: addresses of each name, in order.
struct Names {
    QMutex mutex;
    QHash<QByteArray, QList<QByteArray>> addresses;
    QSemaphore unblock;  ///< "silent.test" waits for it
};

/// Never destroyed: a lookup may outlive the test.
Names& names() {
    static Names& all = *new Names;
    return all;
}

}  // namespace

/// Takes the place of the C library's for this program, libcurl included.
extern "C" int getaddrinfo(const char* name, const char* service, const addrinfo* hints,
                           addrinfo** found) {
    static const auto real =
        reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    if (name && qstrcmp(name, "silent.test") == 0) {
        names().unblock.acquire();
        return EAI_AGAIN;
    }
    const QMutexLocker lock(&names().mutex);
    const QList<QByteArray> addresses = names().addresses.value(name);
    if (addresses.isEmpty()) return EAI_NONAME;
    addrinfo** end = found;
    for (const QByteArray& address : addresses) {
        if (const int code = real(address.constData(), service, hints, end); code != 0) return code;
        while (*end) end = &(*end)->ai_next;
    }
    return 0;
}

/// Where requests go: only to addresses that their route allows, around those that do not answer,
/// and never held up by a name server. Names are resolved by this program.
class HttpAddressesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void namesOfPrivateAddressesAreRefused_data();
    void namesOfPrivateAddressesAreRefused();
    void aKeptConnectionServesOnlyRoutesThatMayUseIt();
    void everyAddressOfAHostIsTried();
    void aSilentAddressCostsLittleTime();
    void aSilentNameServerHoldsNothingUp();
    void unknownNamesAreSaid();

private:
    static ClaimedMessage messageTo(const RawReceiver& receiver, const QString& host) {
        return webhookMessage(receiver.destination().replace(QStringLiteral("127.0.0.1"), host));
    }
};

namespace {

RawReceiver::Script accepting() {
    return RawReceiver::answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

/// A listener on [::1] that answers no attempt to connect, as behind a firewall: its queue is full.
class SilentAddress {
public:
    explicit SilentAddress(quint16 port) {
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_addr = in6addr_loopback;
        address.sin6_port = htons(port);
        const auto* const at = reinterpret_cast<const sockaddr*>(&address);
        m_sockets.append(::socket(AF_INET6, SOCK_STREAM, 0));
        m_isThere = ::bind(m_sockets.first(), at, sizeof address) == 0 &&
                    ::listen(m_sockets.first(), 0) == 0;
        for (int caller = 0; caller < 4; ++caller) {
            m_sockets.append(::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0));
            ::connect(m_sockets.last(), at, sizeof address);
        }
    }
    ~SilentAddress() {
        for (const int socket : std::as_const(m_sockets)) ::close(socket);
    }
    Q_DISABLE_COPY_MOVE(SilentAddress)

    [[nodiscard]] bool isThere() const { return m_isThere; }

private:
    QList<int> m_sockets;
    bool m_isThere = false;
};

}  // namespace

void HttpAddressesTest::init() {
    const QMutexLocker lock(&names().mutex);
    names().addresses = {{"loop.test", {"127.0.0.1"}},
                         {"both.test", {"::1", "127.0.0.1"}},
                         {"net.test", {"10.1.2.3"}},
                         {"link.test", {"169.254.169.254"}},
                         {"mapped.test", {"::ffff:127.0.0.1"}},
                         {"unique.test", {"fd00::1"}}};
}

void HttpAddressesTest::namesOfPrivateAddressesAreRefused_data() {
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* host, const char* words) {
        QTest::newRow(host) << QString::fromLatin1(host) << QString::fromLatin1(words);
    };
    row("loop.test", "loop.test leads to 127.0.0.1, a loopback address");
    row("both.test", "a loopback address");
    row("net.test", "net.test leads to 10.1.2.3, a private address");
    row("link.test", "a link-local address");
    row("mapped.test", "a loopback address");
    row("unique.test", "a unique-local address");
}

void HttpAddressesTest::namesOfPrivateAddressesAreRefused() {
    QFETCH(QString, host);
    QFETCH(QString, words);
    const RawReceiver receiver(accepting());
    ClaimedMessage message = messageTo(receiver, host);
    message.options.allowPrivate = false;
    WebhookPublisher publisher(5000);
    const PublishResult result = publishAndWait(publisher, message);
    QVERIFY(!result);
    QVERIFY2(result.error().error.contains(words), qPrintable(result.error().error));
    QCOMPARE(receiver.connections(), 0);
}

void HttpAddressesTest::aKeptConnectionServesOnlyRoutesThatMayUseIt() {
    const RawReceiver receiver(accepting());
    ClaimedMessage message = messageTo(receiver, QStringLiteral("loop.test"));
    WebhookPublisher publisher(5000);
    QVERIFY(publishAndWait(publisher, message));
    message.options.allowPrivate = false;
    QVERIFY(!publishAndWait(publisher, message));
    QCOMPARE(receiver.requests(), 1);
    message.options.allowPrivate = true;
    QVERIFY(publishAndWait(publisher, message));
    QCOMPARE(receiver.connections(), 1);
}

void HttpAddressesTest::everyAddressOfAHostIsTried() {
    const RawReceiver receiver(accepting());
    WebhookPublisher publisher(5000);
    // Nobody listens on the first one.
    const auto result = publishAndWait(publisher, messageTo(receiver, QStringLiteral("both.test")));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().error));
    QCOMPARE(receiver.requests(), 1);
}

void HttpAddressesTest::aSilentAddressCostsLittleTime() {
    const RawReceiver receiver(accepting());
    const SilentAddress silent(receiver.port());
    if (!silent.isThere()) QSKIP("no IPv6 here");
    WebhookPublisher publisher(10'000);
    const auto result = publishAndWait(publisher, messageTo(receiver, QStringLiteral("both.test")));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().error));
    QCOMPARE(receiver.requests(), 1);
}

void HttpAddressesTest::aSilentNameServerHoldsNothingUp() {
    const RawReceiver receiver(accepting());
    const ClaimedMessage held = messageTo(receiver, QStringLiteral("silent.test"));
    {
        WebhookPublisher publisher(300);
        std::optional<PublishResult> end;
        publisher.publish(held, [&](const PublishResult& result) { end = result; });
        QVERIFY(publishAndWait(publisher, messageTo(receiver, QStringLiteral("loop.test"))));
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 60'000);
        QCOMPARE(end->error().error, QStringLiteral("No complete answer within 300 ms"));
        // Another one is in the middle of it when the publisher goes.
        publisher.publish(held, [](const auto&) {});
        QVERIFY(publishAndWait(publisher, messageTo(receiver, QStringLiteral("loop.test"))));
    }
    // Only reached because nothing waited for the name server.
    names().unblock.release(2);
}

void HttpAddressesTest::unknownNamesAreSaid() {
    const RawReceiver receiver(accepting());
    WebhookPublisher publisher(5000);
    const auto result = publishAndWait(publisher, messageTo(receiver, QStringLiteral("no.test")));
    QVERIFY(!result);
    QCOMPARE(result.error().error, QStringLiteral("Host not found"));
}

QTEST_GUILESS_MAIN(HttpAddressesTest)
#include "HttpAddressesTest.moc"
