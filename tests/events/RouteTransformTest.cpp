// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/RouteTransform.h"
#include "models/events/SampleEvent.h"

#include <QTest>

using namespace countertop;

/// RouteTransform: which templates are understood, and the bodies they make. Also the invented
/// events that routes are tested with.
class RouteTransformTest : public QObject {
    Q_OBJECT

private slots:
    void unusableTemplatesSayWhereAndWhy_data();
    void unusableTemplatesSayWhereAndWhy();
    void bodiesAreMade_data();
    void bodiesAreMade();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void bodiesAreLimited();
    void wordsAreNoTemplates();
    void thereIsASampleOfEveryEvent();
};

namespace {

constexpr char kMessage[] =
    R"({"at":"2026-11-21T10:00:00.000Z","correlation_id":"flow","id":"e1","order_id":"0194",)"
    R"("type":"OrderPlaced","data":{"number":"T1-000001","total_minor":9007199254740993,)"
    R"("confirm":false,"nothing":null,"type":"inner","name":"Zoë \"Z\"","rate":8.8750,)"
    R"("lines":[{"sku":"MUG","quantity":2}]}})";

}  // namespace

void RouteTransformTest::unusableTemplatesSayWhereAndWhy_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const QByteArray& json, const char* reason,
                        const char* words) {
        QTest::newRow(name) << json << QString::fromLatin1(reason) << QString::fromLatin1(words);
    };
    row("empty", "", "template_not_json", "line 1, column 1");
    row("torn", "{\n  \"a\": ", "template_not_json", "line 2");
    row("no comma", "{\n  \"a\": 1\n  \"b\": 2\n}", "template_not_json", "line 3, column 3");
    row("characters count", "{\"ü\": x}", "template_not_json", "line 1, column 7");
    row("twice", "{\"a\":1,\n\"a\":2}", "template_not_json", "line 2");
    row("more behind", "{\"a\":1} {\"b\":2}", "template_not_json", "line 1, column 9");
    row("text", "\"{{type}}\"", "not_a_template", "object or a list");
    row("number", "7", "not_a_template", "object or a list");
    row("no field", "{}", "not_a_template", "not empty");
    row("no path", "[]", "not_a_template", "not empty");
    row("bad path", "{\"a\":\"{{lines[0]}}\"}", "not_a_template_path", "'lines[0]'");
    row("empty path", "{\"a\":\"{{ }}\"}", "not_a_template_path", "''");
    row("number in a list", "[\"type\",7]", "not_a_template_path", "'7'");
    row("open path", "{\"a\":\"Order {{type}} {{number\"}", "template_path_open", "{{number'");
    row("braces at the end", "{\"a\":[\"{{\"]}", "template_path_open", "nothing closes");
    row("field twice", "[\"type\",\"type\"]", "template_field_twice", "'type'");
    row("large", "{\"a\":\"" + QByteArray(70'000, 'x') + "\"}", "template_too_large", "65536");
}

void RouteTransformTest::unusableTemplatesSayWhereAndWhy() {
    QFETCH(QByteArray, json);
    QFETCH(QString, reason);
    QFETCH(QString, words);
    const auto parsed = RouteTransform::parse(json);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    QCOMPARE(parsed.error().problems.first().field, QStringLiteral("transform"));
    QCOMPARE(parsed.error().problems.first().reason, reason);
    QVERIFY2(parsed.error().detail.contains(words), qPrintable(parsed.error().detail));
}

void RouteTransformTest::bodiesAreMade_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& json, const QByteArray& body) {
        QTest::newRow(name) << json << body;
    };
    row("types are kept",
        R"({"n":"{{total_minor}}","b":"{{confirm}}","z":"{{nothing}}","l":"{{lines}}","r":"{{rate}}"})",
        R"({"n":9007199254740993,"b":false,"z":null,"l":[{"sku":"MUG","quantity":2}],"r":8.8750})");
    row("inside a text",
        R"({"t":"Order {{number}}: {{ total_minor }} {{lines.0.sku}}{{confirm}}"})",
        R"({"t":"Order T1-000001: 9007199254740993 MUGfalse"})");
    row("quotes", R"({"t":"<{{name}}>","{{x}}":1})", "{\"t\":\"<Zoë \\\"Z\\\">\",\"{{x}}\":1}");
    row("own fields first",
        R"({"a":"{{type}}","b":"{{data.type}}","c":"{{order_id}}","d":"{{at}}"})",
        R"({"a":"OrderPlaced","b":"inner","c":"0194","d":"2026-11-21T10:00:00.000Z"})");
    row("the rest is copied", R"({ "v" : 1.50, "o": {"x":[true,null,"{ {"]}, "s":"{{id}}" })",
        R"({"v":1.50,"o":{"x":[true,null,"{ {"]},"s":"e1"})");
    row("a list of fields", R"(["order_id","data.total_minor","lines.0.sku"])",
        R"({"order_id":"0194","data.total_minor":9007199254740993,"lines.0.sku":"MUG"})");
    row("byte order mark", "\xEF\xBB\xBF{\"a\":1}", R"({"a":1})");
}

void RouteTransformTest::bodiesAreMade() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, body);
    const auto parsed = RouteTransform::parse(json);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    const auto made = parsed->apply(kMessage);
    QVERIFY(made);
    QCOMPARE(*made, body);
    QCOMPARE(*parsed->apply(kMessage), body);
}

void RouteTransformTest::whatIsMissingIsNamed_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::newRow("whole") << QByteArray(R"({"a":"{{tracking}}"})") << QStringLiteral("'tracking'");
    QTest::newRow("inside") << QByteArray(R"({"a":"x {{lines.3.sku}}"})")
                            << QStringLiteral("'lines.3.sku'");
    QTest::newRow("list") << QByteArray(R"(["type","customer.name"])")
                          << QStringLiteral("'customer.name'");
    QTest::newRow("through a text")
        << QByteArray(R"(["number.length"])") << QStringLiteral("'number.length'");
}

