// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projections/ProjectionControl.h"

namespace countertop {

Result<ProjectionInfo> ProjectionControl::find(const QString& name) {
    if (const ProjectionInfo* info = findProjection(name)) return *info;
    return fail(ErrorCode::NotFound, QStringLiteral("There is no projection '%1'").arg(name),
                QStringLiteral("projection_not_found"), {{QStringLiteral("projection"), name}});
}

Result<void> ProjectionControl::checkAsynchronous(const QString& name) {
    const auto info = find(name);
    if (!info) return fail(info.error());
    if (info->kind == ProjectionKind::Asynchronous) return {};
    return fail(ErrorCode::InvalidTransition,
                QStringLiteral("'%1' is written by the sales themselves: it never stops").arg(name),
                QStringLiteral("projection_never_stops"), {{QStringLiteral("projection"), name}});
}

Result<void> ProjectionControl::pause(const QString& name) {
    if (auto good = checkAsynchronous(name); !good) return good;
    return m_records.setPaused(name, true, m_clock.now());
}

Result<void> ProjectionControl::resume(const QString& name) {
    if (auto good = checkAsynchronous(name); !good) return good;
    return m_records.setPaused(name, false, m_clock.now());
}

Result<void> ProjectionControl::restart(const QString& name) {
    if (auto good = checkAsynchronous(name); !good) return good;
    return m_records.clearFault(name, m_clock.now());
}

}  // namespace countertop
