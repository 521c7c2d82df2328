// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/JsonReader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <limits>

namespace countertop {

/// The reader returns what QJsonDocument returns, and refuses text that is not an object.
class JsonReaderTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsAreReadByTheirKinds();
    void anotherKindReadsAsNothing();
    void numbersReadAsQtReadsThem_data();
    void numbersReadAsQtReadsThem();
    void textsReadAsQtReadsThem_data();
    void textsReadAsQtReadsThem();
    void whatIsNoObjectIsRefused_data();
    void whatIsNoObjectIsRefused();
};

void JsonReaderTest::fieldsAreReadByTheirKinds() {
    const JsonReader reader(
        R"({"name":"Mug","count":3,"sold":true,"codes":["1","2"],
            "lines":[{"line":1},{"line":2},7],"inner":{"depth":1}})");
    QVERIFY(reader.isObject());
    QVERIFY(reader.problem().isEmpty());
    const JsonFields fields = reader.fields();
    QCOMPARE(fields.text("name"), QStringLiteral("Mug"));
    QCOMPARE(fields.number("count"), 3);
    QCOMPARE(fields.int32("count"), 3);
    QVERIFY(fields.boolean("sold"));
    QCOMPARE(fields.texts("codes"), QStringList({QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(fields.count("lines"), 3);
    QCOMPARE(fields.element("lines", 1).number("line"), 2);
    QCOMPARE(fields.element("lines", 2).number("line"), 0);
    QCOMPARE(fields.object("inner").number("depth"), 1);
}

void JsonReaderTest::anotherKindReadsAsNothing() {
    const JsonReader reader(R"({"name":1,"count":"3","sold":1,"lines":{},"inner":[],"none":null})");
    const JsonFields fields = reader.fields();
    for (const char* key : {"name", "none", "missing"}) QVERIFY(fields.text(key).isEmpty());
    for (const char* key : {"count", "none", "missing"}) QCOMPARE(fields.number(key), 0);
    QVERIFY(!fields.boolean("sold"));
    QCOMPARE(fields.count("lines"), 0);
    QVERIFY(fields.texts("lines").isEmpty());
    QCOMPARE(fields.object("inner").number("depth"), 0);
    QCOMPARE(fields.object("missing").object("deeper").text("name"), QString());
}

void JsonReaderTest::numbersReadAsQtReadsThem_data() {
    QTest::addColumn<QByteArray>("number");
    for (const char* number :
         {"0", "-0", "9007199254740993", "9223372036854775807", "-9223372036854775808",
          "9223372036854775808", "18446744073709551615", "1e3", "12.0", "12.5", "1e300", "-1e300",
          "2147483647", "2147483648", "-2147483649"}) {
        QTest::newRow(number) << QByteArray(number);
    }
}

void JsonReaderTest::numbersReadAsQtReadsThem() {
    QFETCH(QByteArray, number);
    const QByteArray text = "{\"n\":" + number + '}';
    const QJsonValue expected = QJsonDocument::fromJson(text).object()[QStringLiteral("n")];
    const JsonReader reader(text);
    QVERIFY(reader.isObject());
    QCOMPARE(reader.fields().number("n"), expected.toInteger());
    QCOMPARE(reader.fields().int32("n"), expected.toInt());
}

void JsonReaderTest::textsReadAsQtReadsThem_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray(R"("")");
    QTest::newRow("escapes") << QByteArray(R"("\"a\\b\"\n\t\u0001\/")");
    QTest::newRow("a zero") << QByteArray(R"("a\u0000b")");
    QTest::newRow("a pair") << QByteArray(R"("\ud83d\ude00 中 ß")");
}

void JsonReaderTest::textsReadAsQtReadsThem() {
    QFETCH(QByteArray, text);
    const QByteArray object = "{\"t\":" + text + '}';
    const JsonReader reader(object);
    QVERIFY(reader.isObject());
    QCOMPARE(reader.fields().text("t"),
             QJsonDocument::fromJson(object).object()[QStringLiteral("t")].toString());
}

void JsonReaderTest::whatIsNoObjectIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("cut off") << QByteArray("{\"a\"");
    QTest::newRow("more behind") << QByteArray("{} {}");
    QTest::newRow("a zero behind") << QByteArray("{}\0{}", 5);
    QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\"}");
    QTest::newRow("very deep") << QByteArray(4'000'000, '[');
}

void JsonReaderTest::whatIsNoObjectIsRefused() {
    QFETCH(QByteArray, text);
    const JsonReader reader(text);
    QVERIFY(!reader.isObject());
    QVERIFY(!reader.problem().isEmpty());
    QVERIFY(reader.fields().text("a").isEmpty());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::JsonReaderTest)
#include "JsonReaderTest.moc"
