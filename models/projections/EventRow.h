// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace countertop {

struct EventFilter {
    QString streamId;
    QStringList types;
    QString category;
    qint64 afterPosition = 0;  ///< exclusive
    int limit = 100;
};

struct EventRow {
    qint64 position = 0;
    QString streamId;
    qint64 version = 0;
    QString type;
    Timestamp at = 0;
    QString actor;
    QString till;
    QString correlationId;
    QString causationId;
    QByteArray payload;
};

}  // namespace countertop
