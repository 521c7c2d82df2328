// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/TextForm.h"

#include <QtTest>

namespace countertop {

/// Codes, names and notes have one normal form each, and what is refused of each.
class TextFormTest : public QObject {
    Q_OBJECT

private slots:
    void K_22_codesRefuseWhatCannotBeSeen_data();
    void K_22_codesRefuseWhatCannotBeSeen();
    void K_22_namesKeepWhatScriptsNeed_data();
    void K_22_namesKeepWhatScriptsNeed();
    void K_22_lineBreaksOfNamesAreOneSpaceAndOfNotesStay();
    void K_23_composedAndDecomposedAreOne();
    void K_23_bytesThatAreNoUtf8AreNotRead();
    void K_24_textIsCutAtACharacter_data();
    void K_24_textIsCutAtACharacter();
    void blankMeansInvisible();
};

void TextFormTest::K_22_codesRefuseWhatCannotBeSeen_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const QString control = QStringLiteral(u"control_characters");
    const QString invisible = QStringLiteral(u"invisible_characters");
    const QString unknown = QStringLiteral(u"unknown_characters");
    QTest::newRow("plain") << QStringLiteral(u"MUG-01 ä 漢字") << QString();
    QTest::newRow("byte order mark") << QStringLiteral(u"\uFEFFA") << invisible;
    QTest::newRow("newline") << QStringLiteral(u"A\nB") << control;
    QTest::newRow("tab") << QStringLiteral(u"A\tB") << control;
    QTest::newRow("carriage return") << QStringLiteral(u"A\r") << control;
    QTest::newRow("escape") << QStringLiteral(u"A\u001B[31m") << control;
    QTest::newRow("delete") << QStringLiteral(u"A\u007F") << control;
    QTest::newRow("C1 control") << QStringLiteral(u"A\u0085") << control;
    QTest::newRow("line separator") << QStringLiteral(u"A\u2028B") << control;
    QTest::newRow("zero-width space") << QStringLiteral(u"\u200B") << invisible;
    QTest::newRow("joiner") << QStringLiteral(u"A\u200DB") << invisible;
    QTest::newRow("soft hyphen") << QStringLiteral(u"A\u00ADB") << invisible;
    QTest::newRow("override") << QStringLiteral(u"A\u202EB") << invisible;
    QTest::newRow("isolate") << QStringLiteral(u"A\u2066B") << invisible;
    QTest::newRow("right-to-left mark") << QStringLiteral(u"A\u200F") << invisible;
    QTest::newRow("Hangul filler") << QStringLiteral(u"A\u3164") << invisible;
    QTest::newRow("variation selector") << QStringLiteral(u"A\uFE0F") << invisible;
    QTest::newRow("combining grapheme joiner") << QStringLiteral(u"A\u034F") << invisible;
    QTest::newRow("unassigned") << QStringLiteral(u"A\u0378") << unknown;
    QTest::newRow("noncharacter") << QStringLiteral(u"A\uFDD0") << unknown;
    QTest::newRow("replacement") << QStringLiteral(u"A\uFFFD") << unknown;
    QTest::newRow("half a pair") << QStringLiteral(u"A") + QChar(0xD83D)
                                 << QStringLiteral(u"broken_character");
    QTest::newRow("pair the wrong way")
        << QString(QChar(0xDE00)) + QChar(0xD83D) << QStringLiteral(u"broken_character");
}

void TextFormTest::K_22_codesRefuseWhatCannotBeSeen() {
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto fault = textFault(TextKind::Code, text);
    QCOMPARE(fault ? fault->reason : QString(), reason);
}

void TextFormTest::K_22_namesKeepWhatScriptsNeed_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("emoji of several parts")
        << QStringLiteral(u"👩‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☕️") << true;
    QTest::newRow("Persian joiner") << QStringLiteral(u"می\u200Cخواهم") << true;
    QTest::newRow("Hindi joiner") << QStringLiteral(u"क्\u200Dष") << true;
    QTest::newRow("mark of direction") << QStringLiteral(u"שלום\u200F!") << true;
    QTest::newRow("line break") << QStringLiteral(u"Two\nlines") << true;
    QTest::newRow("override") << QStringLiteral(u"abc\u202Etxt") << false;
    QTest::newRow("isolate") << QStringLiteral(u"abc\u2067txt") << false;
    QTest::newRow("bell") << QStringLiteral(u"abc\u0007") << false;
    QTest::newRow("NUL") << QStringLiteral(u"abc") + QChar(0) << false;
    QTest::newRow("byte order mark") << QStringLiteral(u"\uFEFFabc") << false;
    QTest::newRow("half a pair") << QString(QChar(0xDC00)) << false;
}

