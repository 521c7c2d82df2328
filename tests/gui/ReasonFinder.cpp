// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ReasonFinder.h"

#include <QRegularExpression>

namespace countertop {

namespace {

/// Functions that take a reason and pass it on, with the index of the reason among their arguments.
const QMap<QString, qsizetype>& errorMakers() {
    static const QMap<QString, qsizetype> makers{
        {QStringLiteral("makeError"), 2},      {QStringLiteral("fail"), 2},
        {QStringLiteral("refuse"), 1},         {QStringLiteral("refused"), 1},
        {QStringLiteral("storage"), 1},        {QStringLiteral("damaged"), 2},
        {QStringLiteral("nothingToChange"), 1}};
    return makers;
}

/// The files that define these functions, and where a stored refusal is read back.
bool passesReasonsOn(const QString& path) {
    static const QStringList files{QStringLiteral("models/core/Error.h"),
                                   QStringLiteral("models/core/Error.cpp"),
                                   QStringLiteral("models/core/Result.h"),
                                   QStringLiteral("models/store/connection/SqlErrors.cpp"),
                                   QStringLiteral("models/store/write/SideChanges.cpp"),
                                   QStringLiteral("workers/transfer/CsvFile.cpp"),
                                   QStringLiteral("workers/transfer/TextEncoding.h"),
                                   QStringLiteral("workers/transfer/TextEncoding.cpp"),
                                   QStringLiteral("models/domain/OrderRefusal.h"),
                                   QStringLiteral("models/store/write/SqlWriteStore.cpp"),
                                   QStringLiteral("models/domain/OrderRefusal.cpp"),
                                   QStringLiteral("models/commands/FieldChecker.h"),
                                   QStringLiteral("models/commands/FieldChecker.cpp"),
                                   QStringLiteral("models/events/RouteFilter.cpp"),
                                   QStringLiteral("models/events/RouteTransform.cpp"),
                                   QStringLiteral("workers/keychain/KeychainSecrets.cpp"),
                                   QStringLiteral("workers/publishers/SecretStore.cpp"),
                                   QStringLiteral("workers/publishers/WebhookSignature.cpp")};
    return files.contains(path);
}

QStringList literalsOf(const QString& argument) {
    static const QRegularExpression literal(QStringLiteral("QStringLiteral\\(\"([a-z_]+)\"\\)"));
    QStringList found;
    for (auto match = literal.globalMatch(argument); match.hasNext();) {
        found.append(match.next().captured(1));
    }
    return found;
}

/// The arguments between the bracket before `at` and its counterpart, as written. Brackets are
/// counted in `code`, where the content of strings is blank.
QStringList argumentsFrom(const QString& text, const QString& code, qsizetype at) {
    QStringList arguments;
    int depth = 0;
    qsizetype begin = at;
    for (; at < code.size(); ++at) {
        const QChar c = code[at];
        if (c == u'(' || c == u'{' || c == u'[') ++depth;
        const bool closes = c == u')' || c == u'}' || c == u']';
        if ((depth == 0 && closes) || (depth == 0 && c == u',')) {
            arguments.append(text.mid(begin, at - begin).trimmed());
            begin = at + 1;
        }
        if (depth == 0 && closes) break;
        if (closes) --depth;
    }
    return arguments;
}

std::optional<ErrorCode> codeOf(const QString& argument) {
    static const QRegularExpression capital(QStringLiteral("(?<!^)([A-Z])"));
    QString name = argument.section(QStringLiteral("ErrorCode::"), 1);
    return errorCodeFromText(name.replace(capital, QStringLiteral("_\\1")).toUpper());
}

}  // namespace

QList<ReasonFinder::Call> ReasonFinder::callsIn(const architecture::SourceFile& file) {
    const QString text = file.withoutComments().join(u'\n');
    const QString code = file.code().join(u'\n');
    static const QRegularExpression start(
        QStringLiteral("\\b(makeError|fail|refuse|refused|storage|damaged|nothingToChange|"
                       "invalidInput|fileRefusal|require|problems\\.append)\\("));
    QList<Call> calls;
    for (auto match = start.globalMatch(code); match.hasNext();) {
        const auto found = match.next();
        calls.append({found.captured(1), argumentsFrom(text, code, found.capturedEnd()),
                      static_cast<int>(code.left(found.capturedStart()).count(u'\n')) + 1});
    }
    return calls;
}

void ReasonFinder::read(const architecture::SourceFile& file) {
    for (const Call& call : callsIn(file)) take(file.path(), call);
    static const QRegularExpression assigned(
        QStringLiteral("\\breason = QStringLiteral\\(\"([a-z_]+)\"\\)"));
    const QString text = file.withoutComments().join(u'\n');
    for (auto match = assigned.globalMatch(text); match.hasNext();) {
        errors.insert(match.next().captured(1), std::nullopt);
    }
}

void ReasonFinder::take(const QString& path, const Call& call) {
    const QStringList& arguments = call.arguments;
    if (call.name == u"fileRefusal") {
        takeProblem(path, call, arguments.value(2));
    } else if (call.name == u"invalidInput") {
        if (arguments.size() > 1) takeProblem(path, call, arguments.value(2));
    } else if (call.name == u"require") {
        takeProblem(path, call, arguments.value(3));
    } else if (call.name == u"problems.append") {
        const QString& entry = arguments.first();
        if (!entry.startsWith(u'{')) return;
        const QStringList fields =
            argumentsFrom(entry, architecture::SourceFile({}, entry).code().join(u'\n'), 1);
        takeProblem(path, call, fields.value(2));
    } else {
        const bool isPassingOn = arguments.size() == 1;
        if (!isPassingOn) takeError(path, call, errorMakers().value(call.name));
    }
}

void ReasonFinder::takeError(const QString& path, const Call& call, qsizetype place) {
    // The error of a cancelled read has neither detail nor reason.
    if (call.arguments.value(1) == u"{}") return;
    // A different function with the same name.
    const bool isOther = call.name != u"makeError" && call.name != u"fail";
    if (isOther && call.arguments.size() <= place) return;
    const QStringList reasons = literalsOf(call.arguments.value(place));
    if (reasons.isEmpty() && !passesReasonsOn(path)) {
        unnamed.append(QStringLiteral("%1:%2").arg(path).arg(call.line));
    }
    for (const QString& reason : reasons) {
        errors.insert(reason, codeOf(call.arguments.first()));
    }
}

void ReasonFinder::takeProblem(const QString& path, const Call& call, const QString& argument) {
    // Forms have their own texts in the reader's language.
    if (argument.isEmpty() && path.startsWith(u"views/")) return;
    const QStringList reasons = literalsOf(argument);
    if (reasons.isEmpty() && !passesReasonsOn(path)) {
        unnamed.append(QStringLiteral("%1:%2").arg(path).arg(call.line));
    }
    problems.append(reasons);
}

}  // namespace countertop
