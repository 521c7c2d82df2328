// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/OnlineRetailFormat.h"

#include "tests/workers/transfer/HistoryFixture.h"

#include <QTest>

namespace countertop {

class OnlineRetailFormatTest : public QObject {
    Q_OBJECT

private slots:
    void aGoodLineIsTyped() {
        const auto line = read(historyLine("536381", "82567", "\"AIRLINE LOUNGE,METAL SIGN\"", "2",
                                           "2010-12-01 09:41:07", "2.1", "15311.0"));
        QVERIFY(line);
        QCOMPARE(line->fileLine, 2);
        QCOMPARE(line->invoice, QStringLiteral("536381"));
        QCOMPARE(line->sku, QStringLiteral("82567"));
        QCOMPARE(line->description, QStringLiteral("AIRLINE LOUNGE,METAL SIGN"));
        QCOMPARE(line->quantity, 2);
        QCOMPARE(line->price.toText(), QStringLiteral("2.10"));
        QCOMPARE(line->date, QDate(2010, 12, 1));
        QCOMPARE(line->time, QTime(9, 41, 7));
        QCOMPARE(line->customer, QStringLiteral("15311"));
        QCOMPARE(line->country, QStringLiteral("United Kingdom"));
    }

    void codesStayAsTheyAreWritten() {
        QCOMPARE(read(historyLine("1", "85123a", "x", "1", kDay, "1"))->sku,
                 QStringLiteral("85123a"));
        QCOMPARE(read(historyLine("1", "000123", "x", "1", kDay, "1"))->sku,
                 QStringLiteral("000123"));
    }

    void columnsMayComeInAnotherOrder() {
        const auto line = readFile(
            "Country,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo,"
            "Note\nFrance,12583,3.75,2010-12-01 08:45,24,ALARM CLOCK,22728,536370,x\n");
        QVERIFY(line);
        QCOMPARE(line->invoice, QStringLiteral("536370"));
        QCOMPARE(line->quantity, 24);
        QCOMPARE(line->country, QStringLiteral("France"));
    }

