// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliShopTest.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Lists, exports, imports and checks through the real program, on both databases.
class CliListsTest : public CliShopTest {
    Q_OBJECT

private slots:
    void emptyListsAreEmptyArrays();
    void K_90_aSuccessSaysNothingOnStderr();
    void ordersAreFilteredAndSorted();
    void aListGoesOnWhereItsLimitEnded();
    void ordersAreExportedForPeopleAndPrograms();
    void K_29_anExportGoesToTheStandardOutput();
    void anExportIntoAMissingFolderLeavesNothing();
    void revenueHasTheDocumentedFields();
    void ES_12_eventsAreNarrowedByTypeCategoryAndPosition();
    void K_72_theStreamOfAnOrderIsFound();
    void K_15_revenueIsSortedByThePeriodOrByDay();
    void aHistoryIsImportedOnce();
    void K_39_theExitCodeTellsWhetherAnythingWasRead();
    void K_39_aDryRunJudgesAsTheRunDoes();
    void aDryRunChangesNothing();
    void aCleanShopIsVerified();
    void theDemoShopIsMadeOnce();

private:
    [[nodiscard]] QStringList numbersOf(const QStringList& filter) const;
};

QStringList CliListsTest::numbersOf(const QStringList& filter) const {
    QStringList numbers;
    for (const QJsonValue& row : cli().list(QStringList{u"orders"_s, u"list"_s} + filter)) {
        numbers.append(row[u"number"_s].toString());
    }
    return numbers;
}

void CliListsTest::emptyListsAreEmptyArrays() {
    const QList<QStringList> lists{{u"products"_s, u"list"_s},
                                   {u"customers"_s, u"list"_s},
                                   {u"orders"_s, u"list"_s},
                                   {u"events"_s, u"list"_s},
                                   {u"outbox"_s, u"list"_s},
                                   {u"routes"_s, u"list"_s},
                                   {u"revenue"_s}};
    for (const QStringList& list : lists) {
        const CliAnswer answer = cli().json(list);
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(answer.results, QByteArray("[]\n"));
    }
}

void CliListsTest::K_90_aSuccessSaysNothingOnStderr() {
    addMug();
    const QString number = place(u"2"_s);
    const QList<QStringList> lines{{u"products"_s, u"list"_s},
                                   {u"products"_s, u"receive"_s, u"MUG"_s, u"5"_s},
                                   {u"products"_s, u"show"_s, u"MUG"_s},
                                   {u"customers"_s, u"add"_s, u"--name"_s, u"Amy"_s},
                                   {u"customers"_s, u"list"_s},
                                   {u"orders"_s, u"list"_s, u"--status"_s, u"pending"_s},
                                   {u"orders"_s, u"show"_s, number},
                                   {u"orders"_s, u"pay"_s, number},
                                   {u"revenue"_s},
                                   {u"events"_s, u"list"_s},
                                   {u"events"_s, u"replay"_s, number},
                                   {u"projections"_s, u"list"_s},
                                   {u"sagas"_s, u"list"_s},
                                   {u"routes"_s, u"list"_s},
                                   {u"outbox"_s, u"list"_s}};
    for (const QStringList& line : lines) {
        const CliAnswer answer = cli().json(line);
        QCOMPARE(answer.exitCode, 0);
        QVERIFY2(answer.isJson(), qPrintable(line.join(u' ')));
        QCOMPARE(answer.messages, QByteArray());
    }
}

