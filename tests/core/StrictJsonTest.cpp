// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/StrictFields.h"

#include <QtTest>

#include <rapidcheck.h>

#include <limits>

using namespace countertop;

namespace {

const QString kField = QStringLiteral("a");

/// Parses an object whose field `a` has this value.
StrictFields fieldsWith(const QByteArray& value) {
    const auto object = strictJsonObject("{\"a\":" + value + '}');
    return StrictFields(object.value_or(StrictValue{}));
}

}  // namespace

/// What external JSON text must look like, and that no part of it stays unread.
class StrictJsonTest : public QObject {
    Q_OBJECT

private slots:
    void K_18_wholeTextsAreRead_data();
    void K_18_wholeTextsAreRead();
    void K_18_otherTextsAreRefused_data();
    void K_18_otherTextsAreRefused();
    void K_18_fieldsAreKnownOrNamed();
    void K_18_kindsAreChecked();
    void K_18_wholeNumbersAreExact_data();
    void K_18_wholeNumbersAreExact();
    void K_18_otherNumbersAreNotWhole_data();
    void K_18_otherNumbersAreNotWhole();
    void K_18_everyWholeNumberIsReadBack();
    void K_18_noPointAndNoExponentIsWhole();
    void K_18_whatIsNestedDeeplyIsRead();
    void K_24_halfACharacterIsNone_data();
    void K_24_halfACharacterIsNone();
    void K_18_anAnswerIsRefusedOnlyForWhatIsUsed();
    void K_18_anAnswerMustBeJson();
};

void StrictJsonTest::K_18_wholeTextsAreRead_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const QByteArray& text) { QTest::newRow(text.constData()) << text; };
    row("{}");
    row(" {\"a\":1} \n");
    row("\xEF\xBB\xBF{\"a\":1}");
    row(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})");
    row(R"({"a":1,"A":2,"":3})");
    row(R"({"a":"\ud83c\udf75 \u00e9","b":1e300})");
    row("{\"a\":\"\"}");
    row(R"({"a":[[],[[]],{}],"b":[true,false,null,-0.5E-3]})");
}

