// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/IntakeTest.h"

#include <QtTest>

namespace countertop {

/// Request bodies over real connections: each is understood completely or refused.
class IntakeBodiesConformanceTest : public IntakeTest {
    Q_OBJECT

private slots:
    void PL_5_faultyOrdersAreRefused();
    void K_18_aBodyIsUnderstoodWholly();
    void K_18_changesAreUnderstoodWholly();
};

void IntakeBodiesConformanceTest::PL_5_faultyOrdersAreRefused() {
    const char* const invalid[]{
        R"({"lines":[]})",
        R"({})",
        R"([])",
        R"({"lines":{"sku":"MUG","quantity":1}})",
        R"({"lines":["MUG"]})",
        R"({"lines":[{"sku":"MUG","quantity":0}]})",
        R"({"lines":[{"sku":"MUG","quantity":-5}]})",
        R"({"lines":[{"sku":"MUG","quantity":1.5}]})",
        R"({"lines":[{"sku":"MUG","quantity":"1"}]})",
        R"({"lines":[{"sku":"MUG","quantity":1e300}]})",
        R"({"lines":[{"sku":"MUG","quantity":1e0}]})",
        R"({"lines":[{"sku":"MUG","quantity":1.0}]})",
        R"({"lines":[{"sku":"MUG","quantity":9223372036854775808}]})",
        R"({"lines":[{"sku":"MUG"}]})",
        R"({"lines":[{"quantity":1}]})",
        R"({"lines":[{"sku":"MUG","quantity":1},{"sku":"CUP","quantity":1}]})",
        R"({"lines":[{"sku":"MUG","product_id":"CUP","quantity":1}]})",
        R"({"lines":[{"sku":"MUG","quantity":1}],"pay_by":"magic"})",
    };
    addMugs(5);
    const World world = serve();
    const auto refused = [&](const QByteArray& body, int status, const QByteArray& code) {
        const HttpAnswer answer = world->place(body, "key-1");
        const QJsonObject error = answer.json()[QLatin1StringView("error")].toObject();
        QVERIFY2(answer.status == status && answer.code() == code, answer.body + body);
        QVERIFY(!error[QLatin1StringView("message")].toString().isEmpty());
    };
    for (const char* body : invalid) refused(body, 422, "INVALID_INPUT");
    for (const char* text : {"", "{", "{\"lines\":[}", "\xff\xfe", "{} {}",
                             R"({"lines":[{"sku":"MUG","quantity":01}]})"}) {
        refused(text, 400, "INVALID_JSON");
    }
    refused(R"({"lines":[{"sku":"MUG","quantity":3},{"product_id":"MUG","quantity":3}]})", 409,
            "OUT_OF_STOCK");
    QCOMPARE(rows(QStringLiteral("orders")), 0);
    QCOMPARE(available(QStringLiteral("MUG")), 5);
    // The key is still unused after all these refusals.
    const HttpAnswer placed = world->place(mugs(1), "key-1");
    QCOMPARE(placed.status, 201);
    QVERIFY(!isReplayed(placed));
}

void IntakeBodiesConformanceTest::K_18_aBodyIsUnderstoodWholly() {
    addMugs(5);
    const World world = serve();
    const auto placed = [&](const QByteArray& body) { return world->place(body, "key-1"); };
    for (const char* doubled :
         {R"({"lines":[{"sku":"MUG","quantity":1}],"lines":[{"sku":"MUG","quantity":7}]})",
          R"({"lines":[{"sku":"MUG","quantity":1,"quantity":7}]})",
          R"({"lines":[{"sku":"MUG","quantity":1,"\u0071uantity":7}]})",
          R"({"lines":[{"sku":"MUG","quantity":1}],"x":{"y":[{"a":1,"a":1}]}})",
          R"({"lines":[{"sku":"\ud800","quantity":1}]})",
          R"({"lines":[{"sku":"\udc00","quantity":1}]})",
          R"({"lines":[{"sku":"MUG","quantity":1}],"\udfff":1})",
          "{\"lines\":[{\"sku\":\"\xED\xA0\x80\",\"quantity\":1}]}"}) {
        const HttpAnswer answer = placed(doubled);
        QVERIFY2(answer.status == 400 && answer.code() == "INVALID_JSON", answer.body + doubled);
    }
    const auto fields = [](const HttpAnswer& answer) {
        QStringList names;
        const QJsonObject error = answer.json()[QLatin1StringView("error")].toObject();
        for (const QJsonValue& detail : error[QLatin1StringView("details")].toArray()) {
            names.append(detail[QLatin1StringView("field")].toString());
        }
        return names;
    };
    const HttpAnswer unknown =
        placed(R"({"lines":[{"sku":"MUG","quantity":1,"price":1}],"line":[],"customer":"x"})");
    QCOMPARE(unknown.status, 422);
    QCOMPARE(unknown.code(), QByteArray("INVALID_INPUT"));
    QCOMPARE(fields(unknown), QStringList({QStringLiteral("lines[0].price"),
                                           QStringLiteral("customer"), QStringLiteral("line")}));
    const HttpAnswer wrong = placed(R"({"lines":[{"sku":5,"quantity":"1"}],"pay_by":1})");
    QCOMPARE(wrong.status, 422);
    QCOMPARE(fields(wrong),
             QStringList({QStringLiteral("lines[0].sku"), QStringLiteral("lines[0].quantity"),
                          QStringLiteral("pay_by")}));
    QCOMPARE(rows(QStringLiteral("orders")), 0);
    // A complete surrogate pair is one character.
    QCOMPARE(placed(R"({"lines":[{"sku":"\ud83c\udf75","quantity":1}]})").status, 422);
    QCOMPARE(placed(mugs(1)).status, 201);
}

void IntakeBodiesConformanceTest::K_18_changesAreUnderstoodWholly() {
    addMugs(5);
    const World world = serve();
    const QString id = world->place(mugs(2)).json()[QLatin1StringView("order_id")].toString();
    const auto change = [&](const char* verb, const QByteArray& body) {
        return world->post("/orders/" + id.toLatin1() + '/' + verb, body);
    };
    const auto refused = [&](const char* verb, const QByteArray& body, const char* field) {
        const HttpAnswer answer = change(verb, body);
        const QJsonObject error = answer.json()[QLatin1StringView("error")].toObject();
        QVERIFY2(answer.status == 422 && answer.code() == "INVALID_INPUT", answer.body + body);
        QCOMPARE(error[QLatin1StringView("details")][0][QLatin1StringView("field")].toString(),
                 QLatin1StringView(field));
    };
    refused("pay", R"({"amount":"0.01"})", "amount");
    refused("pay", R"({"amount_minor":"1"})", "amount_minor");
    refused("pay", R"({"amount_minor":1.5})", "amount_minor");
    refused("pay", R"({"amount_minor":1e2})", "amount_minor");
    refused("pay", R"({"amount_minor":100.0})", "amount_minor");
    refused("pay", R"({"amount_minor":100,"tendered_minor":1e2,"method":"cash"})",
            "tendered_minor");
    refused("pay", R"({"currency":"EUR"})", "currency");
    refused("pay", R"({"method":null})", "method");
    refused("ship", R"({"lines":[{"sku":"MUG","quantity":1}]})", "lines");
    refused("ship", R"({"tracking":7})", "tracking");
    refused("cancel", R"({"why":"no"})", "why");
    QCOMPARE(change("pay", R"({"amount_minor":1,"amount_minor":2})").code(),
             QByteArray("INVALID_JSON"));
    QCOMPARE(rows(QStringLiteral("payments")), 0);
    QCOMPARE(change("pay", R"({"amount_minor":100,"currency":"GBP","method":"card"})").status, 200);
    const HttpAnswer rest = change("pay", {});
    QCOMPARE(rest.json()[QLatin1StringView("paid_minor")].toInt(), 2500);
    QCOMPARE(rest.json()[QLatin1StringView("due_minor")].toInt(), 0);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::IntakeBodiesConformanceTest)
#include "IntakeBodiesConformanceTest.moc"