void TextFormTest::K_22_namesKeepWhatScriptsNeed() {
    QFETCH(QString, text);
    QFETCH(bool, isGood);
    QCOMPARE(!textFault(TextKind::Name, text), isGood);
    QCOMPARE(!textFault(TextKind::Note, text), isGood);
}

void TextFormTest::K_22_lineBreaksOfNamesAreOneSpaceAndOfNotesStay() {
    const QString text = QStringLiteral(u"12 Mill Lane\r\n\tLeeds\u2028LS1\n");
    QCOMPARE(canonicalText(TextKind::Name, text), QStringLiteral(u"12 Mill Lane Leeds LS1"));
    QCOMPARE(canonicalText(TextKind::Note, QStringLiteral(u"12 Mill Lane\r\nLeeds\rLS1")),
             QStringLiteral(u"12 Mill Lane\nLeeds\nLS1"));
    QCOMPARE(canonicalText(TextKind::Code, QStringLiteral(u"LOT\u00A042")),
             QStringLiteral(u"LOT 42"));
    QCOMPARE(canonicalText(TextKind::Code, QStringLiteral(u" A ")), QStringLiteral(u" A "));
}

void TextFormTest::K_23_composedAndDecomposedAreOne() {
    for (const TextKind kind : {TextKind::Code, TextKind::Name, TextKind::Note}) {
        QCOMPARE(canonicalText(kind, QStringLiteral(u"cafe\u0301")), QStringLiteral(u"caf\u00E9"));
        QCOMPARE(canonicalText(kind, QStringLiteral(u"\u1112\u1161\u11AB")), QStringLiteral(u"한"));
    }
    QVERIFY(canonicalText(TextKind::Code, QStringLiteral(u"a")) !=
            canonicalText(TextKind::Code, QStringLiteral(u"A")));
}

void TextFormTest::K_23_bytesThatAreNoUtf8AreNotRead() {
    QCOMPARE(textFromUtf8("caf\xC3\xA9"), std::optional(QStringLiteral(u"caf\u00E9")));
    QCOMPARE(textFromUtf8("\xEF\xBB\xBF"
                          "A"),
             std::optional(QStringLiteral(u"\uFEFFA")));
    QCOMPARE(textFromUtf8(""), std::optional(QString()));
    for (const char* bytes : {"S\xFF"
                              "1",
                              "S\xFE"
                              "1",
                              "\xC3", "\xC0\x80", "\xED\xA0\xBD", "a\x80"}) {
        QCOMPARE(textFromUtf8(bytes), std::optional<QString>());
    }
}

void TextFormTest::K_24_textIsCutAtACharacter_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("longest");
    QTest::addColumn<QString>("cut");
    QTest::newRow("short") << QStringLiteral(u"abc") << 3 << QStringLiteral(u"abc");
    QTest::newRow("letters") << QStringLiteral(u"abcd") << 3 << QStringLiteral(u"abc");
    QTest::newRow("inside a pair") << QStringLiteral(u"ab😀") << 3 << QStringLiteral(u"ab");
    QTest::newRow("behind a pair") << QStringLiteral(u"ab😀c") << 4 << QStringLiteral(u"ab😀");
    QTest::newRow("inside an emoji of parts")
        << QStringLiteral(u"a👩‍🚀") << 4 << QStringLiteral(u"a");
    QTest::newRow("letter and mark") << QStringLiteral(u"abe\u0301") << 3 << QStringLiteral(u"ab");
    QTest::newRow("nothing but one") << QStringLiteral(u"😀") << 1 << QString();
}

void TextFormTest::K_24_textIsCutAtACharacter() {
    QFETCH(QString, text);
    QFETCH(int, longest);
    QFETCH(QString, cut);
    QCOMPARE(cutAtCharacter(text, longest), cut);
    QVERIFY(cutAtCharacter(text, longest).isValidUtf16());
}

void TextFormTest::blankMeansInvisible() {
    QVERIFY(isBlank(QString()));
    QVERIFY(isBlank(QStringLiteral(u" \u00A0\u3000\t")));
    QVERIFY(isBlank(QStringLiteral(u"\u200B\u200D\u3164")));
    QVERIFY(!isBlank(QStringLiteral(u" a")));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TextFormTest)
#include "TextFormTest.moc"
