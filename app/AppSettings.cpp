// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AppSettings.h"

#include "app/session/UserSettings.h"

#include <QDir>
#include <QStandardPaths>

namespace countertop {

AppSettings::AppSettings() : m_store(openUserSettings()) {}

QString AppSettings::text(const QString& name, const QString& fallback) const {
    return m_store->value(name, fallback).toString();
}

void AppSettings::setText(const QString& name, const QString& value) {
    m_store->setValue(name, value);
}

QString AppSettings::till() const {
    const QString name = text(QStringLiteral("till")).trimmed();
    return name.isEmpty() ? QStringLiteral("T1") : name;
}

QString AppSettings::staff() const {
    const QString name = text(QStringLiteral("staff")).trimmed();
    return name.isEmpty() ? qEnvironmentVariable("USER", QStringLiteral("staff")) : name;
}

QString defaultDatabaseUrl() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QStringLiteral("sqlite:") +
           QDir(data).filePath(QStringLiteral("countertop/shop.sqlite"));
}

}  // namespace countertop
