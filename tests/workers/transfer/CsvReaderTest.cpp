// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"
#include "workers/transfer/CsvReader.h"

#include <QTest>

namespace countertop {

/// Reads whole files and compares "line|field|field"; faults are in angle brackets.
class CsvReaderTest : public QObject {
    Q_OBJECT

private slots:
    void recordsAreRead_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("records");
        const QStringList plain{"1|a|b", "2|c|d"};
        QTest::newRow("LF") << QByteArray("a,b\nc,d\n") << plain;
        QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n") << plain;
        QTest::newRow("no last line end") << QByteArray("a,b\nc,d") << plain;
        QTest::newRow("byte order mark") << QByteArray(
                                                "\xEF\xBB\xBF"
                                                "a,b\nc,d\n")
                                         << plain;
        QTest::newRow("blank lines")
            << QByteArray("a,b\n\r\n\nc,d\n") << QStringList{"1|a|b", "4|c|d"};
        QTest::newRow("quoted") << QByteArray("\"a,1\",\"say \"\"hi\"\"\"\r\nc,d\n")
                                << QStringList{"1|a,1|say \"hi\"", "2|c|d"};
        QTest::newRow("line break in quotes")
            << QByteArray("\"a\r\n1\",b\nc,d\n") << QStringList{"1|a\r\n1|b", "3|c|d"};
        QTest::newRow("spaces stay") << QByteArray(" a ,b\n") << QStringList{"1| a |b"};
        QTest::newRow("empty fields") << QByteArray(",\n\"\",\n") << QStringList{"1||", "2||"};
        QTest::newRow("quote inside")
            << QByteArray("6\" plate,b\n") << QStringList{"1|6\" plate|b"};
        QTest::newRow("empty file") << QByteArray() << QStringList{};
        QTest::newRow("nothing but a mark") << QByteArray("\xEF\xBB\xBF") << QStringList{};
        QTest::newRow("binary") << QByteArray("\0\x01,\xC3\xBF\n", 6)
                                << QStringList{QStringLiteral("1|") + QChar(0) + QChar(1) +
                                               QStringLiteral("|\u00FF")};
    }
    void recordsAreRead() {
        QFETCH(QByteArray, content);
        QTEST(readAll(m_files.write("plain.csv", content)), "records");
        QTEST(readAll(m_files.write("packed.csv.gz", gzipped(content))), "records");
        // The file name's suffix is ignored.
        QTEST(readAll(m_files.write("packed.csv", gzipped(content))), "records");
    }

