// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

namespace countertop {

namespace {

constexpr int kLongestRunMs = 600'000;

}  // namespace

QJsonObject CliAnswer::object() const { return QJsonDocument::fromJson(results).object(); }

QJsonArray CliAnswer::array() const { return QJsonDocument::fromJson(results).array(); }

bool CliAnswer::isJson() const { return !QJsonDocument::fromJson(results).isNull(); }

QByteArray CliAnswer::code() const {
    for (const QByteArray& line : messages.split('\n')) {
        if (!line.startsWith("error: ")) continue;
        const QByteArray code = line.mid(7).left(line.mid(7).indexOf(':'));
        return code == code.toUpper() ? code : QByteArray();
    }
    return {};
}

QString CliProcess::program() {
    return qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop-cli");
}

CliAnswer CliProcess::runBare(const QStringList& arguments, const QStringList& environment) {
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(program(), arguments);
    if (!process.waitForFinished(kLongestRunMs) || process.exitStatus() != QProcess::NormalExit) {
        qCritical("%s did not end well: %s", qUtf8Printable(program()),
                  qUtf8Printable(process.errorString()));
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

CliAnswer CliProcess::run(const QStringList& arguments) const {
    return runBare(QStringList{QStringLiteral("--database"), m_databaseUrl} + arguments);
}

CliAnswer CliProcess::json(const QStringList& arguments) const {
    return run(arguments + QStringList{QStringLiteral("--json")});
}

QJsonObject CliProcess::done(const QStringList& arguments) const {
    const CliAnswer answer = json(arguments);
    if (answer.exitCode != 0 || !answer.isJson()) {
        qCritical("%s ended with %d: %s", qUtf8Printable(arguments.join(u' ')), answer.exitCode,
                  answer.messages.constData());
        return {};
    }
    return answer.object();
}

QJsonArray CliProcess::list(const QStringList& arguments) const {
    const CliAnswer answer = json(arguments);
    if (answer.exitCode != 0 || !QJsonDocument::fromJson(answer.results).isArray()) {
        qCritical("%s ended with %d: %s", qUtf8Printable(arguments.join(u' ')), answer.exitCode,
                  answer.messages.constData());
        return {};
    }
    return answer.array();
}

}  // namespace countertop