void CliListsTest::ordersAreFilteredAndSorted() {
    addMug();
    const QString small = place(u"1"_s);
    const QString large = place(u"5"_s);
    const QString gone = place(u"3"_s);
    cli().done({u"orders"_s, u"pay"_s, large});
    cli().done({u"orders"_s, u"cancel"_s, gone, u"--reason"_s, u"x"_s});
    QCOMPARE(numbersOf({}), (QStringList{gone, large, small}));
    QCOMPARE(numbersOf({u"--status"_s, u"paid"_s}), QStringList{large});
    QCOMPARE(numbersOf({u"--status"_s, u"pending"_s}), QStringList{small});
    QCOMPARE(numbersOf({u"--search"_s, gone}), QStringList{gone});
    QCOMPARE(numbersOf({u"--sort"_s, u"total:desc"_s}), (QStringList{large, gone, small}));
    QCOMPARE(numbersOf({u"--sort"_s, u"number:asc"_s}), (QStringList{small, large, gone}));
    QCOMPARE(numbersOf({u"--to"_s, u"2001-01-01"_s}), QStringList());
    QCOMPARE(numbersOf({u"--from"_s, u"2001-01-01"_s}).size(), 3);
    QCOMPARE(numbersOf({u"--customer"_s, newUuidV7()}), QStringList());
}

void CliListsTest::aListGoesOnWhereItsLimitEnded() {
    addMug();
    for (int count = 0; count < 5; ++count) QVERIFY(!place(u"1"_s).isEmpty());
    QStringList numbers;
    QString cursor;
    for (int page = 0; page < 3; ++page) {
        QStringList arguments{u"orders"_s, u"list"_s, u"--limit"_s, u"2"_s};
        if (!cursor.isEmpty()) arguments += QStringList{u"--after"_s, cursor};
        const CliAnswer answer = cli().json(arguments);
        QCOMPARE(answer.exitCode, 0);
        for (const QJsonValue& row : answer.array()) numbers.append(row[u"number"_s].toString());
        cursor = answer.messages.startsWith("next: ")
                     ? QString::fromUtf8(answer.messages.mid(6)).trimmed()
                     : QString();
        QCOMPARE(cursor.isEmpty(), page == 2);
    }
    QCOMPARE(numbers, numbersOf({}));
    const CliAnswer wrong = cli().run({u"orders"_s, u"list"_s, u"--after"_s, u"nonsense"_s});
    QCOMPARE(wrong.exitCode, 1);
    QCOMPARE(wrong.code(), QByteArray("INVALID_INPUT"));
}

void CliListsTest::ordersAreExportedForPeopleAndPrograms() {
    addMug();
    const QString number = place(u"2"_s);
    QVERIFY(!place(u"1"_s).isEmpty());
    const QString path = filePath(u"orders.csv"_s);
    const QJsonObject all = cli().done({u"orders"_s, u"export"_s, u"--csv"_s, path});
    QCOMPARE(all[u"orders"_s], 2);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 4);  // the header, two orders, nothing after the last line end
    QVERIFY(lines[0].startsWith("number,"));
    QVERIFY(lines[2].startsWith(number.toUtf8() + ','));
    QVERIFY(lines[2].contains(",25.00,"));
    file.close();
    const QJsonObject one = cli().done({u"orders"_s, u"export"_s, u"--csv"_s, path, u"--preset"_s,
                                        u"excel"_s, u"--search"_s, number});
    QCOMPARE(one[u"orders"_s], 1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("\xEF\xBB\xBF"));
}

void CliListsTest::K_29_anExportGoesToTheStandardOutput() {
    addMug();
    const QString number = place(u"2"_s);
    const CliAnswer answer = cli().run({u"orders"_s, u"export"_s, u"--csv"_s, u"-"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.results.startsWith("number,"));
    QCOMPARE(answer.results.count('\n'), 2);
    QVERIFY(answer.results.contains(number.toUtf8()));
    QVERIFY(!QFile::exists(u"-"_s));
    QCOMPARE(cli().json({u"orders"_s, u"export"_s, u"--csv"_s, u"-"_s}).exitCode, 2);
}

void CliListsTest::anExportIntoAMissingFolderLeavesNothing() {
    const CliAnswer answer =
        cli().run({u"orders"_s, u"export"_s, u"--csv"_s, filePath(u"missing/orders.csv"_s)});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.code(), QByteArray("STORAGE"));
    QCOMPARE(answer.results, QByteArray());
}

