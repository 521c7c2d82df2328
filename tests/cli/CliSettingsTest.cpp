// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QFile>
#include <QScopeGuard>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// A shop's settings through the command line, on both databases.
class CliSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();

    void K_14_initChangesCurrencyAndZoneUntilThereIsAnOrder();
    void K_70_everyZoneOfTheSystemIsTaken();
    void K_70_whatIsNoZoneIsRefused();
    void K_70_aZoneThatThisComputerLacksIsReported();
    void K_70_theDayStartsWhereItIsAskedTo();
    void K_70_whatIsNoTimeOfDayIsRefused();
    void settingsAreListedReadAndSet();
    void paymentByAGatewayNeedsOne();
    void theEnvironmentGoesOverTheSetting();
    void theDemoShopPractises();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    [[nodiscard]] QString get(const QString& name) const {
        return cli().done({u"settings"_s, u"get"_s, name})[u"value"_s].toString();
    }
    void addMug() const;

    std::unique_ptr<TestShop> m_shop;
};

void CliSettingsTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect, TestShop::Empty());
}

void CliSettingsTest::addMug() const {
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"10"_s});
}

void CliSettingsTest::K_14_initChangesCurrencyAndZoneUntilThereIsAnOrder() {
    cli().done({u"init"_s, u"--currency"_s, u"GBP"_s});
    QCOMPARE(cli().done({u"init"_s, u"--currency"_s, u"EUR"_s})[u"currency"_s], u"EUR"_s);
    QCOMPARE(cli().list({u"events"_s, u"list"_s}).size(), 2);
    addMug();
    cli().done({u"init"_s, u"--time-zone"_s, u"Europe/Berlin"_s});
    cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=1"_s});
    const QList<QStringList> changes{{u"--currency"_s, u"USD"_s},
                                     {u"--time-zone"_s, u"Europe/Paris"_s},
                                     {u"--day-starts"_s, u"03:00"_s}};
    for (const QStringList& change : changes) {
        const CliAnswer late = cli().json(QStringList{u"init"_s} + change);
        QCOMPARE(late.exitCode, 1);
        QCOMPARE(late.code(), QByteArray("INVALID_TRANSITION"));
    }
    cli().done({u"init"_s, u"--currency"_s, u"EUR"_s, u"--time-zone"_s, u"Europe/Berlin"_s});
    QCOMPARE(cli().done({u"verify"_s})[u"clean"_s], QJsonValue(true));
}

