// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/CustomerMessageSession.h"

#include "app/session/ShopSession.h"
#include "workers/messages/CustomerMessages.h"

namespace countertop {

namespace {

/// The source with the session it works on.
class CustomerMessageSession final : public MessageSource {
public:
    CustomerMessageSession(std::unique_ptr<ShopSession> session, const Clock& clock)
        : m_session(std::move(session)),
          m_messages(m_session->database(), m_session->events(), m_session->bus(), clock) {}

    Result<qsizetype> step() override { return m_messages.step(); }

private:
    std::unique_ptr<ShopSession> m_session;
    CustomerMessages m_messages;
};

}  // namespace

OutboxWorker::SourceFactory customerMessages(const DatabaseUrl& url, const Clock& clock,
                                             KeysInFlight& keys) {
    return [url, &clock, &keys]() -> Result<std::unique_ptr<MessageSource>> {
        SessionOptions options;
        options.role = Database::Role::Worker;
        auto session = ShopSession::open(url, clock, keys, options);
        if (!session) return fail(session.error());
        return std::make_unique<CustomerMessageSession>(*std::move(session), clock);
    };
}

}  // namespace countertop