void CliListsTest::revenueHasTheDocumentedFields() {
    addMug();
    cli().done({u"orders"_s, u"pay"_s, place(u"2"_s)});
    QVERIFY(!place(u"1"_s).isEmpty());
    const QJsonArray days = cli().list({u"revenue"_s, u"--sort"_s, u"day:desc"_s});
    QCOMPARE(days.size(), 1);
    QCOMPARE(days[0][u"orders"_s], QJsonValue(1));
    QCOMPARE(days[0][u"total_minor"_s], QJsonValue(2500));
    QCOMPARE(days[0][u"currency"_s], QJsonValue(u"GBP"_s));
    QCOMPARE(days[0][u"day"_s].toString().size(), 10);
    const QJsonArray months = cli().list({u"revenue"_s, u"--by"_s, u"month"_s});
    QCOMPARE(months[0][u"month"_s].toString(), days[0][u"day"_s].toString().left(7));
    const QJsonArray paid = cli().list({u"revenue"_s, u"--basis"_s, u"paid"_s});
    QCOMPARE(paid[0][u"total_minor"_s], QJsonValue(2500));
    QCOMPARE(cli().list({u"revenue"_s, u"--to"_s, u"2001-01-01"_s}).size(), 0);
}

void CliListsTest::ES_12_eventsAreNarrowedByTypeCategoryAndPosition() {
    addMug();
    cli().done({u"orders"_s, u"pay"_s, place(u"2"_s)});
    const auto typesOf = [](const QJsonArray& events) {
        QStringList types;
        for (const QJsonValue& event : events) types.append(event[u"type"_s].toString());
        return types;
    };
    const QStringList list{u"events"_s, u"list"_s};
    // The feed shows events once no older transaction is open on the server.
    QTRY_VERIFY_WITH_TIMEOUT(typesOf(cli().list(list)).contains(u"OrderConfirmed"_s), 60'000);
    const QJsonArray all = cli().list(list);
    QCOMPARE(typesOf(all).value(0), u"ProductAdded"_s);
    const QStringList either{u"--type"_s, u"OrderPlaced"_s, u"--type"_s, u"PaymentCaptured"_s};
    QCOMPARE(typesOf(cli().list(list + either)),
             (QStringList{u"OrderPlaced"_s, u"PaymentCaptured"_s}));
    const QStringList neither = either + QStringList{u"--category"_s, u"product"_s};
    const CliAnswer none = cli().json(list + neither);
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.results, QByteArray("[]\n"));
    const QString second = QString::number(all[1][u"position"_s].toInteger());
    const QJsonArray later = cli().list(list + QStringList{u"--from"_s, second});
    QCOMPARE(later.size(), all.size() - 2);
    QCOMPARE(cli().list(list + QStringList{u"--limit"_s, u"1"_s}).size(), 1);
    const QJsonArray mug = cli().list(list + QStringList{u"--stream"_s, u"product-MUG"_s});
    QCOMPARE(typesOf(mug), (QStringList{u"ProductAdded"_s, u"StockReceived"_s}));
}

void CliListsTest::K_72_theStreamOfAnOrderIsFound() {
    addMug();
    const QString number = place(u"2"_s);
    const QString id = cli().done({u"orders"_s, u"show"_s, number})[u"order_id"_s].toString();
    const QJsonArray versions = cli().list({u"events"_s, u"replay"_s, number});
    QVERIFY(!versions.isEmpty());
    // The feed shows events once no older transaction is open on the server.
    const auto listed = [&](const QString& stream) {
        return cli().list({u"events"_s, u"list"_s, u"--stream"_s, stream});
    };
    QTRY_COMPARE_WITH_TIMEOUT(listed(u"order-"_s + id), versions, 60'000);
    QCOMPARE(listed(id), versions);
    QCOMPARE(listed(id.toUpper()), versions);
    QCOMPARE(listed(number), versions);
    QCOMPARE(listed(u"MUG"_s), cli().list({u"events"_s, u"replay"_s, u"product-MUG"_s}));
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, id.toUpper()})[u"number"_s], number);
    QCOMPARE(cli().json({u"orders"_s, u"pay"_s, id.toUpper()}).exitCode, 0);
}

