// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/GatewayChoice.h"

#include "models/domain/Shop.h"
#include "workers/gateways/HttpCarrier.h"
#include "workers/gateways/HttpPaymentGateway.h"
#include "workers/gateways/PracticeGateways.h"

#include <QStandardPaths>

namespace countertop {

namespace {

const QString kPractice = QString::fromLatin1(kPracticeService);

QString practiceLogOf(const DatabaseUrl& url) {
    if (url.dialect == Dialect::Sqlite) return url.path + QStringLiteral(".practice.log");
    return QStringLiteral("%1/countertop/%2.practice.log")
        .arg(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation), url.name);
}

Result<void> checkAddress(const QString& text) {
    if (text == kPractice) return {};
    const QUrl address(text, QUrl::StrictMode);
    const bool isHttp = address.scheme() == u"http" || address.scheme() == u"https";
    if (isHttp && !address.host().isEmpty()) return {};
    return fail(ErrorCode::InvalidInput,
                QStringLiteral("'%1' is neither 'practice' nor an http(s) address").arg(text),
                QStringLiteral("not_a_gateway"));
}

HttpService serviceAt(const QString& address, const QString& token) {
    HttpService service;
    service.address = QUrl(address, QUrl::StrictMode);
    service.token = token.toUtf8();
    return service;
}

/// An empty variable counts as unset, so that a single call can clear it.
QString inPlaceOf(const QString& setting, const char* variable) {
    const QString value = qEnvironmentVariable(variable);
    return value.isEmpty() ? setting : value;
}

}  // namespace

GatewayChoice GatewayChoice::of(const DatabaseUrl& url, const ShopSettings& settings) {
    GatewayChoice choice;
    choice.payment = inPlaceOf(settings.gateway, "COUNTERTOP_PAYMENT_GATEWAY");
    choice.carrier = inPlaceOf(settings.carrier, "COUNTERTOP_CARRIER");
    choice.token = qEnvironmentVariable("COUNTERTOP_GATEWAY_TOKEN");
    choice.practiceLog = qEnvironmentVariable("COUNTERTOP_PRACTICE_LOG", practiceLogOf(url));
    choice.practiceRules = qEnvironmentVariable("COUNTERTOP_PRACTICE");
    return choice;
}

QString GatewayChoice::missing() const {
    const QString none = QString::fromLatin1(kNoService);
    if (payment == none) return QStringLiteral("gateway");
    return carrier == none ? QStringLiteral("carrier") : QString();
}

Error noServiceFor(const QString& service) {
    const bool isGateway = service == u"gateway";
    return makeError(
        ErrorCode::NotAllowed,
        isGateway ? QStringLiteral("There is no payment gateway, so every fulfilment waits. Set "
                                   "one with 'settings set gateway ADDRESS'")
                  : QStringLiteral("There is no carrier, so every fulfilment waits. Set one with "
                                   "'settings set carrier ADDRESS'"),
        isGateway ? QStringLiteral("no_gateway") : QStringLiteral("no_carrier"));
}

Result<void> checkGateways(const GatewayChoice& choice) {
    if (const QString service = choice.missing(); !service.isEmpty()) {
        return fail(noServiceFor(service));
    }
    if (auto good = checkAddress(choice.payment); !good) return good;
    if (auto good = checkAddress(choice.carrier); !good) return good;
    if (auto rules = practiceRulesFrom(choice.practiceRules); !rules) return fail(rules.error());
    return {};
}

Gateways makeGateways(const GatewayChoice& choice) {
    const PracticeRules rules = practiceRulesFrom(choice.practiceRules).value_or(PracticeRules{});
    Gateways gateways;
    if (choice.payment == kPractice) {
        gateways.payment = std::make_unique<PracticePaymentGateway>(choice.practiceLog, rules);
    } else {
        gateways.payment =
            std::make_unique<HttpPaymentGateway>(serviceAt(choice.payment, choice.token));
    }
    if (choice.carrier == kPractice) {
        gateways.carrier = std::make_unique<PracticeCarrier>(choice.practiceLog, rules);
    } else {
        gateways.carrier = std::make_unique<HttpCarrier>(serviceAt(choice.carrier, choice.token));
    }
    return gateways;
}

}  // namespace countertop
