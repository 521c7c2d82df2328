// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/FileForm.h"

#include "tests/workers/transfer/HistoryFixture.h"

#include <QTest>

namespace countertop {

namespace {

QString numberText(const char* text, DecimalSign sign) {
    const auto number = numberFrom(text, sign);
    return number ? number->toText() : QStringLiteral("-");
}

QString dateText(const char* text, DateOrder order) {
    const auto at = dateTimeFrom(text, order);
    if (!at) return QStringLiteral("-");
    QString shown = at->date.toString(Qt::ISODate) + u' ' + at->time.toString();
    if (at->offsetSeconds) shown += QStringLiteral(" %1").arg(*at->offsetSeconds);
    return shown;
}

}  // namespace

/// How single values are interpreted, and which format is detected for a whole file.
class FileFormTest : public QObject {
    Q_OBJECT

private slots:
    void K_32_numbersAreReadWholly_data() {
        QTest::addColumn<QString>("point");
        QTest::addColumn<QString>("comma");
        const auto row = [](const char* text, const char* point, const char* comma) {
            QTest::newRow(text) << point << comma;
        };
        row("2.55", "2.55", "-");
        row("7,65", "-", "7.65");
        row("1.264,80", "-", "1264.80");
        row("1,264.80", "1264.80", "-");
        row("1.234", "1.234", "1234.00");
        row("1,234", "1234.00", "1.234");
        row("0.125", "0.125", "-");
        row("12.345.678", "-", "12345678.00");
        row("1234,5", "-", "1234.50");
        row("1 264,80", "-", "1264.80");
        row("1\u00A0264,80", "-", "1264.80");
        row("1\u202F264.80", "1264.80", "-");
        row("1'264.80", "1264.80", "-");
        row("-11062.06", "-11062.06", "-");
        row("\u2212"
            "5",
            "-5.00", "-5.00");
        row("0001.50", "1.50", "-");
        row("01,234.50", "-", "-");
        row("0,125", "-", "0.125");
        row("1,23,456", "-", "-");
        row("1.2.3", "-", "-");
        row("1,2345", "-", "1.2345");
        row("1,", "-", "-");
        row(".5", "-", "-");
        row("1E+03", "-", "-");
        row("+5", "-", "-");
        row("", "-", "-");
        row("5-", "-", "-");
    }
    void K_32_numbersAreReadWholly() {
        const char* text = QTest::currentDataTag();
        QTEST(numberText(text, DecimalSign::Point), "point");
        QTEST(numberText(text, DecimalSign::Comma), "comma");
    }

    void K_30_datesAreReadWholly_data() {
        QTest::addColumn<QString>("dmy");
        QTest::addColumn<QString>("mdy");
        QTest::addColumn<QString>("ymd");
        const auto row = [](const char* text, const char* dmy, const char* mdy, const char* ymd) {
            QTest::newRow(text) << dmy << mdy << ymd;
        };
        const auto same = [&](const char* text, const char* read) { row(text, read, read, read); };
        same("2010-12-01 08:26:00", "2010-12-01 08:26:00");
        same("2010-12-01T08:26", "2010-12-01 08:26:00");
        same("2010/2/1 8:26", "2010-02-01 08:26:00");
        same("2010-12-01T08:26:00.123Z", "2010-12-01 08:26:00 0");
        same("2010-12-01 08:26:00 +0530", "2010-12-01 08:26:00 19800");
        same("2010-12-01T08:26-05:00", "2010-12-01 08:26:00 -18000");
        same("2010-12-01", "-");
        same("2010-12-01 24:00", "-");
        same("2010-13-01 08:00", "-");
        same("2010-02-29 08:00", "-");
        same("1899-12-31 08:00", "-");
        same("yesterday", "-");
        same("40513.35", "-");
        row("12/1/10 8:26", "2010-01-12 08:26:00", "2010-12-01 08:26:00", "2012-01-10 08:26:00");
        row("12/13/10 17:05", "-", "2010-12-13 17:05:00", "-");
        row("13/12/2010 17:05", "2010-12-13 17:05:00", "-", "-");
        row("01.12.2010 08:26:07", "2010-12-01 08:26:07", "2010-01-12 08:26:07", "-");
        row("1-12-69 8:00", "1969-12-01 08:00:00", "1969-01-12 08:00:00", "-");
        row("12/1/2010 8:26 AM", "2010-01-12 08:26:00", "2010-12-01 08:26:00", "-");
        row("12/13/2010, 12:05:09 a.m.", "-", "2010-12-13 00:05:09", "-");
        row("12/13/2010 12:05\u202FPM", "-", "2010-12-13 12:05:00", "-");
        row("12/13/2010 1:05pm", "-", "2010-12-13 13:05:00", "-");
        row("12/13/2010 13:05 PM", "-", "-", "-");
        row("12/13-2010 8:26", "-", "-", "-");
        row("12/13/2010 8:5", "-", "-", "-");
        row("12/13/2010 8:26 x", "-", "-", "-");
        row("12/13/210 8:26", "-", "-", "-");
    }
    void K_30_datesAreReadWholly() {
        const char* text = QTest::currentDataTag();
        QTEST(dateText(text, DateOrder::DayMonthYear), "dmy");
        QTEST(dateText(text, DateOrder::MonthDayYear), "mdy");
        QTEST(dateText(text, DateOrder::YearMonthDay), "ymd");
    }

