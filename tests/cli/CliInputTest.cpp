// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Wrong command lines, refused values and unusable databases: the exit code for scripts and the
/// message for users, with nothing changed.
class CliInputTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void wrongUsageIsExplainedAndTouchesNothing_data();
    void wrongUsageIsExplainedAndTouchesNothing();
    void K_11_whatIsNoAmountIsWrongUsage_data();
    void K_11_whatIsNoAmountIsWrongUsage();
    void K_06_aRateOfThreeDecimalsIsKept();
    void K_10_moreDecimalsThanTheCurrencyHasAreRefused_data();
    void K_10_moreDecimalsThanTheCurrencyHasAreRefused();
    void K_12_francsOfCfaHaveNoCents();
    void refusedValuesChangeNothing_data();
    void refusedValuesChangeNothing();
    void K_71_sentencesNameTheRealBounds_data();
    void K_71_sentencesNameTheRealBounds();
    void globalOptionsStandAnywhere();
    void helpAndVersionNeedNoShop();
    void helpNamesOnlyWhatIsThere();
    void theOwnShopIsUsedWithoutDatabase();
    void aFileThatIsNoDatabaseIsLeftUntouched();
    void aDatabaseOfAnotherProgramIsLeftUntouched();
    void aNewerDatabaseIsLeftUntouched();
    void aFolderThatIsNoneIsReported();
    void anAnswerThatCannotBeWrittenIsReported();
    void aServerThatIsAwayIsReported();
    void aWrongPasswordIsReportedWithoutIt();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] CliProcess shop() const { return CliProcess(u"sqlite:"_s + path(u"shop"_s)); }
    void write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] QByteArray read(const QString& name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CliInputTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void CliInputTest::write(const QString& name, const QByteArray& bytes) const {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray CliInputTest::read(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

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
    for (const char* later : {"load", "consume", "backup f", "restore f", "copy --to x",
                              "orders return X", "products import f"}) {
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

void CliInputTest::K_11_whatIsNoAmountIsWrongUsage_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    for (const char* text : {"10+5", "5*2", "1..5", "1,234", "+1", "1e3", ".5", "5."}) {
        QTest::addRow("price %s", text)
            << u"products add --sku A --name B --price "_s + QString(text) << QString(text);
    }
    QTest::newRow("tendered") << u"orders pay X-1 --tendered 10/20"_s << u"10/20"_s;
    QTest::newRow("amount") << u"orders pay X-1 --amount 1,2,3"_s << u"1,2,3"_s;
    QTest::newRow("refund") << u"orders refund X-1 --amount 0x10"_s << u"0x10"_s;
    QTest::newRow("price of a line") << u"orders place --line A=1 --price A=1..5"_s << u"1..5"_s;
    QTest::newRow("price of an added line") << u"orders add-line X-1 A=1 --price 5*2"_s << u"5*2"_s;
    QTest::newRow("quantity") << u"orders place --line A=10+5"_s << u"10+5"_s;
    QTest::newRow("quantity with a sign") << u"products receive A +5"_s << u"+5"_s;
    QTest::newRow("stock") << u"products add --sku A --name B --price 1 --stock 1,000"_s
                           << u"1,000"_s;
    QTest::newRow("K-06: four decimals")
        << u"products add --sku A --name B --price 1 --tax 8.8755"_s << u"8.8755"_s;
    QTest::newRow("K-06: beyond 100")
        << u"products add --sku A --name B --price 1 --tax 8875"_s << u"8875"_s;
    QTest::newRow("K-06: a comma")
        << u"products add --sku A --name B --price 1 --tax 8,875"_s << u"8,875"_s;
    for (const char* code : {"BTC", "ZZZ", "gbp", "XTS", "XAU"}) {
        QTest::addRow("K-12: %s", code) << u"init --currency "_s + QString(code) << QString(code);
    }
}

void CliInputTest::K_11_whatIsNoAmountIsWrongUsage() {
    QFETCH(QString, line);
    QFETCH(QString, text);
    const CliAnswer answer = shop().json(line.split(u' '));
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.messages.contains('\'' + text.toUtf8() + '\''), answer.messages.constData());
    QVERIFY(!QFileInfo::exists(path(u"shop"_s)));
}

void CliInputTest::K_06_aRateOfThreeDecimalsIsKept() {
    shop().done({u"init"_s, u"--currency"_s, u"USD"_s});
    shop().done({u"products"_s, u"add"_s, u"--sku"_s, u"A"_s, u"--name"_s, u"A"_s, u"--price"_s,
                 u"1000.00"_s, u"--tax"_s, u"8.875"_s, u"--stock"_s, u"9"_s});
    QCOMPARE(shop().done({u"products"_s, u"show"_s, u"A"_s})[u"tax_rate"_s], u"8.875"_s);
    const QString id =
        shop().done({u"orders"_s, u"place"_s, u"--line"_s, u"A=1"_s})[u"order_id"_s].toString();
    const QJsonArray lines = shop().done({u"orders"_s, u"show"_s, id})[u"lines"_s].toArray();
    QCOMPARE(lines[0][u"tax_rate"_s], u"8.875"_s);
    // 1000 × 8.875 ÷ 108.875; 81.47 at 8.87 % and 81.56 at 8.88 %.
    QCOMPARE(lines[0][u"tax_minor"_s], 8152);
    QCOMPARE(shop().json({u"verify"_s}).exitCode, 0);
}

void CliInputTest::K_10_moreDecimalsThanTheCurrencyHasAreRefused_data() {
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("price");
    QTest::newRow("GBP") << u"GBP"_s << u"0.125"_s;
    QTest::newRow("JPY") << u"JPY"_s << u"100.00"_s;
    QTest::newRow("KWD") << u"KWD"_s << u"1.2345"_s;
}

void CliInputTest::K_10_moreDecimalsThanTheCurrencyHasAreRefused() {
    QFETCH(QString, currency);
    QFETCH(QString, price);
    shop().done({u"init"_s, u"--currency"_s, currency});
    const CliAnswer answer = shop().json(
        {u"products"_s, u"add"_s, u"--sku"_s, u"A"_s, u"--name"_s, u"A"_s, u"--price"_s, price});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.code(), QByteArray("INVALID_INPUT"));
    const QString expected = u"'%1' is not an amount in %2"_s.arg(price, currency);
    QVERIFY2(answer.messages.contains(expected.toUtf8()), answer.messages.constData());
    QCOMPARE(shop().list({u"products"_s, u"list"_s}).size(), 0);
}

void CliInputTest::K_12_francsOfCfaHaveNoCents() {
    shop().done({u"init"_s, u"--currency"_s, u"XOF"_s, u"--time-zone"_s, u"Africa/Dakar"_s});
    shop().done({u"products"_s, u"add"_s, u"--sku"_s, u"A"_s, u"--name"_s, u"A"_s, u"--price"_s,
                 u"500"_s, u"--stock"_s, u"9"_s});
    QCOMPARE(shop().done({u"products"_s, u"show"_s, u"A"_s})[u"price_minor"_s], 500);
    QVERIFY(shop().run({u"products"_s, u"list"_s}).results.contains("500 XOF"));
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
    for (const char* later : {"load --url", "consume", "backup"}) {
        QVERIFY2(!help.contains(later), later);
    }
}

void CliInputTest::theOwnShopIsUsedWithoutDatabase() {
    const QStringList home{u"XDG_DATA_HOME="_s + path(u"data"_s)};
    QCOMPARE(CliProcess::runBare({u"init"_s}, home).exitCode, 0);
    QVERIFY(QFileInfo::exists(path(u"data/countertop/shop.sqlite"_s)));
}

void CliInputTest::aFileThatIsNoDatabaseIsLeftUntouched() {
    const QByteArray letter = QByteArray("Dear Amy, this is no database.\n").repeated(200);
    write(u"shop"_s, letter);
    const CliAnswer answer = shop().json({u"products"_s, u"list"_s});
    QCOMPARE(answer.code(), QByteArray("DAMAGED"));
    QCOMPARE(answer.exitCode, 4);
    QCOMPARE(answer.results, QByteArray());
    QCOMPARE(read(u"shop"_s), letter);
}

void CliInputTest::aDatabaseOfAnotherProgramIsLeftUntouched() {
    const auto url = DatabaseUrl::parse(u"sqlite:"_s + path(u"shop"_s));
    {
        const auto other = Database::open(*url, Database::Role::Writer, Database::Files::MayBeMade);
        QVERIFY((*other)->run(u"CREATE TABLE recipes (name TEXT)"_s).has_value());
    }
    const QByteArray before = read(u"shop"_s);
    for (const QStringList& line : {QStringList{u"init"_s}, QStringList{u"orders"_s, u"list"_s}}) {
        const CliAnswer answer = shop().json(line);
        QCOMPARE(answer.code(), QByteArray("NOT_FOUND"));
        QCOMPARE(answer.exitCode, 3);
        QCOMPARE(read(u"shop"_s), before);
    }
}

void CliInputTest::aNewerDatabaseIsLeftUntouched() {
    QCOMPARE(shop().run({u"init"_s}).exitCode, 0);
    const auto url = DatabaseUrl::parse(u"sqlite:"_s + path(u"shop"_s));
    {
        const auto newer = Database::open(*url, Database::Role::Writer);
        const QString note =
            u"INSERT INTO schema_migrations (number, name) VALUES (9999, 'later')"_s;
        QVERIFY((*newer)->run(note).has_value());
    }
    const QByteArray before = read(u"shop"_s);
    const CliAnswer answer = shop().json({u"orders"_s, u"list"_s});
    QCOMPARE(answer.code(), QByteArray("NEWER_DATABASE"));
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(read(u"shop"_s), before);
}

void CliInputTest::aFolderThatIsNoneIsReported() {
    write(u"file"_s, "x");
    const CliProcess inside(u"sqlite:"_s + path(u"file/shop.sqlite"_s));
    const CliAnswer answer = inside.json({u"init"_s});
    QCOMPARE(answer.code(), QByteArray("STORAGE"));
    QCOMPARE(answer.exitCode, 3);
    const CliProcess folder(u"sqlite:"_s + m_folder->path());
    QCOMPARE(folder.run({u"init"_s}).exitCode, 3);
}

void CliInputTest::anAnswerThatCannotBeWrittenIsReported() {
    const QString full = u"/dev/full"_s;
    if (!QFileInfo::exists(full)) QSKIP("this system has no /dev/full");
    QProcess process;
    process.setStandardOutputFile(full);
    process.start(CliProcess::program(),
                  {u"--database"_s, u"sqlite:"_s + path(u"shop"_s), u"init"_s, u"--json"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().startsWith("error: STORAGE: "));
}

void CliInputTest::aServerThatIsAwayIsReported() {
    const CliProcess away(u"postgresql://amy:hunter2@127.0.0.1:1/shop"_s);
    const CliAnswer answer = away.json({u"orders"_s, u"list"_s});
    QCOMPARE(answer.code(), QByteArray("NETWORK"));
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(!answer.messages.contains("hunter2"));
    const CliProcess nonsense(u"mysql://amy@127.0.0.1/shop"_s);
    QCOMPARE(nonsense.run({u"orders"_s, u"list"_s}).exitCode, 2);
}

void CliInputTest::aWrongPasswordIsReportedWithoutIt() {
    QUrl server(qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES"));
    if (server.isEmpty()) QSKIP(TestShop::kNoServer);
    server.setPassword(u"hunter2"_s);
    const CliAnswer answer = CliProcess(server.toString(QUrl::FullyEncoded)).json({u"init"_s});
    QCOMPARE(answer.code(), QByteArray("NETWORK"));
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.messages.contains("password"));
    QVERIFY(!answer.messages.contains("hunter2"));
}

QTEST_GUILESS_MAIN(CliInputTest)
#include "CliInputTest.moc"
