// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/LayerRules.h"
#include "tests/architecture/StyleRules.h"

#include <QTest>

#include <functional>

using namespace countertop::architecture;

namespace {

using Rule = std::function<QStringList(const SourceFile&)>;

Rule withHeaders(QStringList (*rule)(const SourceFile&, const QSet<QString>&),
                 const QString& module) {
    const auto headers = qtHeaders(QStringLiteral(COUNTERTOP_QT_HEADERS), module);
    return [=](const SourceFile& file) { return rule(file, headers); };
}

QString repeated(int count) { return QStringLiteral("    step();\n").repeated(count); }

}  // namespace

Q_DECLARE_METATYPE(Rule)

/// Feeds each rule of ArchitectureTest made-up sources, good and bad: a rule that detects nothing
/// would pass every tree. `lines` are the lines where a violation is expected.
class ArchitectureRulesTest : public QObject {
    Q_OBJECT

private slots:
    void ruleNoticesExactlyTheViolations_data();
    void ruleNoticesExactlyTheViolations();
    void functionsAreFoundWithTheirLines_data();
    void functionsAreFoundWithTheirLines();
    void commentsAndStringsAreNoCode();

private:
    static void addIncludeRows();
    static void addModuleRows();
    static void addSizeRows();
    static void addStyleRows();
    static void addLookRows();
};

namespace {

using Lines = QList<int>;

void row(const char* name, const Rule& rule, const char* path, const QString& text,
         const Lines& lines) {
    QTest::newRow(name) << rule << QString::fromLatin1(path) << text << lines;
}

}  // namespace

void ArchitectureRulesTest::ruleNoticesExactlyTheViolations_data() {
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Lines>("lines");
    addIncludeRows();
    addModuleRows();
    addSizeRows();
    addStyleRows();
    addLookRows();
}

void ArchitectureRulesTest::addIncludeRows() {
    const auto include = [](const char* path) {
        return QStringLiteral("#pragma once\n#include \"%1\"\n").arg(QLatin1String(path));
    };
    const Rule layers = findForbiddenIncludes;
    row("core below domain", layers, "models/core/A.h", include("models/domain/B.h"), {2});
    row("domain above core", layers, "models/domain/A.h", include("models/core/B.h"), {});
    row("events below store", layers, "models/events/A.h", include("models/store/B.h"), {2});
    row("projections below commands", layers, "models/projections/A.h",
        include("models/commands/B.h"), {2});
    row("commands below store", layers, "models/commands/A.h", include("models/store/B.h"), {2});
    row("store above commands", layers, "models/store/A.h", include("models/commands/B.h"), {});
    row("sagas above commands", layers, "models/sagas/A.h", include("models/commands/B.h"), {});
    row("tables without store", layers, "models/tables/A.h", include("models/store/B.h"), {2});
    row("models below views", layers, "models/tables/A.h", include("views/B.h"), {2});
    row("views without store", layers, "views/till/A.cpp", include("models/store/B.h"), {2});
    row("views without workers", layers, "views/till/A.cpp", include("workers/B.h"), {2});
    row("views with tables", layers, "views/till/A.cpp", include("models/tables/B.h"), {});
    row("workers without views", layers, "workers/A.cpp", include("views/B.h"), {2});
    row("workers with store", layers, "workers/A.cpp", include("models/store/B.h"), {});
    row("nobody includes app", layers, "views/A.cpp", include("app/B.h"), {2});
    row("nobody includes tests", layers, "workers/A.cpp", include("tests/B.h"), {2});
    row("app includes all", layers, "app/A.cpp", include("models/store/B.h"), {});
    row("tests include all", layers, "tests/A.cpp", include("workers/B.h"), {});
    row("unknown folder", layers, "models/misc/A.cpp", QString(), {1});
    row("include in a comment", layers, "models/core/A.h",
        QStringLiteral("// #include \"views/B.h\"\n/*\n#include \"views/B.h\"\n*/\n"), {});

    const Rule folders = findIncludesOfHigherFolders;
    row("folder of the store below", folders, "models/store/write/A.h",
        include("models/store/connection/B.h"), {});
    row("its own folder", folders, "models/store/write/A.h", include("models/store/write/B.h"), {});
    row("folder of the store above", folders, "models/store/write/A.h",
        include("models/store/queries/B.h"), {2});
    row("outside of the store's folders", folders, "models/store/A.h",
        include("models/store/write/B.h"), {1});
    row("forms above lists", folders, "views/lists/A.h", include("views/forms/B.h"), {2});
    row("pages above the shared folders", folders, "views/till/A.h", include("views/forms/B.h"),
        {});
    row("shared folders below pages", folders, "views/forms/A.h", include("views/till/B.h"), {2});
    row("the window above pages", folders, "views/A.h", include("views/till/B.h"), {});
    row("services below the application", folders, "app/services/A.h", include("app/B.h"), {2});

    const Rule root = findIncludesNotFromRoot;
    row("include beside the file", root, "models/core/A.cpp", include("A.h"), {2});
    row("include upwards", root, "models/core/A.cpp", include("../domain/B.h"), {2});
    row("include from the root", root, "models/core/A.cpp", include("models/core/A.h"), {});
    row("include of moc output", root, "tests/ATest.cpp", include("ATest.moc"), {});
}

