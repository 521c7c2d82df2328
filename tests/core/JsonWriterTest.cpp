// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/JsonWriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <limits>

namespace countertop {

/// Another library reads back the values that were written.
class JsonWriterTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsKeepTheirOrderAndTypes();
    void textsReadBack_data();
    void textsReadBack();
    void numbersKeepEveryDigit();
};

void JsonWriterTest::fieldsKeepTheirOrderAndTypes() {
    JsonWriter json;
    json.beginObject()
        .field("name", QStringLiteral("Mug"))
        .field("count", 3)
        .field("sold", true)
        .field("codes", QStringList{QStringLiteral("1"), QStringLiteral("2")})
        .key("nothing")
        .beginArray()
        .endArray()
        .endObject();
    QCOMPARE(json.text(),
             QByteArray(R"({"name":"Mug","count":3,"sold":true,"codes":["1","2"],"nothing":[]})"));
}

void JsonWriterTest::textsReadBack_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("quotes and controls") << QStringLiteral("\"a\\b\"\n\t\u0001/");
    QTest::newRow("beyond the basic plane") << QStringLiteral("Gr\u00fc\u00dfe \U0001F600 \u4E2D");
}

void JsonWriterTest::textsReadBack() {
    QFETCH(const QString, text);
    JsonWriter json;
    json.beginArray().value(text).value(text.toUtf8()).endArray();
    const QJsonArray read = QJsonDocument::fromJson(json.text()).array();
    QCOMPARE(read.size(), 2);
    QCOMPARE(read[0].toString(), text);
    QCOMPARE(read[1].toString(), text);
}

void JsonWriterTest::numbersKeepEveryDigit() {
    JsonWriter json;
    json.beginArray()
        .value(std::numeric_limits<qint64>::max())
        .value(std::numeric_limits<qint64>::min())
        .endArray();
    QCOMPARE(json.text(), QByteArray("[9223372036854775807,-9223372036854775808]"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::JsonWriterTest)
#include "JsonWriterTest.moc"
