// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Currency.h"
#include "models/core/Money.h"
#include "models/core/NumberText.h"

#include <QtTest>

#include <rapidcheck.h>

#include <limits>

namespace countertop {

/// What is written as a number is read back as the same number, in every language.
class NumberTextPropertiesTest : public QObject {
    Q_OBJECT

private slots:
    void K_06_everyTaxRateIsReadBack();
    void plainAmountsAreReadBack();
    void amountsOfEveryLanguageAreReadBack();
    void whatIsReadIsWhatStandsThere();
};

namespace {

const QString kPounds = QStringLiteral("GBP");

/// The signs of a locale, or plain ones for "".
NumberSigns signsOf(const QString& locale) {
    return locale.isEmpty() ? NumberSigns::plain() : NumberSigns::of(QLocale(locale));
}

rc::Gen<qint64> anyAmount() {
    return rc::gen::oneOf(
        rc::gen::arbitrary<qint64>(), rc::gen::inRange<qint64>(-200'000, 200'000),
        rc::gen::element(std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()));
}

rc::Gen<QString> anyCurrency() {
    return rc::gen::element(kPounds, QStringLiteral("JPY"), QStringLiteral("KWD"),
                            QStringLiteral("CLF"), QStringLiteral("XOF"));
}

/// Every locale known to Qt, one per way of writing numbers.
QList<QLocale> everyLocale() {
    QMap<QString, QLocale> kinds;
    for (const QLocale& locale : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript,
                                                          QLocale::AnyTerritory)) {
        if (locale.language() == QLocale::C) continue;
        const QString kind = localAmountText(-123'456'789'012, kPounds, locale) +
                             localAmountText(123'456, kPounds, locale);
        if (!kinds.contains(kind)) kinds.insert(kind, locale);
    }
    return kinds.values();
}

}  // namespace

void NumberTextPropertiesTest::K_06_everyTaxRateIsReadBack() {
    const QLocale german(QStringLiteral("de_DE"));
    for (int rate = 0; rate <= 100'000; ++rate) {
        QCOMPARE(taxRateFromText(taxRateText(rate)).value_or(-1), rate);
        QCOMPARE(taxRateFromText(taxRateText(rate, german), NumberSigns::of(german)).value_or(-1),
                 rate);
    }
    QCOMPARE(taxRateText(8875), QStringLiteral("8.875"));
    QCOMPARE(taxRateText(5500), QStringLiteral("5.5"));
    QCOMPARE(taxRateText(20'000), QStringLiteral("20"));
    QCOMPARE(taxRateText(8875, german), QStringLiteral("8,875"));
}

void NumberTextPropertiesTest::plainAmountsAreReadBack() {
    QVERIFY(rc::check("the plain text of an amount reads as the same amount", [] {
        const qint64 minor = *anyAmount();
        const QString currency = *anyCurrency();
        const auto read = minorFromText(toDecimalText(minor, currency), currency);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == minor);
    }));
}

void NumberTextPropertiesTest::amountsOfEveryLanguageAreReadBack() {
    const QList<QLocale> locales = everyLocale();
    QVERIFY(locales.size() > 20);
    for (const QLocale& locale : locales) {
        const NumberSigns signs = NumberSigns::of(locale);
        const bool good = rc::check("an amount reads as the same amount", [&] {
            const qint64 minor = *anyAmount();
            const QString currency = *anyCurrency();
            const QString text = localAmountText(minor, currency, locale);
            const auto read = minorFromText(text, currency, signs);
            if (!read) RC_FAIL((text + u' ' + read.error().reason).toStdString());
            RC_ASSERT(*read == minor);
        });
        QVERIFY2(good, qPrintable(locale.name()));
    }
}

void NumberTextPropertiesTest::whatIsReadIsWhatStandsThere() {
    // Whatever is typed, a parsed amount has exactly the typed digits.
    QVERIFY(rc::check("no digit is ever left out", [] {
        const auto typed = *rc::gen::container<std::string>(
            rc::gen::element('0', '1', '9', '5', '.', ',', ' ', '-', '+', '*', '/', 'e', '\''));
        const QString text = QString::fromStdString(typed);
        for (const char* locale : {"", "en_GB", "de_DE", "de_CH", "fr_FR", "hi_IN"}) {
            const NumberSigns signs = signsOf(QString(locale));
            const auto read = minorFromText(text, kPounds, signs);
            if (!read) continue;
            QString plain;
            for (const QChar character : text) {
                if (character.isDigit()) plain += character;
                if (character == signs.decimal) plain += u'.';
            }
            const auto again = minorFromText(plain, kPounds);
            RC_ASSERT(again.has_value());
            RC_ASSERT(std::abs(*read) == *again);
        }
    }));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::NumberTextPropertiesTest)
#include "NumberTextPropertiesTest.moc"
