// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/PublisherWorld.h"

#include "models/core/Json.h"
#include "models/events/BuiltDestinations.h"
#include "tests/support/HttpEndpoint.h"
#include "workers/publishers/LogFilePublisher.h"
#include "workers/publishers/WebhookPublisher.h"
#ifdef COUNTERTOP_WITH_REDIS
#include "tests/workers/RedisWorlds.h"
#endif
#ifdef COUNTERTOP_WITH_KAFKA
#include "tests/workers/KafkaWorld.h"
#endif

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

class WebhookWorld final : public PublisherWorld {
public:
    WebhookWorld() {
        m_endpoint.setScript([this](const HttpEndpoint::Request& request) {
            HttpEndpoint::Answer answer;
            answer.status = request.path == "/bad" ? 500 : 200;
            answer.silent = m_silent;
            return answer;
        });
    }

    std::unique_ptr<Publisher> publisher() override {
        return std::make_unique<WebhookPublisher>(2000);
    }
    QString destination() const override { return m_endpoint.destination(); }
    QString badDestination() const override { return m_endpoint.destination(u"/bad"_s); }
    QList<Received> received() override {
        QList<Received> all;
        for (const HttpEndpoint::Request& request : m_endpoint.requests()) {
            if (request.path == "/bad") continue;
            all.append({QString::fromUtf8(request.headers.value("webhook-id")), request.body});
        }
        return all;
    }
    void goAway() override { m_endpoint.close(); }
    void comeBack() override { m_endpoint.listen(); }
    bool hang() override { return m_silent = true; }
    void wakeUp() override { m_silent = false; }

private:
    HttpEndpoint m_endpoint;
    bool m_silent = false;
};

class LogWorld final : public PublisherWorld {
public:
    std::unique_ptr<Publisher> publisher() override { return std::make_unique<LogFilePublisher>(); }
    QString destination() const override { return u"log:"_s + path(); }
    QString badDestination() const override {
        return u"log:"_s + m_folder.filePath(u"missing/messages"_s);
    }
    QList<Received> received() override {
        QFile file(path());
        QList<Received> all;
        if (!file.open(QIODevice::ReadOnly)) return all;
        while (!file.atEnd()) {
            const auto line = jsonObjectFromText(file.readLine());
            if (!line) qFatal("a torn line");
            all.append({(*line)["id"_L1].toString(), toJsonText((*line)["payload"_L1].toObject())});
        }
        return all;
    }
    void goAway() override {
        QDir().rename(m_folder.filePath(u"here"_s), m_folder.filePath(u"gone"_s));
    }
    void comeBack() override {
        QDir().rename(m_folder.filePath(u"gone"_s), m_folder.filePath(u"here"_s));
    }

private:
    QString path() const { return m_folder.filePath(u"here/messages"_s); }

    QTemporaryDir m_folder;
    bool m_made = QDir().mkpath(m_folder.filePath(u"here"_s));
};

}  // namespace

QStringList publisherWorldKinds() {
    return {u"webhook"_s, u"log"_s, u"redis-channel"_s, u"redis-stream"_s, u"kafka"_s};
}

std::unique_ptr<PublisherWorld> makePublisherWorld(const QString& kind) {
    if (!builtDestinations().contains(kind)) return nullptr;
    if (kind == u"webhook") return std::make_unique<WebhookWorld>();
    if (kind == u"log") return std::make_unique<LogWorld>();
#ifdef COUNTERTOP_WITH_KAFKA
    if (kind == u"kafka") return std::make_unique<KafkaWorld>();
#endif
#ifdef COUNTERTOP_WITH_REDIS
    if (!RedisServer::isInstalled()) return nullptr;
    if (kind == u"redis-channel") return std::make_unique<RedisChannelWorld>();
    if (kind == u"redis-stream") return std::make_unique<RedisStreamWorld>();
#endif
    return nullptr;
}

}  // namespace countertop
