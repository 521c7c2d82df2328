// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliValues.h"
#include "app/cli/CommandLine.h"

#include <QTest>

#include <limits>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Parsing a command line, without a shop.
class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void wordsAndOptionsFindTheirCommand();
    void aRepeatedOptionKeepsItsOrder();
    void negativeNumbersAreValues();
    void aValueMayBeginWithAnyCharacter();
    void K_90_readingALineSaysNothingByItself();
    void everythingAfterTwoDashesIsAValue();
    void globalOptionsMayPrecedeTheCommand();
    void aValueMayBeEmptyOrCalledLikeACommand();
    void wordsInBracketsStayWhole();
    void aGroupAloneGivesItsHelp();
    void anUnknownOptionIsNamedAnywhere();
    void aSwitchMayBeRepeatedAValueNot();
    void aSkuIsSplitAtTheLastEqualsSign();
    void numbersBeyond64BitsAreRefusedAsTyped();

private:
    [[nodiscard]] static const CommandLine& line();
};

const CommandLine& CommandLineTest::line() {
    static const CommandLine kLine(
        {{u"stock move"_s,
          u"SKU QTY"_s,
          u"move"_s,
          {{u"note"_s, u"T"_s, {}}, {u"tag"_s, u"T"_s, {}, true}, {u"dry"_s, {}, {}}},
          {}},
         {u"report"_s, {}, u"report"_s, {{u"by"_s, u"X"_s, {}}}, {}}});
    return kLine;
}

void CommandLineTest::wordsAndOptionsFindTheirCommand() {
    const auto parsed = line().parse({u"stock"_s, u"move"_s, u"A"_s, u"--note=b c"_s, u"3"_s});
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->command->name, u"stock move"_s);
    QCOMPARE(parsed->arguments.words, (QStringList{u"A"_s, u"3"_s}));
    QCOMPARE(parsed->arguments.value(u"note"_s), u"b c"_s);
    QVERIFY(!parsed->arguments.has(u"dry"_s));
    QCOMPARE(parsed->globals.till, u"CLI"_s);
    const auto report = line().parse({u"report"_s, u"--by"_s, u"day"_s});
    QVERIFY(report.has_value());
    QCOMPARE(report->arguments.value(u"by"_s), u"day"_s);
}

void CommandLineTest::aRepeatedOptionKeepsItsOrder() {
    const auto parsed = line().parse(
        {u"stock"_s, u"move"_s, u"--tag"_s, u"z"_s, u"A"_s, u"1"_s, u"--tag"_s, u"a"_s});
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->arguments.values(u"tag"_s), (QStringList{u"z"_s, u"a"_s}));
}

void CommandLineTest::negativeNumbersAreValues() {
    const auto parsed =
        line().parse({u"stock"_s, u"move"_s, u"A"_s, u"-5"_s, u"--note"_s, u"-7"_s});
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->arguments.words, (QStringList{u"A"_s, u"-5"_s}));
    QCOMPARE(parsed->arguments.value(u"note"_s), u"-7"_s);
    const auto wrong = line().parse({u"stock"_s, u"move"_s, u"A"_s, u"-x"_s});
    QVERIFY(!wrong.has_value());
    QCOMPARE(wrong.error().exitCode, ExitCode::WrongUsage);
}

void CommandLineTest::aValueMayBeginWithAnyCharacter() {
    for (const ushort first : {0x0001, 0x0002, 0x00E9, 0x2212}) {
        const QString value = QChar(first) + u"5"_s;
        const auto parsed =
            line().parse({u"stock"_s, u"move"_s, value, u"1"_s, u"--note"_s, value});
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->arguments.words.value(0), value);
        QCOMPARE(parsed->arguments.value(u"note"_s), value);
    }
}

namespace {

int messageCount = 0;

void countMessage(QtMsgType, const QMessageLogContext&, const QString&) { ++messageCount; }

}  // namespace

void CommandLineTest::K_90_readingALineSaysNothingByItself() {
    messageCount = 0;
    const auto former = qInstallMessageHandler(countMessage);
    const auto parsed = line().parse({u"stock"_s, u"move"_s, u"A"_s, u"-1"_s, u"--dry"_s,
                                      u"--json"_s, u"--tag=x"_s, u"--note"_s, u"-7"_s});
    qInstallMessageHandler(former);
    QVERIFY(parsed.has_value());
    QVERIFY(parsed->globals.json);
    QVERIFY(parsed->arguments.has(u"dry"_s));
    QCOMPARE(parsed->arguments.values(u"dry"_s), QStringList());
    QCOMPARE(messageCount, 0);
}

void CommandLineTest::everythingAfterTwoDashesIsAValue() {
    const auto parsed =
        line().parse({u"stock"_s, u"move"_s, u"--dry"_s, u"--"_s, u"--note"_s, u"3"_s});
    QVERIFY(parsed.has_value());
    QVERIFY(parsed->arguments.has(u"dry"_s));
    QCOMPARE(parsed->arguments.words, (QStringList{u"--note"_s, u"3"_s}));
}

