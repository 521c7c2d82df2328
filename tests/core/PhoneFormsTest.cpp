// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/PhoneForms.h"
#include "models/core/SearchFold.h"

#include <QtTest>

#include <algorithm>

namespace countertop {

/// A phone number is found whichever form is stored and whichever is typed.
class PhoneFormsTest : public QObject {
    Q_OBJECT

private slots:
    void countryComesFromTimeZoneOrCurrency();
    void K_41_isFoundInEveryForm_data();
    void K_41_isFoundInEveryForm();
    void K_41_anotherNumberIsNotFound();
};

void PhoneFormsTest::countryComesFromTimeZoneOrCurrency() {
    QCOMPARE(phoneRegionOf(QStringLiteral(u"Europe/London"), QStringLiteral(u"GBP")),
             QStringLiteral(u"GB"));
    QCOMPARE(phoneRegionOf(QStringLiteral(u"America/New_York"), QStringLiteral(u"USD")),
             QStringLiteral(u"US"));
    QCOMPARE(phoneRegionOf(QStringLiteral(u"Europe/Berlin"), QStringLiteral(u"EUR")),
             QStringLiteral(u"DE"));
    QCOMPARE(phoneRegionOf(QStringLiteral(u"UTC"), QStringLiteral(u"GBP")), QStringLiteral(u"GB"));
    QCOMPARE(phoneRegionOf(QStringLiteral(u"UTC"), QStringLiteral(u"EUR")), QString());
    QCOMPARE(phoneRegionOf(QStringLiteral(u"Nowhere/Else"), QStringLiteral(u"XAF")), QString());
    QCOMPARE(phoneRegionOf(QString(), QString()), QString());
}

void PhoneFormsTest::K_41_isFoundInEveryForm_data() {
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("typed");
    const QString mobile = QStringLiteral(u"+44 (0)7700 900-123");
    QTest::newRow("national") << QStringLiteral(u"GB") << mobile << QStringLiteral(u"07700900123");
    QTest::newRow("without prefix")
        << QStringLiteral(u"GB") << mobile << QStringLiteral(u"7700 900123");
    QTest::newRow("international")
        << QStringLiteral(u"GB") << mobile << QStringLiteral(u"+447700900123");
    QTest::newRow("dialled abroad")
        << QStringLiteral(u"GB") << mobile << QStringLiteral(u"0044 7700 900123");
    QTest::newRow("part") << QStringLiteral(u"GB") << mobile << QStringLiteral(u"0770090");
    QTest::newRow("end") << QStringLiteral(u"GB") << mobile << QStringLiteral(u"900 123");
    QTest::newRow("stored national") << QStringLiteral(u"GB") << QStringLiteral(u"07700 900123")
                                     << QStringLiteral(u"+44 7700 900 123");
    QTest::newRow("United States") << QStringLiteral(u"US") << QStringLiteral(u"(212) 555-0123")
                                   << QStringLiteral(u"+1 212-555-0123");
    QTest::newRow("from the States") << QStringLiteral(u"US") << QStringLiteral(u"+44 7700 900123")
                                     << QStringLiteral(u"011447700900123");
    QTest::newRow("one before the area") << QStringLiteral(u"US") << QStringLiteral(u"212.555.0123")
                                         << QStringLiteral(u"1 212 555 0123");
    QTest::newRow("Italian zero") << QStringLiteral(u"IT") << QStringLiteral(u"+39 06 6982")
                                  << QStringLiteral(u"06 6982");
    QTest::newRow("no country") << QString() << mobile << QStringLiteral(u"+447700900123");
    QTest::newRow("no such number")
        << QStringLiteral(u"GB") << QStringLiteral(u"0999 12345") << QStringLiteral(u"099912345");
    QTest::newRow("digits of Arabic")
        << QStringLiteral(u"GB") << mobile << QStringLiteral(u"٠٧٧٠٠٩٠٠١٢٣");
}

void PhoneFormsTest::K_41_isFoundInEveryForm() {
    QFETCH(QString, region);
    QFETCH(QString, stored);
    QFETCH(QString, typed);
    const QString digits = digitsOf(stored);
    const QStringList forms = phoneDigits(typed, region);
    QVERIFY2(std::any_of(forms.cbegin(), forms.cend(),
                         [&](const QString& form) { return digits.contains(form); }),
             qPrintable(forms.join(u' ')));
}

void PhoneFormsTest::K_41_anotherNumberIsNotFound() {
    const QString digits = digitsOf(QStringLiteral(u"+44 (0)7700 900-123"));
    for (const QString& form : phoneDigits(QStringLiteral(u"07700900124"), QStringLiteral(u"GB"))) {
        QVERIFY2(!digits.contains(form), qPrintable(form));
    }
    QCOMPARE(phoneDigits(QStringLiteral(u"no digits"), QStringLiteral(u"GB")), QStringList());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::PhoneFormsTest)
#include "PhoneFormsTest.moc"
