// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliOutput.h"
#include "app/cli/RouteReading.h"
#include "app/session/DeliveryMeans.h"
#include "models/core/SigningSecret.h"
#include "workers/publishers/SecretStore.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<> newSecret(CliRun& run) {
    const QString name = run.arguments.words[0];
    const QString secret = newSigningSecret();
    const auto means = DeliveryMeans::ofThisComputer();
    const auto stored = secrets::storeSecret(name, secret.toUtf8(), means->secrets());
    if (!stored) return refused(stored.error());
    run.output.document({{u"name"_s, name}, {u"secret"_s, secret}}, secret);
    run.output.message(
        u"The keychain keeps it as '%1'; it is shown only now. Give it to the receiver, and to a "
        "route by --secret-keychain %1"_s.arg(name));
    return {};
}

}  // namespace

CliCommand newSecretCommand() {
    return {u"routes new-secret"_s,
            u"NAME"_s,
            u"keep a new secret in the user's keychain and print it once"_s,
            {},
            &newSecret};
}

}  // namespace countertop::cli