void CommandLineTest::globalOptionsMayPrecedeTheCommand() {
    const auto parsed =
        line().parse({u"--database"_s, u"sqlite:x"_s, u"--staff=Amy"_s, u"stock"_s, u"--till"_s,
                      u"T2"_s, u"move"_s, u"A"_s, u"1"_s, u"--json"_s, u"--key"_s, u"k"_s});
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->globals.databaseUrl, u"sqlite:x"_s);
    QCOMPARE(parsed->globals.staff, u"Amy"_s);
    QCOMPARE(parsed->globals.till, u"T2"_s);
    QCOMPARE(parsed->globals.key, u"k"_s);
    QVERIFY(parsed->globals.json);
}

void CommandLineTest::aValueMayBeEmptyOrCalledLikeACommand() {
    const auto parsed = line().parse({u"stock"_s, u"move"_s, u"report"_s, u"--note="_s, u"stock"_s,
                                      u"--tag"_s, u"report"_s, u"--tag"_s, QString()});
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->command->name, u"stock move"_s);
    QCOMPARE(parsed->arguments.words, (QStringList{u"report"_s, u"stock"_s}));
    QCOMPARE(parsed->arguments.values(u"note"_s), QStringList{QString()});
    QCOMPARE(parsed->arguments.values(u"tag"_s), (QStringList{u"report"_s, QString()}));
}

void CommandLineTest::wordsInBracketsStayWhole() {
    const QString odd = u"[a,b]"_s;
    for (const QString& value :
         {odd, u"{a}"_s, u"\"a b\""_s, u"a,b"_s, u"%%"_s, u"/x"_s, u"@f"_s}) {
        const auto parsed = line().parse(
            {u"stock"_s, u"move"_s, value, u"1"_s, u"--note"_s, value, u"--tag="_s + value});
        QVERIFY2(parsed.has_value(), qPrintable(value));
        QCOMPARE(parsed->arguments.words, (QStringList{value, u"1"_s}));
        QCOMPARE(parsed->arguments.value(u"note"_s), value);
        QCOMPARE(parsed->arguments.value(u"tag"_s), value);
    }
}

void CommandLineTest::aGroupAloneGivesItsHelp() {
    const auto alone = line().parse({u"stock"_s});
    QVERIFY(!alone.has_value());
    QCOMPARE(alone.error().exitCode, ExitCode::WrongUsage);
    QVERIFY(alone.error().help.contains(u"stock move SKU QTY"_s));
    QVERIFY(!alone.error().help.contains(u"report"_s));
    const auto nothing = line().parse({});
    QVERIFY(!nothing.has_value() && nothing.error().help.contains(u"report"_s));
    QVERIFY(line().parse({u"stock"_s, u"--json"_s}).error().help.isEmpty());
}

void CommandLineTest::anUnknownOptionIsNamedAnywhere() {
    const QList<QStringList> lines{{u"--odd"_s, u"stock"_s, u"move"_s, u"A"_s, u"1"_s},
                                   {u"stock"_s, u"--odd"_s, u"move"_s, u"A"_s, u"1"_s},
                                   {u"stock"_s, u"move"_s, u"--odd=3"_s, u"A"_s, u"1"_s},
                                   {u"report"_s, u"--note"_s, u"x"_s},
                                   {u"stock"_s, u"move"_s, u"A"_s, u"1"_s, u"-j"_s}};
    for (const QStringList& some : lines) {
        const auto parsed = line().parse(some);
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().exitCode, ExitCode::WrongUsage);
        QVERIFY2(parsed.error().text.contains(u"unknown option '-"_s),
                 qPrintable(parsed.error().text));
    }
    for (const QString& flag : {u"--dry=false"_s, u"--json=no"_s}) {
        QVERIFY(!line().parse({u"stock"_s, u"move"_s, u"A"_s, u"1"_s, flag}).has_value());
    }
}

void CommandLineTest::aSwitchMayBeRepeatedAValueNot() {
    QVERIFY(
        line().parse({u"stock"_s, u"move"_s, u"A"_s, u"1"_s, u"--dry"_s, u"--dry"_s}).has_value());
    const auto twice = line().parse(
        {u"stock"_s, u"move"_s, u"A"_s, u"1"_s, u"--note"_s, u"a"_s, u"--note"_s, u"b"_s});
    QVERIFY(!twice.has_value());
    QVERIFY(twice.error().usage.contains(u"stock move SKU QTY"_s));
}

void CommandLineTest::aSkuIsSplitAtTheLastEqualsSign() {
    const auto parts = cli::skuQuantity(u"A=B=12"_s, u"--line"_s);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->sku, u"A=B"_s);
    QCOMPARE(parts->quantity, 12);
}

void CommandLineTest::numbersBeyond64BitsAreRefusedAsTyped() {
    for (const QString& typed : {u"99999999999999999999"_s, u"-99999999999999999999"_s}) {
        const auto number = cli::wholeNumber(typed, u"N"_s);
        QVERIFY(!number.has_value());
        QVERIFY2(number.error().text.contains(typed), qPrintable(number.error().text));
    }
    QCOMPARE(*cli::wholeNumber(u"-7"_s, u"N"_s), -7);
    QVERIFY(!cli::wholeNumber(u"+7"_s, u"N"_s).has_value());
    QVERIFY(!cli::wholeNumber(u"7 7"_s, u"N"_s).has_value());
    QVERIFY(!cli::wholeNumber(u"٣"_s, u"N"_s).has_value());
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "CommandLineTest.moc"
