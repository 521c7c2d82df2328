// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SagaCommands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/session/SagaSession.h"
#include "workers/sagas/SagaRun.h"

#include <QDeadlineTimer>
#include <QEventLoop>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestRunSeconds = 10LL * 365 * 24 * 3600;
constexpr int kLookAtSettingsMs = 2'000;

CliResult<SagaRun::Options> runOptions(CliRun& run) {
    SagaRun::Options options;
    options.untilIdle = run.arguments.has(u"until-idle"_s);
    if (run.arguments.has(u"for"_s)) {
        const auto seconds = wholeNumberFrom(run.arguments.value(u"for"_s), u"--for"_s, 1);
        if (!seconds) return tl::unexpected(seconds.error());
        options.forMs = qMin<qint64>(*seconds, kLongestRunSeconds) * 1000;
    }
    if (run.arguments.has(u"attempts"_s)) {
        const auto attempts =
            wholeNumberFrom(run.arguments.value(u"attempts"_s), u"--attempts"_s, 1);
        if (!attempts) return tl::unexpected(attempts.error());
        options.worker.policy.attempts = static_cast<int>(qMin<qint64>(*attempts, 1000));
        options.worker.policy.undoAttempts = options.worker.policy.attempts;
    }
    if (run.arguments.has(u"timeout"_s)) {
        const auto seconds = wholeNumberFrom(run.arguments.value(u"timeout"_s), u"--timeout"_s, 1);
        if (!seconds) return tl::unexpected(seconds.error());
        options.worker.policy.timeoutMs = qMin<qint64>(*seconds, kLongestRunSeconds) * 1000;
    }
    return options;
}

/// What the options, the environment and the shop's settings name, in this order.
GatewayChoice namedGateways(const CliRun& run, const DatabaseUrl& url,
                            const ShopSettings& settings) {
    GatewayChoice choice = GatewayChoice::of(url, settings);
    const auto take = [&](const QString& option, QString& value) {
        if (run.arguments.has(option)) value = run.arguments.value(option);
    };
    take(u"gateway"_s, choice.payment);
    take(u"carrier"_s, choice.carrier);
    take(u"practice"_s, choice.practiceRules);
    return choice;
}

CliResult<GatewayChoice> gatewaysOf(CliRun& run, const DatabaseUrl& url) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    GatewayChoice choice = namedGateways(run, url, (*session)->settings());
    if (!choice.missing().isEmpty()) return refused(noServiceFor(choice.missing()));
    if (auto good = checkGateways(choice); !good) return wrongUsage(good.error().detail);
    return choice;
}

/// Whether others are named by now. A shop that is lost is waited for by the run itself.
bool areOthersNamed(CliRun& run, const DatabaseUrl& url, const GatewayChoice& gateways) {
    const auto session = run.shop.session();
    if (!session || !(*session)->reloadSettings()) return false;
    return namedGateways(run, url, (*session)->settings()) != gateways;
}

struct RunEnd {
    std::optional<Error> error = {};
    bool areOthersNamed = false;
};

/// Until the run ends by itself, Ctrl-C asks for it, or the shop names other gateways.
RunEnd carryOn(CliRun& run, const SagaRun::Options& options, const DatabaseUrl& url,
               const GatewayChoice& gateways, const CancelSignal& cancel) {
    KeysInFlight keys;
    SagaRun sagas(options, run.shop.clock(),
                  sagaSessions(url, run.shop.clock(), keys,
                               OrderHandlers::Services{gateways.payment, gateways.carrier}),
                  [&gateways] { return makeGateways(gateways); });
    RunEnd end;
    QEventLoop loop;
    QObject::connect(&sagas, &SagaRun::finished, &loop, &QEventLoop::quit);
    QObject::connect(&sagas, &SagaRun::resumed, &loop,
                     [&] { run.output.message(u"The shop is back"_s); });
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &sagas, [&] {
        if (!cancel.isRequested()) return;
        watch.stop();
        sagas.stop();
    });
    watch.start(100);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &sagas, [&] {
        if (!areOthersNamed(run, url, gateways)) return;
        look.stop();
        end.areOthersNamed = true;
        sagas.stop();
    });
    look.start(kLookAtSettingsMs);
    // Started from the loop, so that an early end is not missed.
    QTimer::singleShot(0, &sagas, &SagaRun::start);
    loop.exec();
    end.error = sagas.error();
    return end;
}

CliResult<> runSagas(CliRun& run) {
    auto options = runOptions(run);
    if (!options) return tl::unexpected(options.error());
    const auto url = run.shop.url();
    if (!url) return tl::unexpected(url.error());
    if (const auto shop = run.shop.session(); !shop) return tl::unexpected(shop.error());
    const QDeadlineTimer deadline(options->forMs > 0 ? QDeadlineTimer(options->forMs)
                                                     : QDeadlineTimer(QDeadlineTimer::Forever));
    const CancelSignal cancel;
    while (true) {
        const auto gateways = gatewaysOf(run, *url);
        if (!gateways) return tl::unexpected(gateways.error());
        const RunEnd end = carryOn(run, *options, *url, *gateways, cancel);
        if (end.error) return refused(*end.error);
        if (!end.areOthersNamed || cancel.isRequested() || deadline.hasExpired()) break;
        run.output.message(u"The shop names another gateway or carrier"_s);
        if (options->forMs > 0) options->forMs = qMax<qint64>(deadline.remainingTime(), 1);
    }
    return printSagaCounts(run);
}

}  // namespace

CliCommand sagaRunCommand() {
    return {u"sagas run"_s,
            {},
            u"carry sagas on, until Ctrl-C"_s,
            {{u"until-idle"_s, {}, u"until none is running or being undone"_s},
             {u"for"_s, u"SECONDS"_s, u"at most this long"_s},
             {u"attempts"_s, u"N"_s, u"of a step without an answer (default: 8)"_s},
             {u"timeout"_s, u"SECONDS"_s, u"of a new saga, then it is undone (default: a day)"_s},
             {u"gateway"_s, u"URL"_s, u"the payment gateway, or practice"_s},
             {u"carrier"_s, u"URL"_s, u"the carrier, or practice"_s},
             {u"practice"_s, u"RULES"_s, u"such as charge=refuse,shipment=fail:2"_s}},
            &runSagas};
}

}  // namespace countertop::cli
