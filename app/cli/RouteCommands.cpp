// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Documents.h"
#include "app/cli/RouteReading.h"
#include "app/session/DeliveryMeans.h"
#include "models/core/CountedText.h"
#include "models/core/Filled.h"
#include "models/core/MaskedAddress.h"
#include "models/core/SecretReference.h"
#include "models/events/RouteTransform.h"
#include "workers/publishers/SecretStore.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kChanges[] = {
    "events",          "to",      "filter",        "transform",  "secret-file",
    "secret-keychain", "ca-file", "allow-private", "public-only"};

CliResult<> list(CliRun& run) {
    const auto known = routes(run);
    if (!known) return tl::unexpected(known.error());
    const auto disabled = disabledReceivers(run);
    if (!disabled) return tl::unexpected(disabled.error());
    run.output.beginList(
        {u"ID"_s, u"EVENTS"_s, u"TO"_s, u"FILTER"_s, u"TRANSFORM"_s, u"SECRETS"_s});
    for (const Route& route : *known) {
        const bool isLong = isTemplate(route.transform);
        const bool isDisabled = disabled->contains(route.destination);
        QJsonObject document = toDocument(route);
        document.insert(u"disabled"_s, isDisabled);
        run.output.row(document,
                       {QString::number(route.shownId()), route.events,
                        maskedAddress(route.destination) + (isDisabled ? u" (disabled)"_s : u""_s),
                        route.filter.text(), isLong ? u"template"_s : route.transform,
                        QString::number(route.options.secrets.size())});
    }
    run.output.endList(u"No routes: nothing is sent anywhere"_s);
    return {};
}

