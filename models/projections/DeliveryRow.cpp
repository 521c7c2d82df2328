// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/DeliveryRow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace countertop {

QString toText(DeliveryStatus status) {
    switch (status) {
        case DeliveryStatus::Pending:
            return QStringLiteral("pending");
        case DeliveryStatus::Processing:
            return QStringLiteral("processing");
        case DeliveryStatus::Delivered:
            return QStringLiteral("delivered");
        case DeliveryStatus::Failed:
            return QStringLiteral("failed");
        case DeliveryStatus::Dead:
            return QStringLiteral("dead");
        case DeliveryStatus::Discarded:
            return QStringLiteral("discarded");
    }
    return {};
}

std::optional<DeliveryStatus> deliveryStatusFromText(QStringView text) {
    for (const auto status :
         {DeliveryStatus::Pending, DeliveryStatus::Processing, DeliveryStatus::Delivered,
          DeliveryStatus::Failed, DeliveryStatus::Dead, DeliveryStatus::Discarded}) {
        if (toText(status) == text) return status;
    }
    return std::nullopt;
}

QList<DeliveryAttempt> attemptsFrom(const QByteArray& log) {
    QList<DeliveryAttempt> attempts;
    for (const QJsonValue entry : QJsonDocument::fromJson(log).array()) {
        const QJsonObject attempt = entry.toObject();
        attempts.append({attempt[QLatin1StringView("at")].toInteger(),
                         attempt[QLatin1StringView("ms")].toInteger(),
                         attempt[QLatin1StringView("answer")].toString()});
    }
    return attempts;
}

}  // namespace countertop