void ArchitectureRulesTest::addModuleRows() {
    const auto include = [](const char* path) {
        return QStringLiteral("#include <QString>\n#include <%1>\n").arg(QLatin1String(path));
    };
    const Rule sql = withHeaders(findSqlIncludes, QStringLiteral("QtSql"));
    row("sql in views", sql, "views/A.cpp", include("QSqlQuery"), {2});
    row("sql by module in app", sql, "app/A.cpp", include("QtSql/QSqlDatabase"), {2});
    row("raw sqlite in workers", sql, "workers/A.cpp", include("sqlite3.h"), {2});
    row("sql in store", sql, "models/store/A.cpp", include("QSqlQuery"), {});

    const Rule widgets = withHeaders(findWidgetIncludes, QStringLiteral("QtWidgets"));
    row("widgets in models", widgets, "models/tables/A.cpp", include("QLabel"), {2});
    row("widgets in workers", widgets, "workers/A.cpp", include("QtWidgets"), {2});
    row("widgets by file name", widgets, "workers/A.cpp", include("qdialog.h"), {2});
    row("plot in models", widgets, "models/tables/A.cpp", include("qcustomplot.h"), {2});
    row("gui class in models", widgets, "models/tables/A.cpp", include("QColor"), {});
    row("widgets in views", widgets, "views/A.cpp", include("QLabel"), {});
    row("widgets in app", widgets, "app/A.cpp", include("QApplication"), {});

    const Rule network = withHeaders(findNetworkIncludes, QStringLiteral("QtNetwork"));
    row("network in views", network, "views/A.cpp", include("QNetworkAccessManager"), {2});
    row("redis in models", network, "models/store/A.cpp", include("hiredis/hiredis.h"), {2});
    row("kafka in app", network, "app/A.cpp", include("librdkafka/rdkafkacpp.h"), {2});
    row("curl in app", network, "app/A.cpp", include("curl/curl.h"), {2});
    row("intake in app", network, "app/A.cpp", include("httplib.h"), {2});
    row("network in workers", network, "workers/A.cpp", include("QNetworkAccessManager"), {});
}

void ArchitectureRulesTest::addSizeRows() {
    const auto function = [](const char* head, int lines) {
        return QStringLiteral("%1 {\n%2}\n").arg(QLatin1String(head), repeated(lines - 2));
    };
    const Rule functions = findLongFunctions;
    row("function of 70", functions, "app/A.cpp", function("void f()", kLongestFunction), {});
    row("function of 71", functions, "app/A.cpp", function("void f()", kLongestFunction + 1), {1});
    row("constructor of 71", functions, "app/A.cpp",
        function("A::A(int b)\n    : m_a{1}, m_b{b}", kLongestFunction + 1), {2});
    row("method in a class", functions, "app/A.h",
        QStringLiteral("namespace n {\nclass A : public B {\npublic:\n") +
            function("Result<int> f(const X& x) const override", kLongestFunction + 1) +
            QStringLiteral("};\n}\n"),
        {4});
    row("long class of short functions", functions, "app/A.h",
        QStringLiteral("class A {\n") + QStringLiteral("    int f() { return 1; }\n").repeated(90) +
            QStringLiteral("};\n"),
        {});
    row("long table", functions, "app/A.cpp",
        QStringLiteral("const QMap<int, int> kTable = {\n") +
            QStringLiteral("    {1, f(2)},\n").repeated(90) + QStringLiteral("};\n"),
        {});

    const Rule files = findLongFile;
    row("file of 500", files, "app/A.cpp", repeated(kLongestFile), {});
    row("file of 501", files, "app/A.cpp", repeated(kLongestFile + 1), {kLongestFile + 1});
    row("main window of 301", files, "views/MainWindow.cpp", repeated(kLongestMainWindow + 1),
        {kLongestMainWindow + 1});
}