    void theFormIsFoundOverTheWholeFile_data() {
        QTest::addColumn<QByteArrayList>("dates");
        QTest::addColumn<QByteArrayList>("prices");
        QTest::addColumn<QString>("form");
        const auto row = [](const char* name, const QByteArrayList& dates,
                            const QByteArrayList& prices,
                            const char* form) { QTest::newRow(name) << dates << prices << form; };
        const QByteArrayList plain{"2010-12-01 08:26"};
        row("K-31 no proof", {"3/4/2010 9:00", "5/6/2010 9:00"}, {"1"},
            "date_order_unclear 2 dmy,mdy");
        row("K-31 both proofs", {"3/4/2010 9:00", "13/6/2010 9:00", "6/13/2010 9:00"}, {"1"},
            "date_order_mixed 3 4 dmy,mdy");
        row("K-31 the same in every order", {"3/3/2010 9:00", "5/5/2010 9:00"}, {"1"}, "dmy point");
        row("K-30 one proof at the end", {"3/4/2010 9:00", "5/6/2010 9:00", "6/13/2010 9:00"},
            {"1"}, "mdy point");
        row("K-31 with some ISO dates", {"2010-12-01 9:00", "5/6/2010 9:00"}, {"1"},
            "date_order_unclear 3 dmy,mdy");
        row("two-digit years in front", {"99-12-31 9:00", "99-01-02 9:00"}, {"1"}, "ymd point");
        for (const char* sign : {"-", "/", "."}) {
            const auto date = [&](const char* text) {
                return QByteArray(text).replace("-", sign) + " 08:26";
            };
            const auto signRow = [&](const char* name, const QByteArrayList& texts,
                                     const char* form) {
                QByteArrayList dates;
                for (const QByteArray& text : texts) dates.append(date(text.constData()));
                row(qPrintable(QStringLiteral("K-31 %1 %2").arg(name, sign)), dates, {"1"}, form);
            };
            signRow("year in front or day", {"13-04-05"}, "date_order_unclear 2 dmy,ymd");
            signRow("year in front or anything", {"03-04-05", "10-11-12"},
                    "date_order_unclear 2 dmy,mdy,ymd");
            signRow("day or year, all lines alike", {"13-12-10", "14-12-10", "28-02-11"},
                    "date_order_unclear 2 dmy,ymd");
            signRow("only the future", {"14-02-29"}, "date_order_unclear 2 dmy,mdy,ymd");
            signRow("the future is no proof", {"03-04-2010", "14-02-2099"},
                    "date_order_unclear 2 dmy,mdy");
            signRow("one has a whole year", {"13-12-10", "03-04-2010"}, "dmy point");
            signRow("one has a short day", {"13-12-10", "1-12-10"}, "dmy point");
            signRow("one has a late year", {"13-12-10", "13-12-99"}, "dmy point");
            signRow("one has an early year", {"13-04-05", "99-12-10"}, "ymd point");
            signRow("month first by one line", {"03-04-05", "12-13-10"}, "mdy point");
            signRow("month first and day or year", {"12-13-10", "13-04-05"},
                    "date_order_mixed 2 3 dmy,mdy,ymd");
            signRow("year first and whole years", {"99-12-10", "03-04-2010"},
                    "date_order_mixed 2 3 dmy,mdy,ymd");
            signRow("settled, but then in the future", {"13-04-28", "1-4-2010"},
                    "date_order_unclear 2 dmy,ymd");
            signRow("month first and a day in the future", {"13-12-2099", "12-13-2010"},
                    "date_order_mixed 2 3 dmy,mdy");
            signRow("the same in every order", {"10-10-10", "11-11-11"}, "dmy point");
        }
        row("K-31 another sign settles nothing", {"13-04-05 9:00", "13/12/2010 9:00"}, {"1"},
            "date_order_unclear 2 dmy,ymd");
        row("K-32 no proof", plain, {"1,234", "2,500"}, "decimal_sign_unclear 2");
        row("K-32 points alone, not separated by commas", plain, {"1.234", "2.500"},
            "decimal_sign_unclear 2");
        row("K-32 both proofs", plain, {"1,234", "2.5", "7,65"}, "decimal_sign_mixed 3 4");
        row("K-32 proof by another line", plain, {"1.234", "7,65"}, "ymd comma");
        row("K-32 proof by grouping", plain, {"1.264,80"}, "ymd comma");
        row("K-32 whole numbers", plain, {"1", "20"}, "ymd point");
        row("K-32 leading zero", plain, {"0.125", "1.264"}, "ymd point");
    }
    void theFormIsFoundOverTheWholeFile() {
        QFETCH(QByteArrayList, dates);
        QFETCH(QByteArrayList, prices);
        QByteArray content = historyHeader().replace(',', '\t');
        for (qsizetype at = 0; at < qMax(dates.size(), prices.size()); ++at) {
            const QByteArray number = QByteArray::number(at);
            content += QByteArrayList{number,
                                      "A",
                                      "x",
                                      "1",
                                      dates.value(at, dates.last()),
                                      prices.value(at, prices.last()),
                                      "1",
                                      "UK"}
                           .join('\t') +
                       "\r\n";
        }
        QTEST(formOf(content, {}), "form");
    }