void RouteTransformTest::whatIsMissingIsNamed() {
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    const auto made = RouteTransform::parse(json)->apply(kMessage);
    QVERIFY(!made);
    QCOMPARE(made.error().reason, QStringLiteral("template_path_missing"));
    QVERIFY2(made.error().detail.contains(path), qPrintable(made.error().detail));
}

void RouteTransformTest::bodiesAreLimited() {
    const QByteArray message =
        R"({"type":"OrderPlaced","data":{"text":")" + QByteArray(100'000, 'x') + "\"}}";
    const QByteArray templates[] = {
        "{\"a\":\"" + QByteArray("{{text}}").repeated(4'000) + "\"}",
        "{\"a\":[" + QByteArray("\"{{text}}\",").repeated(4'000) + "1]}"};
    for (const QByteArray& json : templates) {
        const auto parsed = RouteTransform::parse(json);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
        const auto made = parsed->apply(message);
        QVERIFY(!made);
        QCOMPARE(made.error().reason, QStringLiteral("template_body_too_large"));
    }
    QVERIFY(RouteTransform::parse(R"({"a":"{{text}}{{text}}","b":"{{text}}"})")->apply(message));
}

void RouteTransformTest::wordsAreNoTemplates() {
    QVERIFY(isTemplate(QStringLiteral(" {\"a\":1}")));
    QVERIFY(isTemplate(QStringLiteral("[\"type\"]")));
    QVERIFY(!isTemplate(QStringLiteral("charge-payment")));
    QVERIFY(!isTemplate({}));
}

void RouteTransformTest::thereIsASampleOfEveryEvent() {
    const QStringList types = knownEventTypes();
    for (const QString& type : types) {
        const auto sample = sampleEvent(type);
        QVERIFY2(sample && sample->type == type, qPrintable(type));
    }
    QVERIFY(sampleEvent(QStringLiteral("OrderPlaced"))->payload.contains("\"sku\":\"SAMPLE\""));
    QVERIFY(!sampleEvent(QStringLiteral("OrderEaten")));
}

QTEST_APPLESS_MAIN(RouteTransformTest)
#include "RouteTransformTest.moc"
