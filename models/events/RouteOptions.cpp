// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/RouteOptions.h"

#include "models/core/AddressRange.h"
#include "models/core/Json.h"
#include "models/core/SecretReference.h"

#include <QJsonDocument>
#include <QSet>
#include <QUrl>

#include <tuple>

namespace countertop {

namespace {

void checkAddress(const QString& address, QList<FieldProblem>& problems) {
    const QString host = QUrl(address).host(QUrl::FullyEncoded);
    const AddressRange range = hostRange(host).value_or(AddressRange::Public);
    if (range == AddressRange::Public) return;
    problems.append({QStringLiteral("destination"),
                     QStringLiteral("'%1' is %2; a route sends there only with --allow-private")
                         .arg(host, toText(range)),
                     QStringLiteral("private_address"),
                     {{QStringLiteral("host"), host}}});
}

void checkSecrets(const QStringList& secrets, QList<FieldProblem>& problems) {
    const QString field = QStringLiteral("secret");
    if (secrets.size() > kMaximumSecrets) {
        problems.append({field,
                         QStringLiteral("A route has at most %1 secrets, an old and a new one; "
                                        "remove one first")
                             .arg(kMaximumSecrets),
                         QStringLiteral("too_many_secrets")});
    }
    if (QSet<QString>(secrets.cbegin(), secrets.cend()).size() < secrets.size()) {
        problems.append({field, QStringLiteral("The route has this secret already"),
                         QStringLiteral("secret_twice")});
    }
    for (const QString& secret : secrets) {
        if (auto problem = secretReferenceProblem(secret)) problems.append(*std::move(problem));
    }
}

}  // namespace

QString secretsText(const QStringList& secrets) {
    if (secrets.isEmpty()) return {};
    return QString::fromUtf8(toJsonText(QJsonArray::fromStringList(secrets)));
}

QStringList secretsFromText(const QString& text) {
    if (text.isEmpty()) return {};
    QStringList secrets;
    const QJsonArray list = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto& secret : list) secrets.append(secret.toString());
    // Read as no secret, a damaged text would let its messages go out unsigned.
    if (secrets.isEmpty() || secrets.contains(QString())) return {kDamagedSecret};
    return secrets;
}

bool isSameServer(const QString& left, const QString& right) {
    const auto server = [](const QString& destination) {
        const QUrl url(destination.section(u':', 1));
        const int usual = url.scheme() == u"http" ? 80 : 443;
        return std::tuple(destination.section(u':', 0, 0), url.scheme(), url.host(),
                          url.port(usual));
    };
    return server(left) == server(right);
}

Result<void> checkOptions(const QString& destination, const RouteOptions& options) {
    QList<FieldProblem> problems;
    const bool isWebhook = destination.startsWith(QLatin1StringView("webhook:"));
    if (isWebhook && !options.allowPrivate) {
        checkAddress(destination.section(u':', 1), problems);
    }
    if (!isWebhook && !options.secrets.isEmpty()) {
        problems.append({QStringLiteral("secret"), QStringLiteral("Only webhooks are signed"),
                         QStringLiteral("secret_without_webhook")});
    }
    if (!options.caFile.isEmpty() &&
        !destination.startsWith(QLatin1StringView("webhook:https://"), Qt::CaseInsensitive)) {
        problems.append({QStringLiteral("ca_file"),
                         QStringLiteral("Only webhooks to https addresses use a CA file"),
                         QStringLiteral("ca_without_https")});
    }
    checkSecrets(options.secrets, problems);
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    return {};
}

}  // namespace countertop