    void badLinesAreReportedAndLeftOut_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<ImportWarningKind>("kind");
        const auto row = [](const char* name, const QByteArray& line, ImportWarningKind kind) {
            QTest::newRow(name) << line << kind;
        };
        row("too few fields", "536365,85123A,x,6\n", ImportWarningKind::WrongFieldCount);
        row("too many fields", historyLine("1", "a,b", "x", "1", kDay, "1"),
            ImportWarningKind::WrongFieldCount);
        row("stray return", "1,a,x\r,1,2010-12-01 08:26:00,1,,UK\n",
            ImportWarningKind::WrongFieldCount);
        row("no invoice", historyLine("", "a", "x", "1", kDay, "1"), ImportWarningKind::BadInvoice);
        row("no product", historyLine("1", " ", "x", "1", kDay, "1"),
            ImportWarningKind::BadProduct);
        row("endless product",
            historyLine("1", QByteArray(65, 'a').constData(), "x", "1", kDay, "1"),
            ImportWarningKind::BadProduct);
        row("control character", historyLine("1", "a\x01", "x", "1", kDay, "1"),
            ImportWarningKind::BadProduct);
        row("quantity word", historyLine("1", "a", "x", "six", kDay, "1"),
            ImportWarningKind::BadQuantity);
        row("quantity fraction", historyLine("1", "a", "x", "1.5", kDay, "1"),
            ImportWarningKind::BadQuantity);
        row("quantity nothing", historyLine("1", "a", "x", "0", kDay, "1"),
            ImportWarningKind::BadQuantity);
        row("quantity empty", historyLine("1", "a", "x", "", kDay, "1"),
            ImportWarningKind::BadQuantity);
        row("quantity huge", historyLine("1", "a", "x", "1000001", kDay, "1"),
            ImportWarningKind::BadQuantity);
        row("quantity hugely negative",
            historyLine("1", "a", "x", "-99999999999999999999", kDay, "1"),
            ImportWarningKind::BadQuantity);
        row("price word", historyLine("1", "a", "x", "1", kDay, "free"),
            ImportWarningKind::BadPrice);
        row("price with comma", historyLine("1", "a", "x", "1", kDay, "\"1,50\""),
            ImportWarningKind::BadPrice);
        row("price with an exponent", historyLine("1", "a", "x", "1", kDay, "1E+03"),
            ImportWarningKind::BadPrice);
        row("invoice of a spreadsheet", historyLine("5.36365E+05", "a", "x", "1", kDay, "1"),
            ImportWarningKind::RoundedCode);
        row("product of a spreadsheet", historyLine("1", "4.00638E+12", "x", "1", kDay, "1"),
            ImportWarningKind::RoundedCode);
        row("customer of a spreadsheet", historyLine("1", "a", "x", "1", kDay, "1", "\"1,7E+12\""),
            ImportWarningKind::RoundedCode);
        row("price huge", historyLine("1", "a", "x", "1", kDay, "9999999999"),
            ImportWarningKind::BadPrice);
        row("date word", historyLine("1", "a", "x", "1", "yesterday", "1"),
            ImportWarningKind::BadDate);
        row("date of another order", historyLine("1", "a", "x", "1", "12/13/2010 8:26", "1"),
            ImportWarningKind::BadDate);
        row("date without time", historyLine("1", "a", "x", "1", "2010-12-01", "1"),
            ImportWarningKind::BadDate);
        row("no such day", historyLine("1", "a", "x", "1", "2011-02-29 08:26:00", "1"),
            ImportWarningKind::BadDate);
        row("no such hour", historyLine("1", "a", "x", "1", "2011-02-28 24:26:00", "1"),
            ImportWarningKind::BadDate);
        row("endless customer",
            historyLine("1", "a", "x", "1", kDay, "1", QByteArray(101, '1').constData()),
            ImportWarningKind::BadCustomer);
    }
    void badLinesAreReportedAndLeftOut() {
        QFETCH(QByteArray, line);
        QFETCH(countertop::ImportWarningKind, kind);
        const auto result = read(line);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, kind);
        QCOMPARE(result.error().line, 2);
        QVERIFY(isSkipped(result.error().kind));
        QVERIFY(result.error().detail.endsWith(QStringLiteral("left out")));
    }

    void oddButUsableLinesAreTaken() {
        QCOMPARE(read(historyLine("1", "a", "", "6.0", "2010-12-01T08:26", "1"))->quantity, 6);
        QCOMPARE(read(historyLine("1", "a", "\"BLUE\x01 \n MUG\"", "1", kDay, "1"))->description,
                 QStringLiteral("BLUE MUG"));
    }

    void K_37_codesThatOnlyLookLikeNumbersStay() {
        for (const char* code : {"0017", "17", "90.750", "12E5", "1E2", "4.0E12", "E+12"}) {
            QCOMPARE(read(historyLine("1", code, "x", "1", kDay, "1"))->sku,
                     QString::fromLatin1(code));
        }
    }

    void otherFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("word");
        QTest::newRow("other table") << QByteArray("id,name,total\n") << "none of the column names";
        QTest::newRow("one column missing")
            << QByteArray(
                   "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,CustomerID,Country\n")
            << "the column UnitPrice is missing";
        QTest::newRow("no header")
            << historyLine("1", "a", "x", "1", kDay, "1") << "none of the column names";
        QTest::newRow("unclosed") << QByteArray("\"InvoiceNo,StockCode\n") << "no list of column";
        QTest::newRow("all names are told") << QByteArray("id,Name;2\n") << "it has id, Name;2";
        QTest::newRow("K-35") << historyHeader().replace("Country", "unitprice")
                              << "the column UnitPrice twice";
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1A\n") << "not an online-retail";
    }
    void otherFilesAreRefused() {
        QFETCH(QByteArray, header);
        QFETCH(QString, word);
        const QString path = m_files.write("other.csv", header);
        CsvReader reader(*TextInput::open(path, "windows-1252"));
        QVERIFY(*reader.next());
        const auto format = OnlineRetailFormat::fromHeader(reader, path);
        QVERIFY(!format);
        QCOMPARE(format.error().code, ErrorCode::InvalidInput);
        QVERIFY2(format.error().problems.first().message.contains(word),
                 qPrintable(format.error().problems.first().message));
    }

private:
    static constexpr char kDay[] = "2010-12-01 08:26:00";

    tl::expected<HistoryLine, ImportWarning> read(const QByteArray& line) {
        return readFile(historyHeader() + line);
    }

    tl::expected<HistoryLine, ImportWarning> readFile(const QByteArray& content) {
        const QString path = m_files.write("history.csv", content);
        CsvReader reader(*TextInput::open(path, "UTF-8"));
        if (!*reader.next()) qFatal("no header");
        const auto format = OnlineRetailFormat::fromHeader(reader, path);
        if (!format) qFatal("%s", qPrintable(format.error().detail));
        reader.expectFields(format->columnCount());
        if (!*reader.next()) qFatal("no line");
        return format->read(reader);
    }

    Files m_files;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OnlineRetailFormatTest)
#include "OnlineRetailFormatTest.moc"