void CliSettingsTest::K_70_everyZoneOfTheSystemIsTaken() {
    for (const char* zone : {"GMT", "CET", "US/Pacific", "Asia/Calcutta", "EST5EDT", "UTC",
                             "Etc/GMT-5", "America/Argentina/Buenos_Aires", "Japan", "Zulu"}) {
        const QString name = QString::fromLatin1(zone);
        // Debian 13 ships old zone names in a separate package.
        if (!QFile::exists(u"/usr/share/zoneinfo/"_s + name)) continue;
        QCOMPARE(cli().done({u"init"_s, u"--time-zone"_s, name})[u"time_zone"_s].toString(), name);
        QCOMPARE(get(u"time-zone"_s), name);
    }
    addMug();
    cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=1"_s});
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliSettingsTest::K_70_whatIsNoZoneIsRefused() {
    for (const char* zone :
         {"Mars/Olympus", "", "gmt", "UTC+1", "+01:00", "/etc/localtime", "../zoneinfo/GMT",
          "Europe", "Europe/", "zone.tab", "posix/GMT", "localtime", "GMT\n"}) {
        const CliAnswer answer =
            cli().run({u"init"_s, u"--time-zone"_s, QString::fromLatin1(zone)});
        QVERIFY2(answer.exitCode == 2, zone);
    }
    QCOMPARE(cli().run({u"orders"_s, u"list"_s}).exitCode, 3);
}

void CliSettingsTest::K_70_aZoneThatThisComputerLacksIsReported() {
    cli().done({u"init"_s});
    addMug();
    QVERIFY(m_shop->database(Database::Role::Worker)
                ->run(u"UPDATE shop SET time_zone = 'Atlantis/Capital'"_s));
    const CliAnswer answer = cli().json({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=1"_s});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.code(), QByteArray("STORAGE"));
    QVERIFY(answer.messages.contains("Atlantis/Capital"));
    // Earlier orders can still be listed, and verify finds the change.
    QCOMPARE(cli().run({u"orders"_s, u"list"_s}).exitCode, 0);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 4);
}

void CliSettingsTest::K_70_theDayStartsWhereItIsAskedTo() {
    for (const char* time : {"00:00", "03:00", "23:59"}) {
        const QString text = QString::fromLatin1(time);
        QCOMPARE(cli().done({u"init"_s, u"--day-starts"_s, text})[u"day_starts"_s].toString(),
                 text);
        QCOMPARE(get(u"day-starts"_s), text);
    }
}

void CliSettingsTest::K_70_whatIsNoTimeOfDayIsRefused() {
    for (const char* time : {"24:00", "3:00", "03:60", "03", "0300", "03:00:00", "-1:00", " 03:00",
                             "03:00 ", "03.00", "", "three", "03:0a", "03:00\n"}) {
        const CliAnswer answer =
            cli().run({u"init"_s, u"--day-starts"_s, QString::fromLatin1(time)});
        QVERIFY2(answer.exitCode == 2, time);
    }
    QCOMPARE(cli().run({u"orders"_s, u"list"_s}).exitCode, 3);
}

void CliSettingsTest::settingsAreListedReadAndSet() {
    cli().done({u"init"_s});
    QStringList names;
    const QJsonArray listed = cli().list({u"settings"_s, u"list"_s});
    for (const QJsonValue& row : listed) names.append(row[u"name"_s].toString());
    QCOMPARE(names,
             (QStringList{u"name"_s, u"currency"_s, u"time-zone"_s, u"day-starts"_s, u"gateway"_s,
                          u"carrier"_s, u"message-language"_s, u"message-created"_s,
                          u"message-created-subject"_s, u"message-created-text"_s,
                          u"message-confirmed"_s, u"message-confirmed-subject"_s,
                          u"message-confirmed-text"_s, u"message-shipped"_s,
                          u"message-shipped-subject"_s, u"message-shipped-text"_s}));
    QCOMPARE(get(u"gateway"_s), u"none"_s);
    cli().done({u"settings"_s, u"set"_s, u"gateway"_s, u"https://pay.example/v1"_s});
    QCOMPARE(get(u"gateway"_s), u"https://pay.example/v1"_s);
    cli().done({u"settings"_s, u"set"_s, u"time_zone"_s, u"Europe/Berlin"_s});
    QCOMPARE(get(u"time-zone"_s), u"Europe/Berlin"_s);
    QCOMPARE(cli().run({u"settings"_s, u"set"_s, u"gateway"_s, u"pay.example"_s}).exitCode, 1);
    QCOMPARE(cli().run({u"settings"_s, u"set"_s, u"colour"_s, u"blue"_s}).exitCode, 2);
    QCOMPARE(cli().run({u"settings"_s, u"get"_s, u"colour"_s}).exitCode, 2);
    QCOMPARE(cli().run({u"settings"_s, u"set"_s, u"day-starts"_s, u"25:00"_s}).exitCode, 2);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliSettingsTest::paymentByAGatewayNeedsOne() {
    cli().done({u"init"_s});
    addMug();
    const QStringList place{u"orders"_s, u"place"_s,    u"--line"_s,
                            u"MUG=1"_s,  u"--pay-by"_s, u"gateway"_s};
    const CliAnswer refused = cli().json(place);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.messages.contains("settings set gateway"), refused.messages.constData());
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 0);
    QCOMPARE(cli().run({u"sagas"_s, u"run"_s, u"--until-idle"_s}).exitCode, 1);
    cli().done({u"settings"_s, u"set"_s, u"gateway"_s, u"practice"_s});
    cli().done({u"settings"_s, u"set"_s, u"carrier"_s, u"practice"_s});
    const QString order = cli().done(place)[u"order_id"_s].toString();
    cli().done({u"settings"_s, u"set"_s, u"gateway"_s, u"none"_s});
    // The saga started while there was a gateway: it waits and reports what it waits for.
    QCOMPARE(cli().run({u"sagas"_s, u"run"_s, u"--until-idle"_s}).exitCode, 1);
    cli().done({u"settings"_s, u"set"_s, u"gateway"_s, u"practice"_s});
    QCOMPARE(cli().done({u"sagas"_s, u"run"_s, u"--until-idle"_s})[u"completed"_s].toInt(), 1);
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, order})[u"payment_status"_s].toString(),
             u"paid"_s);
}

void CliSettingsTest::theEnvironmentGoesOverTheSetting() {
    cli().done({u"init"_s});
    addMug();
    qputenv("COUNTERTOP_PAYMENT_GATEWAY", "practice");
    qputenv("COUNTERTOP_CARRIER", "practice");
    const auto clean = qScopeGuard([] {
        qunsetenv("COUNTERTOP_PAYMENT_GATEWAY");
        qunsetenv("COUNTERTOP_CARRIER");
    });
    const QStringList place{u"orders"_s, u"place"_s,    u"--line"_s,
                            u"MUG=1"_s,  u"--pay-by"_s, u"gateway"_s};
    cli().done(place);
    cli().done({u"settings"_s, u"set"_s, u"gateway"_s, u"practice"_s});
    qputenv("COUNTERTOP_PAYMENT_GATEWAY", "none");
    QCOMPARE(cli().run(place).exitCode, 1);
}

void CliSettingsTest::theDemoShopPractises() {
    cli().done({u"init"_s, u"--demo"_s});
    QCOMPARE(get(u"gateway"_s), u"practice"_s);
    QCOMPARE(get(u"carrier"_s), u"practice"_s);
}

QTEST_GUILESS_MAIN(CliSettingsTest)
#include "CliSettingsTest.moc"
