// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/SagaKillChild.h"

#include "app/session/SagaSession.h"
#include "models/commands/Middleware.h"
#include "workers/ForegroundRun.h"
#include "workers/gateways/PracticeGateways.h"
#include "workers/sagas/SagaWorker.h"

#include <QEventLoop>

#include <csignal>

#include <unistd.h>

namespace countertop {

namespace {

/// Short, because the next program waits until the killed one's lease expires.
constexpr qint64 kLeaseMs = 40;

/// Counts points and kills the process at one of them, as a power cut would.
class KillSwitch {
public:
    explicit KillSwitch(int killAt) : m_killAt(killAt) {}
    void pass() {
        if (++m_passed == m_killAt) ::kill(::getpid(), SIGKILL);
    }

private:
    int m_passed = 0;
    int m_killAt;
};

template <class Value>
Value passed(KillSwitch& killSwitch, Value value) {
    killSwitch.pass();
    return value;
}

class KillSwitchStore final : public SagaStore {
public:
    KillSwitchStore(SagaStore& real, KillSwitch& killSwitch)
        : m_real(real), m_killSwitch(killSwitch) {}

    Result<int> start(const QList<SagaRow>& sagas, qint64 position) override {
        m_killSwitch.pass();
        return passed(m_killSwitch, m_real.start(sagas, position));
    }
    Result<qint64> save(const SagaRow& saga, Lease lease, qint64 position) override {
        m_killSwitch.pass();
        return passed(m_killSwitch, m_real.save(saga, lease, position));
    }
    Result<QStringList> claim(int limit) override {
        return passed(m_killSwitch, m_real.claim(limit));
    }
    Result<SagaRow> load(const QString& id) override { return m_real.load(id); }
    Result<QHash<QString, QString>> sagasOfOrders(const QStringList& ids) override {
        return m_real.sagasOfOrders(ids);
    }
    Result<qint64> position() override { return m_real.position(); }
    Result<void> release(const QStringList& ids) override { return m_real.release(ids); }
    Result<void> renewLeases() override { return m_real.renewLeases(); }
    Result<std::optional<Timestamp>> nextDueAt() override { return m_real.nextDueAt(); }
    Result<QStringList> stale(int limit) override { return m_real.stale(limit); }
    Result<QStringList> withStatus(SagaStatus status, int limit) override {
        return m_real.withStatus(status, limit);
    }

private:
    SagaStore& m_real;
    KillSwitch& m_killSwitch;
};

/// The innermost middleware of the bus: one point just before and one just after the commit.
class KillSwitchMiddleware final : public Middleware {
public:
    explicit KillSwitchMiddleware(KillSwitch& killSwitch) : m_killSwitch(killSwitch) {}
    [[nodiscard]] QString name() const override { return QStringLiteral("kill-switch"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override {
        m_killSwitch.pass();
        return passed(m_killSwitch, next(command, context));
    }

private:
    KillSwitch& m_killSwitch;
};

class KillSwitchShop final : public SagaShop {
public:
    KillSwitchShop(std::unique_ptr<ShopSession> session, const Clock& clock, KillSwitch& killSwitch)
        : m_session(std::move(session)),
          m_sagas(m_session->database(), clock, 1, kLeaseMs),
          m_killable(m_sagas, killSwitch) {}
    [[nodiscard]] CommandBus& bus() override { return m_session->bus(); }
    [[nodiscard]] EventStore& events() override { return m_session->events(); }
    [[nodiscard]] OrderLoader& orders() override { return m_session->orders(); }
    [[nodiscard]] SagaStore& sagas() override { return m_killable; }

private:
    std::unique_ptr<ShopSession> m_session;
    SqlSagaStore m_sagas;
    KillSwitchStore m_killable;
};

class KillSwitchServices final : public PaymentGateway, public Carrier {
public:
    KillSwitchServices(const SagaKillChild::Options& options, KillSwitch& killSwitch)
        : m_gateway(options.practiceLog,
                    practiceRulesFrom(options.practiceRules).value_or(PracticeRules{})),
          m_carrier(options.practiceLog,
                    practiceRulesFrom(options.practiceRules).value_or(PracticeRules{})),
          m_killSwitch(killSwitch) {}

    void charge(const ChargeRequest& request, PaymentGateway::Done done) override {
        m_killSwitch.pass();
        m_gateway.charge(request, killable(std::move(done)));
    }
    void refund(const RefundRequest& request, PaymentGateway::Done done) override {
        m_killSwitch.pass();
        m_gateway.refund(request, killable(std::move(done)));
    }
    void createShipment(const ShipmentRequest& request, Carrier::Done done) override {
        m_killSwitch.pass();
        m_carrier.createShipment(request, killable(std::move(done)));
    }
    void cancelShipment(const ShipmentCancellation& request, Carrier::Done done) override {
        m_killSwitch.pass();
        m_carrier.cancelShipment(request, killable(std::move(done)));
    }

private:
    /// Adds a point between the effect and its answer.
    std::function<void(const SagaAnswer&)> killable(std::function<void(const SagaAnswer&)> done) {
        return [this, done = std::move(done)](const SagaAnswer& answer) {
            m_killSwitch.pass();
            done(answer);
        };
    }

    PracticePaymentGateway m_gateway;
    PracticeCarrier m_carrier;
    KillSwitch& m_killSwitch;
};

/// Lets both interfaces share one practice world.
class SharedPayment final : public PaymentGateway {
public:
    explicit SharedPayment(std::shared_ptr<KillSwitchServices> services)
        : m_services(std::move(services)) {}
    void charge(const ChargeRequest& request, Done done) override {
        m_services->charge(request, std::move(done));
    }
    void refund(const RefundRequest& request, Done done) override {
        m_services->refund(request, std::move(done));
    }

private:
    std::shared_ptr<KillSwitchServices> m_services;
};

class SharedCarrier final : public Carrier {
public:
    explicit SharedCarrier(std::shared_ptr<KillSwitchServices> services)
        : m_services(std::move(services)) {}
    void createShipment(const ShipmentRequest& request, Done done) override {
        m_services->createShipment(request, std::move(done));
    }
    void cancelShipment(const ShipmentCancellation& request, Done done) override {
        m_services->cancelShipment(request, std::move(done));
    }

private:
    std::shared_ptr<KillSwitchServices> m_services;
};

}  // namespace

int SagaKillChild::run(const Options& options) {
    const auto url = DatabaseUrl::parse(options.databaseUrl);
    if (!url) return 3;
    const SystemClock clock;
    KeysInFlight keys;
    KillSwitch killSwitch(options.killAt);
    SagaWorker::Options workerOptions;
    workerOptions.policy.pauses.firstMs = 1;
    SagaWorker worker(
        workerOptions, clock,
        [&]() -> Result<std::unique_ptr<SagaShop>> {
            SessionOptions session;
            session.role = Database::Role::Worker;
            session.innermost = [&] { return std::make_unique<KillSwitchMiddleware>(killSwitch); };
            auto opened = ShopSession::open(*url, clock, keys, session);
            if (!opened) return fail(opened.error());
            return std::make_unique<KillSwitchShop>(*std::move(opened), clock, killSwitch);
        },
        [&] {
            const auto services = std::make_shared<KillSwitchServices>(options, killSwitch);
            return Gateways{std::make_unique<SharedPayment>(services),
                            std::make_unique<SharedCarrier>(services)};
        });
    ForegroundRun run(worker, {true, 0});
    QEventLoop loop;
    QObject::connect(&run, &ForegroundRun::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(0, &run, &ForegroundRun::start);
    loop.exec();
    return run.error() ? 1 : 0;
}

}  // namespace countertop