    void K_33_codesAreNotReadByAGuess_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("form");
        const auto row = [](const char* name, const QByteArray& line, const char* form) {
            QTest::newRow(name) << line << form;
        };
        const auto line = [](const char* invoice, const char* sku, const char* name,
                             const char* customer) {
            return historyLine(invoice, sku, name, "1", "2010-12-01 9:00", "1", customer);
        };
        row("a name", line("1", "A", "Caf\xE9", "1"), "ymd point");
        row("a product", line("1", "CAF\xC9", "x", "1"), "encoding_unclear 2");
        row("an invoice", line("N\xBA 1", "A", "x", "1"), "encoding_unclear 2");
        row("a customer", line("1", "A", "x", "M\xFCller"), "encoding_unclear 2");
        row("a product in a file of Windows", line("1", "CAF\xC9", "5 \x96 6", "1"), "ymd point");
        row("euros show Windows", line("1", "CAF\xC9-1", "now \x80 5", "1"), "ymd point");
        row("a dash that is a letter",
            line("1", "CAF\x83",
                 "ma\x96"
                 "ana",
                 "1"),
            "encoding_unclear 2");
        row("Cyrillic in a file of Windows", line("1", "\xCA\xCE\xD4\xC5", "5 \x96 6", "1"),
            "encoding_unclear 2");
        row("Polish in a file of Windows",
            line("1",
                 "\xA3"
                 "AWA",
                 "5 \x96 6", "1"),
            "encoding_unclear 2");
        row("UTF-8", line("1", "CAF\u00c9", "x", "1"), "ymd point");
    }
    void K_33_codesAreNotReadByAGuess() {
        QFETCH(QByteArray, line);
        const QByteArray content = historyHeader() + line;
        QTEST(formOf(content, {}), "form");
        FormOptions formOptions;
        formOptions.encoding = "windows-1250";
        QCOMPARE(formOf(content, formOptions), QStringLiteral("ymd point"));
    }

