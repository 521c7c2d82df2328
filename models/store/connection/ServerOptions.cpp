// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/ServerOptions.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace countertop {

namespace {

struct Option {
    const char* name;
    const char* pattern;   ///< what the whole value must match
    const char* expected;  ///< the same, as text for the user
};

// A semicolon would end the option in Qt's driver.
constexpr char kFile[] = "[^;\\x00-\\x1f\\x7f]+";

constexpr Option kOptions[] = {
    {"sslmode", "disable|allow|prefer|require|verify-ca|verify-full",
     "disable, allow, prefer, require, verify-ca or verify-full"},
    {"sslrootcert", kFile, "a file"},
    {"sslcrl", kFile, "a file"},
    {"sslcert", kFile, "a file"},
    {"sslkey", kFile, "a file"},
    {"channel_binding", "disable|prefer|require", "disable, prefer or require"},
    {"gssencmode", "disable|prefer|require", "disable, prefer or require"},
    {"connect_timeout", "[1-9][0-9]?|[1-5][0-9][0-9]|600", "whole seconds from 1 to 600"},
    {"application_name", "[\\x21-\\x3a\\x3c-\\x7e]{1,63}", "up to 63 plain characters"},
};

QString knownNames() {
    QStringList names;
    for (const Option& option : kOptions) names.append(QLatin1StringView(option.name));
    return names.join(QStringLiteral(", "));
}

const Option* find(const QString& name) {
    for (const Option& option : kOptions) {
        if (name == QLatin1StringView(option.name)) return &option;
    }
    return nullptr;
}

QString hint(const QString& name) {
    if (find(name.toLower())) return QStringLiteral("it is written '%1'").arg(name.toLower());
    return QStringLiteral("known are ") + knownNames();
}

}  // namespace

Result<ServerOptions> serverOptions(const QUrlQuery& query) {
    ServerOptions options;
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto& [name, value] : items) {
        const QJsonObject facts{{QStringLiteral("text"), name}};
        const Option* known = find(name);
        if (!known) {
            // Do not repeat the value: it may be a password.
            return fail(invalidInput(
                QStringLiteral("database"),
                QStringLiteral("unknown connection option '%1'; %2").arg(name, hint(name)),
                QStringLiteral("unknown_connection_option"), facts));
        }
        if (options.contains(name)) {
            return fail(
                invalidInput(QStringLiteral("database"),
                             QStringLiteral("connection option '%1' is given twice").arg(name),
                             QStringLiteral("connection_option_twice"), facts));
        }
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(QLatin1StringView(known->pattern)));
        if (!pattern.match(value).hasMatch()) {
            return fail(invalidInput(QStringLiteral("database"),
                                     QStringLiteral("connection option '%1' expects %2, not '%3'")
                                         .arg(name, QLatin1StringView(known->expected), value),
                                     QStringLiteral("bad_connection_option"), facts));
        }
        options.insert(name, value);
    }
    return options;
}

QString toConnectOptions(const ServerOptions& options) {
    QString text;
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        QString value = option.value();
        value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
        text += QStringLiteral(";%1='%2'").arg(option.key(), value);
    }
    return text;
}

}  // namespace countertop
