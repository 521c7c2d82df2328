// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/SagaWorld.h"

#include <utility>

namespace countertop {

namespace {

std::unique_ptr<ShopSession> openOrEnd(const DatabaseUrl& url, const Clock& clock,
                                       KeysInFlight& keys) {
    SessionOptions options;
    options.role = Database::Role::Worker;
    auto session = ShopSession::open(url, clock, keys, options);
    if (!session) qFatal("%s", qUtf8Printable(session.error().detail));
    return *std::move(session);
}

template <class Value>
Value mustHave(Result<Value> result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
    return *std::move(result);
}

}  // namespace

void ScriptedServices::serve(const QString& effect, const QString& key,
                             std::function<void(const SagaAnswer&)> done) {
    calls.append(effect);
    QList<SagaAnswer>& script = scripts[effect];
    const SagaAnswer answer = script.isEmpty()
                                  ? SagaAnswer::done(effect.toUpper() + u'-' + key.right(3))
                                  : script.takeFirst();
    const bool happens = answer.kind == SagaAnswer::Kind::Done && !keys.contains(key);
    if (happens) {
        effects.append(effect);
        keys.append(key);
    }
    if (holding) {
        m_held.append([done = std::move(done), answer](const SagaAnswer&) { done(answer); });
    } else {
        done(answer);
    }
}

void ScriptedServices::release() {
    for (const auto& done : std::exchange(m_held, {})) done({});
}

SagaWorld::SagaWorld(const DatabaseUrl& url, FixedClock& clock, ScriptedServices& services,
                     const SagaPolicy& policy)
    : m_clock(clock),
      m_shop(openOrEnd(url, clock, m_keys), clock),
      m_effects(m_shop, services, services),
      m_manager(m_shop.sagas(), m_shop.events(), clock, policy),
      m_runner(m_manager, m_shop.sagas(), m_effects, clock) {}

void SagaWorld::runNow() {
    for (int turn = 0; turn < 100; ++turn) {
        if (!mustHave(m_runner.advance())) return;
    }
    qFatal("The sagas do not come to rest");
}

void SagaWorld::runUntilIdle() {
    for (int turn = 0; turn < 100; ++turn) {
        runNow();
        const auto due = mustHave(m_shop.sagas().nextDueAt());
        if (!due) return;
        m_clock.set(std::max(m_clock.now(), *due));
    }
    qFatal("The sagas do not end");
}

SagaRow SagaWorld::saga(const OrderId& orderId) {
    const auto ids = mustHave(store().sagasOfOrders({orderId.text()}));
    if (ids.isEmpty()) return {};
    return mustHave(store().load(ids.value(orderId.text())));
}

QStringList stepsOf(const SagaRow& saga) {
    QStringList steps;
    for (const SagaStep& step : saga.steps) {
        steps.append(toText(step.action) + u' ' + toText(step.state));
    }
    return steps;
}

}  // namespace countertop
