// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/outbox/OutboxNotice.h"

namespace countertop {

namespace {

const QString kChannel = QStringLiteral("countertop_outbox");

}  // namespace

Result<void> announceMessages(Database& database) {
    if (database.dialect() == Dialect::Sqlite) return {};
    return database.run(QStringLiteral("NOTIFY ") + kChannel);
}

OutboxListener::~OutboxListener() { QObject::disconnect(m_connection); }

Result<bool> OutboxListener::listen() {
    if (m_database.dialect() == Dialect::Sqlite) return false;
    if (auto ready = m_database.reconnect(); !ready) return fail(ready.error());
    QSqlDriver* const driver = m_database.connection().driver();
    if (m_driver == driver) return false;
    if (!driver->subscribeToNotification(kChannel)) {
        return fail(m_database.errorFrom(driver->lastError()));
    }
    m_connection = QObject::connect(
        driver, &QSqlDriver::notification, driver,
        [this](const QString&, QSqlDriver::NotificationSource source, const QVariant&) {
            if (source != QSqlDriver::SelfSource) m_heard();
        });
    m_driver = driver;
    return true;
}

}  // namespace countertop