    void K_31_theQuestionNamesTheOrdersThatArePossible() {
        const auto refusal = [&](const char* date) {
            const QByteArray content = historyHeader() + historyLine("1", "A", "x", "1", date, "1");
            const auto form =
                findFileForm(m_files.write(QStringLiteral("date.csv"), content), {}, nullptr);
            return form ? QString() : form.error().detail;
        };
        QVERIFY(refusal("13-04-05 08:26").endsWith(QStringLiteral("--date-order dmy or ymd")));
        QVERIFY(refusal("3/4/2010 08:26").endsWith(QStringLiteral("--date-order dmy or mdy")));
        QVERIFY(refusal("03.04.05 08:26").endsWith(QStringLiteral("--date-order dmy, mdy or ymd")));
    }

    void K_31_todayIsNotTheFuture() {
        DateEvidence evidence(QDate(2026, 5, 13));
        evidence.add("13/5/2026 9:00", 2);
        const auto order = evidence.order(QStringLiteral("file"));
        QVERIFY(order && *order == DateOrder::DayMonthYear);
        evidence.add("5/14/2026 9:00", 3);
        QVERIFY(!evidence.order(QStringLiteral("file")));
        DateEvidence ahead(QDate(2026, 5, 13));
        ahead.add("14/5/2026 9:00", 2);
        QVERIFY(!ahead.order(QStringLiteral("file")));
        QVERIFY(DateEvidence::lastPossibleDay() > QDate::currentDate().addDays(-2));
    }

    void K_32_pointsAloneAreDecimalsWhereCommasSeparate() {
        const auto content = [](const char* price) {
            return historyHeader() + historyLine("1", "A", "x", "1", "2010-12-01 9:00", price);
        };
        QCOMPARE(formOf(content("1.005"), {}), QStringLiteral("ymd point"));
        QCOMPARE(formOf(content("\"1,005\""), {}), QStringLiteral("decimal_sign_unclear 2"));
        QCOMPARE(formOf(content("\"1,05\""), {}), QStringLiteral("ymd comma"));
    }

    void K_31_whatIsSaidCountsAndNothingIsAsked() {
        const QByteArray content = historyHeader() +
                                   historyLine("1", "A", "x", "1", "3/4/2010 9:00", "\"1,234\"") +
                                   historyLine("2", "A", "x", "1", "13/6/2010 9:00", "2.5") +
                                   historyLine("3", "A", "x", "1", "6/13/2010 9:00", "\"7,65\"");
        FormOptions formOptions;
        formOptions.dateOrder = DateOrder::MonthDayYear;
        formOptions.decimal = DecimalSign::Comma;
        QCOMPARE(formOf(content, formOptions), QStringLiteral("mdy comma"));
    }