void ArchitectureRulesTest::addStyleRows() {
    const Rule licence = findMissingLicence;
    row("no licence", licence, "app/A.cpp", QStringLiteral("#include <QString>\n"), {1});
    row("empty file", licence, "app/A.cpp", QString(), {1});
    row("licence", licence, "app/A.cpp",
        QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n"), {});

    const Rule sleeps = findFixedSleeps;
    row("fixed sleeps in a test", sleeps, "tests/cli/A.cpp",
        QStringLiteral("QTest::qWait(50);\nstd::this_thread::sleep_for(1ms);\nQThread::sleep(1);\n"
                       "QTest::qWaitFor(isThere, 50);\n"),
        {1, 2, 3});
    row("sleep of the waiting", sleeps, "tests/support/Waiting.h",
        QStringLiteral("std::this_thread::sleep_for(time);\n"), {});
    row("pause of a worker", sleeps, "workers/A.cpp", QStringLiteral("QThread::msleep(1);\n"), {});

    const Rule clocks = findOtherClocks;
    row("Qt's clock", clocks, "app/A.cpp",
        QStringLiteral("auto now = QDateTime::currentMSecsSinceEpoch();\n"), {1});
    row("the clock", clocks, "models/core/Clock.cpp", QStringLiteral("system_clock::now();\n"), {});

    const Rule guard = findMissingHeaderGuard;
    row("header without guard", guard, "app/A.h", QStringLiteral("class A;\n"), {1});
    row("header with guard", guard, "app/A.h", QStringLiteral("//\n#pragma once\n"), {});

    const Rule connects = findStringConnects;
    row("connect by text", connects, "views/A.cpp",
        QStringLiteral("connect(a, SIGNAL(x()),\n        b, SLOT(y()));\n"), {1, 2});
    row("connect by pointer", connects, "views/A.cpp",
        QStringLiteral("connect(a, &A::x, b, &B::y);  // not SIGNAL(x())\n"), {});

    const Rule singletons = findSingletons;
    row("singleton", singletons, "app/A.h", QStringLiteral("    static Shop& instance();\n"), {1});
    row("global static", singletons, "app/A.cpp", QStringLiteral("Q_GLOBAL_STATIC(A, a)\n"), {1});
    row("global variable", singletons, "app/A.cpp", QStringLiteral("static int counter = 0;\n"),
        {1});
    row("global constant", singletons, "app/A.cpp",
        QStringLiteral("static const int kCount = 0;\ninline constexpr int kMore = 1;\n"), {});
    row("static function", singletons, "app/A.cpp", QStringLiteral("static int count();\n"), {});

    const Rule threads = findSubclassedThreads;
    row("subclassed thread", threads, "workers/A.h", QStringLiteral("class A : public QThread {\n"),
        {1});
    row("thread as member", threads, "workers/A.h", QStringLiteral("    QThread m_thread;\n"), {});

    const Rule loops = findNestedEventLoops;
    row("nested loop", loops, "views/A.cpp", QStringLiteral("QCoreApplication::processEvents();\n"),
        {1});

    const Rule sql = findSqlText;
    row("sql text in views", sql, "views/A.cpp",
        QStringLiteral("auto q = \"SELECT a FROM b\";\n// SELECT a FROM b\n"), {1});
    row("sql text in a raw string", sql, "workers/A.cpp",
        QStringLiteral("auto q = R\"(\n  INSERT INTO b\n)\";\n"), {2});
    row("sql words in code", sql, "workers/A.cpp", QStringLiteral("if (x == SELECT) f(\"a\");\n"),
        {});
    row("sql text in store", sql, "models/store/A.cpp",
        QStringLiteral("auto q = \"DELETE FROM b\";\n"), {});
    row("a sentence", sql, "views/A.cpp", QStringLiteral("tr(\"Select an order from it\");\n"), {});

    const Rule unfinished = findUnfinishedWork;
    row("note to self", unfinished, "app/A.cpp",
        QStringLiteral("int a;\n// TO") + QStringLiteral("DO: more\n"), {2});
    row("fix later", unfinished, "app/A.cpp", QStringLiteral("// FIX") + QStringLiteral("ME\n"),
        {1});
    row("a longer word", unfinished, "app/A.cpp", QStringLiteral("// kTODOS\n"), {});
}

void ArchitectureRulesTest::addLookRows() {
    const Rule looks = findLooksOutsideTheme;
    const auto line = [](const char* text) { return QLatin1String(text) + QStringLiteral("\n"); };
    row("colour by text", looks, "views/till/A.cpp", line("QColor(\"#ff0000\")"), {1});
    row("colour by literal", looks, "views/till/A.cpp",
        line("QColor c(QStringLiteral(\"#fff\"));\nQString s = \"#aabbcc\";"), {2});
    row("colour by numbers", looks, "views/till/A.cpp", line("QColor(255, 0, 0)"), {1});
    row("colour by name", looks, "views/till/A.cpp", line("pen.setColor(Qt::darkRed);"), {1});
    row("style sheet", looks, "app/A.cpp", line("w->setStyleSheet(text);"), {1});
    row("width in pixels", looks, "views/A.cpp", line("w->setFixedWidth(240);"), {1});
    row("margins in pixels", looks, "views/A.cpp", line("l->setContentsMargins(8, 8, 8, 8);"), {1});
    row("no margins", looks, "views/A.cpp", line("l->setContentsMargins(0, 0, 0, 0);"), {});
    row("window size in pixels", looks, "views/A.cpp", line("resize(1280, 800);"), {1});
    row("size of the theme", looks, "views/A.cpp", line("l->setSpacing(theme.gap());"), {});
    row("multiple of the theme", looks, "views/A.cpp", line("w->setFixedWidth(2 * theme.gap());"),
        {});
    row("colour of the palette", looks, "views/A.cpp", line("palette().color(QPalette::Text)"), {});
    row("theme folder", looks, "views/theme/Colours.cpp", line("QColor(\"#ff0000\")"), {});
    row("beside the theme", looks, "views/shell/MessageBar.cpp", line("QColor(\"#ff0000\")"), {1});
}

void ArchitectureRulesTest::ruleNoticesExactlyTheViolations() {
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(Lines, lines);
    Lines found;
    for (const QString& violation : rule(SourceFile(path, text))) {
        QVERIFY2(violation.startsWith(path + u':'), qPrintable(violation));
        found << violation.section(u':', 1, 1).toInt();
    }
    QCOMPARE(found, lines);
}

void ArchitectureRulesTest::functionsAreFoundWithTheirLines_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Lines>("lines");
    const auto add = [](const char* name, const char* text, const Lines& lines) {
        QTest::newRow(name) << QString::fromLatin1(text) << lines;
    };
    add("two functions", "int a() {\n}\nint b()\n{\n}\n", {1, 2, 4, 5});
    add("lambda inside", "void a() {\n  b([] {\n    c();\n  });\n}\n", {1, 5});
    add("lambda by itself", "const auto a = [](int b) {\n  return b;\n};\n", {1, 3});
    add("template of classes", "template <class T>\nvoid a(T t) {\n}\n", {2, 3});
    add("template class", "template <class T>\nstruct A {\n  void a() {\n  }\n};\n", {3, 4});
    add("initialiser list", "A::A(int a) : m_a(a),\n  m_b{a}, m_c{} {\n}\n", {2, 3});
    add("default argument", "void a(B b = {},\n  int c = 1) {\n}\n", {2, 3});
    add("after a label", "class A {\npublic:\n  A() {\n  }\n};\n", {3, 4});
    add("trailing return", "auto a() -> std::vector<int> {\n}\n", {1, 2});
    add("brace in a string", "void a() {\n  b(\"}\", '{', R\"x(})x\");\n}\n", {1, 3});
    add("digit separator", "void a() {\n  b(1'000, '}');\n}\n", {1, 3});
    add("macro", "#define X \\\n  f() {\nvoid a() {\n}\n", {3, 4});
    add("enum and namespace", "namespace a {\nenum class B { C };\nvoid d() {\n}\n}\n", {3, 4});
    add("value with braces", "static const QStringList kA{\n  f(1),\n};\n", {});
}

void ArchitectureRulesTest::functionsAreFoundWithTheirLines() {
    QFETCH(QString, text);
    QFETCH(Lines, lines);
    Lines found;
    for (const FunctionSpan& span : SourceFile(QStringLiteral("a.cpp"), text).functions()) {
        found << span.firstLine << span.lastLine;
    }
    QCOMPARE(found, lines);
}

void ArchitectureRulesTest::commentsAndStringsAreNoCode() {
    const SourceFile file(QStringLiteral("a.cpp"),
                          QStringLiteral("a(u\"b // c\"); // d\ne /* f\n g */ h '\\''\n"));
    QCOMPARE(file.code()[0].trimmed(), QStringLiteral("a(u\"      \");"));
    QCOMPARE(file.withoutComments()[0].trimmed(), QStringLiteral("a(u\"b // c\");"));
    QCOMPARE(file.code()[1].trimmed(), QStringLiteral("e"));
    QCOMPARE(file.code()[2].trimmed(), QStringLiteral("h '  '"));
}

QTEST_GUILESS_MAIN(ArchitectureRulesTest)
#include "ArchitectureRulesTest.moc"