void CliListsTest::K_15_revenueIsSortedByThePeriodOrByDay() {
    addMug();
    cli().done({u"orders"_s, u"pay"_s, place(u"2"_s)});
    for (const QString& period : {u"day"_s, u"week"_s, u"month"_s}) {
        const QStringList by{u"revenue"_s, u"--by"_s, period};
        const QJsonArray rows = cli().list(by);
        QCOMPARE(rows.size(), 1);
        for (const QString& sort :
             {period, period + u":asc"_s, period + u":desc"_s, u"day:asc"_s, u"day:desc"_s}) {
            QCOMPARE(cli().list(by + QStringList{u"--sort"_s, sort}), rows);
        }
    }
    const QByteArray help = cli().run({u"revenue"_s, u"--help"_s}).results;
    QVERIFY2(help.contains("PERIOD:asc|desc"), help.constData());
}

namespace {

QString writeHistory(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
        "536365,85123A,LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\r\n"
        "536365,71053,\"LANTERN, METAL\",2,2010-12-01 08:26:00,3.39,17850.0,United Kingdom\r\n"
        "536366,22633,HAND WARMER,1,2011-01-04 10:00:00,1.125,,United Kingdom\r\n"
        "C536379,85123A,LIGHT HOLDER,-1,2011-01-05 09:41:00,2.55,17850.0,United Kingdom\r\n");
    return path;
}

}  // namespace

void CliListsTest::aHistoryIsImportedOnce() {
    const QStringList import{u"history"_s, u"import"_s, writeHistory(filePath(u"history.csv"_s)),
                             u"--format"_s, u"online-retail"_s};
    const CliAnswer first = cli().json(import);
    QCOMPARE(first.exitCode, 0);
    QVERIFY(first.isJson());
    const QJsonArray months = cli().list({u"revenue"_s, u"--by"_s, u"month"_s});
    QCOMPARE(months.size(), 2);
    QCOMPARE(months[0][u"month"_s].toString(), u"2010-12"_s);
    QCOMPARE(months[0][u"total_minor"_s].toInt(), 6 * 255 + 2 * 339);
    QCOMPARE(months[1][u"total_minor"_s].toInt(), 113 - 255);
    QCOMPARE(cli().run(import).exitCode, 0);
    QCOMPARE(cli().list({u"revenue"_s, u"--by"_s, u"month"_s}), months);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliListsTest::K_39_theExitCodeTellsWhetherAnythingWasRead() {
    const QString path = filePath(u"partly.csv"_s);
    const QByteArray header =
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n";
    const QByteArray good = "1,A,X,6,2010-12-01 08:26:00,2.55,17850,UK\r\n";
    const QByteArray bad = "2,A,X,six,2010-12-01 08:26:00,2.55,17850,UK\r\n";
    const auto import = [&](const QByteArray& content, const QStringList& options = {}) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
        file.write(content);
        file.close();
        return cli().json(
            QStringList{u"history"_s, u"import"_s, path, u"--format"_s, u"online-retail"_s} +
            options);
    };
    QCOMPARE(import(header + bad).exitCode, 1);
    QCOMPARE(import(header).exitCode, 1);
    const CliAnswer strict = import(header + good + bad, {u"--strict"_s});
    QCOMPARE(strict.exitCode, 1);
    QCOMPARE(strict.object()[u"left_out_lines"_s].toInt(), 1);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 0);
    const CliAnswer strictDry = import(header + good + bad, {u"--strict"_s, u"--dry-run"_s});
    QCOMPARE(strictDry.exitCode, 1);
    QCOMPARE(strictDry.object()[u"left_out_lines"_s].toInt(), 1);
    const CliAnswer dry = import(header + good + bad, {u"--dry-run"_s});
    QCOMPARE(dry.exitCode, 0);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 0);
    const CliAnswer partly = import(header + good + bad);
    QCOMPARE(partly.exitCode, 0);
    QCOMPARE(partly.object()[u"left_out_lines"_s].toInt(), 1);
    QCOMPARE(partly.object()[u"left_out_invoices"_s].toInt(), 1);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 1);
    QCOMPARE(import(header + good, {u"--date-order"_s, u"ydm"_s}).exitCode, 2);
    QCOMPARE(import(header + good, {u"--encoding"_s, u"klingon"_s}).exitCode, 2);
    QCOMPARE(import(header + good, {u"--decimal"_s, u"dot"_s}).exitCode, 2);
}

