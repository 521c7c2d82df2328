// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/SearchFold.h"

#include <QLocale>
#include <QtTest>

#include <rapidcheck.h>

#include <clocale>

namespace countertop {

/// A typed text finds the stored text, whichever Unicode form either has.
class SearchFoldTest : public QObject {
    Q_OBJECT

private slots:
    void K_40_alikeForSearching_data();
    void K_40_alikeForSearching();
    void K_40_differentForSearching_data();
    void K_40_differentForSearching();
    void K_40_isTheSameUnderATurkishLocale();
    void foldingTwiceChangesNothing();
    void hasNoControlCharactersAndNoHalfPairs();
    void digitsOfAnyScriptAreDigits();
    void phonesAreDistinguishedFromWords();
};

void SearchFoldTest::K_40_alikeForSearching_data() {
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("typed");
    QTest::newRow("French") << QStringLiteral(u"Éloïse Ébénisterie")
                            << QStringLiteral(u"eloise ebenisterie");
    QTest::newRow("decomposed") << QStringLiteral(u"Zoë") << QStringLiteral(u"Zoe\u0308");
    QTest::newRow("marks left out") << QStringLiteral(u"Zoe\u0308") << QStringLiteral(u"ZOE");
    QTest::newRow("sharp s") << QStringLiteral(u"Straße") << QStringLiteral(u"STRASSE");
    QTest::newRow("capital sharp s") << QStringLiteral(u"STRAẞE") << QStringLiteral(u"strasse");
    QTest::newRow("dotted I") << QStringLiteral(u"İstanbul") << QStringLiteral(u"istanbul");
    QTest::newRow("plain I") << QStringLiteral(u"ISTANBUL") << QStringLiteral(u"İstanbul");
    QTest::newRow("dotless i") << QStringLiteral(u"ışık") << QStringLiteral(u"isik");
    QTest::newRow("dotless capital") << QStringLiteral(u"IŞIK") << QStringLiteral(u"isik");
    QTest::newRow("Polish") << QStringLiteral(u"Łódź Żółć") << QStringLiteral(u"lodz zolc");
    QTest::newRow("Danish") << QStringLiteral(u"Ærøskøbing") << QStringLiteral(u"aeroskobing");
    QTest::newRow("Vietnamese") << QStringLiteral(u"Đặng Thị Hương Phở")
                                << QStringLiteral(u"dang thi huong pho");
    QTest::newRow("Icelandic") << QStringLiteral(u"Þórður") << QStringLiteral(u"thordur");
    QTest::newRow("ligature") << QStringLiteral(u"ﬁsh Œuvre") << QStringLiteral(u"fish oeuvre");
    QTest::newRow("full width") << QStringLiteral(u"ＡＢＣ　１２３") << QStringLiteral(u"abc 123");
    QTest::newRow("Greek final sigma")
        << QStringLiteral(u"Οδυσσεύς") << QStringLiteral(u"ΟΔΥΣΣΕΥΣ");
    QTest::newRow("Russian") << QStringLiteral(u"Алёна") << QStringLiteral(u"АЛЕНА");
    QTest::newRow("Arabic vowels") << QStringLiteral(u"مُحَمَّد") << QStringLiteral(u"محمد");
    QTest::newRow("Arabic tatweel") << QStringLiteral(u"محـــمد") << QStringLiteral(u"محمد");
    QTest::newRow("vowel behind a tatweel") << QStringLiteral(u"محـَمد") << QStringLiteral(u"محمد");
    QTest::newRow("Arabic hamza") << QStringLiteral(u"أحمد") << QStringLiteral(u"احمد");
    QTest::newRow("Hebrew points") << QStringLiteral(u"שָׁלוֹם") << QStringLiteral(u"שלום");
    QTest::newRow("digits of Arabic") << QStringLiteral(u"٠٧٧٠٠") << QStringLiteral(u"07700");
    QTest::newRow("digits of Hindi") << QStringLiteral(u"१२३") << QStringLiteral(u"123");
    QTest::newRow("half-width kana") << QStringLiteral(u"ｶﾞﾗｽ") << QStringLiteral(u"ガラス");
    QTest::newRow("typographic apostrophe")
        << QStringLiteral(u"Baker’s") << QStringLiteral(u"baker's");
    QTest::newRow("dashes") << QStringLiteral(u"A–Z") << QStringLiteral(u"a-z");
    QTest::newRow("spaces") << QStringLiteral(u"  two\u00A0\t words ")
                            << QStringLiteral(u"two words");
    QTest::newRow("soft hyphen") << QStringLiteral(u"Donau\u00ADdampf")
                                 << QStringLiteral(u"donaudampf");
}

void SearchFoldTest::K_40_alikeForSearching() {
    QFETCH(QString, stored);
    QFETCH(QString, typed);
    QCOMPARE(searchFold(stored), searchFold(typed));
}

void SearchFoldTest::K_40_differentForSearching_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("Japanese voicing") << QStringLiteral(u"ガラス") << QStringLiteral(u"カラス");
    QTest::newRow("Devanagari nukta") << QStringLiteral(u"क़लम") << QStringLiteral(u"कलम");
    QTest::newRow("Thai tone") << QStringLiteral(u"ไม้") << QStringLiteral(u"ไม");
    QTest::newRow("Greek is not Latin") << QStringLiteral(u"Α") << QStringLiteral(u"A");
    QTest::newRow("Cyrillic is not Latin")
        << QStringLiteral(u"Москва") << QStringLiteral(u"Moskva");
    QTest::newRow("hiragana is not katakana")
        << QStringLiteral(u"さくら") << QStringLiteral(u"サクラ");
}

