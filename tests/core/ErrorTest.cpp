// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Error.h"
#include "models/core/Json.h"

#include <QtTest>

namespace countertop {

/// Errors have a published code and report all problems at once; JSON text is canonical.
class ErrorTest : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasItsPublishedName_data();
    void everyCodeHasItsPublishedName();
    void unknownNamesAreNoCode();
    void invalidInputNamesEveryProblem();
    void equalObjectsGiveEqualText();
    void whatIsNoObjectIsDamaged_data();
    void whatIsNoObjectIsDamaged();
};

void ErrorTest::everyCodeHasItsPublishedName_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("name");
    const QStringList names =
        QStringLiteral(
            "INVALID_INPUT NOT_FOUND OUT_OF_STOCK INVALID_TRANSITION VERSION_CONFLICT "
            "IDEMPOTENCY_KEY_REUSED COMMAND_IN_PROGRESS NOT_ALLOWED QUEUE_FULL SHUTTING_DOWN "
            "TIMEOUT CANCELLED STORAGE NETWORK DAMAGED NEWER_DATABASE")
            .split(u' ');
    for (qsizetype at = 0; at < names.size(); ++at) {
        QTest::newRow(qPrintable(names[at])) << static_cast<ErrorCode>(at) << names[at];
    }
}

void ErrorTest::everyCodeHasItsPublishedName() {
    QFETCH(ErrorCode, code);
    QFETCH(QString, name);
    QCOMPARE(QString(toText(code)), name);
    QCOMPARE(errorCodeFromText(name), std::optional(code));
}

void ErrorTest::unknownNamesAreNoCode() {
    QVERIFY(!errorCodeFromText(u"out_of_stock"));
    QVERIFY(!errorCodeFromText(u""));
}

void ErrorTest::invalidInputNamesEveryProblem() {
    const QList<FieldProblem> problems{
        {QStringLiteral("lines[0].quantity"), QStringLiteral("must be 1 or more")},
        {{}, QStringLiteral("give something")}};
    const Error error = invalidInput(problems);
    QCOMPARE(error.code, ErrorCode::InvalidInput);
    QCOMPARE(error.problems, problems);
    QCOMPARE(error.detail, QStringLiteral("lines[0].quantity: must be 1 or more; give something"));
    QVERIFY(!error.transient);
    QVERIFY(!error.outcomeUnknown);
}

void ErrorTest::equalObjectsGiveEqualText() {
    QJsonObject first;
    first.insert(QStringLiteral("b"), Q_INT64_C(9007199254740993));
    first.insert(QStringLiteral("a"), QStringLiteral("Grüße"));
    QJsonObject second;
    second.insert(QStringLiteral("a"), QStringLiteral("Grüße"));
    second.insert(QStringLiteral("b"), Q_INT64_C(9007199254740993));
    QCOMPARE(toJsonText(first), QByteArray("{\"a\":\"Gr\xc3\xbc\xc3\x9f"
                                           "e\",\"b\":9007199254740993}"));
    QCOMPARE(toJsonText(first), toJsonText(second));
    QCOMPARE(*jsonObjectFromText(toJsonText(first)), first);
    QCOMPARE(toJsonText(QJsonArray()), QByteArray("[]"));
}

void ErrorTest::whatIsNoObjectIsDamaged_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"a\":1");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
}

void ErrorTest::whatIsNoObjectIsDamaged() {
    QFETCH(QByteArray, text);
    const auto object = jsonObjectFromText(text);
    QVERIFY(!object);
    QCOMPARE(object.error().code, ErrorCode::Damaged);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ErrorTest)
#include "ErrorTest.moc"
