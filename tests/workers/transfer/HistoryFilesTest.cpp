// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryShopTest.h"

#include "models/core/Money.h"

#include <QFile>
#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

QString caseFile(const QString& name) {
    return qEnvironmentVariable("COUNTERTOP_SOURCE_DIR") + qs("/tests/cases/files/") + name;
}

}  // namespace

/// Files as users have them, imported in full on both databases.
class HistoryFilesTest : public HistoryShopTest {
    Q_OBJECT

private slots:
    void caseFilesAreImportedOrRefused_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("orders");  // "number day total", or the reason of a refusal
        const auto row = [](const char* name, const char* file, const QStringList& orders) {
            QTest::newRow(name) << qs(file) << orders;
        };
        row("K_30_datesOfTheUnitedStates", "dates-us.csv",
            {"700001 2010-12-01 19.55", "700002 2010-12-13 7.65"});
        row("K_31_datesWithoutProof", "dates-ambiguous.csv", {"date_order_unclear"});
        row("K_32_semicolonAndDecimalComma", "semicolon-comma.csv",
            {"700101 2010-12-01 1264.80", "700102 2010-12-13 22.95"});
        row("K_32_separatorLine", "sep-line.csv", {"700601 2010-12-01 15.30"});
        row("K_33_windows1252", "windows-1252.csv", {"700301 2010-12-01 11.20"});
        row("K_34_unicodeText", "unicode-text-utf16.txt", {"700401 2010-12-01 15.30"});
        row("K_34_carriageReturns", "cr-only.csv", {"700501 2010-12-01 15.30"});
        row("K_35_aColumnTwice", "duplicate-column.csv", {"column_twice"});
        row("K_36_longQuotedText", "long-quoted-text.csv",
            {"700801 2010-12-01 15.30", "700802 2010-12-01 4.25"});
        row("K_37_scientificCodes", "scientific-codes.csv", {"700902 2010-12-01 0.60"});
        row("K_38_longEmoji", "long-emoji.csv", {"701001 2010-12-01 7.65"});
    }
    void caseFilesAreImportedOrRefused() {
        QFETCH(QString, file);
        QTEST(imported(caseFile(file)), "orders");
        QVERIFY(isClean());
    }

    void K_20_importedNumbersNeverMeetOurs() {
        QVERIFY(m_shop->run(caseFile(qs("number-of-the-till.csv"))));
        // The file contains the first number of till CLI and the third of till T1.
        const QStringList first{place("CLI"), place("T1"), place("T1"), place("T1")};
        QCOMPARE(first, (QStringList{"CLI-000001", "T1-000001", "T1-000002", "T1-000003"}));
        QVERIFY(isClean());
        QCOMPARE(m_shop->reads().orders.order(qs("T1-000003"))->row.customerName, QString());
        QCOMPARE(m_shop->order(qs("T1-000003")).row.customerName, qs("Customer 1001"));
        QCOMPARE(m_shop->reads().orders.order(qs("Online-Retail:t1-000003"))->row.number,
                 qs("online-retail:T1-000003"));
        QCOMPARE(found("T1-000003"), (QStringList{"T1-000003", "online-retail:T1-000003"}));
        QCOMPARE(found("online-retail:CLI"), QStringList{"online-retail:CLI-000001"});
        const auto again = m_shop->run(caseFile(qs("number-of-the-till.csv")));
        QVERIFY(again && again->orders == 0 && again->alreadyImported == 2);
        QVERIFY(isClean());
    }

    void K_20_noTillIsCalledLikeAnImport() {
        QVERIFY(m_shop->run(caseFile(qs("number-of-the-till.csv"))));
        QCOMPARE(place("online-retail:T1"), qs("till_named_like_import"));
        QCOMPARE(place("Online-Retail:T1"), qs("till_named_like_import"));
        QCOMPARE(place("a:b"), qs("a:b-000001"));
        QCOMPARE(place("online-retail"), qs("online-retail-000001"));
        QVERIFY(isClean());
    }

    void K_31_theOrderOfDatesCanBeSaid() {
        HistoryImport::Options options;
        options.formOptions.dateOrder = DateOrder::DayMonthYear;
        QVERIFY(m_shop->run(caseFile(qs("dates-ambiguous.csv")), options));
        QCOMPARE(orders(), (QStringList{"700201 2010-04-03 7.65", "700202 2010-06-05 7.65"}));
    }

    void K_30_anOffsetNamesTheInstantInAnHourThatComesTwice() {
        const QByteArrayList texts{"2010-10-31T00:30:00Z", "2010-10-31T01:30:00Z",
                                   "2010-10-31 01:45:10+01:00", "2010-10-31 01:45:10 +0000",
                                   "2010-06-01T12:00:00Z"};
        const QByteArrayList instants{"2010-10-31T00:30:00Z", "2010-10-31T01:30:00Z",
                                      "2010-10-31T00:45:10Z", "2010-10-31T01:45:10Z",
                                      "2010-06-01T12:00:00Z"};
        QByteArray content = historyHeader();
        for (qsizetype at = 0; at < texts.size(); ++at) {
            content += historyLine(QByteArray::number(at + 1).constData(), "A", "x", "1",
                                   texts[at].constData(), "2.00");
        }
        const QString path = m_files.write(qs("offsets.csv"), content);
        QVERIFY(m_shop->run(path));
        for (qsizetype at = 0; at < texts.size(); ++at) {
            const OrderRow row = m_shop->order(QString::number(at + 1)).row;
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(row.placedAt).toUTC().toString(Qt::ISODate),
                     QString::fromLatin1(instants[at]));
            QCOMPARE(row.day, QString::fromLatin1(instants[at].first(10)));
        }
        const auto again = m_shop->run(path);
        QVERIFY(again);
        QCOMPARE(again->alreadyImported, texts.size());
        QVERIFY(isClean());
    }

    void K_33_everyCharacterOfWindows1252Arrives() {
        QVERIFY(m_shop->run(caseFile(qs("windows-1252.csv"))));
        const OrderDetails order = m_shop->order(qs("700301"));
        QCOMPARE(order.lines[0].name, qs("Baker’s dozen – € 5 gift ™"));
        QCOMPARE(order.lines[1].sku, qs("CAFÉ-1"));
        QCOMPARE(order.lines[1].name, qs("Café crème cup"));
    }

    void K_36_textInQuotesStaysText() {
        QVERIFY(m_shop->run(caseFile(qs("long-quoted-text.csv"))));
        const OrderDetails order = m_shop->order(qs("700801"));
        QCOMPARE(order.lines.size(), 1);
        QVERIFY(order.lines[0].name.contains(qs("999999,HACK,X,1")));
        QVERIFY(order.lines[0].name.endsWith(qs("note 11")));
    }

    void K_37_codesStayAsWrittenAndRoundedOnesCostTheirInvoice() {
        const auto report = m_shop->run(caseFile(qs("scientific-codes.csv")));
        QVERIFY(report);
        QCOMPARE(report->leftOutLines, 2);
        QCOMPARE(report->leftOutInvoices, 1);
        QCOMPARE(linesOf(*report, ImportWarningKind::RoundedCode), (QList<qint64>{2, 3}));
        QStringList skus;
        for (const OrderLine& line : m_shop->order(qs("700902")).lines) skus << line.sku;
        QCOMPARE(skus, (QStringList{"0017", "17", "90.750"}));
    }

    void K_38_longTextsAreKeptWholeAndNamesCutAtACharacter() {
        QVERIFY(m_shop->run(caseFile(qs("long-emoji.csv"))));
        const QString line = m_shop->order(qs("701001")).lines[0].name;
        QVERIFY(line.contains(qs("😀bbbb")));
        const auto product = m_shop->reads().catalogue.product(qs("K-100"));
        QVERIFY(product);
        QVERIFY(product->name.size() >= 299 && product->name.size() <= 300);
        QVERIFY(!product->name.back().isSurrogate() || product->name.back().isLowSurrogate());
        QVERIFY(line.startsWith(product->name));
    }

    void K_39_strictStoresNothingWhenAnythingWouldBeLeftOut() {
        HistoryImport::Options options;
        options.strict = true;
        const QByteArray good = historyLine("1", "A", "x", "1", "2010-12-01 08:26", "2.00");
        const QString path = m_files.write(
            qs("strict.csv"),
            historyHeader() + good + historyLine("2", "A", "x", "x", "2010-12-01 08:26", "2.00"));
        const auto report = m_shop->run(path, options);
        QVERIFY(report);
        QVERIFY(report->strictlyRefused);
        QCOMPARE(report->leftOutLines, 1);
        QCOMPARE(report->orders, 0);
        QCOMPARE(m_shop->eventCount(), 0);
        const auto whole =
            m_shop->run(m_files.write(qs("whole.csv"), historyHeader() + good), options);
        QVERIFY(whole && !whole->strictlyRefused);
        QCOMPARE(whole->orders, 1);
    }

    void K_39_previewAndRunTellHowTheFileWasRead() {
        const auto formOf = [](const Result<ImportReport>& report) {
            if (!report) return report.error().reason;
            const QJsonObject form = toJson(*report)[QLatin1StringView("form")].toObject();
            return QStringList{form[QLatin1StringView("encoding")].toString(),
                               form[QLatin1StringView("separator")].toString(),
                               form[QLatin1StringView("decimal")].toString(),
                               form[QLatin1StringView("date_order")].toString()}
                .join(u' ');
        };
        const auto row = [&](const char* name, const char* form) {
            const QString path = caseFile(qs(name));
            QCOMPARE(formOf(m_shop->preview(path)), qs(form));
            QCOMPARE(formOf(m_shop->run(path)), qs(form));
        };
        row("windows-1252.csv", "windows-1252 , point ymd");
        row("dates-us.csv", "UTF-8 , point mdy");
        row("unicode-text-utf16.txt", "UTF-16LE tab point ymd");
        row("semicolon-comma.csv", "UTF-8 ; comma dmy");
    }

    void K_39_aReasonIsReportedOnceWithItsFirstLines() {
        QByteArray content = historyHeader();
        for (int line = 0; line < 1200; ++line) {
            content += historyLine(QByteArray::number(line).constData(), "A", "x", "1", "40513.35",
                                   "2.00");
        }
        const auto report = m_shop->run(m_files.write(qs("serial.csv"), content));
        QVERIFY(report);
        QCOMPARE(report->total.invoices, 0);
        const QJsonArray reasons = toJson(*report)[QLatin1StringView("left_out")].toArray();
        QCOMPARE(reasons.size(), 1);
        QCOMPARE(reasons[0][QLatin1StringView("reason")].toString(), qs("bad_date"));
        QCOMPARE(reasons[0][QLatin1StringView("count")].toInt(), 1200);
        QCOMPARE(reasons[0][QLatin1StringView("first_lines")].toArray().size(), 10);
        QCOMPARE(toText(*report).count(qs("not a date and time")), 1);
    }

