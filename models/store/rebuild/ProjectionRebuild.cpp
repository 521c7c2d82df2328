// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/ProjectionRebuild.h"

#include "models/store/connection/Conditions.h"
#include "models/store/projections/ProjectionControl.h"
#include "models/store/rebuild/FeedRebuild.h"
#include "models/store/rebuild/RebuildLock.h"

#include <algorithm>
#include <limits>

namespace countertop {

namespace {

const QString kEvents = QStringLiteral(
    "SELECT count(*) AS number FROM events WHERE store_id = :store AND position > :from "
    "AND position <= :to");

bool isRange(const RebuildOptions& options) {
    return options.fromPosition > 0 || options.toPosition.has_value();
}

Result<QList<ProjectionInfo>> wantedProjections(const QStringList& names,
                                                const RebuildOptions& options) {
    if (names.isEmpty()) return shopProjections();
    QList<ProjectionInfo> wanted;
    for (const QString& name : names) {
        const auto info = ProjectionControl::find(name);
        if (!info) return fail(info.error());
        if (isRange(options) && info->kind == ProjectionKind::Transaction) {
            return fail(ErrorCode::InvalidTransition,
                        QStringLiteral("'%1' is written by the sales themselves: it can only be "
                                       "rebuilt whole")
                            .arg(name),
                        QStringLiteral("projection_only_whole"),
                        {{QStringLiteral("projection"), name}});
        }
        const bool isTwice = std::any_of(wanted.cbegin(), wanted.cend(),
                                         [&](const auto& known) { return known.name == name; });
        if (!isTwice) wanted.append(*info);
    }
    return wanted;
}

/// The projections whose rows come from an older version of their fold.
Result<QList<ProjectionInfo>> outdatedOf(Database& database, const QList<ProjectionInfo>& wanted,
                                         const RebuildOptions& options) {
    ProjectionRecords records(database, options.storeId);
    QList<ProjectionInfo> outdated;
    for (const ProjectionInfo& info : wanted) {
        const auto record = records.read(info.name);
        if (!record) return fail(record.error());
        if (record->isOlderThan(info.version)) outdated.append(info);
    }
    return outdated;
}

/// One rebuild: all requested projections in one pass. Only asynchronous projections can be rebuilt
/// from a range; for a range the others get a pass of their own over all events.
class Rebuild {
public:
    Rebuild(Database& database, const Clock& clock, const RebuildOptions& options)
        : m_database(database), m_clock(clock), m_options(options), m_whole(options) {
        m_whole.fromPosition = 0;
        m_whole.toPosition.reset();
    }

    Result<RebuildReport> run(const QList<ProjectionInfo>& wanted) {
        QElapsedTimer time;
        time.start();
        QList<ProjectionInfo> whole;
        QList<ProjectionInfo> ranged;
        for (const ProjectionInfo& info : wanted) {
            m_report.projections.append(info.name);
            const bool isOfCommits = info.kind == ProjectionKind::Transaction;
            (isOfCommits || !isRange(m_options) ? whole : ranged).append(info);
        }
        if (auto done = rebuild(whole, m_whole); !done) return fail(done.error());
        if (auto done = rebuild(ranged, m_options); !done) return fail(done.error());
        m_report.milliseconds = time.elapsed();
        return m_report;
    }

private:
    [[nodiscard]] Result<qint64> countEvents(const RebuildOptions& options) {
        const qint64 to = options.toPosition.value_or(std::numeric_limits<qint64>::max());
        return readNumber(
            m_database, kEvents,
            Conditions(options.storeId).value(":from", options.fromPosition).value(":to", to));
    }

    Result<void> rebuild(const QList<ProjectionInfo>& wanted, const RebuildOptions& options) {
        if (wanted.isEmpty()) return {};
        const auto total = countEvents(options);
        if (!total) return fail(total.error());
        QStringList names;
        for (const ProjectionInfo& info : wanted) names.append(info.name);
        RebuildWatch watch(m_database, names, m_clock, options, *total);
        FeedRebuild rebuild(m_database, wanted, m_projections, m_clock, options, watch);
        const auto exclusive = rebuild.run();
        if (!exclusive) return fail(exclusive.error());
        const auto poison = rebuild.poisonEvents();
        if (!poison) return fail(poison.error());
        m_report.events += watch.events();
        m_report.exclusiveMs = std::max(m_report.exclusiveMs, *exclusive);
        m_report.poisonEvents += *poison;
        return {};
    }

    Database& m_database;
    const Clock& m_clock;
    const RebuildOptions& m_options;
    RebuildOptions m_whole;
    AsyncProjections m_projections = asyncProjections();
    RebuildReport m_report;
};

}  // namespace

Result<RebuildReport> rebuildProjections(Database& database, const QStringList& names,
                                         const Clock& clock, const RebuildOptions& options) {
    const auto wanted = wantedProjections(names, options);
    if (!wanted) return fail(wanted.error());
    RebuildLock lock(database);
    if (auto held = lock.acquire(); !held) return fail(held.error());
    if (!options.onlyOutdated) return Rebuild(database, clock, options).run(*wanted);
    const auto outdated = outdatedOf(database, *wanted, options);
    if (!outdated) return fail(outdated.error());
    return Rebuild(database, clock, options).run(*outdated);
}

}  // namespace countertop
