// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/StyleRules.h"

#include <QRegularExpression>

namespace countertop::architecture {

namespace {

QString violation(const SourceFile& file, qsizetype line, const QString& text) {
    return QStringLiteral("%1:%2: %3").arg(file.path()).arg(line).arg(text);
}

/// Reports one violation per matching line in one of the file's three views.
QStringList findLines(const SourceFile& file, const QStringList& lines,
                      const QRegularExpression& pattern, const QString& message) {
    QStringList found;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = pattern.match(lines[i]);
        if (match.hasMatch()) {
            found << violation(file, i + 1,
                               message + QStringLiteral(": ") + match.captured().trimmed());
        }
    }
    return found;
}

}  // namespace

QStringList findLongFunctions(const SourceFile& file) {
    QStringList found;
    for (const FunctionSpan& function : file.functions()) {
        if (function.length() > kLongestFunction) {
            found << violation(file, function.firstLine,
                               QStringLiteral("a function of %1 lines, more than %2: %3")
                                   .arg(function.length())
                                   .arg(kLongestFunction)
                                   .arg(function.header));
        }
    }
    return found;
}

QStringList findLongFile(const SourceFile& file) {
    const bool mainWindow = file.path().section(u'/', -1).startsWith(QLatin1String("MainWindow."));
    const int limit = mainWindow ? kLongestMainWindow : kLongestFile;
    if (file.lines().size() <= limit) return {};
    return {
        violation(file, limit + 1,
                  QStringLiteral("%1 lines, more than %2").arg(file.lines().size()).arg(limit))};
}

QStringList findMissingLicence(const SourceFile& file) {
    static const QString licence = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later");
    if (file.lines().value(0) == licence) return {};
    return {violation(file, 1, QStringLiteral("the first line is not \"%1\"").arg(licence))};
}

QStringList findMissingHeaderGuard(const SourceFile& file) {
    if (!file.isHeader() || file.code().contains(QStringLiteral("#pragma once"))) return {};
    return {violation(file, 1, QStringLiteral("a header without #pragma once"))};
}

QStringList findStringConnects(const SourceFile& file) {
    static const QRegularExpression pattern(QStringLiteral(R"(\b(SIGNAL|SLOT)\s*\()"));
    return findLines(file, file.code(), pattern,
                     QStringLiteral("a connection by text is checked too late"));
}

QStringList findSingletons(const SourceFile& file) {
    static const QRegularExpression accessor(QStringLiteral(
        R"(\bstatic\s+[\w:<>]+\s*[&*]\s*(instance|theInstance|self|singleton|global)\s*\()"
        R"(|\bQ_GLOBAL_STATIC\b)"));
    static const QRegularExpression variable(QStringLiteral(
        R"(^(static|extern|inline|thread_local)\s+(?!.*\b(const|constexpr|constinit)\b))"
        R"([\w:<>,*& ]+\s*(=[^()]*|\{[^()]*\})?;)"));
    if (file.isUnder(u"tests")) return {};
    return findLines(file, file.code(), accessor,
                     QStringLiteral("a singleton; pass it to the constructor")) +
           findLines(file, file.code(), variable,
                     QStringLiteral("a global variable; pass it to the constructor"));
}

QStringList findSubclassedThreads(const SourceFile& file) {
    static const QRegularExpression pattern(
        QStringLiteral(R"(\bclass\b.*:.*\b(public|private|protected)\s+QThread\b)"));
    return findLines(file, file.code(), pattern,
                     QStringLiteral("move a QObject to a WorkerThread instead"));
}

QStringList findNestedEventLoops(const SourceFile& file) {
    if (file.isUnder(u"tests")) return {};
    static const QRegularExpression pattern(QStringLiteral(R"(\bprocessEvents\s*\()"));
    return findLines(file, file.code(), pattern,
                     QStringLiteral("a nested event loop runs foreign code in the middle of ours"));
}

/// Colours, style sheets, font sizes and pixel distances belong to the theme, so that light, dark
/// and high-resolution screens are handled in one place. Zero and one are always allowed.
QStringList findLooksOutsideTheme(const SourceFile& file) {
    if (file.isUnder(u"tests") || file.isUnder(u"views/theme")) return {};
    static const QRegularExpression colours(QStringLiteral(
        R"(\bQColor\w*\s*[({]\s*("#|u"#|QStringLiteral\("#|QLatin1String\("#|\d|Qt::))"
        R"(|\bsetStyleSheet\s*\(|\bqRgba?\s*\()"
        R"(|\bQt::(?i:(dark|light)?(red|green|blue|cyan|magenta|yellow|gr[ae]y))\b|\bQt::(black|white)\b)"
        R"(|"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")"));
    static const QRegularExpression pixels(QStringLiteral(
        R"(\bset(Fixed|Minimum|Maximum)(Width|Height|Size)\s*\(\s*([2-9]|\d{2,})\s*[,)])"
        R"(|\b(setSpacing|setContentsMargins|setPixelSize|setPointSizeF?))"
        R"(\s*\(\s*([2-9]|\d{2,})\s*[,)])"
        R"(|\b(resize|setIconSize)\s*\(\s*(QSize\s*[({]\s*)?\d{2,}\s*[,)])"));
    return findLines(file, file.withoutComments(), colours,
                     QStringLiteral("a colour outside views/theme")) +
           findLines(file, file.code(), pixels,
                     QStringLiteral("a size in pixels outside views/theme"));
}

QStringList findSqlText(const SourceFile& file) {
    if (file.isUnder(u"models/store") || file.isUnder(u"tests")) return {};
    static const QRegularExpression pattern(QStringLiteral(
        R"(\b(SELECT|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b.*)"));
    return findLines(file, file.literals(), pattern, QStringLiteral("SQL outside models/store"));
}

QStringList findFixedSleeps(const SourceFile& file) {
    if (!file.isUnder(u"tests") || file.isUnder(u"tests/support/Waiting.h")) return {};
    static const QRegularExpression pattern(
        QStringLiteral(R"(\b(qWait|qSleep|sleep_for|sleep_until|msleep|usleep|nanosleep)\s*\()"
                       R"(|\bQThread::sleep\s*\()"));
    return findLines(file, file.code(), pattern,
                     QStringLiteral("wait for the thing itself, see tests/support/Waiting.h"));
}

QStringList findOtherClocks(const SourceFile& file) {
    if (file.isUnder(u"tests") || file.isUnder(u"models/core/Clock.cpp")) return {};
    static const QRegularExpression pattern(
        QStringLiteral(R"(\b(currentMSecsSinceEpoch|currentSecsSinceEpoch|system_clock)\b)"));
    return findLines(file, file.code(), pattern,
                     QStringLiteral("time comes from models/core/Clock.h"));
}

QStringList findUnfinishedWork(const SourceFile& file) {
    static const QRegularExpression pattern(QStringLiteral("\\b(%1|%2|%3)\\b")
                                                .arg(QStringLiteral("TO") + QStringLiteral("DO"),
                                                     QStringLiteral("FIX") + QStringLiteral("ME"),
                                                     QStringLiteral("X") + QStringLiteral("XX")));
    return findLines(file, file.lines(), pattern, QStringLiteral("unfinished work"));
}

}  // namespace countertop::architecture