    void K_36_aQuoteThatSwallowsLinesIsAFaultAndItsTextNeverRecords_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("records");
        QTest::newRow("never closed")
            << QByteArray("a,b\n\"c,d\ne,f\ng,h\n") << QStringList{"1|a|b", "2<quote>"};
        QTest::newRow("closed by a later quoted field")
            << QByteArray("\"c,d\ne,f\n\"g,g\",h\ni,j\n") << QStringList{"1<quote>", "4|i|j"};
        QTest::newRow("closed in the same column, so that the fields would fit")
            << QByteArray("a,\"b\nc,d\ne,\"f,f\"\ng,h\n") << QStringList{"1<quote>", "4|g|h"};
        QTest::newRow("closed as it should be, but with other fields")
            << QByteArray("a,\"b\nc,d\",e\ng,h\n") << QStringList{"1<quote>", "3|g|h"};
        QTest::newRow("in the last line")
            << QByteArray("a,b\nc,\"d") << QStringList{"1|a|b", "2<quote>"};
        QByteArray many("a,\"begin\n");
        for (int line = 2; line <= 5000; ++line) many += "x,y\n";
        QTest::newRow("long before the end") << many << QStringList{"1<quote>"};
        QTest::newRow("closed after many lines")
            << many + "end\"\nc,d\n"
            << QStringList{"1|a|" + QString::fromLatin1(many.sliced(3)) + "end", "5002|c|d"};
    }
    void K_36_aQuoteThatSwallowsLinesIsAFaultAndItsTextNeverRecords() {
        QFETCH(QByteArray, content);
        QTEST(readAll(m_files.write("quote.csv", content), 2), "records");
    }

    void K_36_oddQuotesWithinALineStay() {
        QCOMPARE(readAll(m_files.write("inch.csv", "a,\"12\" plate\"\n5\" nail,b\n"), 2),
                 (QStringList{"1|a|12\" plate", "2|5\" nail|b"}));
    }

    void aRecordBeyondAMegabyteIsAFaultOfItsOwn() {
        const QByteArray content = "a,b\n" + QByteArray(3 << 20, 'x') + ",y\nc,d\n";
        QCOMPARE(readAll(m_files.write("long.csv", content)),
                 (QStringList{"1|a|b", "2<long>", "3|c|d"}));
        const QByteArray quoted = "\"a\n" + QByteArray(3 << 20, 'x') + "\n1,2\n\",y\nc,d\n";
        QCOMPARE(readAll(m_files.write("longer.csv", quoted), 2),
                 (QStringList{"1<long>", "5|c|d"}));
    }

    void K_34_everyLineEndIsRead_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<LineEnds>("ends");
        QTest::addColumn<QStringList>("records");
        const QStringList plain{"1|a|b", "2|c|d"};
        QTest::newRow("CR") << QByteArray("a,b\rc,d\r") << LineEnds::Any << plain;
        QTest::newRow("CR, known") << QByteArray("a,b\rc,d\r") << LineEnds::CarriageReturn << plain;
        QTest::newRow("CR, no last") << QByteArray("a,b\rc,d") << LineEnds::CarriageReturn << plain;
        QTest::newRow("CRLF, known") << QByteArray("a,b\r\nc,d\r\n") << LineEnds::LineFeed << plain;
        QTest::newRow("CR in quotes") << QByteArray("a,\"b\r1\"\rc,d\r") << LineEnds::CarriageReturn
                                      << QStringList{"1|a|b\r1", "3|c|d"};
        QTest::newRow("a stray CR") << QByteArray("a,b\rc,d\ne,f\n") << LineEnds::LineFeed
                                    << QStringList{"1<return>", "2|e|f"};
    }
    void K_34_everyLineEndIsRead() {
        QFETCH(QByteArray, content);
        QFETCH(countertop::LineEnds, ends);
        QTEST(readAll(m_files.write("ends.csv", content), 0, ',', ends), "records");
    }

    void K_32_otherSeparatorsAreRead() {
        QCOMPARE(readAll(m_files.write("semicolon.csv", "a;\"b;1\"\nc,1;d\n"), 2, ';'),
                 (QStringList{"1|a|b;1", "2|c,1|d"}));
        QCOMPARE(readAll(m_files.write("tab.csv", "a\tb 1\nc\t\n"), 2, '\t'),
                 (QStringList{"1|a|b 1", "2|c|"}));
    }

    void recordsCrossBufferEdges() {
        QByteArray content;
        for (int line = 0; line < 60'000; ++line) {
            content += QByteArray::number(line) + ",\"x, \"\"y\"\"\"\r\n";
        }
        const QStringList records = readAll(m_files.write("large.csv.gz", gzipped(content)), 2);
        QCOMPARE(records.size(), 60'000);
        for (int line = 0; line < records.size(); ++line) {
            QCOMPARE(records[line], QStringLiteral("%1|%2|x, \"y\"").arg(line + 1).arg(line));
        }
    }

    void aCutOffGzipFileIsAnError() {
        QByteArray content;
        for (int line = 0; line < 20'000; ++line)
            content += QByteArray::number(line * 7919) + ",b\n";
        const QByteArray packed = gzipped(content);
        for (const qsizetype size : {packed.size() - 1, packed.size() / 2, qsizetype(12)}) {
            const Error error = errorOf(m_files.write("cut.csv.gz", packed.first(size)));
            QCOMPARE(error.code, ErrorCode::Damaged);
            QCOMPARE(error.reason, QStringLiteral("file_cut_off"));
        }
        const QByteArray twice = gzipped("a,b\n") + gzipped("c,d\n");
        QCOMPARE(readAll(m_files.write("members.csv.gz", twice)), (QStringList{"1|a|b", "2|c|d"}));
        for (const QByteArray& junk : {QByteArray("x"), QByteArray(20, '\0'), QByteArray("\x1F")}) {
            QCOMPARE(errorOf(m_files.write("junk.csv.gz", packed + junk)).code, ErrorCode::Damaged);
        }
        QByteArray flipped = packed;
        flipped[flipped.size() - 6] = static_cast<char>(flipped[flipped.size() - 6] ^ 0x55);
        QCOMPARE(errorOf(m_files.write("flipped.csv.gz", flipped)).reason,
                 QStringLiteral("file_damaged"));
    }

    void filesThatCannotBeReadAreClearErrors() {
        QCOMPARE(InputFile::open(m_files.path("missing.csv")).error().code, ErrorCode::NotFound);
        const Error folder = InputFile::open(m_files.path(".")).error();
        QCOMPARE(folder.code, ErrorCode::Storage);
        QVERIFY(folder.detail.contains(QStringLiteral("not a file")));
    }

private:
    static QString shown(const CsvReader& reader) {
        switch (reader.fault()) {
            case CsvReader::Fault::UnclosedQuote:
                return QStringLiteral("%1<quote>").arg(reader.line());
            case CsvReader::Fault::TooLong:
                return QStringLiteral("%1<long>").arg(reader.line());
            case CsvReader::Fault::StrayReturn:
                return QStringLiteral("%1<return>").arg(reader.line());
            case CsvReader::Fault::None:
                break;
        }
        QString text = QString::number(reader.line());
        for (qsizetype at = 0; at < reader.fieldCount(); ++at) {
            text += u'|' + QString::fromUtf8(reader.field(at));
        }
        return text;
    }

    static std::unique_ptr<CsvReader> open(const QString& path, char separator = ',',
                                           LineEnds ends = LineEnds::Any) {
        auto text = TextInput::open(path, "UTF-8");
        if (!text) qFatal("%s", qPrintable(text.error().detail));
        return std::make_unique<CsvReader>(*std::move(text), separator, ends);
    }

    static QStringList readAll(const QString& path, qsizetype expected = 0, char separator = ',',
                               LineEnds ends = LineEnds::Any) {
        const auto reader = open(path, separator, ends);
        reader->expectFields(expected);
        QStringList records;
        for (;;) {
            const auto more = reader->next();
            if (!more) return {more.error().detail};
            if (!*more) return records;
            records.append(shown(*reader));
        }
    }

    static Error errorOf(const QString& path) {
        auto text = TextInput::open(path, "UTF-8");
        if (!text) return text.error();
        CsvReader reader(*std::move(text));
        for (;;) {
            const auto more = reader.next();
            if (!more) return more.error();
            if (!*more) return {};
        }
    }

    Files m_files;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CsvReaderTest)
#include "CsvReaderTest.moc"
