// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/OutboxTestCase.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace countertop;

/// Which routes are refused because the shop has the same one, in another spelling, or because they
/// lead into the shop itself.
class RouteIdentityTest : public OutboxTestCase {
    Q_OBJECT

private slots:
    void otherSpellingsAreTheSameRoute();
    void theShopsOwnFilesTakeNoLog();

private:
    QString refusalOf(const Command& command);
};

QString RouteIdentityTest::refusalOf(const Command& command) {
    const auto result = m_shop->session().bus().dispatch(
        command, Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
    return result ? QString() : result.error().problems.value(0).reason;
}

void RouteIdentityTest::otherSpellingsAreTheSameRoute() {
    const auto to = [](const char* address, const char* events = "Order.*",
                       const char* filter = "total_minor gte 1") {
        AddRoute command{QString::fromLatin1(events),
                         QStringLiteral("webhook:") + QString::fromUtf8(address),
                         {},
                         QString::fromLatin1(filter),
                         {}};
        command.options.allowPrivate = true;
        return command;
    };
    m_shop->run(to("http://127.0.0.1/hook"));
    m_shop->run(
        to("https://b\xc3\xbc"
           "cher.example:8443/\xc3\xbc?a=~"));
    for (const char* same :
         {"HTTP://127.0.0.1/hook", "http://127.1:80/hook", "http://2130706433/./hook",
          "http://127.0.0.1./x/../hook?", "http://127.0.0.1/%68ook", "http://@127.0.0.1/hook",
          "https://xn--bcher-kva.example:8443/%c3%BC?a=%7E"}) {
        QCOMPARE(refusalOf(to(same)), QStringLiteral("route_exists"));
        QCOMPARE(refusalOf(to(same, "Order*", "total_minor  gte  1")),
                 QStringLiteral("route_exists"));
    }
    for (const char* other : {"https://127.0.0.1/hook", "http://127.0.0.1/hook/",
                              "http://127.0.0.1/Hook", "http://127.0.0.1:81/hook"}) {
        m_shop->run(to(other));
    }
}

void RouteIdentityTest::theShopsOwnFilesTakeNoLog() {
    const QString file = m_shop->url().path;
    if (m_shop->url().dialect != Dialect::Sqlite) QSKIP("a shop on a server has no files here");
    const auto to = [](const QString& path) {
        return AddRoute{QStringLiteral("*"), QStringLiteral("log:") + path, {}, {}, {}};
    };
    const QString folder = QFileInfo(file).absolutePath();
    const QString link = folder + QStringLiteral("/link.log");
    QVERIFY(QFile::link(file, link));
    for (const QString& path :
         {file, file + QStringLiteral("-wal"), file + QStringLiteral("-journal"),
          file + QStringLiteral(".workers"),
          folder + QStringLiteral("/./") + QFileInfo(file).fileName(), link}) {
        QCOMPARE(refusalOf(to(path)), QStringLiteral("log_file_of_shop"));
    }
    m_shop->run(to(folder + QStringLiteral("/orders.log")));
}

QTEST_GUILESS_MAIN(RouteIdentityTest)
#include "RouteIdentityTest.moc"
