// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/RouteService.h"

#include "app/session/DeliveryMeans.h"
#include "models/core/Clock.h"
#include "tests/support/MemoryKeychain.h"
#include "tests/support/TestShop.h"

#include <QSignalSpy>
#include <QTest>

namespace countertop {

/// What the window does about routes on another thread: samples, and a look at files.
class RouteServiceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void aSampleIsSentAlongTheRoute();
    void aReceiverThatRefusesIsToldAsItsAnswer();
    void anUnknownRouteSendsNothing();
    void aShopThatIsGoneSendsNothing();
    void endingTheServiceDropsAHangingSample();
    void filesAreCheckedForBothFields();
    void aNewSecretIsStoredAndThenGood();

private:
    void addRoute(const QString& destination);
    [[nodiscard]] QString path(const char* name) const {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    void write(const char* name, const QByteArray& content, QFile::Permissions permissions);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    DeliveryMeans m_means{std::make_unique<MemoryKeychain>(), {}};
    std::unique_ptr<TestShop> m_shop;
};

void RouteServiceTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
}

void RouteServiceTest::addRoute(const QString& destination) {
    AddRoute command{QStringLiteral("OrderPlaced"), destination};
    command.options.allowPrivate = destination.startsWith(u"webhook:");
    const auto added = m_shop->session()->bus().dispatch(command, Intent::fresh(), {});
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
}

void RouteServiceTest::write(const char* name, const QByteArray& content,
                             QFile::Permissions permissions) {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.setPermissions(permissions);
}

void RouteServiceTest::aSampleIsSentAlongTheRoute() {
    QFile::remove(path("sent.log"));
    addRoute(QStringLiteral("log:") + path("sent.log"));
    RouteService service(m_shop->url(), m_clock, m_means);
    QSignalSpy ended(&service, &RouteService::probeEnded);
    service.probe(1, {QStringLiteral("Amira"), QStringLiteral("T9"), QStringLiteral("GBP")});
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().value(0).toLongLong(), 1);
    QVERIFY2(ended.first().value(2).toBool(), qPrintable(ended.first().value(3).toString()));
    QFile file(path("sent.log"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("SAMPLE-000001"));
    // A second one needs no new service.
    service.probe(1, {{}, {}, QStringLiteral("GBP")});
    QTRY_COMPARE(ended.size(), 2);
}

void RouteServiceTest::aReceiverThatRefusesIsToldAsItsAnswer() {
    addRoute(QStringLiteral("webhook:http://127.0.0.1:9/nobody"));
    RouteService service(m_shop->url(), m_clock, m_means);
    QSignalSpy ended(&service, &RouteService::probeEnded);
    service.probe(1, {{}, {}, QStringLiteral("GBP")});
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(ended.first().value(1).toBool());
    QVERIFY(!ended.first().value(2).toBool());
    QVERIFY(!ended.first().value(3).toString().isEmpty());
}

void RouteServiceTest::anUnknownRouteSendsNothing() {
    RouteService service(m_shop->url(), m_clock, m_means);
    QSignalSpy ended(&service, &RouteService::probeEnded);
    service.probe(77, {{}, {}, QStringLiteral("GBP")});
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!ended.first().value(1).toBool());
    QCOMPARE(ended.first().value(3).toString(), QStringLiteral("There is no route 77"));
}

void RouteServiceTest::aShopThatIsGoneSendsNothing() {
    const auto nowhere = DatabaseUrl::parse(QStringLiteral("sqlite:") + path("none.sqlite"));
    QVERIFY(nowhere);
    RouteService service(*nowhere, m_clock, m_means);
    QSignalSpy ended(&service, &RouteService::probeEnded);
    service.probe(1, {{}, {}, QStringLiteral("GBP")});
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!ended.first().value(1).toBool());
}

void RouteServiceTest::endingTheServiceDropsAHangingSample() {
    // An address of documentation: nothing answers there.
    addRoute(QStringLiteral("webhook:http://192.0.2.1/hook"));
    auto service = std::make_unique<RouteService>(m_shop->url(), m_clock, m_means);
    service->probe(1, {{}, {}, QStringLiteral("GBP")});
    QElapsedTimer timer;
    timer.start();
    service.reset();
    QVERIFY(timer.elapsed() < 5'000);
}

void RouteServiceTest::filesAreCheckedForBothFields() {
    write("open.key", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
          QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    write("good.key", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
          QFile::ReadOwner | QFile::WriteOwner);
    write("bad.pem", "no certificate", QFile::ReadOwner);
    RouteService service(m_shop->url(), m_clock, m_means);
    QSignalSpy checked(&service, &RouteService::filesChecked);
    service.checkFiles(QStringLiteral("file:") + path("open.key"), path("bad.pem"));
    QTRY_COMPARE(checked.size(), 1);
    QVERIFY(!checked.first().value(0).toBool());
    const auto problem = checked.first().value(1).value<Error>();
    QStringList fields;
    for (const FieldProblem& one : problem.problems) fields.append(one.field);
    QCOMPARE(fields, QStringList({QStringLiteral("secret"), QStringLiteral("ca_file")}));
    service.checkFiles(QStringLiteral("file:") + path("good.key"), {});
    QTRY_COMPARE(checked.size(), 2);
    QVERIFY(checked.last().value(0).toBool());
}

void RouteServiceTest::aNewSecretIsStoredAndThenGood() {
    RouteService service(m_shop->url(), m_clock, m_means);
    QSignalSpy checked(&service, &RouteService::filesChecked);
    QSignalSpy stored(&service, &RouteService::secretStored);
    service.checkFiles(QStringLiteral("keychain:missing"), {});
    QTRY_COMPARE(checked.size(), 1);
    QVERIFY(!checked.first().value(0).toBool());
    service.storeSecret(QStringLiteral("fresh"), QStringLiteral("too short"));
    QTRY_COMPARE(stored.size(), 1);
    QVERIFY(!stored.first().value(0).toBool());
    QCOMPARE(stored.first().value(1).value<Error>().problems.first().field,
             QStringLiteral("secret"));
    service.storeSecret(QStringLiteral("fresh"),
                        QStringLiteral("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    QTRY_COMPARE(stored.size(), 2);
    QVERIFY(stored.last().value(0).toBool());
    service.checkFiles(QStringLiteral("keychain:fresh"), {});
    QTRY_COMPARE(checked.size(), 2);
    QVERIFY(checked.last().value(0).toBool());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RouteServiceTest)
#include "RouteServiceTest.moc"
