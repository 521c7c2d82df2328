// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/BackOff.h"

#include <QTest>

using namespace countertop;

/// BackOff: the pause grows up to its cap, and jitter only lengthens it.
class BackOffTest : public QObject {
    Q_OBJECT

private slots:
    void OB_15_thePauseDoublesUpToTheCap();
    void chanceLengthensThePauseByAtMostAFifth();
    void hugeCountsOfFailuresDoNotOverflow();
};

void BackOffTest::OB_15_thePauseDoublesUpToTheCap() {
    const BackOff backOff;
    QList<qint64> seconds;
    for (int failures = 1; failures <= 11; ++failures) {
        seconds.append(backOff.delayMs(failures, 0) / 1000);
    }
    QCOMPARE(seconds, QList<qint64>({1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}));
}

void BackOffTest::chanceLengthensThePauseByAtMostAFifth() {
    const BackOff backOff;
    QCOMPARE(backOff.delayMs(3, 1000), qint64{4800});
    for (quint32 random = 0; random < 5000; random += 7) {
        const qint64 pause = backOff.delayMs(3, random);
        QVERIFY(pause >= 4000 && pause <= 4800);
        QCOMPARE(backOff.delayMs(10, random), qint64{300'000});
    }
}

void BackOffTest::hugeCountsOfFailuresDoNotOverflow() {
    const BackOff backOff;
    QCOMPARE(backOff.delayMs(1'000'000, 4'294'967'295U), qint64{300'000});
    QCOMPARE(backOff.delayMs(0, 0), qint64{1000});
    QCOMPARE((BackOff{500, 200}.delayMs(1, 0)), qint64{200});
}

QTEST_GUILESS_MAIN(BackOffTest)
#include "BackOffTest.moc"