void StrictJsonTest::K_18_wholeTextsAreRead() {
    QFETCH(QByteArray, text);
    const auto object = strictJsonObject(text);
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
    row("{\"a\":-01}");
    row("{\"a\":00}");
    row("{\"a\":+1}");
    row("{\"a\":1.}");
    row("{\"a\":.5}");
    row("{\"a\":1e}");
    row("{\"a\":-}");
    row("{\"a\":0x10}");
    row("{\"a\":1 000}");
    row("{\"a\":1e400}");
    row("{\"a\":NaN}");
    row("{\"a\":\"\t\"}");
    row("{\"a\":1,\"a\":1}");
    row("{\"a\":1,\"\\u0061\":2}");
    row("{\"b\":[{\"c\":{\"a\":1,\"a\":2}}]}");
    row("[{\"a\":1,\"a\":2}]");
    row("{\"a\":\"\xff\"}");
    row("{\"\xC3\":1}");
    row(QByteArray(100'000, '['));
    row("{\"a\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}');
    row(QByteArray("{\"a\":1}\0", 8));
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
    StrictFields fields = fieldsWith("5");
    QVERIFY(!fields.text(kField));
    QCOMPARE(fields.problems().first().reason, QStringLiteral("not_a_text"));
    QVERIFY(fields.objects(kField).isEmpty());
    QVERIFY(!fields.text(QStringLiteral("missing")));
    QVERIFY(!fields.wholeNumber(QStringLiteral("missing")));
    QCOMPARE(fields.problems().size(), 2);
    // A number is not accepted as text, nor a text as a number.
    QCOMPARE(fieldsWith("\"5\"").text(kField), QStringLiteral("5"));
    QVERIFY(!fieldsWith("null").text(kField));
    QList<StrictFields> elements = fieldsWith("[{\"b\":1},2]").objects(kField);
    QCOMPARE(elements.size(), 2);
    QVERIFY(elements[0].has(QStringLiteral("b")));
    QVERIFY(elements[1].unknown().isEmpty());
}

void StrictJsonTest::K_18_wholeNumbersAreExact_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"0", "12", "-1", "9007199254740991", "9007199254740992", "9007199254740993",
          "-9007199254740993", "9223372036854775807", "-9223372036854775808"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void StrictJsonTest::K_18_wholeNumbersAreExact() {
    QFETCH(QByteArray, text);
    StrictFields fields = fieldsWith(text);
    const auto number = fields.wholeNumber(kField);
    QVERIFY(number);
    QCOMPARE(QByteArray::number(*number), text);
    QVERIFY(fields.problems().isEmpty());
}

void StrictJsonTest::K_18_otherNumbersAreNotWhole_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    for (const char* text :
         {"1e2", "1E2", "1e+2", "1e0", "100e-2", "1.0", "0.0", "-0", "-0.0", "1.5", "1e300",
          "1.0000000000000000001", "\"1\"", "true", "null", "[]", "{}", "[1]"}) {
        QTest::newRow(text) << QByteArray(text) << QStringLiteral("not_a_whole_number");
    }
    for (const char* text :
         {"9223372036854775808", "-9223372036854775809", "18446744073709551615",
          "18446744073709551617", "100000000000000000000000000000000000000000"}) {
        QTest::newRow(text) << QByteArray(text) << QStringLiteral("number_too_large");
    }
}

void StrictJsonTest::K_18_otherNumbersAreNotWhole() {
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    StrictFields fields = fieldsWith(text);
    QVERIFY(fields.has(kField));
    QVERIFY(!fields.wholeNumber(kField));
    QCOMPARE(fields.problems().size(), 1);
    QCOMPARE(fields.problems().first().field, kField);
    QCOMPARE(fields.problems().first().reason, reason);
    QVERIFY(!fields.problems().first().message.isEmpty());
}

void StrictJsonTest::K_18_everyWholeNumberIsReadBack() {
    using Limits = std::numeric_limits<qint64>;
    QVERIFY(rc::check("a written number is read back", [] {
        // Near both ends of the range, near the limit of exact doubles, and anywhere.
        const auto base =
            *rc::gen::element<qint64>(0, qint64(1) << 53, Limits::max(), Limits::min());
        const auto off = *rc::gen::inRange<qint64>(0, 1000);
        const qint64 number = *rc::gen::oneOf(rc::gen::arbitrary<qint64>(),
                                              rc::gen::just(base > 0 ? base - off : base + off));
        StrictFields fields = fieldsWith(QByteArray::number(number));
        RC_ASSERT(fields.wholeNumber(kField) == std::optional(number));
        RC_ASSERT(fields.problems().isEmpty());
    }));
}

void StrictJsonTest::K_18_noPointAndNoExponentIsWhole() {
    QVERIFY(rc::check("another way to write it is refused", [] {
        const qint64 number = *rc::gen::arbitrary<qint64>();
        const auto tail = *rc::gen::element<QByteArray>(".0", ".00", "e0", "E+0", "e-0", ".0e0");
        StrictFields fields = fieldsWith(QByteArray::number(number) + tail);
        RC_ASSERT(fields.has(kField));
        RC_ASSERT(!fields.wholeNumber(kField));
        RC_ASSERT(fields.problems().size() == 1);
    }));
}

void StrictJsonTest::K_18_whatIsNestedDeeplyIsRead() {
    const auto nested = [](int depth) {
        return QByteArray("{\"a\":") + QByteArray(depth, '[') + QByteArray(depth, ']') + '}';
    };
    QVERIFY(strictJsonObject(nested(1000)));
    QVERIFY(!strictJsonObject(nested(1024)));
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

void StrictJsonTest::K_18_anAnswerIsRefusedOnlyForWhatIsUsed() {
    const auto answer = strictJsonAnswer(
        R"({"a":"1","b":{"c":1,"c":2},"d":"x","d":"x","e":"\ud83cx","n":1,"n":2,"l":[{"a":1,"a":2}]})");
    QVERIFY(answer);
    StrictFields fields(*answer);
    QCOMPARE(fields.text(kField), QStringLiteral("1"));
    QVERIFY(fields.problems().isEmpty());
    QCOMPARE(fields.unknown(),
             QStringList({QStringLiteral("b"), QStringLiteral("d"), QStringLiteral("e"),
                          QStringLiteral("l"), QStringLiteral("n")}));
    QVERIFY(!fields.text(QStringLiteral("d")));
    QVERIFY(!fields.text(QStringLiteral("e")));
    QVERIFY(!fields.wholeNumber(QStringLiteral("n")));
    QList<StrictFields> lines = fields.objects(QStringLiteral("l"));
    QCOMPARE(lines.size(), 1);
    QVERIFY(!lines[0].wholeNumber(kField));
    fields.addProblems(lines[0]);
    QStringList named;
    for (const FieldProblem& problem : fields.problems()) {
        named.append(problem.field);
        QCOMPARE(problem.reason, QStringLiteral("not_json"));
    }
    QCOMPARE(named, QStringList({QStringLiteral("d"), QStringLiteral("e"), QStringLiteral("n"),
                                 QStringLiteral("l[0].a")}));
}

void StrictJsonTest::K_18_anAnswerMustBeJson() {
    for (const QByteArray text : {"", "{", "{\"a\":\"\\u12\"}", "{\"a\":\"\\", "{} {}",
                                  "{\"a\":\"\xff\"}", "[]", "{'a':1}"}) {
        QVERIFY2(!strictJsonAnswer(text), text.constData());
    }
    // A surrogate pair is one character, also next to an unpaired surrogate.
    StrictFields fields(*strictJsonAnswer(R"({"b":"\ud83c\ud83c\udf75","a":"\ud83c\udf75"})"));
    QCOMPARE(fields.text(kField), QStringLiteral("\U0001F375"));
    QVERIFY(!fields.text(QStringLiteral("b")));
}

QTEST_APPLESS_MAIN(StrictJsonTest)
#include "StrictJsonTest.moc"
