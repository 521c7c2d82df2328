// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"
#include "workers/transfer/TextEncoding.h"
#include "workers/transfer/TextInput.h"

#include <QStringEncoder>
#include <QTest>

namespace countertop {

namespace {

QByteArray utf16(const QString& text, QStringConverter::Encoding encoding) {
    QStringEncoder encoder(encoding);
    return encoder(text);
}

QString encodingOf(const QByteArray& content, qsizetype piece = 1 << 20) {
    EncodingFinder finder;
    for (qsizetype at = 0; at < content.size(); at += piece) {
        finder.add(QByteArrayView(content).sliced(at, qMin(piece, content.size() - at)));
    }
    finder.finish();
    const auto found = finder.encoding(QStringLiteral("f"));
    return found ? QString::fromLatin1(*found)
                 : found.error().reason + u' ' +
                       QString::number(found.error().facts[QLatin1StringView("line")].toInt());
}

}  // namespace

class TextInputTest : public QObject {
    Q_OBJECT

private slots:
    void K_33_theEncodingIsFoundOverTheWholeFile_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("ASCII") << QByteArray("a,b\n1,2\n") << "UTF-8";
        QTest::newRow("empty") << QByteArray() << "UTF-8";
        QTest::newRow("UTF-8") << QByteArray("a,\u00e9\u20ac\U0001F600\n") << "UTF-8";
        QTest::newRow("UTF-8 with a mark") << QByteArray(
                                                  "\xEF\xBB\xBF"
                                                  "a,\xE9\n")
                                           << "UTF-8";
        QTest::newRow("Windows-1252")
            << QByteArray("a,b\nBaker\x92s \x96 \x80\n") << "windows-1252";
        QTest::newRow("Windows-1252 in the last line")
            << QByteArray("x,y\n").repeated(90'000) + "CAF\xC9"
            << "windows-1252";
        QTest::newRow("K-34 an old Macintosh")
            << QByteArray("a,b\rCaf\x8E,1\r") << "encoding_unclear 2";
        QTest::newRow("K-34 an old Macintosh, UTF-8")
            << QByteArray("a,b\rCaf\u00e9,1\r") << "UTF-8";
        QTest::newRow("K-34 carriage returns and feeds")
            << QByteArray("a,b\r\nCaf\xE9,1\r\n") << "windows-1252";
        QTest::newRow("both") << QByteArray("a\n\u00e9\nb\nCAF\xC9\n") << "encoding_unclear 4";
        QTest::newRow("neither") << QByteArray("a\r\nb\r\n\x81\r\n") << "encoding_unclear 3";
        QTest::newRow("cut off character")
            << QByteArray("a\r\u00e9\r\xE2\x82") << "encoding_unclear 3";
        QTest::newRow("UTF-16LE") << utf16(QStringLiteral("a,b"), QStringConverter::Utf16LE)
                                  << "UTF-16LE";
        QTest::newRow("UTF-16BE") << utf16(QStringLiteral("a,b"), QStringConverter::Utf16BE)
                                  << "UTF-16BE";
        QTest::newRow("UTF-16LE with a mark") << QByteArray(
                                                     "\xFF\xFE"
                                                     "a\0",
                                                     4)
                                              << "UTF-16LE";
        QTest::newRow("UTF-16BE with a mark") << QByteArray("\xFE\xFF\0a", 4) << "UTF-16BE";
    }
    void K_33_theEncodingIsFoundOverTheWholeFile() {
        QFETCH(QByteArray, content);
        QTEST(encodingOf(content), "encoding");
        // A character may be split across two pieces.
        for (const qsizetype piece : {1, 2, 3, 5}) {
            if (content.size() < 1000) QTEST(encodingOf(content, piece), "encoding");
        }
    }

