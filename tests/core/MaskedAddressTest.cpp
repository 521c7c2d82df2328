// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/MaskedAddress.h"

#include <QRegularExpression>
#include <QTest>

using namespace countertop;

/// What of an address is shown, and that two of them still look different.
class MaskedAddressTest : public QObject {
    Q_OBJECT

private slots:
    void secretsInAddressesAreHidden_data();
    void secretsInAddressesAreHidden();
    void receiversOfOneHostLookDifferent();
    void whatAReceiverQuotesIsHidden();
    void malformedAddressesAreHidden();
    void secretsInTheWrongPlaceAreHidden();
    void secretsInDocumentsAreHidden();
};

void MaskedAddressTest::secretsInAddressesAreHidden_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* address, const char* shown) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(shown);
    };
    row("log:/var/log/a:b@c.log", "log:/var/log/a:b@c.log");
    row("webhook:https://example.com/hook?shop=7", "webhook:https://example.com/hook?shop=7");
    row("webhook:https://TOKEN@example.com/", "webhook:https://***@example.com/");
    row("webhook:https://amy:pw@example.com/a", "webhook:https://***@example.com/a");
    row("webhook:https://amy:p@w:x@example.com", "webhook:https://***@example.com");
    row("webhook:https://:pw@example.com", "webhook:https://***@example.com");
    row("webhook:https://u:pa\"ss@host", "webhook:https://***@host");
    row("webhook:https://u:pa ss@host", "webhook:https://***@host");
    row("webhook:https://u:12/ss@host", "webhook:https://***@host");
    row("webhook:https://u:12?ss@host", "webhook:https://***@host");
    row("webhook:https://u:12#ss@host", "webhook:https://***@host");
    row("webhook:https://u:a://ss@host", "webhook:https://***@host");
    row("webhook:https://h/?a=1&Access_Token=xyz&b=2",
        "webhook:https://h/?a=1&Access_Token=***&b=2");
    row("webhook:https://h/?pass=a b\"c'd&b=2", "webhook:https://h/?pass=***&b=2");
    row("webhook:https://h/?w=0123456789abcdef", "webhook:https://h/?w=***");
    row("webhook:https://h/?api_key=xyz#t", "webhook:https://h/?api_key=***#t");
    row("webhook:https://h/#access_token=xyz", "webhook:https://h/#access_token=***");
    row("kafka:kafka://h:1?sasl.username=amy&sasl.password=ab\"cd&security.protocol=sasl_ssl#t",
        "kafka:kafka://h:1?sasl.username=amy&sasl.password=***&security.protocol=sasl_ssl#t");
    row("kafka:kafka://h:1?ssl.key.location=/etc/keys/kafka.key&ssl.key.password=x#t",
        "kafka:kafka://h:1?ssl.key.location=/etc/keys/kafka.key&ssl.key.password=***#t");
    row("Error transferring http://amy:pw@h/ - server replied",
        "Error transferring http://***@h/ - server replied");
    row("webhook:https://hooks.example.com/services/T0123456/B0123456/aB3dE5gH7jK9mN1pQ3sT5vW7",
        "webhook:https://hooks.example.com/services/***~HASH");
    row("webhook:https://chat.example/api/webhooks/112233445566778899/x-_yZ",
        "webhook:https://chat.example/api/webhooks/***~HASH");
    row("webhook:https://bots.example/bot123456:AbC-dEf/sendMessage?chat=7",
        "webhook:https://bots.example/***~HASH?chat=7");
    row("webhook:https://hooks.example/hooks/catch/123456/abcdef/",
        "webhook:https://hooks.example/hooks/catch/***");
    row("webhook:https://flows.example:443/workflows/0f1e2d3c4b5a69788796a5b4c3d2e1f0/paths/"
        "invoke?api-version=1&sig=aB3dE5gH7jK9mN1pQ3sT5vW7",
        "webhook:https://flows.example:443/workflows/***~HASH?api-version=1&sig=***~HASH");
    row("webhook:https://amy:pw@h.example/in/3f2b8c1e-5a6d-4f70-9b1c-2d3e4f5a6b7c",
        "webhook:https://***@h.example/in/***~HASH");
    row("webhook:https://h.example/shop/7/v2/order-hooks/orders_placed.json",
        "webhook:https://h.example/shop/7/v2/order-hooks/orders_placed.json");
    row("webhook:https://h.example/IncomingWebhook/API/index.php",
        "webhook:https://h.example/IncomingWebhook/API/index.php");
    row("webhook:https://h.example/kqzxwvutsrqponmlkjihgf", "webhook:https://h.example/***~HASH");
    row("The receiver at 'https://h.example/services/T0123456/aB3dE5gH7jK9mN1p' is gone.",
        "The receiver at 'https://h.example/services/***~HASH' is gone.");
    row("https://h.example/services/T0123456/x moved to https://i.example/a1b2c3d4.",
        "https://h.example/services/***~HASH");
    row("redis-stream:redis://cache/1#orders-0123456789abcdef0123",
        "redis-stream:redis://cache/1#orders-0123456789abcdef0123");
    row("'https://h/?token=x' is not reachable", "'https://h/?token=***' is not reachable");
    row("HTTP 403 Answer: write to amy@example.com", "HTTP 403 Answer: write to amy@example.com");
}

