// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SagaCommands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/WorkerLoop.h"
#include "app/session/SagaSession.h"

#include <QDeadlineTimer>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestTimeoutSeconds = 10LL * 365 * 24 * 3600;
constexpr int kPollSettingsMs = 2'000;

CliResult<SagaWorker::Options> workerOptions(const CliArguments& arguments) {
    SagaWorker::Options options;
    if (arguments.has(u"attempts"_s)) {
        const auto attempts = wholeNumberFrom(arguments.value(u"attempts"_s), u"--attempts"_s, 1);
        if (!attempts) return tl::unexpected(attempts.error());
        options.policy.attempts = static_cast<int>(qMin<qint64>(*attempts, 1000));
        options.policy.undoAttempts = options.policy.attempts;
    }
    if (arguments.has(u"timeout"_s)) {
        const auto seconds = wholeNumberFrom(arguments.value(u"timeout"_s), u"--timeout"_s, 1);
        if (!seconds) return tl::unexpected(seconds.error());
        options.policy.timeoutMs = qMin<qint64>(*seconds, kLongestTimeoutSeconds) * 1000;
    }
    return options;
}

/// The gateways named by the options, the environment or the shop's settings, in this order.
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

/// Whether the shop now names other gateways. If the shop is lost, the run itself waits for it.
bool haveGatewaysChanged(CliRun& run, const DatabaseUrl& url, const GatewayChoice& gateways) {
    const auto session = run.shop.session();
    if (!session || !(*session)->reloadSettings()) return false;
    return namedGateways(run, url, (*session)->settings()) != gateways;
}

struct RunEnd {
    std::optional<Error> error = {};
    bool haveGatewaysChanged = false;
};

/// What one run of the worker needs.
struct Work {
    SagaWorker::Options worker;
    DatabaseUrl url;
    GatewayChoice gateways;
    qint64 forMs = 0;
};

/// Runs until the worker ends by itself, Ctrl-C asks for it, or the shop names other gateways.
RunEnd carryOn(CliRun& run, const Work& work, const CancelSignal& cancel) {
    KeysInFlight keys;
    const GatewayChoice& gateways = work.gateways;
    SagaWorker worker(work.worker, run.shop.clock(),
                      sagaSessions(work.url, run.shop.clock(), keys,
                                   OrderHandlers::Services{gateways.payment, gateways.carrier}),
                      [&gateways] { return makeGateways(gateways); });
    ForegroundRun sagas(worker, {run.arguments.has(u"until-idle"_s), work.forMs});
    RunEnd end;
    QTimer settingsPoll;
    QObject::connect(&settingsPoll, &QTimer::timeout, &sagas, [&] {
        if (!haveGatewaysChanged(run, work.url, gateways)) return;
        settingsPoll.stop();
        end.haveGatewaysChanged = true;
        sagas.stop();
    });
    settingsPoll.start(kPollSettingsMs);
    carryOut(run, sagas, cancel);
    end.error = sagas.error();
    return end;
}

CliResult<> runSagas(CliRun& run) {
    const auto worker = workerOptions(run.arguments);
    if (!worker) return tl::unexpected(worker.error());
    auto forMs = runTimeOf(run.arguments);
    if (!forMs) return tl::unexpected(forMs.error());
    const auto url = run.shop.url();
    if (!url) return tl::unexpected(url.error());
    if (const auto shop = run.shop.session(); !shop) return tl::unexpected(shop.error());
    const QDeadlineTimer deadline(*forMs > 0 ? QDeadlineTimer(*forMs)
                                             : QDeadlineTimer(QDeadlineTimer::Forever));
    const CancelSignal cancel;
    const ReaderPatience patience(run.output, cancel);
    while (true) {
        const auto gateways = gatewaysOf(run, *url);
        if (!gateways) return tl::unexpected(gateways.error());
        const RunEnd end = carryOn(run, {*worker, *url, *gateways, *forMs}, cancel);
        if (end.error) return refused(*end.error);
        if (!end.haveGatewaysChanged || cancel.isRequested() || deadline.hasExpired()) break;
        run.output.message(u"The shop names another gateway or carrier"_s);
        if (*forMs > 0) forMs = qMax<qint64>(deadline.remainingTime(), 1);
    }
    return printSagaCounts(run);
}

}  // namespace

CliCommand sagaRunCommand() {
    return {u"sagas run"_s,
            {},
            u"carry sagas on, until Ctrl-C"_s,
            {{u"until-idle"_s, {}, u"until none is running or being undone"_s},
             runTimeOption(),
             {u"attempts"_s, u"N"_s, u"of a step without an answer (default: 8)"_s},
             {u"timeout"_s, u"SECONDS"_s, u"of a new saga, then it is undone (default: a day)"_s},
             {u"gateway"_s, u"URL"_s, u"the payment gateway, or practice"_s},
             {u"carrier"_s, u"URL"_s, u"the carrier, or practice"_s},
             {u"practice"_s, u"RULES"_s, u"such as charge=refuse,shipment=fail:2"_s}},
            &runSagas};
}

}  // namespace countertop::cli