/// A path is relative to where the command runs, not to where messages are sent from.
QString absolutePath(const QString& path) {
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

QString absolute(const QString& destination) {
    const QString log = u"log:"_s;
    if (!destination.startsWith(log) || destination.size() == log.size()) return destination;
    return log + absolutePath(destination.mid(log.size()));
}

/// "charge-payment", or the content of a template's file.
CliResult<QString> transformOf(const QString& text) {
    if (text.isEmpty() || text == QStringView(kChargePayment)) return text;
    QFile file(text);
    if (!file.open(QIODevice::ReadOnly)) {
        return refused(invalidInput(
            u"transform"_s,
            u"'%1' is neither charge-payment nor a template that can be read: %2"_s.arg(
                text, file.errorString()),
            u"template_unreadable"_s, {{u"text"_s, text}}));
    }
    // One byte more than a template may have is enough to refuse it.
    const QByteArray json = file.read(RouteTransform::kLargest + 1);
    if (const auto parsed = RouteTransform::parse(json); !parsed) return refused(parsed.error());
    return QString::fromUtf8(json).trimmed();
}

/// A reference to a secret that this user can read and no other: in the file of the first option,
/// or in the keychain under the name of the second.
CliResult<QString> secretOf(const CliArguments& given, DeliveryMeans& means,
                            const QString& fileOption, const QString& nameOption) {
    if (given.has(fileOption) && given.has(nameOption)) {
        return wrongUsage(u"--%1 and --%2 exclude each other"_s.arg(fileOption, nameOption));
    }
    const bool isFile = given.has(fileOption);
    if (!isFile && !given.has(nameOption)) return QString();
    const QString text = given.value(isFile ? fileOption : nameOption);
    if (text.isEmpty()) {
        return wrongUsage(isFile ? u"--%1 expects a file"_s.arg(fileOption)
                                 : u"--%1 expects a name"_s.arg(nameOption));
    }
    const QString reference =
        isFile ? kSecretInFile + absolutePath(text) : kSecretInKeychain + text;
    const auto checked = secrets::checkSecret(reference, &means.secrets());
    if (!checked) return refused(checked.error());
    return reference;
}

CliResult<QString> authoritiesOf(const QString& path) {
    if (path.isEmpty()) return QString();
    const QString file = absolutePath(path);
    if (const auto read = secrets::authorities(file); !read) return refused(read.error());
    return file;
}

/// Tells when this computer cannot deliver to a destination, as without its broker's address.
void noteWhatIsMissing(CliRun& run, DeliveryMeans& means, const QString& destination) {
    const auto reason = means.publishers()->cannotServe(destination);
    if (reason) run.output.message(*reason + u"; until then its messages wait"_s);
}

/// Tells when a receiver is disabled: then messages to it are held.
CliResult<> noteDisabled(CliRun& run, const Route& route) {
    const auto disabled = disabledReceivers(run);
    if (!disabled) return tl::unexpected(disabled.error());
    const auto reason = disabled->constFind(route.destination);
    if (reason == disabled->constEnd()) return {};
    run.output.message(
        filled(u"Its messages are held, because %1 wants none any more: %2. "
               "'routes edit %3 --enable' sends them again"_s,
               maskedAddress(route.destination), maskedAddress(*reason), route.shownId()));
    return {};
}

/// Prints the route that a command has left.
CliResult<> print(CliRun& run, DeliveryMeans& means, const Route& route,
                  const CommandResult& result, const QString& text) {
    QJsonObject document = toDocument(route);
    document.insert(u"replayed"_s, result.replayed);
    noteWhatIsMissing(run, means, route.destination);
    if (auto noted = noteDisabled(run, route); !noted) return noted;
    run.output.document(document, text);
    return {};
}

/// A log file is written on this computer.
CliResult<> checkLogFile(const QString& destination) {
    const QString log = u"log:"_s;
    if (!destination.startsWith(log) || destination.size() == log.size()) return {};
    const QFileInfo file(destination.mid(log.size()));
    if (file.isDir()) {
        return refused(invalidInput(u"destination"_s, u"'%1' is a folder"_s.arg(file.filePath()),
                                    u"not_a_log_file"_s, {{u"text"_s, file.filePath()}}));
    }
    const QString folder = file.absolutePath();
    if (QFileInfo(folder).isDir()) return {};
    return refused(invalidInput(u"destination"_s,
                                u"The folder '%1' of the log file does not exist"_s.arg(folder),
                                u"folder_missing"_s, {{u"text"_s, folder}}));
}

CliResult<> add(CliRun& run, DeliveryMeans& means) {
    const auto transform = transformOf(run.arguments.value(u"transform"_s));
    if (!transform) return tl::unexpected(transform.error());
    const auto secret = secretOf(run.arguments, means, u"secret-file"_s, u"secret-keychain"_s);
    if (!secret) return tl::unexpected(secret.error());
    const auto caFile = authoritiesOf(run.arguments.value(u"ca-file"_s));
    if (!caFile) return tl::unexpected(caFile.error());
    AddRoute command{run.arguments.value(u"events"_s), absolute(run.arguments.value(u"to"_s)),
                     *transform, run.arguments.value(u"filter"_s).trimmed()};
    if (auto checked = checkLogFile(command.destination); !checked) return checked;
    if (!secret->isEmpty()) command.options.secrets = QStringList{*secret};
    command.options.caFile = *caFile;
    command.options.allowPrivate = run.arguments.has(u"allow-private"_s);
    const auto result = run.shop.dispatch(command);
    if (!result) return tl::unexpected(result.error());
    const auto known = routes(run);
    if (!known) return tl::unexpected(known.error());
    const auto added = std::find_if(known->rbegin(), known->rend(), [&](const Route& route) {
        return route.events == command.events && route.destination == command.destination &&
               route.transform == command.transform && route.filter.text() == command.filter;
    });
    // A repeated command may name a route that was removed since.
    const Route gone{0, command.events, command.destination, command.transform};
    return print(run, means, added == known->rend() ? gone : *added, *result,
                 u"Events %1 go to %2 from now on"_s.arg(command.events,
                                                         maskedAddress(command.destination)));
}

/// Runs a change of one route and prints what it is now.
CliResult<> change(CliRun& run, DeliveryMeans& means, const EditRoute& command) {
    const auto result = run.shop.dispatch(command);
    if (!result) return tl::unexpected(result.error());
    const auto route = routeWithId(run, command.routeId);
    if (!route) return tl::unexpected(route.error());
    const auto secrets = route->options.secrets.size();
    const QString isSigned =
        secrets == 0 ? QString() : u", signed with "_s + counted(secrets, u"secret");
    return print(run, means, *route, *result,
                 filled(u"Route %1 sends %2 to %3 from now on%4"_s, route->shownId(), route->events,
                        maskedAddress(route->destination), isSigned));
}

/// Sends the messages to a route's destination again after its receiver said that it is gone.
CliResult<> enable(CliRun& run, DeliveryMeans& means, qint64 id) {
    const auto route = routeWithId(run, id);
    if (!route) return tl::unexpected(route.error());
    const auto result = run.shop.dispatch(EnableDestination{route->destination});
    if (!result) return tl::unexpected(result.error());
    return print(run, means, *route, *result,
                 u"Messages to %1 are sent again"_s.arg(maskedAddress(route->destination)));
}

/// Tells what an edit takes from a route because its new receiver is another server.
CliResult<> noteNewServer(CliRun& run, const EditRoute& command) {
    if (!command.destination) return {};
    const auto route = routeWithId(run, command.routeId);
    if (!route) return tl::unexpected(route.error());
    if (isSameServer(route->destination, *command.destination)) return {};
    if (!route->options.caFile.isEmpty() && !command.caFile) {
        run.output.message(u"The CA file of the former receiver no longer applies"_s);
    }
    if (route->options.allowPrivate && !command.allowPrivate) {
        run.output.message(u"--allow-private was for the former receiver"_s);
    }
    return {};
}

CliResult<> edit(CliRun& run, DeliveryMeans& means) {
    const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
    if (!id) return tl::unexpected(id.error());
    const CliArguments& given = run.arguments;
    const auto isGiven = [&](const char* name) { return given.has(QLatin1StringView(name)); };
    const bool changes = std::any_of(std::begin(kChanges), std::end(kChanges), isGiven);
    if (changes == given.has(u"enable"_s)) {
        return wrongUsage(changes ? u"--enable stands alone"_s : u"say what to change"_s);
    }
    if (!changes) return enable(run, means, *id);
    if (given.has(u"allow-private"_s) && given.has(u"public-only"_s)) {
        return wrongUsage(u"--allow-private and --public-only exclude each other"_s);
    }
    EditRoute command{*id};
    if (given.has(u"events"_s)) command.events = given.value(u"events"_s);
    if (given.has(u"to"_s)) {
        command.destination = absolute(given.value(u"to"_s));
        if (auto checked = checkLogFile(*command.destination); !checked) return checked;
    }
    if (given.has(u"filter"_s)) command.filter = given.value(u"filter"_s).trimmed();
    if (given.has(u"transform"_s)) {
        const auto transform = transformOf(given.value(u"transform"_s));
        if (!transform) return tl::unexpected(transform.error());
        command.transform = *transform;
    }
    if (given.has(u"ca-file"_s)) {
        const auto caFile = authoritiesOf(given.value(u"ca-file"_s));
        if (!caFile) return tl::unexpected(caFile.error());
        command.caFile = *caFile;
    }
    const auto secret = secretOf(given, means, u"secret-file"_s, u"secret-keychain"_s);
    if (!secret) return tl::unexpected(secret.error());
    command.addSecret = *secret;
    if (given.has(u"allow-private"_s)) command.allowPrivate = true;
    if (given.has(u"public-only"_s)) command.allowPrivate = false;
    if (auto noted = noteNewServer(run, command); !noted) return noted;
    return change(run, means, command);
}

CliResult<> secret(CliRun& run, DeliveryMeans& means) {
    const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
    if (!id) return tl::unexpected(id.error());
    const bool adds = run.arguments.has(u"add-file"_s) || run.arguments.has(u"add-keychain"_s);
    if (adds == run.arguments.has(u"remove"_s)) {
        return wrongUsage(
            u"'routes secret' needs one of --add-file, --add-keychain and --remove"_s);
    }
    EditRoute command{*id};
    if (adds) {
        const auto reference = secretOf(run.arguments, means, u"add-file"_s, u"add-keychain"_s);
        if (!reference) return tl::unexpected(reference.error());
        command.addSecret = *reference;
        return change(run, means, command);
    }
    const auto number = wholeNumberFrom(run.arguments.value(u"remove"_s), u"--remove"_s, 1);
    if (!number) return tl::unexpected(number.error());
    const auto route = routeWithId(run, *id);
    if (!route) return tl::unexpected(route.error());
    command.removeSecret = route->options.secrets.value(*number - 1);
    if (command.removeSecret.isEmpty()) {
        return refused(makeError(ErrorCode::NotFound, u"The route has no secret %1"_s.arg(*number),
                                 u"secret_not_found"_s));
    }
    return change(run, means, command);
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

/// A command that gets what this computer delivers with, which a process makes only once.
std::function<CliResult<>(CliRun&)> withMeans(CliResult<> (*command)(CliRun&, DeliveryMeans&)) {
    return [command](CliRun& run) { return command(run, *DeliveryMeans::ofThisComputer()); };
}

/// The options of a route; `isNew`: events and destination must be given.
QList<CliOption> routeOptions(bool isNew) {
    return {
        {u"events"_s, u"PATTERN"_s, u"OrderPlaced, Order.* or *"_s, false, isNew},
        {u"to"_s, u"KIND:ADDRESS"_s,
         u"webhook:URL, redis-channel:NAME, redis-stream:NAME, kafka:TOPIC, sns:ARN or log:FILE"_s,
         false, isNew},
        {u"filter"_s, u"'FIELD OP VALUE'"_s, u"only such events: 'total_minor gte 5000'"_s},
        {u"transform"_s, u"FILE.json"_s,
         u"a template of what is sent, or charge-payment: only what a payment service needs"_s},
        {u"secret-file"_s, u"FILE"_s, u"sign with the secret in this file (mode 600)"_s},
        {u"secret-keychain"_s, u"NAME"_s, u"sign with this secret in the user's keychain"_s},
        {u"ca-file"_s, u"FILE"_s, u"the authorities of the receiver's certificate, PEM"_s},
        {u"allow-private"_s, {}, u"the receiver may be on this computer or network"_s}};
}

}  // namespace

QList<CliCommand> routeCommands() {
    return {
        {u"routes list"_s, {}, u"list where events are sent"_s, {}, &list},
        {u"routes add"_s,
         {},
         u"send events somewhere from now on"_s,
         routeOptions(true),
         withMeans(&add)},
        {u"routes edit"_s, u"ID"_s,
         u"change a route for events from now on; an empty value clears"_s,
         routeOptions(false) +
             QList<CliOption>{
                 {u"public-only"_s, {}, u"the receiver must have a public address"_s},
                 {u"enable"_s, {}, u"send again to a receiver that said it was gone"_s}},
         withMeans(&edit)},
        {u"routes secret"_s,
         u"ID"_s,
         u"add or remove a secret that signs; two sign while they are exchanged"_s,
         {{u"add-file"_s, u"FILE"_s, u"the file of the secret (mode 600)"_s},
          {u"add-keychain"_s, u"NAME"_s, u"its name in the user's keychain"_s},
          {u"remove"_s, u"N"_s, u"the number of the secret in the route's list, from 1"_s}},
         withMeans(&secret)},
        newSecretCommand(),
        {u"routes test"_s,
         u"ID"_s,
         u"send one made-up message and show the answer"_s,
         {},
         &testRoute},
        {u"routes remove"_s, u"ID"_s, u"send these events no longer"_s, {}, &remove},
    };
}

}  // namespace countertop::cli
