// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/LayerRules.h"
#include "tests/architecture/StyleRules.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace countertop::architecture;

/// Reads every source file of the project and reports each line that breaks a house rule.
/// ArchitectureRulesTest shows that the rules detect violations.
class ArchitectureTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void layersIncludeOnlyWhatIsBelowThem() { check(findForbiddenIncludes); }
    void foldersIncludeOnlyFoldersBelow() { check(findIncludesOfHigherFolders); }
    void includesAreWrittenFromTheSourceRoot() { check(findIncludesNotFromRoot); }
    void onlyTheStoreKnowsSqlClasses();
    void onlyTheStoreHoldsSqlText() { check(findSqlText); }
    void onlyViewsAndAppKnowWidgets();
    void onlyWorkersKnowTheNetwork();
    void functionsFitOnAScreen() { check(findLongFunctions); }
    void filesStaySmall() { check(findLongFile); }
    void everyFileNamesItsLicence() { check(findMissingLicence); }
    void everyHeaderIsGuarded() { check(findMissingHeaderGuard); }
    void connectionsAreCheckedByTheCompiler() { check(findStringConnects); }
    void nothingIsASingletonOrGlobal() { check(findSingletons); }
    void noThreadIsSubclassed() { check(findSubclassedThreads); }
    void noEventLoopIsNested() { check(findNestedEventLoops); }
    void onlyTheThemeNamesColoursAndPixels() { check(findLooksOutsideTheme); }
    void noTestWaitsForAFixedTime() { check(findFixedSleeps); }
    void timeComesFromOneClock() { check(findOtherClocks); }
    void everyFolderIsExplained();
    void nothingIsLeftUnfinished() { check(findUnfinishedWork); }

private:
    template <class Rule>
    void check(Rule rule);

    std::vector<SourceFile> m_files;
};

void ArchitectureTest::initTestCase() {
    const QDir root(QStringLiteral(COUNTERTOP_SOURCE_DIR));
    for (const char* folder : {"app", "models", "views", "workers", "tests"}) {
        QDirIterator files(root.filePath(QLatin1String(folder)),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            m_files.emplace_back(root.relativeFilePath(file.fileName()),
                                 QString::fromUtf8(file.readAll()));
        }
    }
    QVERIFY2(!m_files.empty(), "no sources under " COUNTERTOP_SOURCE_DIR);
}

void ArchitectureTest::onlyTheStoreKnowsSqlClasses() {
    const auto headers = qtHeaders(QStringLiteral(COUNTERTOP_QT_HEADERS), QStringLiteral("QtSql"));
    QVERIFY(headers.contains(QStringLiteral("QSqlQuery")));
    check([&](const SourceFile& file) { return findSqlIncludes(file, headers); });
}

void ArchitectureTest::onlyViewsAndAppKnowWidgets() {
    const auto headers =
        qtHeaders(QStringLiteral(COUNTERTOP_QT_HEADERS), QStringLiteral("QtWidgets"));
    QVERIFY(headers.contains(QStringLiteral("QLabel")));
    check([&](const SourceFile& file) { return findWidgetIncludes(file, headers); });
}

void ArchitectureTest::onlyWorkersKnowTheNetwork() {
    const auto headers =
        qtHeaders(QStringLiteral(COUNTERTOP_QT_HEADERS), QStringLiteral("QtNetwork"));
    QVERIFY(headers.contains(QStringLiteral("QTcpSocket")));
    check([&](const SourceFile& file) { return findNetworkIncludes(file, headers); });
}

void ArchitectureTest::everyFolderIsExplained() {
    constexpr qsizetype kMaximumLines = 200;
    QFile file(
        QDir(QStringLiteral(COUNTERTOP_SOURCE_DIR)).filePath(QStringLiteral("ARCHITECTURE.md")));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.count(u'\n') <= kMaximumLines, "ARCHITECTURE.md is too long");
    QSet<QString> unexplained;
    for (const SourceFile& source : m_files) {
        const QString folder = source.path().section(u'/', 0, -2) + u'/';
        if (!text.contains(u'`' + folder + u'`')) unexplained.insert(folder);
    }
    const QStringList folders(unexplained.begin(), unexplained.end());
    QVERIFY2(folders.isEmpty(), qPrintable(folders.join(u'\n')));
}

template <class Rule>
void ArchitectureTest::check(Rule rule) {
    QStringList violations;
    for (const SourceFile& file : m_files) violations += rule(file);
    violations.sort();
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "ArchitectureTest.moc"
