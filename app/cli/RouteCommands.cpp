// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Documents.h"
#include "models/core/MaskedAddress.h"
#include "models/store/write/SqlRoutes.h"

#include <QFileInfo>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<QList<Route>> routes(CliRun& run) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    auto known = activeRoutes((*session)->database());
    if (!known) return refused(known.error());
    return *std::move(known);
}

CliResult<> list(CliRun& run) {
    const auto known = routes(run);
    if (!known) return tl::unexpected(known.error());
    run.output.beginList({u"ID"_s, u"EVENTS"_s, u"TO"_s, u"TRANSFORM"_s});
    for (const Route& route : *known) {
        run.output.row(toDocument(route), {QString::number(route.routeId), route.events,
                                           maskedAddress(route.destination), route.transform});
    }
    run.output.endList(u"No routes: nothing is sent anywhere"_s);
    return {};
}

/// A log file's path is relative to where the command runs, not to where messages are sent from.
QString absolute(const QString& destination) {
    const QString log = u"log:"_s;
    if (!destination.startsWith(log) || destination.size() == log.size()) return destination;
    return log + QFileInfo(destination.mid(log.size())).absoluteFilePath();
}

CliResult<> add(CliRun& run) {
    const AddRoute command{run.arguments.value(u"events"_s), absolute(run.arguments.value(u"to"_s)),
                           run.arguments.value(u"transform"_s)};
    const auto result = run.shop.dispatch(command);
    if (!result) return tl::unexpected(result.error());
    const auto known = routes(run);
    if (!known) return tl::unexpected(known.error());
    const auto added = std::find_if(known->rbegin(), known->rend(), [&](const Route& route) {
        return route.events == command.events && route.destination == command.destination &&
               route.transform == command.transform;
    });
    QJsonObject document = toDocument(
        added == known->rend() ? Route{0, command.events, command.destination, command.transform, 0}
                               : *added);
    document.insert(u"replayed"_s, result->replayed);
    run.output.document(document, u"Events %1 go to %2 from now on"_s.arg(
                                      command.events, maskedAddress(command.destination)));
    return {};
}

CliResult<> remove(CliRun& run) {
    const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
    if (!id) return tl::unexpected(id.error());
    const auto result = run.shop.dispatch(RemoveRoute{*id});
    if (!result) return tl::unexpected(result.error());
    run.output.document({{u"id"_s, *id}, {u"replayed"_s, result->replayed}},
                        u"Route %1 is removed"_s.arg(*id));
    return {};
}

}  // namespace

QList<CliCommand> routeCommands() {
    return {
        {u"routes list"_s, {}, u"list where events are sent"_s, {}, &list},
        {u"routes add"_s,
         {},
         u"send events somewhere from now on"_s,
         {{u"events"_s, u"PATTERN"_s, u"OrderPlaced, Order.* or *"_s, false, true},
          {u"to"_s, u"KIND:ADDRESS"_s, u"webhook:URL or log:FILE"_s, false, true},
          {u"transform"_s, u"NAME"_s, u"charge-payment: only what a payment service needs"_s}},
         &add},
        {u"routes remove"_s, u"ID"_s, u"send these events no longer"_s, {}, &remove},
    };
}

}  // namespace countertop::cli
