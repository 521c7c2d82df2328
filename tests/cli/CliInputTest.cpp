// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliFileTest.h"

#include <QFileInfo>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Wrong command lines and refused values: the exit code for scripts and the message for users,
/// with nothing changed.
class CliInputTest : public CliFileTest {
    Q_OBJECT

private slots:
    void wrongUsageIsExplainedAndTouchesNothing_data();
    void wrongUsageIsExplainedAndTouchesNothing();
    void refusedValuesChangeNothing_data();
    void refusedValuesChangeNothing();
    void K_71_sentencesNameTheRealBounds_data();
    void K_71_sentencesNameTheRealBounds();
    void globalOptionsStandAnywhere();
    void helpAndVersionNeedNoShop();
    void helpNamesOnlyWhatIsThere();
};

void CliInputTest::wrongUsageIsExplainedAndTouchesNothing_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u"a command is expected"_s;
    QTest::newRow("unknown command") << u"bake cake"_s << u"unknown command 'bake'"_s;
    QTest::newRow("no verb") << u"orders"_s << u"needs one of: place"_s;
    QTest::newRow("no verb of projections")
        << u"projections"_s << u"'projections' needs one of: list"_s;
    QTest::newRow("unknown verb") << u"orders fry"_s << u"does not know 'fry'"_s;
    QTest::newRow("unknown option") << u"orders place --lin A=1"_s << u"lin"_s;
    QTest::newRow("option before") << u"--lin orders place"_s << u"unknown option '--lin'"_s;
    QTest::newRow("no value") << u"orders place --line"_s << u"line"_s;
    QTest::newRow("line without =") << u"orders place --line MUG"_s << u"SKU=QTY"_s;
    QTest::newRow("line without SKU") << u"orders place --line =2"_s << u"SKU=QTY"_s;
    QTest::newRow("line without QTY") << u"orders place --line MUG="_s << u"SKU=QTY"_s;
    QTest::newRow("words as quantity")
        << u"orders place --line MUG=abc"_s << u"whole number, not 'abc'"_s;
    QTest::newRow("part of one") << u"orders place --line MUG=1.5"_s << u"whole number"_s;
    QTest::newRow("hexadecimal") << u"orders place --line MUG=0x10"_s << u"whole number"_s;
    QTest::newRow("price as words")
        << u"orders place --line MUG=1 --price MUG=cheap"_s << u"an amount such as 12.50"_s;
    QTest::newRow("price with comma")
        << u"products add --sku A --name B --price 1,50"_s << u"an amount such as 12.50"_s;
    QTest::newRow("price of no line")
        << u"orders place --line MUG=1 --price CUP=1.00"_s << u"no --line has this SKU"_s;
    QTest::newRow("no price") << u"products add --sku A --name B"_s << u"needs --price"_s;
    QTest::newRow("option twice") << u"products add --sku A --sku B --name C --price 1"_s
                                  << u"more than once"_s;
    QTest::newRow("too many words") << u"products show A B"_s << u"'B' is too much"_s;
    QTest::newRow("too few words") << u"products receive A"_s << u"needs QTY"_s;
    QTest::newRow("cancel without reason") << u"orders cancel X-1"_s << u"needs --reason"_s;
    QTest::newRow("unknown method") << u"orders pay X-1 --method shells"_s << u"cash, card"_s;
    QTest::newRow("unknown status") << u"orders list --status lost"_s << u"pending, paid"_s;
    QTest::newRow("unknown sort") << u"orders list --sort colour:asc"_s << u"placed_at"_s;
    QTest::newRow("unknown direction") << u"orders list --sort total:up"_s << u"FIELD:asc"_s;
    QTest::newRow("no day") << u"orders list --from 2026-02-30"_s << u"a day such as"_s;
    QTest::newRow("no limit") << u"orders list --limit 0"_s << u"at least 1"_s;
    QTest::newRow("no period") << u"revenue --by moon"_s << u"day, week, month"_s;
    QTest::newRow("sorted by another")
        << u"revenue --by month --sort week:desc"_s << u"month:asc"_s;
    QTest::newRow("sorted sideways") << u"revenue --sort day:up"_s << u"day:asc or day:desc"_s;
    QTest::newRow("no version") << u"orders show X-1 --at-version 0"_s << u"at least 1"_s;
    QTest::newRow("no time") << u"orders show X-1 --at-time noon"_s << u"a time such as"_s;
    QTest::newRow("no position") << u"events list --from start"_s << u"whole number"_s;
    QTest::newRow("no delivery") << u"outbox retry"_s << u"--all-dead"_s;
    QTest::newRow("no seconds") << u"outbox run --for ever"_s << u"whole number"_s;
    QTest::newRow("no format") << u"history import x.csv"_s << u"needs --format"_s;
    QTest::newRow("unknown format") << u"history import x.csv --format xml"_s << u"online-retail"_s;
    QTest::newRow("later format") << u"history import x.csv --format shopify"_s
                                  << u"not part of this version"_s;
    QTest::newRow("unknown preset") << u"orders export --csv x --preset pdf"_s << u"rfc4180"_s;
    QTest::newRow("currency") << u"init --currency pounds"_s << u"ISO 4217"_s;
    QTest::newRow("time zone") << u"init --time-zone Atlantis/Main"_s << u"Europe/London"_s;
    QTest::newRow("till") << u"orders list --till a/b"_s << u"--till expects"_s;
    for (const char* later :
         {"load", "backup f", "restore f", "copy --to x", "orders return X", "products import f"}) {
        QTest::newRow(later) << QString::fromLatin1(later) << u"not part of this version"_s;
    }
}

