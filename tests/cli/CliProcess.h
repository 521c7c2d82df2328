// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace countertop {

/// The result of one run of the command line program.
struct CliAnswer {
    int exitCode = -1;
    QByteArray results;   ///< stdout
    QByteArray messages;  ///< stderr

    /// stdout as one JSON document; empty when it is not JSON.
    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] bool isJson() const;
    /// The code of "error: CODE: text" on stderr; empty when there is none.
    [[nodiscard]] QByteArray code() const;
};

/// Runs the real countertop-cli of this build on one shop, in a separate process.
class CliProcess {
public:
    explicit CliProcess(const QString& databaseUrl) : m_databaseUrl(databaseUrl) {}

    [[nodiscard]] CliAnswer run(const QStringList& arguments) const;
    /// The same with --json.
    [[nodiscard]] CliAnswer json(const QStringList& arguments) const;
    /// Runs with exactly these arguments, without --database.
    [[nodiscard]] static CliAnswer runBare(const QStringList& arguments,
                                           const QStringList& environment = {});
    [[nodiscard]] static QString program();

    /// Runs with --json, expects exit code 0 and returns the document; otherwise returns an empty
    /// one and logs a line in the test's output.
    QJsonObject done(const QStringList& arguments) const;
    [[nodiscard]] QJsonArray list(const QStringList& arguments) const;

private:
    QString m_databaseUrl;
};

}  // namespace countertop
