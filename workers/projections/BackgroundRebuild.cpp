// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/projections/BackgroundRebuild.h"

#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/schema/ShopFile.h"

#include <utility>

namespace countertop {

BackgroundRebuild::BackgroundRebuild(DatabaseUrl url, const Clock& clock, qint64 storeId)
    : m_url(std::move(url)), m_clock(clock), m_storeId(storeId) {}

BackgroundRebuild::~BackgroundRebuild() { m_cancelled = true; }

std::optional<Result<void>> BackgroundRebuild::startOrPoll(const QString& projection) {
    const std::lock_guard lock(m_mutex);
    if (m_name == projection && m_ended) {
        m_name.clear();
        return std::exchange(m_ended, std::nullopt);
    }
    if (!m_name.isEmpty() && !m_ended) return std::nullopt;
    // The result of the previous rebuild was never asked for and is not needed.
    m_ended.reset();
    m_name = projection;
    if (!m_thread) m_thread = std::make_unique<WorkerThread>(QStringLiteral("rebuild"));
    m_thread->post([this, projection] { rebuild(projection); });
    return std::nullopt;
}

void BackgroundRebuild::rebuild(const QString& projection) {
    Result<void> done = fail(ErrorCode::Storage, QStringLiteral("The rebuild ended unexpectedly"),
                             QStringLiteral("unexpected"));
    try {
        done = rebuildNow(projection);
    } catch (const std::exception& exception) {
        done = fail(ErrorCode::Storage, QString::fromLocal8Bit(exception.what()),
                    QStringLiteral("unexpected"));
    }
    const std::lock_guard lock(m_mutex);
    m_ended = std::move(done);
}

Result<void> BackgroundRebuild::rebuildNow(const QString& projection) {
    auto database = openShop(m_url, Database::Role::Worker);
    if (!database) return fail(database.error());
    RebuildOptions options;
    options.storeId = m_storeId;
    options.onlyOutdated = true;
    options.cancelled = &m_cancelled;
    const auto report = rebuildProjections(**database, {projection}, m_clock, options);
    if (!report) return fail(report.error());
    return {};
}

}  // namespace countertop
