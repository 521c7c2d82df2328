// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ClockAhead.h"

#include <QProcess>
#include <QStandardPaths>

namespace countertop {

namespace {

constexpr int kLongMs = 60'000;

/// `faketime` starts a program as its child, which would survive its death, and only it knows where
/// the library is: ask for the environment instead.
QStringList variablesOfFaketime() {
    QProcess process;
    process.start(QStringLiteral("faketime"),
                  {QStringLiteral("-m"), QStringLiteral("-f"), QStringLiteral("+10m"),
                   QStringLiteral("env"), QStringLiteral("--null")});
    if (!process.waitForFinished(kLongMs)) return {};
    return QString::fromLocal8Bit(process.readAllStandardOutput()).split(u'\0');
}

}  // namespace

std::optional<QProcessEnvironment> environmentWithClockAhead() {
    if (QStandardPaths::findExecutable(QStringLiteral("faketime")).isEmpty()) return std::nullopt;
    auto environment = QProcessEnvironment::systemEnvironment();
    const QStringList variables = variablesOfFaketime();
    for (const QString& variable : variables) {
        const QString name = variable.section(u'=', 0, 0);
        if (name != u"LD_PRELOAD" && name != u"FAKETIME") continue;
        environment.insert(name, variable.section(u'=', 1));
    }
    if (!environment.contains(QStringLiteral("FAKETIME"))) return std::nullopt;
    environment.insert(QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), QStringLiteral("1"));
    // The sanitizer wants to be the first library, which the other one is.
    const QString name = QStringLiteral("ASAN_OPTIONS");
    environment.insert(name, environment.value(name) + QStringLiteral(":verify_asan_link_order=0"));
    return environment;
}

}  // namespace countertop
