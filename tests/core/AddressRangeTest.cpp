// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/AddressRange.h"

#include <QTest>

using namespace countertop;

/// AddressRange: which addresses a webhook may not reach unless its route says so, in every form a
/// resolver takes.
class AddressRangeTest : public QObject {
    Q_OBJECT

private slots:
    void everyFormOfAnAddressIsUnderstood_data();
    void everyFormOfAnAddressIsUnderstood();
    void textsNameEachRange();
};

namespace {

constexpr int kName = -1;
constexpr int kPublic = static_cast<int>(AddressRange::Public);
constexpr int kLoopback = static_cast<int>(AddressRange::Loopback);
constexpr int kPrivate = static_cast<int>(AddressRange::Private);
constexpr int kLinkLocal = static_cast<int>(AddressRange::LinkLocal);
constexpr int kUniqueLocal = static_cast<int>(AddressRange::UniqueLocal);
constexpr int kReserved = static_cast<int>(AddressRange::Reserved);

}  // namespace

void AddressRangeTest::everyFormOfAnAddressIsUnderstood_data() {
    QTest::addColumn<int>("range");
    const auto rows = [](int range, const char* hosts) {
        for (const QByteArray& host : QByteArray(hosts).split('|')) {
            QTest::newRow(host.constData()) << range;
        }
    };
    rows(kName,
         "example.org|shop.local|localhost.example.org|10.example|1.2.3.4.5|256.1.1.1|fe80|"
         "0x|127.0.0.1 x|::g|1:2");
    rows(kPublic,
         "8.8.8.8|9.255.255.255|11.0.0.0|172.15.255.255|172.32.0.0|192.167.1.1|126.1.1.1|"
         "134744072|2001:4860:4860::8888|[2606:4700::1]|::ffff:8.8.8.8|64:ff9b::8.8.8.8|"
         "::ffff:0:8.8.8.8|2002:808:808::1|2001:200::1|2a00::1|3ffe::1|3fff:1000::1|"
         "2a00::5efe:8.8.8.8|192.0.3.1|198.51.101.1|203.0.112.1");
    rows(kLoopback,
         "127.0.0.1|127.255.0.9|127.1|2130706433|0x7f000001|0x7F.1|0177.0.0.1|017700000001|"
         "127.0.0.1.|::1|[::1]|0:0:0:0:0:0:0:1|::ffff:127.0.0.1|::ffff:7f00:1|::127.0.0.1|"
         "64:ff9b::7f00:1|2002:7f00:1::|localhost|LOCALHOST|localhost.|shop.localhost|"
         "ip6-loopback|::ffff:0:7f00:1|2a00::5efe:127.0.0.1|2a00::200:5efe:7f00:1");
    rows(kPrivate,
         "10.0.0.1|10.255.255.255|012.1|172.16.0.1|172.31.255.255|192.168.1.1|3232235777|"
         "0xC0A80101|100.64.0.1|::ffff:10.1.2.3|fec0::1|64:ff9b::10.0.0.1|"
         "64:ff9b:1::8.8.8.8|::ffff:0:10.0.0.1|fe80::5efe:10.0.0.1|2002:a00:1::1");
    rows(kLinkLocal, "169.254.169.254|0xA9FEA9FE|fe80::1|[fe80::1%eth0]|febf::1");
    rows(kUniqueLocal, "fc00::1|fd12:3456::1");
    rows(kReserved,
         "0.0.0.0|0|::|224.0.0.1|255.255.255.255|192.0.0.1|198.18.0.1|ff02::1|192.0.2.1|"
         "198.51.100.9|203.0.113.255|192.88.99.1|::8.8.8.8|100::1|2001::1|"
         "2001:0:4136:e378::1|2001:20::1|2001:db8::1|3fff::1|3fff:fff::1|5f00::1|4000::1|"
         "1::1|e000::1");
}

void AddressRangeTest::everyFormOfAnAddressIsUnderstood() {
    QFETCH(int, range);
    const auto found = hostRange(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(found ? static_cast<int>(*found) : kName, range);
}

void AddressRangeTest::textsNameEachRange() {
    QCOMPARE(toText(AddressRange::UniqueLocal), QStringLiteral("a unique-local address"));
    QCOMPARE(toText(AddressRange::Loopback), QStringLiteral("a loopback address"));
}

QTEST_APPLESS_MAIN(AddressRangeTest)
#include "AddressRangeTest.moc"