private:
    /// Places an order at a till; returns its number, or the reason of the refusal.
    QString place(const char* till) {
        const CommandOrigin origin{qs("amira"), qs(till), {}, {}, {}};
        CommandBus& bus = m_shop->session().bus();
        if (m_shop->onHand(qs("K-100")) < 1 &&
            !bus.dispatch(ReceiveStock{qs("K-100"), 9, {}}, Intent::fresh(), origin)) {
            return qs("no stock");
        }
        PlaceOrder order;
        order.orderId = OrderId::create();
        order.lines = {{qs("K-100"), 1, {}}};
        const auto placed = bus.dispatch(order, Intent::fresh(), origin);
        return placed ? placed->number : placed.error().reason;
    }

    QStringList found(const char* search) {
        OrderFilter filter;
        filter.search = qs(search);
        const auto page = m_shop->reads().orders.page(filter, {}, 50, {});
        if (!page) return {page.error().detail};
        QStringList numbers;
        for (const OrderRow& row : page->rows) numbers.append(row.number);
        numbers.sort();
        return numbers;
    }

    QStringList imported(const QString& path) {
        const auto report = m_shop->run(path);
        if (!report) return {report.error().reason};
        if (report->stoppedBy) return {report->stoppedBy->detail};
        return orders();
    }

    static QList<qint64> linesOf(const ImportReport& report, ImportWarningKind kind) {
        return report.samples.value(kind).lines;
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HistoryFilesTest)
#include "HistoryFilesTest.moc"