void CliInputTest::wrongUsageIsExplainedAndTouchesNothing() {
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const CliAnswer answer = shop().json(line.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.results, QByteArray());
    QVERIFY2(answer.messages.startsWith("error: "), answer.messages.constData());
    QVERIFY2(answer.messages.contains(expected.toUtf8()), answer.messages.constData());
    QVERIFY(!QFileInfo::exists(path(u"shop"_s)));
}

void CliInputTest::refusedValuesChangeNothing_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const QString& line, const char* code) {
        QTest::newRow(name) << line << QByteArray(code);
    };
    row("no lines", u"orders place"_s, "INVALID_INPUT");
    row("nothing", u"orders place --line MUG=0"_s, "INVALID_INPUT");
    row("less than nothing", u"orders place --line MUG=-5"_s, "INVALID_INPUT");
    row("huge", u"orders place --line MUG=99999999999"_s, "INVALID_INPUT");
    row("beyond 64 bits", u"orders place --line MUG=99999999999999999999"_s, "INVALID_INPUT");
    row("price too large", u"orders place --line MUG=1 --price MUG=99999999999999999999"_s,
        "INVALID_INPUT");
    row("total too large", u"orders place --line MUG=9 --price MUG=92233720368547758.00"_s,
        "INVALID_INPUT");
    row("price over the limit", u"orders place --line MUG=1 --price MUG=100000000000.01"_s,
        "INVALID_INPUT");
    row("total over the limit", u"orders place --line MUG=2 --price MUG=50000000000.01"_s,
        "INVALID_INPUT");
    row("negative price", u"orders place --line MUG=1 --price MUG=-1.00"_s, "INVALID_INPUT");
    row("part of a penny", u"orders place --line MUG=1 --price MUG=1.005"_s, "INVALID_INPUT");
    row("unknown SKU", u"orders place --line CUP=1"_s, "NOT_FOUND");
    row("second SKU unknown", u"orders place --line MUG=1 --line CUP=1"_s, "NOT_FOUND");
    row("more than there are", u"orders place --line MUG=11"_s, "OUT_OF_STOCK");
    row("more in sum", u"orders place --line MUG=6 --line MUG=5"_s, "OUT_OF_STOCK");
    row("unknown customer",
        u"orders place --line MUG=1 --customer 01890000-0000-7000-8000-000000000000"_s,
        "NOT_FOUND");
    row("no customer id", u"orders place --line MUG=1 --customer amy"_s, "INVALID_INPUT");
    row("received nothing", u"products receive MUG 0"_s, "INVALID_INPUT");
    row("received less", u"products receive MUG -5"_s, "INVALID_INPUT");
    row("received unknown", u"products receive CUP 5"_s, "NOT_FOUND");
    row("product twice", u"products add --sku MUG --name Again --price 1"_s, "INVALID_INPUT");
    row("negative stock", u"products add --sku CUP --name Cup --price 1 --stock -1"_s,
        "INVALID_INPUT");
    row("unknown product", u"products show CUP"_s, "NOT_FOUND");
    row("K-71 more stock than can be",
        u"products add --sku CUP --name C --price 1 --stock 2147483647"_s, "INVALID_INPUT");
    row("K-71 stock beyond 64 bits",
        u"products add --sku CUP --name C --price 1 --stock 99999999999999999999"_s,
        "INVALID_INPUT");
    row("K-71 reorder level below nothing",
        u"products add --sku CUP --name C --price 1 --reorder -1"_s, "INVALID_INPUT");
    row("K-71 received more than can be", u"products receive MUG 1000000000000"_s, "INVALID_INPUT");
    row("K-72 stream of nothing", u"events list --stream CUP"_s, "NOT_FOUND");
    row("K-72 list backwards", u"orders list --from 2026-02-01 --to 2026-01-31"_s, "INVALID_INPUT");
    row("K-72 export backwards",
        u"orders export --csv backwards.csv --from 2026-02-01 --to 2026-01-31"_s, "INVALID_INPUT");
    row("K-72 revenue backwards", u"revenue --from 2026-02-01 --to 2026-01-31"_s, "INVALID_INPUT");
    row("K-72 revenue of payments backwards",
        u"revenue --basis paid --by month --from 2026-02-01 --to 2026-01-31"_s, "INVALID_INPUT");
    row("K-72 replay backwards", u"events replay product-MUG --from 2 --to 1"_s, "INVALID_INPUT");
    row("K-72 list of no customer", u"orders list --customer="_s, "INVALID_INPUT");
    row("K-72 list of a name", u"orders list --customer amy"_s, "INVALID_INPUT");
    row("K-72 order of no customer", u"orders place --line MUG=1 --customer="_s, "INVALID_INPUT");
    row("K-72 draft of no customer", u"orders place --draft --customer="_s, "INVALID_INPUT");
    row("unknown order", u"orders show T9-000001"_s, "NOT_FOUND");
    row("unknown order id", u"orders confirm 01890000-0000-7000-8000-000000000000"_s, "NOT_FOUND");
    row("unknown order number", u"orders pay T9-000001"_s, "NOT_FOUND");
    row("unknown message", u"outbox show 77"_s, "NOT_FOUND");
    row("unknown destination", u"routes add --events * --to pigeon:coop"_s, "INVALID_INPUT");
    row("unknown route", u"routes remove 77"_s, "NOT_FOUND");
}

