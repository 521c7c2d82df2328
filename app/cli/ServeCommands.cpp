// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/session/ShopShards.h"
#include "models/core/Filled.h"
#include "models/store/outbox/OutboxNotice.h"
#include "workers/intake/HttpServer.h"
#include "workers/intake/Intake.h"
#include "workers/intake/JwtTokens.h"

#include <QFile>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestPort = 65535;
constexpr qint64 kShortSecretBytes = 32;  // RFC 7518 §3.2
constexpr qint64 kLargestSecretBytes = 65'536;
constexpr qint64 kTokenSeconds = 3600;
constexpr qint64 kLongestTokenSeconds = 100LL * 365 * 24 * 60 * 60;
constexpr std::chrono::milliseconds kLookForSignal{50};

/// The secret from a file, without the trailing line break that editors add.
CliResult<QByteArray> secretFrom(CliRun& run) {
    const QString path = run.arguments.value(u"jwt-secret-file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return wrongUsage(
            u"--jwt-secret-file: '%1' cannot be read: %2"_s.arg(path, file.errorString()));
    }
    QByteArray secret = file.read(kLargestSecretBytes);
    while (secret.endsWith('\n') || secret.endsWith('\r')) secret.chop(1);
    if (secret.isEmpty()) return wrongUsage(u"--jwt-secret-file: '%1' is empty"_s.arg(path));
    if (secret.size() < kShortSecretBytes) {
        run.output.message(filled(u"the secret in '%1' is short; use at least %2 random bytes"_s,
                                  path, kShortSecretBytes));
    }
    return secret;
}

CliResult<HttpServer::Options> addressFrom(const CliArguments& arguments) {
    HttpServer::Options options;
    const auto port = wholeNumberFrom(arguments.value(u"port"_s), u"--port"_s, 0);
    if (!port) return tl::unexpected(port.error());
    if (*port > kLargestPort) {
        return wrongUsage(u"--port expects 0 to %1, not %2"_s.arg(kLargestPort).arg(*port));
    }
    options.port = static_cast<int>(*port);
    if (arguments.has(u"host"_s)) options.host = arguments.value(u"host"_s);
    return options;
}

Intake::Options intakeOptions(CliRun& run) {
    Intake::Options options;
    options.desk.requireKey = run.arguments.has(u"require-idempotency-key"_s);
    // Web orders have their own number series, unless a till is given.
    const QString till = run.shop.globals().till;
    if (till != GlobalOptions().till) options.till = till;
    return options;
}

/// Tells the outbox workers of other programs what was committed here, with a connection of its
/// own. They find it at their next poll when that fails.
class Announcer {
public:
    explicit Announcer(DatabaseUrl url) : m_url(std::move(url)) {}

    /// `answered`: how many commands were answered so far.
    void note(qint64 answered) {
        if (m_url.dialect == Dialect::Sqlite || m_answered == answered) return;
        m_answered = answered;
        if (!m_database) {
            auto opened = Database::open(m_url, Database::Role::Reader);
            if (!opened) return;
            m_database = *std::move(opened);
        }
        const auto announced = announceMessages(*m_database);
        Q_UNUSED(announced)
    }

private:
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
    qint64 m_answered = 0;
};

/// Opens the shop once, so that its problems are reported before a client sends an order.
CliResult<> checkShop(CliRun& run, const DatabaseUrl& url, KeysInFlight& keys) {
    const auto session = ShopSession::open(url, run.shop.clock(), keys, {});
    if (!session) return refused(session.error());
    return {};
}

CliResult<> serve(CliRun& run) {
    const auto address = addressFrom(run.arguments);
    if (!address) return tl::unexpected(address.error());
    std::optional<JwtTokens> tokens;
    if (run.arguments.has(u"jwt-secret-file"_s)) {
        const auto secret = secretFrom(run);
        if (!secret) return tl::unexpected(secret.error());
        tokens.emplace(*secret, run.shop.clock());
    }
    const auto url = run.shop.url();
    if (!url) return tl::unexpected(url.error());
    const CancelSignal cancel;
    KeysInFlight keys;
    if (auto good = checkShop(run, *url, keys); !good) return good;
    ShardedProcessor processor(shopShards(*url, run.shop.clock(), keys), shardOptions(*url));
    ShopReader reader(*url);
    Intake intake(processor, reader, tokens, intakeOptions(run));
    HttpServer server([&](const HttpRequest& request) { return intake.handle(request); }, *address);
    if (auto started = server.start(); !started) return refused(started.error());
    run.output.message(
        u"serving at http://%1:%2%3"_s.arg(address->host)
            .arg(server.port())
            .arg(tokens ? QString() : u"; without --jwt-secret-file every order is refused"_s));
    Announcer announcer(*url);
    while (!cancel.isRequested()) {
        std::this_thread::sleep_for(kLookForSignal);
        announcer.note(processor.counts().answered);
    }
    // Requests under way wait for the processor, so stop the server first.
    server.stop();
    return {};
}

CliResult<> token(CliRun& run) {
    qint64 seconds = kTokenSeconds;
    if (run.arguments.has(u"expires-in"_s)) {
        const auto given =
            wholeNumberFrom(run.arguments.value(u"expires-in"_s), u"--expires-in"_s, 1);
        if (!given) return tl::unexpected(given.error());
        seconds = qMin(*given, kLongestTokenSeconds);
    }
    const auto secret = secretFrom(run);
    if (!secret) return tl::unexpected(secret.error());
    const JwtTokens tokens(*secret, run.shop.clock());
    const TokenClaims claims{run.arguments.value(u"subject"_s),
                             run.shop.clock().now() + seconds * 1000};
    const auto issued = tokens.issue(claims);
    if (!issued) {
        return wrongUsage(
            u"--subject expects a name of up to %1 characters"_s.arg(JwtTokens::kLongestSubject));
    }
    const QString text = QString::fromLatin1(*issued);
    run.output.document({{u"token"_s, text},
                         {u"subject"_s, claims.subject},
                         {u"expires_at"_s, toIsoText(claims.expiresAt)}},
                        text);
    return {};
}

}  // namespace

QList<CliCommand> serveCommands() {
    return {
        {u"serve"_s,
         {},
         u"take orders over HTTP, until Ctrl-C"_s,
         {{u"port"_s, u"N"_s, u"the port; 0: any free one"_s, false, true},
          {u"host"_s, u"ADDRESS"_s, u"the address to listen at (default: 127.0.0.1)"_s},
          {u"jwt-secret-file"_s, u"FILE"_s,
           u"the secret of the callers' tokens; without it every order is refused"_s},
          {u"require-idempotency-key"_s, {}, u"refuse a POST without an Idempotency-Key"_s}},
         &serve},
        {u"token"_s,
         {},
         u"make a bearer token for a caller of serve"_s,
         {{u"subject"_s, u"NAME"_s, u"the customer it speaks for, by id or name"_s, false, true},
          {u"jwt-secret-file"_s, u"FILE"_s, u"the secret of serve"_s, false, true},
          {u"expires-in"_s, u"SECONDS"_s, u"how long it is good (default: 3600)"_s}},
         &token},
    };
}

}  // namespace countertop::cli