void MaskedAddressTest::secretsInAddressesAreHidden() {
    QFETCH(QString, address);
    QFETCH(QString, shown);
    static const QRegularExpression kHash(QStringLiteral("~[0-9a-f]{4}"));
    QCOMPARE(maskedAddress(address).replace(kHash, QStringLiteral("~HASH")), shown);
    QCOMPARE(maskedAddress(maskedAddress(address)), maskedAddress(address));
}

void MaskedAddressTest::receiversOfOneHostLookDifferent() {
    const QString one =
        QStringLiteral("webhook:https://hooks.example.com/services/T0123456/B0123456/aB3dE5gH7");
    const QString other =
        QStringLiteral("webhook:https://hooks.example.com/services/T0123456/B0123456/aB3dE5gH8");
    QVERIFY(maskedAddress(one) != maskedAddress(other));
    const QString token = QStringLiteral("webhook:https://example.com/in?token=");
    QVERIFY(maskedAddress(token + QString(24, u'a')) != maskedAddress(token + QString(24, u'b')));
    // A hash would help to guess a short one.
    QCOMPARE(maskedAddress(token + u'a'), maskedAddress(token + u'b'));
}

void MaskedAddressTest::whatAReceiverQuotesIsHidden() {
    const QString address = QStringLiteral(
        "https://amy:hun%40ter@h.example/services/T0123456/aB3dE5gH7jK9mN?sig=qwertz9");
    const auto shown = [&](const char* said) {
        return withoutSecretsOf(address, QString::fromLatin1(said));
    };
    QCOMPARE(shown("HTTP 404: Cannot POST /services/T0123456/aB3dE5gH7jK9mN"),
             QStringLiteral("HTTP 404: Cannot POST /services/***"));
    QCOMPARE(shown("HTTP 404: no hook aB3dE5gH7jK9mN of T0123456"),
             QStringLiteral("HTTP 404: no hook *** of ***"));
    QCOMPARE(shown("HTTP 403: qwertz9 is not the signature of hun@ter"),
             QStringLiteral("HTTP 403: *** is not the signature of ***"));
    QCOMPARE(shown("HTTP 400: you are Basic YW15Omh1bkB0ZXI="),
             QStringLiteral("HTTP 400: you are Basic ***="));
    // An answer is quoted up to some length.
    QCOMPARE(shown("HTTP 404: Cannot POST /services/T0123456/aB3dE"),
             QStringLiteral("HTTP 404: Cannot POST /services/***"));
    QCOMPARE(shown("HTTP 503: services are down"), QStringLiteral("HTTP 503: services are down"));
}

void MaskedAddressTest::malformedAddressesAreHidden() {
    const QString path = QStringLiteral("/services/T0123456/aB3dE5gH7jK9mN");
    for (const char* start : {"https://h.example", "h.example", "https:h.example", "ftp://h"}) {
        const QString shown = maskedInput(QLatin1StringView(start) + path + u'#');
        QVERIFY2(shown.startsWith(QLatin1StringView(start) + QStringLiteral("/services/***")),
                 qPrintable(shown));
        QVERIFY2(!shown.contains(u"T0123456"), qPrintable(shown));
    }
}

void MaskedAddressTest::secretsInTheWrongPlaceAreHidden() {
    QCOMPARE(maskedInput(QStringLiteral("token=hunter2")), QStringLiteral("token=***"));
    QCOMPARE(maskedInput(QStringLiteral("whsec_MfKQ9r8GKYqrTwjU")), QStringLiteral("***"));
    QCOMPARE(maskedInput(QStringLiteral("webhook:whsec_MfKQ9r8G")), QStringLiteral("webhook:***"));
    QCOMPARE(maskedInput(QStringLiteral("https//amy:hunter2@h.example/")),
             QStringLiteral("***@h.example/"));
}

void MaskedAddressTest::secretsInDocumentsAreHidden() {
    const QString json = QStringLiteral(
        R"({"destination":"webhook:https://a:p\"w@h/?token=x","events":"*","note":"b@c"})");
    const QString shown = maskedJson(json);
    QCOMPARE(shown,
             QStringLiteral(R"({"destination":"webhook:https://***@h/?token=***","events":"*",)"
                            R"("note":"b@c"})"));
}

QTEST_GUILESS_MAIN(MaskedAddressTest)
#include "MaskedAddressTest.moc"