void CliInputTest::refusedValuesChangeNothing() {
    QFETCH(QString, line);
    QFETCH(QByteArray, code);
    QCOMPARE(shop().run({u"init"_s}).exitCode, 0);
    shop().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Mug"_s, u"--price"_s,
                 u"12.50"_s, u"--stock"_s, u"10"_s});
    const QJsonObject before = shop().done({u"products"_s, u"show"_s, u"MUG"_s});
    QCOMPARE(before[u"available"_s].toInt(), 10);
    const CliAnswer answer = shop().json(line.split(u' '));
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.results, QByteArray());
    QCOMPARE(shop().done({u"products"_s, u"show"_s, u"MUG"_s}), before);
    QCOMPARE(shop().list({u"orders"_s, u"list"_s}).size(), 0);
    QCOMPARE(shop().list({u"events"_s, u"list"_s, u"--category"_s, u"product"_s}).size(), 2);
}

void CliInputTest::K_71_sentencesNameTheRealBounds_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const QString add = u"products add --sku CUP --name Cup --price 1 "_s;
    QTest::newRow("stock") << add + u"--stock 2147483647"_s
                           << u"between 0 and 1000000000; 2147483647 is not"_s;
    QTest::newRow("just too much stock") << add + u"--stock 1000000001"_s << u"1000000001 is not"_s;
    QTest::newRow("less than no stock") << add + u"--stock -1"_s << u"; -1 is not"_s;
    QTest::newRow("reorder level")
        << add + u"--reorder -1"_s << u"reorder level must be between 0 and 1000000000; -1"_s;
    QTest::newRow("received") << u"products receive MUG 1000000000000"_s
                              << u"between 1 and 1000000000; 1000000000000 is not"_s;
    QTest::newRow("received nothing") << u"products receive MUG 0"_s << u"; 0 is not"_s;
    QTest::newRow("beyond 64 bits")
        << u"orders place --line MUG=18446744073709551617"_s << u"18446744073709551617"_s;
}

void CliInputTest::K_71_sentencesNameTheRealBounds() {
    QFETCH(QString, line);
    QFETCH(QString, expected);
    QCOMPARE(shop().run({u"init"_s}).exitCode, 0);
    shop().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Mug"_s, u"--price"_s,
                 u"12.50"_s, u"--stock"_s, u"10"_s});
    const CliAnswer answer = shop().json(line.split(u' '));
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.messages.contains(expected.toUtf8()), answer.messages.constData());
}

void CliInputTest::globalOptionsStandAnywhere() {
    const QString database = u"--database=sqlite:"_s + path(u"shop"_s);
    QCOMPARE(shop().run({u"init"_s}).exitCode, 0);
    const QList<QStringList> lines{{u"--json"_s, database, u"products"_s, u"list"_s},
                                   {u"products"_s, u"--json"_s, u"list"_s, database},
                                   {u"--till"_s, u"T1"_s, u"products"_s, database, u"list"_s,
                                    u"--staff"_s, u"Amy"_s, u"--json"_s}};
    for (const QStringList& line : lines) {
        const CliAnswer answer = CliProcess::runBare(line);
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(answer.results, QByteArray("[]\n"));
    }
}

void CliInputTest::helpAndVersionNeedNoShop() {
    for (const QString& line : {u"--help"_s, u"orders --help"_s, u"orders place --help"_s,
                                u"revenue -h"_s, u"--version"_s}) {
        const CliAnswer answer = shop().run(line.split(u' '));
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(!answer.results.isEmpty());
        QCOMPARE(answer.messages, QByteArray());
    }
    QVERIFY(!QFileInfo::exists(path(u"shop"_s)));
    QVERIFY(shop().run({u"orders"_s, u"pay"_s, u"--help"_s}).results.contains("--tendered"));
}

void CliInputTest::helpNamesOnlyWhatIsThere() {
    const QByteArray help = shop().run({u"--help"_s}).results;
    for (const char* there : {"orders place", "outbox run", "verify", "history import"}) {
        QVERIFY2(help.contains(there), there);
    }
    for (const char* later : {"load --url", "backup"}) {
        QVERIFY2(!help.contains(later), later);
    }
}

QTEST_GUILESS_MAIN(CliInputTest)
#include "CliInputTest.moc"