void SearchFoldTest::K_40_differentForSearching() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(searchFold(one) != searchFold(other));
}

void SearchFoldTest::K_40_isTheSameUnderATurkishLocale() {
    const QString before = searchFold(QStringLiteral(u"TITLE ISTANBUL İzmir ılık"));
    QLocale::setDefault(QLocale(QLocale::Turkish));
    std::setlocale(LC_ALL, "tr_TR.UTF-8");
    const QString under = searchFold(QStringLiteral(u"TITLE ISTANBUL İzmir ılık"));
    std::setlocale(LC_ALL, "C.UTF-8");
    QLocale::setDefault(QLocale::c());
    QCOMPARE(under, before);
    QCOMPARE(under, QStringLiteral(u"title istanbul izmir ilik"));
}

void SearchFoldTest::foldingTwiceChangesNothing() {
    const bool held = rc::check("fold(fold(x)) == fold(x)", [] {
        const auto letters = *rc::gen::container<std::u32string>(rc::gen::oneOf(
            rc::gen::inRange<char32_t>(0x20, 0x700), rc::gen::inRange<char32_t>(0x1E00, 0x2200),
            rc::gen::inRange<char32_t>(0x3040, 0x3100),
            rc::gen::inRange<char32_t>(0xF900, 0xFFF0)));
        const QString once = searchFold(QString::fromStdU32String(letters));
        RC_ASSERT(searchFold(once) == once);
    });
    QVERIFY(held);
}

void SearchFoldTest::hasNoControlCharactersAndNoHalfPairs() {
    const QString folded = searchFold(QStringLiteral(u"a\nb\u0001c\u0085d") + QChar(0xD83D));
    for (const QChar c : folded) QVERIFY(c.category() != QChar::Other_Control);
    QVERIFY(folded.isValidUtf16());
    QCOMPARE(searchFold(QStringLiteral(u"50%_off\\")), QStringLiteral(u"50%_off\\"));
    QCOMPARE(searchFold(QString()), QString());
}

void SearchFoldTest::digitsOfAnyScriptAreDigits() {
    QCOMPARE(digitsOf(QStringLiteral(u"+44 (0)7700 900-123")), QStringLiteral(u"4407700900123"));
    QCOMPARE(digitsOf(QStringLiteral(u"٠٧٧ ０１")), QStringLiteral(u"07701"));
}

void SearchFoldTest::phonesAreDistinguishedFromWords() {
    QVERIFY(looksLikePhone(QStringLiteral(u"+44 (0)7700 900-123")));
    QVERIFY(looksLikePhone(QStringLiteral(u"0161.496.0000")));
    QVERIFY(!looksLikePhone(QStringLiteral(u"12 Mill Lane")));
    QVERIFY(!looksLikePhone(QStringLiteral(u"12")));
    QVERIFY(!looksLikePhone(QString()));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SearchFoldTest)
#include "SearchFoldTest.moc"
