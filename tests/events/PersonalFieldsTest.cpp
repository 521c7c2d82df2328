// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/SecretBox.h"
#include "models/events/PersonalFields.h"

#include <QtTest>

namespace countertop {

/// The form of encrypted personal fields within a JSON text, and the boxes themselves.
class PersonalFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void aBoxIsAddedAndReplaced_data();
    void aBoxIsAddedAndReplaced();
    void onlyTheExactFormIsABox_data();
    void onlyTheExactFormIsABox();
    void aMessageIsFilledWithinItsData();
    void aBoxOpensOnlyWithItsKeyAndWhole();
};

void PersonalFieldsTest::aBoxIsAddedAndReplaced_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("personal");
    QTest::addColumn<QByteArray>("filled");
    QTest::newRow("behind others") << QByteArray(R"({"a":1})") << QByteArray(R"({"name":"Zoe"})")
                                   << QByteArray(R"({"a":1,"name":"Zoe"})");
    QTest::newRow("alone") << QByteArray("{}") << QByteArray(R"({"name":"Zoe"})")
                           << QByteArray(R"({"name":"Zoe"})");
    QTest::newRow("erased") << QByteArray(R"({"a":1})") << QByteArray() << QByteArray(R"({"a":1})");
    QTest::newRow("erased alone") << QByteArray("{}") << QByteArray() << QByteArray("{}");
    QTest::newRow("no fields") << QByteArray(R"({"a":1})") << QByteArray("{}")
                               << QByteArray(R"({"a":1})");
    QTest::newRow("behind a name like it")
        << QByteArray(R"({"a":"\"personal\":{\"key\":\""})") << QByteArray(R"({"b":2})")
        << QByteArray(R"({"a":"\"personal\":{\"key\":\"","b":2})");
}

void PersonalFieldsTest::aBoxIsAddedAndReplaced() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, personal);
    QFETCH(QByteArray, filled);
    const PersonalBox box{QStringLiteral("key-1"), QByteArray("\0\x01\xff box", 7)};
    const QByteArray stored = withPersonalBox(json, box);
    QVERIFY(QJsonDocument::fromJson(stored).isObject());
    const auto read = personalBoxOf(stored);
    QVERIFY(read);
    QCOMPARE(read->keyId, box.keyId);
    QCOMPARE(read->box, box.box);
    QCOMPARE(withPersonalFields(stored, personal), filled);
    QCOMPARE(withPersonalFields(json, personal), json);
}

void PersonalFieldsTest::onlyTheExactFormIsABox_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another object last") << QByteArray(R"({"other":{"key":"k","box":"AAAA"}})");
    QTest::newRow("not last") << QByteArray(R"({"personal":{"key":"k","box":"AAAA"},"a":1})");
    QTest::newRow("another field") << QByteArray(R"({"personal":{"key":"k","x":"","box":"AA=="}})");
    QTest::newRow("not base64") << QByteArray(R"({"personal":{"key":"k","box":"A!AA"}})");
    QTest::newRow("in a text") << QByteArray(
        R"({"a":"\"personal\":{\"key\":\"k\",\"box\":\"AAAA\"}}"})");
}

void PersonalFieldsTest::onlyTheExactFormIsABox() {
    QFETCH(QByteArray, json);
    QVERIFY(!personalBoxOf(json));
}

void PersonalFieldsTest::aMessageIsFilledWithinItsData() {
    const QByteArray data = withPersonalBox(R"({"a":1})", {QStringLiteral("k"), QByteArray("box")});
    const QByteArray message = R"({"id":"7","data":)" + data + '}';
    QVERIFY(personalBoxOf(message));
    QCOMPARE(withPersonalFields(message, R"({"name":"Zoe"})"),
             QByteArray(R"({"id":"7","data":{"a":1,"name":"Zoe"}})"));
    QCOMPARE(withPersonalFields(message, {}), QByteArray(R"({"id":"7","data":{"a":1}})"));
}

void PersonalFieldsTest::aBoxOpensOnlyWithItsKeyAndWhole() {
    const QByteArray text(
        "Gr\xc3\xbc\xc3\x9f"
        "e");
    const QByteArray key = secretbox::newKey();
    const QByteArray box = secretbox::seal(text, key);
    QCOMPARE(secretbox::open(box, key), std::optional(text));
    QVERIFY(secretbox::seal(text, key) != box);
    QVERIFY(!box.contains(text));
    QVERIFY(!secretbox::open(box, secretbox::newKey()));
    QVERIFY(!secretbox::open(box, {}));
    QVERIFY(!secretbox::open({}, key));
    QVERIFY(!secretbox::open(box.chopped(1), key));
    for (qsizetype at = 0; at < box.size(); ++at) {
        QByteArray changed = box;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        QVERIFY(!secretbox::open(changed, key));
    }
    QCOMPARE(secretbox::open(secretbox::seal({}, key), key), std::optional(QByteArray("")));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::PersonalFieldsTest)
#include "PersonalFieldsTest.moc"
