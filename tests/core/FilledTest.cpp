// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Filled.h"

#include <QTest>

using namespace countertop;

class FilledTest : public QObject {
    Q_OBJECT

private slots:
    void placesWithinTextsStayAsTheyAre();
    void numbersAndTextsMayBeMixed();
};

void FilledTest::placesWithinTextsStayAsTheyAre() {
    const QString name = QStringLiteral("Milk 3.5%2 and %L1");
    QCOMPARE(filled(QStringLiteral("'%1' must be between 1 and %2; %3 is not"), name, 99, -4),
             QStringLiteral("'Milk 3.5%2 and %L1' must be between 1 and 99; -4 is not"));
}

void FilledTest::numbersAndTextsMayBeMixed() {
    QCOMPARE(filled(QStringLiteral("%2 %1 %3"), qint64{9'000'000'000}, QStringView(u"a"),
                    QLatin1StringView("b")),
             QStringLiteral("a 9000000000 b"));
}

QTEST_GUILESS_MAIN(FilledTest)
#include "FilledTest.moc"
