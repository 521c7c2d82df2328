// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "models/core/Identifier.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <mutex>
#include <thread>
#include <vector>

namespace countertop {

/// Ids are version 7 UUIDs: canonical text, sorted by creation, never repeated.
class IdentifierTest : public QObject {
    Q_OBJECT

private slots:
    void textHasVersionSevenAndVariantTwo();
    void K_90_textBeginsWithTheMillisecondOfTheClock();
    void laterIdsSortLater();
    void idsOfSeveralThreadsAreDistinct();
    void canonicalTextIsRecognised_data();
    void canonicalTextIsRecognised();
    void kindsCompareByText();
};

void IdentifierTest::textHasVersionSevenAndVariantTwo() {
    static const QRegularExpression kCanonical(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    for (int at = 0; at < 1000; ++at) {
        const QString text = newUuidV7();
        QVERIFY2(kCanonical.match(text).hasMatch(), qPrintable(text));
        QVERIFY(isUuidText(text));
    }
}

void IdentifierTest::K_90_textBeginsWithTheMillisecondOfTheClock() {
    // Repeat often enough that a clock which rounds would be half
    // a millisecond ahead in one of the rounds.
    for (int round = 0; round < 2000; ++round) {
        const qint64 before = SystemClock().now();
        const QString text = newUuidV7();
        const qint64 after = SystemClock().now();
        const qint64 stamped = QString(text.first(8) + text.sliced(9, 4)).toLongLong(nullptr, 16);
        QVERIFY2(stamped >= before && stamped <= after, qPrintable(text));
    }
}

void IdentifierTest::laterIdsSortLater() {
    // More than the 4096 ids of one millisecond, so that the counter must overflow.
    QString previous = newUuidV7();
    for (int at = 0; at < 20'000; ++at) {
        const QString next = newUuidV7();
        QVERIFY2(previous < next, qPrintable(previous + u' ' + next));
        previous = next;
    }
}

void IdentifierTest::idsOfSeveralThreadsAreDistinct() {
    constexpr int kThreads = 4;
    constexpr int kEach = 5000;
    std::mutex mutex;
    QSet<QString> seen;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&] {
            QSet<QString> own;
            for (int at = 0; at < kEach; ++at) own.insert(newUuidV7());
            const std::lock_guard lock(mutex);
            seen.unite(own);
        });
    }
    for (std::thread& thread : threads) thread.join();
    QCOMPARE(seen.size(), kThreads * kEach);
}

void IdentifierTest::canonicalTextIsRecognised_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("canonical") << QStringLiteral("0192f0c0-1111-7abc-8def-0123456789ab") << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("nil") << QStringLiteral("00000000-0000-0000-0000-000000000000") << false;
    QTest::newRow("braces") << QStringLiteral("{0192f0c0-1111-7abc-8def-0123456789}") << false;
    QTest::newRow("no hyphens") << QStringLiteral("0192f0c011117abc8def0123456789ab") << false;
    QTest::newRow("not hexadecimal")
        << QStringLiteral("0192f0c0-1111-7abc-8def-0123456789ag") << false;
    QTest::newRow("upper case") << QStringLiteral("0192F0C0-1111-7ABC-8DEF-0123456789AB") << false;
}

void IdentifierTest::canonicalTextIsRecognised() {
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(isUuidText(text), good);
}

void IdentifierTest::kindsCompareByText() {
    const OrderId first(QStringLiteral("a"));
    const OrderId second(QStringLiteral("b"));
    QVERIFY(first < second);
    QVERIFY(first != second);
    QCOMPARE(first, OrderId(QStringLiteral("a")));
    QVERIFY(OrderId().isEmpty());
    QVERIFY(!OrderId::create().isEmpty());
    static_assert(!std::is_convertible_v<OrderId, CustomerId>);
    static_assert(!std::is_convertible_v<QString, OrderId>);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::IdentifierTest)
#include "IdentifierTest.moc"