void CliListsTest::K_39_aDryRunJudgesAsTheRunDoes() {
    const QString path = filePath(u"again.csv"_s);
    const auto import = [&](const QByteArray& price, const QStringList& options) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
        file.write(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
            "1,B,Adjust bad debt,1,2010-12-01 08:26:00," +
            price + ",17850,UK\r\n");
        file.close();
        return cli().run(
            QStringList{u"history"_s, u"import"_s, path, u"--format"_s, u"online-retail"_s} +
            options);
    };
    QCOMPARE(import("-3.00", {}).exitCode, 0);
    for (const QStringList& dry : {QStringList{u"--dry-run"_s}, QStringList{}}) {
        const CliAnswer told = import("-4.00", dry);
        QCOMPARE(told.exitCode, 1);
        QVERIFY(told.messages.contains("--replace corrects them"));
        const CliAnswer kept = import("-4.00", dry + QStringList{u"--replace"_s});
        QCOMPARE(kept.exitCode, 1);
        QVERIFY(kept.messages.contains("cannot be corrected"));
        QVERIFY(!kept.messages.contains("--replace"));
    }
}

void CliListsTest::aDryRunChangesNothing() {
    const QStringList import{u"history"_s, u"import"_s, writeHistory(filePath(u"history.csv"_s)),
                             u"--format"_s, u"online-retail"_s};
    const CliAnswer report = cli().json(import + QStringList{u"--dry-run"_s});
    QCOMPARE(report.exitCode, 0);
    QVERIFY(report.isJson());
    // The option's former name, from before all imports shared one.
    QCOMPARE(cli().json(import + QStringList{u"--preview"_s}).exitCode, 2);
    QCOMPARE(cli().list({u"products"_s, u"list"_s}).size(), 0);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 0);
    const CliAnswer missing = cli().run(
        {u"history"_s, u"import"_s, filePath(u"no.csv"_s), u"--format"_s, u"online-retail"_s});
    QCOMPARE(missing.exitCode, 1);
    QCOMPARE(missing.code(), QByteArray("NOT_FOUND"));
}

void CliListsTest::aCleanShopIsVerified() {
    addMug();
    cli().done({u"orders"_s, u"pay"_s, place(u"2"_s)});
    const QJsonObject report = cli().done({u"verify"_s});
    QCOMPARE(report[u"clean"_s], QJsonValue(true));
    QVERIFY(report[u"checks"_s].toArray().size() > 5);
    const auto session = shop().session();
    QVERIFY(session->database().run(u"UPDATE products SET on_hand = on_hand + 1"_s).has_value());
    const CliAnswer damaged = cli().json({u"verify"_s});
    QCOMPARE(damaged.exitCode, 4);
    QCOMPARE(damaged.code(), QByteArray("DAMAGED"));
    QCOMPARE(damaged.object()[u"clean"_s], QJsonValue(false));
}

void CliListsTest::theDemoShopIsMadeOnce() {
    const QJsonObject made = cli().done({u"init"_s, u"--demo"_s});
    QCOMPARE(made[u"products"_s].toInt(), 60);
    QCOMPARE(made[u"customers"_s].toInt(), 20);
    QVERIFY(made[u"orders"_s].toInt() > 1000);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), made[u"orders"_s].toInt());
    QCOMPARE(cli().list({u"customers"_s, u"list"_s}).size(), 20);
    const CliAnswer again = cli().run({u"init"_s, u"--demo"_s});
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.code(), QByteArray("INVALID_TRANSITION"));
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(CliListsTest)
#include "CliListsTest.moc"
