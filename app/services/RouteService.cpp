// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/RouteService.h"

#include "app/session/DeliveryMeans.h"
#include "models/store/schema/ShopFile.h"
#include "workers/outbox/RouteProbe.h"
#include "workers/publishers/SecretStore.h"

namespace countertop {

RouteService::RouteService(DatabaseUrl url, const Clock& clock, DeliveryMeans& means,
                           QObject* parent)
    : QObject(parent),
      m_url(std::move(url)),
      m_clock(clock),
      m_means(means),
      m_thread(QStringLiteral("routes")) {}

RouteService::~RouteService() {
    m_thread.post([this] { closeOnThread(); });
}

void RouteService::probe(qint64 routeId, const Sender& sender) {
    m_thread.post([this, routeId, sender] { probeOnThread(routeId, sender); });
}

void RouteService::probeOnThread(qint64 routeId, const Sender& sender) {
    closeOnThread();
    auto database = openShop(m_url, Database::Role::Reader);
    if (!database) return emit probeEnded(routeId, false, false, database.error().detail, 0);
    m_database = *std::move(database);
    m_probe = std::make_unique<RouteProbe>(*m_database, m_clock, m_means.publishers());
    m_probe->send(routeId, {sender.actor, sender.till, sender.currency},
                  [this, routeId](const Result<RouteProbe::Answer>& sent) {
                      // The probe may not be destroyed by its own callback.
                      m_thread.post([this] { closeOnThread(); });
                      if (!sent) {
                          return emit probeEnded(routeId, false, false, sent.error().detail, 0);
                      }
                      const bool isDelivered = sent->result.has_value();
                      emit probeEnded(
                          routeId, true, isDelivered,
                          isDelivered ? sent->result->answer : sent->result.error().error,
                          sent->tookMs);
                  });
}

void RouteService::closeOnThread() {
    m_probe.reset();
    m_database.reset();
}

void RouteService::checkFiles(const QString& secret, const QString& caFile) {
    m_thread.post([this, secret, caFile] {
        QList<FieldProblem> problems;
        if (!secret.isEmpty()) {
            const auto checked = secrets::checkSecret(secret, &m_means.secrets());
            if (!checked) problems.append(checked.error().problems);
        }
        if (!caFile.isEmpty()) {
            const auto authorities = secrets::authorities(caFile);
            if (!authorities) problems.append(authorities.error().problems);
        }
        emit filesChecked(problems.isEmpty(),
                          problems.isEmpty() ? Error{} : invalidInput(problems));
    });
}

void RouteService::storeSecret(const QString& name, const QString& secret) {
    m_thread.post([this, name, secret] {
        const auto stored = secrets::storeSecret(name, secret.toUtf8(), m_means.secrets());
        emit secretStored(stored.has_value(), stored ? Error{} : stored.error());
    });
}

}  // namespace countertop
