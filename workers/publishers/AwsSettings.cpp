// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/AwsSettings.h"

#include "models/core/MaskedAddress.h"

#include <QRegularExpression>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

/// A line break at the end, as from a file, would end a header too early.
QString valueOf(const char* variable) { return qEnvironmentVariable(variable).trimmed(); }

QString valueOf(Variables variables) {
    return valueOf(setVariable(variables).toLatin1().constData());
}

/// The domain of a partition's endpoints.
QString domainOf(const QString& partition) {
    if (partition == u"aws-cn") return u"amazonaws.com.cn"_s;
    if (partition == u"aws-eusc") return u"amazonaws.eu"_s;
    if (partition == u"aws-iso") return u"c2s.ic.gov"_s;
    if (partition == u"aws-iso-b") return u"sc2s.sgov.gov"_s;
    return u"amazonaws.com"_s;
}

bool isWebAddress(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment() &&
           url.userInfo().isEmpty() && (url.scheme() == u"https" || url.scheme() == u"http");
}

}  // namespace

QString setVariable(Variables variables) {
    for (const char* name : variables) {
        if (!valueOf(name).isEmpty()) return QString::fromLatin1(name);
    }
    return {};
}

AwsSettings AwsSettings::fromEnvironment() {
    AwsSettings settings;
    settings.endpoint = valueOf(kAwsEndpointVariables);
    settings.region = valueOf(kAwsRegionVariables);
    settings.keys = {valueOf("AWS_ACCESS_KEY_ID").toUtf8(),
                     valueOf("AWS_SECRET_ACCESS_KEY").toUtf8(),
                     valueOf("AWS_SESSION_TOKEN").toUtf8()};
    return settings;
}

std::optional<QString> AwsSettings::problem() const {
    if (keys.id.isEmpty() || keys.secret.isEmpty()) {
        return u"No keys for Amazon SNS are configured here: enter them in the settings or set "
               "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"_s;
    }
    if (const auto checked = checkPlace(); !checked)
        return checked.error().problems.first().message;
    return std::nullopt;
}

Result<void> AwsSettings::checkPlace() const {
    QList<FieldProblem> problems;
    if (!endpoint.isEmpty() && !isWebAddress(endpoint)) {
        const QString shown = maskedAddress(endpoint);
        problems.append({u"aws_endpoint"_s,
                         u"The endpoint of SNS is not a web address: %1"_s.arg(shown),
                         QStringLiteral("not_a_web_address"),
                         {{u"text"_s, shown}}});
    }
    static const QRegularExpression kRegion(u"\\A[a-z0-9-]{0,64}\\z"_s);
    if (!kRegion.match(region).hasMatch()) {
        problems.append({u"aws_region"_s,
                         u"'%1' is not a region of Amazon, such as eu-west-1"_s.arg(region),
                         QStringLiteral("not_a_region"),
                         {{u"text"_s, region}}});
    }
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    return {};
}

QUrl AwsSettings::urlFor(const TopicArn& topic) const {
    QUrl url(endpoint);
    if (endpoint.isEmpty()) {
        url = QUrl(u"https://sns.%1.%2/"_s.arg(topic.region, domainOf(topic.partition)));
    }
    if (url.path().isEmpty()) url.setPath(u"/"_s);
    // The Host header names no port of the scheme's own, so the signature must not either.
    if (url.port() == (url.scheme() == u"https" ? 443 : 80)) url.setPort(-1);
    return url;
}

QString AwsSettings::regionFor(const TopicArn& topic) const {
    const bool isAmazons =
        endpoint.isEmpty() || QUrl(endpoint).host().endsWith(u'.' + domainOf(topic.partition));
    return isAmazons || region.isEmpty() ? topic.region : region;
}

}  // namespace countertop
