// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/PublisherWorld.h"

#include "models/core/Json.h"
#include "models/events/BuiltDestinations.h"
#include "tests/support/HttpEndpoint.h"
#include "tests/workers/FixedBrokers.h"
#include "workers/publishers/LogFilePublisher.h"
#include "workers/publishers/SnsPublisher.h"
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
#include <QUrlQuery>

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

/// A service with the HTTP API of SNS.
class SnsWorld final : public PublisherWorld {
public:
    SnsWorld() {
        m_endpoint.setScript([this](const HttpEndpoint::Request& request) {
            HttpEndpoint::Answer answer;
            answer.silent = m_silent;
            if (fieldsOf(request).queryItemValue(u"TopicArn"_s, QUrl::FullyDecoded) != topic()) {
                answer.status = 404;
                answer.body =
                    "<Error><Code>NotFound</Code><Message>No such topic</Message></Error>";
            }
            return answer;
        });
    }

    std::unique_ptr<Publisher> publisher() override {
        AwsSettings settings;
        settings.endpoint = m_endpoint.url(u"/"_s);
        settings.keys = {"id", "secret", {}};
        return std::make_unique<SnsPublisher>(awsWith(settings), 2000);
    }
    QString destination() const override { return u"sns:"_s + topic(); }
    QString badDestination() const override { return destination() + u"-missing"_s; }
    QList<Received> received() override {
        QList<Received> all;
        for (const HttpEndpoint::Request& request : m_endpoint.requests()) {
            const QUrlQuery fields = fieldsOf(request);
            const auto value = [&](const QString& name) {
                return fields.queryItemValue(name, QUrl::FullyDecoded);
            };
            if (value(u"TopicArn"_s) != topic()) continue;
            all.append({value(u"MessageAttributes.entry.1.Value.StringValue"_s),
                        value(u"Message"_s).toUtf8()});
        }
        return all;
    }
    void goAway() override { m_endpoint.close(); }
    void comeBack() override { m_endpoint.listen(); }
    bool hang() override { return m_silent = true; }
    void wakeUp() override { m_silent = false; }

private:
    static QString topic() { return u"arn:aws:sns:eu-west-1:123456789012:orders"_s; }
    static QUrlQuery fieldsOf(const HttpEndpoint::Request& request) {
        return QUrlQuery(QString::fromUtf8(request.body));
    }

    HttpEndpoint m_endpoint;
    bool m_silent = false;
};

}  // namespace

QStringList publisherWorldKinds() {
    return {u"webhook"_s, u"log"_s, u"redis-channel"_s, u"redis-stream"_s, u"kafka"_s, u"sns"_s};
}

std::unique_ptr<PublisherWorld> makePublisherWorld(const QString& kind) {
    if (!builtDestinations().contains(kind)) return nullptr;
    if (kind == u"webhook") return std::make_unique<WebhookWorld>();
    if (kind == u"log") return std::make_unique<LogWorld>();
    if (kind == u"sns") return std::make_unique<SnsWorld>();
#ifdef COUNTERTOP_WITH_KAFKA
    if (kind == u"kafka" && KafkaCluster::isBuilt()) return std::make_unique<KafkaWorld>();
#endif
#ifdef COUNTERTOP_WITH_REDIS
    if (!RedisServer::isInstalled()) return nullptr;
    if (kind == u"redis-channel") return std::make_unique<RedisChannelWorld>();
    if (kind == u"redis-stream") return std::make_unique<RedisStreamWorld>();
#endif
    return nullptr;
}

}  // namespace countertop
