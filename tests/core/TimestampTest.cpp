// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "models/core/Timestamp.h"

#include <QtTest>

#include <limits>

namespace countertop {

/// Times are UTC milliseconds and ISO 8601 text, convertible both ways without loss.
class TimestampTest : public QObject {
    Q_OBJECT

private slots:
    void isWrittenInUtcWithMilliseconds();
    void isReadBack_data();
    void isReadBack();
    void whatNamesNoInstantIsRefused_data();
    void whatNamesNoInstantIsRefused();
    void fixedClockMovesOnlyWhenTold();
};

void TimestampTest::isWrittenInUtcWithMilliseconds() {
    QCOMPARE(toIsoText(0), QStringLiteral("1970-01-01T00:00:00.000Z"));
    QCOMPARE(toIsoText(1'700'000'000'123), QStringLiteral("2023-11-14T22:13:20.123Z"));
    QCOMPARE(toIsoText(1'709'164'800'000), QStringLiteral("2024-02-29T00:00:00.000Z"));
    QCOMPARE(toIsoText(-62'167'219'200'000), QStringLiteral("0000-01-01T00:00:00.000Z"));
    QCOMPARE(toIsoText(253'402'300'799'999), QStringLiteral("9999-12-31T23:59:59.999Z"));
    QCOMPARE(toIsoText(253'402'300'800'000), QString());
    QCOMPARE(toIsoText(std::numeric_limits<qint64>::min()), QString());
}

void TimestampTest::isReadBack_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("timestamp");
    QTest::newRow("own form") << QStringLiteral("2023-11-14T22:13:20.123Z")
                              << qint64{1'700'000'000'123};
    QTest::newRow("no milliseconds")
        << QStringLiteral("2023-11-14T22:13:20Z") << qint64{1'700'000'000'000};
    QTest::newRow("offset") << QStringLiteral("2023-11-14T23:13:20+01:00")
                            << qint64{1'700'000'000'000};
    QTest::newRow("before 1970") << QStringLiteral("1969-12-31T23:59:59.999Z") << qint64{-1};
}

void TimestampTest::isReadBack() {
    QFETCH(QString, text);
    QFETCH(qint64, timestamp);
    const auto read = timestampFromIsoText(text);
    QVERIFY(read.has_value());
    QCOMPARE(*read, timestamp);
    QCOMPARE(timestampFromIsoText(toIsoText(timestamp)), std::optional(timestamp));
}

void TimestampTest::whatNamesNoInstantIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << QStringLiteral("yesterday");
    QTest::newRow("no such day") << QStringLiteral("2026-02-30T10:00:00Z");
    QTest::newRow("local time") << QStringLiteral("2026-02-20T10:00:00");
}

void TimestampTest::whatNamesNoInstantIsRefused() {
    QFETCH(QString, text);
    QVERIFY(!timestampFromIsoText(text).has_value());
}

void TimestampTest::fixedClockMovesOnlyWhenTold() {
    FixedClock clock(1000);
    QCOMPARE(clock.now(), 1000);
    clock.advance(500);
    QCOMPARE(clock.now(), 1500);
    clock.set(7);
    QCOMPARE(clock.now(), 7);
    QVERIFY(SystemClock().now() > 1'700'000'000'000);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TimestampTest)
#include "TimestampTest.moc"
