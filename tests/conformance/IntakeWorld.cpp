// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/IntakeWorld.h"

#include <QTest>

namespace countertop {

namespace {

ShardedProcessor::Options shardsOf(const DatabaseUrl& url, int wanted) {
    ShardedProcessor::Options options = shardOptions(url);
    if (wanted > 0) options.shards = wanted;
    return options;
}

}  // namespace

IntakeWorld::IntakeWorld(const DatabaseUrl& url, const Clock& clock, KeysInFlight& keys,
                         const Options& options)
    : m_clock(clock),
      m_processor(gated(shopShards(url, clock, keys)), shardsOf(url, options.shards)),
      m_reader(url),
      m_tokens(secret(), clock),
      m_intake(m_processor, m_reader, m_tokens, options.intake),
      m_server([this](const HttpRequest& request) { return m_intake.handle(request); }, {}) {
    if (const auto started = m_server.start(); !started) {
        QTest::qFail(qPrintable(started.error().detail), __FILE__, __LINE__);
    }
}

IntakeWorld::~IntakeWorld() {
    release();
    m_server.stop();
}

CommandShard::SessionFactory IntakeWorld::gated(const CommandShard::SessionFactory& open) {
    return [open, gate = m_gate]() -> Result<std::unique_ptr<ShardSession>> {
        auto session = open();
        if (!session) return session;
        (*session)->bus().handle<ConfirmOrder>(
            [gate](const Command&, CommandContext&) -> Result<CommandResult> {
                gate->reached.count_down();
                gate->open.wait();
                return CommandResult{};
            });
        return session;
    };
}

void IntakeWorld::holdUp() {
    if (!m_processor.send({ConfirmOrder{OrderId::create()}})) {
        QTest::qFail("The processor took no command", __FILE__, __LINE__);
        return;
    }
    m_gate->reached.wait();
}

void IntakeWorld::release() {
    if (!m_gate->open.try_wait()) m_gate->open.count_down();
}

QByteArray IntakeWorld::secret() { return "a secret that has thirty-two bytes or more"; }

QByteArray IntakeWorld::token(const QString& subject) const {
    const auto issued = m_tokens.issue({subject, m_clock.now() + 60'000});
    return issued ? *issued : QByteArray();
}

HttpAnswer IntakeWorld::post(const QByteArray& path, const QByteArray& body, const QByteArray& key,
                             const QString& subject, const HttpClient::Headers& more) const {
    HttpClient::Headers headers = more;
    headers.append(std::pair(QByteArray("Authorization"), "Bearer " + token(subject)));
    if (!key.isEmpty()) headers.append(std::pair(QByteArray("Idempotency-Key"), key));
    return client().send("POST", path, headers, body);
}

}  // namespace countertop
