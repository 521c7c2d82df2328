// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"
#include "workers/transfer/CsvFile.h"

#include <QBuffer>
#include <QDir>
#include <QTest>

#include <sys/resource.h>
#include <csignal>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

/// Accepts a limited number of bytes, like a disk that fills up.
class SmallDevice final : public QIODevice {
public:
    explicit SmallDevice(qint64 room) : m_room(room) { open(QIODevice::WriteOnly); }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64 size) override {
        m_room -= size;
        return m_room >= 0 ? size : -1;
    }

private:
    qint64 m_room;
};

}  // namespace

class CsvWriterTest : public QObject {
    Q_OBJECT

private slots:
    void dialectsFollowThePresetAndTheLocale() {
        const auto german = CsvDialect::of(CsvPreset::Excel, QLocale(QLocale::German));
        QCOMPARE(german.separator, ';');
        QCOMPARE(german.decimalPoint, u',');
        QVERIFY(german.byteOrderMark);
        const auto british =
            CsvDialect::of(CsvPreset::Excel, QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCOMPARE(british.separator, ',');
        QCOMPARE(british.decimalPoint, u'.');
        QVERIFY(british.byteOrderMark);
        const auto plain = CsvDialect::of(CsvPreset::Rfc4180, QLocale(QLocale::German));
        QCOMPARE(plain.separator, ',');
        QCOMPARE(plain.decimalPoint, u'.');
        QVERIFY(!plain.byteOrderMark);
        QCOMPARE(csvPresetFromText(u"excel"), std::optional(CsvPreset::Excel));
        QCOMPARE(csvPresetFromText(u"rfc4180"), std::optional(CsvPreset::Rfc4180));
        QVERIFY(!csvPresetFromText(u"Excel 97"));
    }

    void fieldsAreWrittenByteForByte_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << "Blue mug" << QByteArray("Blue mug");
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("comma") << "a,b" << QByteArray("\"a,b\"");
        QTest::newRow("semicolon") << "a;b" << QByteArray("a;b");
        QTest::newRow("quote") << "7\" record" << QByteArray("\"7\"\" record\"");
        QTest::newRow("line break") << "a\r\nb" << QByteArray("\"a\r\nb\"");
        QTest::newRow("outer space") << " a" << QByteArray("\" a\"");
        QTest::newRow("letters") << "Café 杯" << QByteArray("Café 杯");
        QTest::newRow("formula") << "=1+1" << QByteArray("'=1+1");
        QTest::newRow("plus") << "+44 20" << QByteArray("'+44 20");
        QTest::newRow("minus") << "-12.50" << QByteArray("'-12.50");
        QTest::newRow("at") << "@SUM(A1)" << QByteArray("'@SUM(A1)");
        QTest::newRow("tab") << "\t=1" << QByteArray("'\t=1");
        QTest::newRow("return") << "\r=1" << QByteArray("\"'\r=1\"");
        QTest::newRow("quoted formula") << "=\"a\",1" << QByteArray("\"'=\"\"a\"\",1\"");
        QTest::newRow("apostrophe") << "'tis" << QByteArray("'tis");
        QTest::newRow("apostrophe and formula") << "'=1" << QByteArray("''=1");
    }
    void fieldsAreWrittenByteForByte() {
        QFETCH(QString, text);
        QTEST(written({}, [&](CsvWriter& csv) { csv.text(text).endRecord(); }).chopped(2),
              "written");
    }

    void numbersStayNumbers() {
        const auto write = [](CsvWriter& csv) {
            csv.number(-3).money(-1250, u"GBP").money(5, u"GBP").money(100, u"JPY").endRecord();
        };
        QCOMPARE(written({}, write), QByteArray("-3,-12.50,0.05,100\r\n"));
        QCOMPARE(written(CsvDialect::of(CsvPreset::Excel, QLocale(QLocale::German)), write),
                 QByteArray("\xEF\xBB\xBF-3;-12,50;0,05;100\r\n"));
    }

    void textComesBackExactly() {
        const QStringList texts{"",    "a,b",  "\"", "=1", "'=1", "''@", "a\nb",
                                " x ", "é;杯", "'a", "-5", "\t",  "\r\n"};
        const QByteArray content = written({}, [&](CsvWriter& csv) { csv.record(texts); });
        CsvReader reader(*TextInput::open(m_files.write(qs("back.csv"), content), "UTF-8"));
        QVERIFY(*reader.next());
        QCOMPARE(reader.fieldCount(), texts.size());
        for (qsizetype at = 0; at < texts.size(); ++at) {
            QString field = QString::fromUtf8(reader.field(at));
            const QString bare = QString(field).remove(u'\'');
            const bool isGuarded =
                field.startsWith(u'\'') && !bare.isEmpty() && qs("=+-@\t\r").contains(bare.front());
            QCOMPARE(isGuarded ? field.sliced(1) : field, texts[at]);
        }
    }

    void aFullDiskIsNoticed() {
        SmallDevice device(100'000);
        CsvWriter csv(device, {});
        for (int line = 0; line < 10'000; ++line) csv.record({qs("0123456789"), qs("abc")});
        QVERIFY(!csv.flush());
        SmallDevice large(1'000'000);
        CsvWriter good(large, {});
        for (int line = 0; line < 10'000; ++line) good.record({qs("0123456789"), qs("abc")});
        QVERIFY(good.flush());
    }

    void aFileAppearsOnlyWhenItIsSaved() {
        const QString path = m_files.write(qs("export.csv"), "old");
        {
            const auto file = CsvFile::create(path, {});
            QVERIFY(file);
            (*file)->writer().record({qs("new")});
        }
        QCOMPARE(contentOf(path), QByteArray("old"));
        const auto file = CsvFile::create(path, {});
        QVERIFY(file);
        (*file)->writer().record({qs("new")});
        QVERIFY((*file)->save());
        QCOMPARE(contentOf(path), QByteArray("new\r\n"));
    }

    void badPlacesAreClearErrors() {
        const auto folder = CsvFile::create(m_files.path(qs("none/x.csv")), {});
        QVERIFY(!folder);
        QCOMPARE(folder.error().reason, qs("folder_not_found"));
        const QString file = m_files.write(qs("file"), "x");
        QCOMPARE(CsvFile::create(file + qs("/x.csv"), {}).error().reason, qs("folder_not_found"));
        QCOMPARE(CsvFile::create(m_files.path(qs(".")), {}).error().reason, qs("is_a_folder"));
        // No user can create files there, not even root.
        const auto refused = CsvFile::create(qs("/proc/x.csv"), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, qs("file_not_writable"));
        QCOMPARE(refused.error().code, ErrorCode::Storage);
    }

    void nothingIsLeftOfAFileThatDidNotFit() {
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 4096;
        setrlimit(RLIMIT_FSIZE, &small);
        QTemporaryDir folder;
        Result<void> saved;
        {
            const auto file = CsvFile::create(folder.filePath(qs("big.csv")), {});
            for (int line = 0; file && line < 10'000; ++line) {
                (*file)->writer().record({qs("0123456789")});
            }
            if (file) saved = (*file)->save();
        }
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!saved);
        QCOMPARE(saved.error().reason, qs("file_not_written"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

private:
    static QByteArray written(const CsvDialect& dialect,
                              const std::function<void(CsvWriter&)>& write) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        CsvWriter csv(buffer, dialect);
        write(csv);
        if (!csv.flush()) qFatal("a buffer is never full");
        return buffer.data();
    }

    static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Files m_files;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CsvWriterTest)
#include "CsvWriterTest.moc"