    void K_34_everyEncodingGivesTheSameText() {
        const QString text = QStringLiteral("a,b\r\n\u00e9\u2019\u20ac,\U0001F600\r\n");
        const QByteArray utf8 = text.toUtf8();
        const auto write = [&](const QByteArray& content) {
            return m_files.write(QStringLiteral("text.csv"), content);
        };
        QCOMPARE(contentOf(write(utf8), "UTF-8"), utf8);
        QCOMPARE(contentOf(write("\xEF\xBB\xBF" + utf8), "UTF-8"), utf8);
        const QByteArray little = utf16(text, QStringConverter::Utf16LE);
        QCOMPARE(contentOf(write(little), "UTF-16LE"), utf8);
        QCOMPARE(contentOf(write("\xFF\xFE" + little), "UTF-16LE"), utf8);
        QCOMPARE(contentOf(write(utf16(text, QStringConverter::Utf16BE)), "UTF-16BE"), utf8);
        QCOMPARE(contentOf(write("Baker\x92s \x80\n"), "windows-1252"),
                 QByteArray("Baker\u2019s \u20ac\n"));
        QCOMPARE(contentOf(write("\xA4\n"), "ISO-8859-15"), QByteArray("\u20ac\n"));
        const QByteArray much = QByteArray("\u20ac\U0001F600x").repeated(100'000);
        QCOMPARE(contentOf(write(much), "UTF-8"), much);
    }

    void bytesThatTheEncodingDoesNotHaveAreRefusedWithTheirLine_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<int>("line");
        QTest::newRow("UTF-8") << QByteArray("a\nb\r\nc\xC9\n") << QByteArray("UTF-8") << 3;
        QTest::newRow("UTF-8, surrogate")
            << QByteArray("a\r\xED\xA0\xBD") << QByteArray("UTF-8") << 2;
        QTest::newRow("UTF-8, cut off") << QByteArray("a\nb\n\xE2\x82") << QByteArray("UTF-8") << 3;
        QTest::newRow("Windows-1252")
            << QByteArray("a\nb\x81\n") << QByteArray("windows-1252") << 2;
        QTest::newRow("UTF-16, half a character")
            << QByteArray("a\0\n\0\x3D\xD8x\0", 8) << QByteArray("UTF-16LE") << 2;
        QTest::newRow("UTF-16, odd byte")
            << QByteArray("a\0\n\0b", 5) << QByteArray("UTF-16LE") << 2;
        QTest::newRow("far behind")
            << QByteArray("x,y\n").repeated(90'000) + "\xFF" << QByteArray("UTF-8") << 90'001;
    }
    void bytesThatTheEncodingDoesNotHaveAreRefusedWithTheirLine() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, encoding);
        const auto input =
            TextInput::open(m_files.write(QStringLiteral("bad.csv"), content), encoding);
        QVERIFY(input);
        for (;;) {
            const auto piece = (*input)->read();
            if (!piece) {
                QCOMPARE(piece.error().reason, QStringLiteral("bad_bytes"));
                QTEST(piece.error().facts[QLatin1StringView("line")].toInt(), "line");
                return;
            }
            QVERIFY2(!piece->isEmpty(), "the bytes were taken");
        }
    }

    void anEncodingThatIsNotThereIsRefused() {
        QVERIFY(!knownEncoding(QStringLiteral("klingon")));
        QVERIFY(!knownEncoding(QString()));
        QVERIFY(knownEncoding(QStringLiteral("cp1252")));
        const auto input = TextInput::open(m_files.write(QStringLiteral("a.csv"), "a"), "klingon");
        QVERIFY(!input);
        QCOMPARE(input.error().reason, QStringLiteral("encoding_unknown"));
    }

private:
    static QByteArray contentOf(const QString& path, const QByteArray& encoding) {
        const auto input = TextInput::open(path, encoding);
        if (!input) return input.error().detail.toUtf8();
        QByteArray content;
        for (;;) {
            const auto piece = (*input)->read();
            if (!piece) return piece.error().detail.toUtf8();
            if (piece->isEmpty()) return content;
            content += *piece;
        }
    }

    Files m_files;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TextInputTest)
#include "TextInputTest.moc"