    void K_32_theSeparatorIsFoundByTheColumnNames_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<char>("separator");
        QTest::newRow("semicolon") << QByteArray() << ';';
        QTest::newRow("tab") << QByteArray() << '\t';
        QTest::newRow("bar") << QByteArray() << '|';
        QTest::newRow("sep line") << QByteArray("sep=;\r\n") << ';';
        QTest::newRow("sep line, quoted") << QByteArray("\"sep=;\"\n") << ';';
        QTest::newRow("sep line, capitals, its own sign") << QByteArray("SEP=!\n") << '!';
        QTest::newRow("sep line, tab") << QByteArray("sep=\t\r\n") << '\t';
        QTest::newRow("sep line behind a mark") << QByteArray("\xEF\xBB\xBFsep=;\r") << ';';
    }
    void K_32_theSeparatorIsFoundByTheColumnNames() {
        QFETCH(QByteArray, head);
        QFETCH(char, separator);
        const QByteArray body =
            historyHeader().replace(',', separator) +
            QByteArray("1,A,x,1,2010-12-01 08:26,7.65,1,UK\r\n").replace(',', separator);
        QByteArray content = head + body;
        if (head.endsWith('\r')) content.replace("\r\n", "\r");
        const QString path = m_files.write(QStringLiteral("sep.csv"), content);
        const auto form = findFileForm(path, {}, nullptr);
        QVERIFY2(form, form ? "" : qPrintable(form.error().detail));
        QCOMPARE(form->separator, separator);
        QCOMPARE(form->hasSeparatorLine, !head.isEmpty());
        const auto reader = form->open(path);
        QVERIFY(reader && *(*reader)->next() && *(*reader)->next());
        QCOMPARE((*reader)->field(5).toByteArray(), QByteArray("7.65"));
    }

    void K_34_lineEndsAreFoundOverTheWholeFile() {
        const QByteArray line("1,A,x,1,2010-12-01 08:26,7.65,1,UK\r\n");
        const QByteArray good = historyHeader() + line.repeated(3);
        QCOMPARE(endsOf(good), QStringLiteral("LF"));
        QCOMPARE(endsOf(QByteArray(good).replace("\r\n", "\n")), QStringLiteral("LF"));
        QCOMPARE(endsOf(QByteArray(good).replace("\r\n", "\r")), QStringLiteral("CR"));
        QCOMPARE(endsOf(historyHeader() + "1,A,\"x\r\",1,2010-12-01 08:26,1,1,UK\n" + line),
                 QStringLiteral("LF"));
        // A single stray carriage return is a fault of its own line only.
        QCOMPARE(endsOf(good + "2,A\r,x,1,2010-12-01 08:26,7.65,1,UK\r\n"), QStringLiteral("LF"));
        QCOMPARE(endsOf(QByteArray(good).replace("\r\n", "\r") + line),
                 QStringLiteral("line_ends_mixed"));
    }

    void K_36_aQuoteThatIsNeverClosedRefusesTheFile() {
        const QByteArray content = historyHeader() +
                                   historyLine("1", "A", "x", "1", "2010-12-01 08:26", "1") +
                                   historyLine("2", "A", "\"x", "1", "2010-12-01 08:26", "1") +
                                   historyLine("3", "A", "x", "1", "2010-12-01 08:26", "1");
        QCOMPARE(formOf(content, {}), QStringLiteral("unclosed_quote 3"));
    }

private:
    QString formOf(const QByteArray& content, const FormOptions& formOptions) {
        const auto form =
            findFileForm(m_files.write(QStringLiteral("form.csv"), content), formOptions, nullptr);
        if (form) {
            return toText(form->dateOrder) +
                   (form->decimal == DecimalSign::Point ? " point" : " comma");
        }
        QString text = form.error().reason;
        for (const char* fact : {"line", "other"}) {
            const QJsonValue line = form.error().facts[QLatin1StringView(fact)];
            if (!line.isUndefined()) text += u' ' + QString::number(line.toInt());
        }
        const QString orders = form.error().facts[QLatin1StringView("orders")].toString();
        if (!orders.isEmpty()) text += u' ' + orders;
        return text;
    }

    QString endsOf(const QByteArray& content) {
        const auto form =
            findFileForm(m_files.write(QStringLiteral("ends.csv"), content), {}, nullptr);
        if (!form) return form.error().reason;
        return form->lineEnds == LineEnds::LineFeed         ? QStringLiteral("LF")
               : form->lineEnds == LineEnds::CarriageReturn ? QStringLiteral("CR")
                                                            : QStringLiteral("any");
    }

    Files m_files;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::FileFormTest)
#include "FileFormTest.moc"
