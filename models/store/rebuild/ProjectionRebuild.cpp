// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/ProjectionRebuild.h"

#include "models/store/projections/ProjectionControl.h"
#include "models/store/queries/Conditions.h"
#include "models/store/rebuild/FollowerRebuild.h"
#include "models/store/rebuild/RebuildLock.h"
#include "models/store/rebuild/TransactionRebuild.h"

#include <algorithm>

namespace countertop {

namespace {

const QString kEvents = QStringLiteral(
    "SELECT count(*) AS number FROM events WHERE store_id = :store AND position > :from "
    "AND position <= :to");

const QString kOtherStores =
    QStringLiteral("SELECT count(*) AS number FROM shop WHERE store_id <> :store");

Result<QList<ProjectionInfo>> wantedProjections(const QStringList& names,
                                                const RebuildOptions& options) {
    if (names.isEmpty()) return shopProjections();
    QList<ProjectionInfo> wanted;
    const bool isRange = options.fromPosition > 0 || options.toPosition.has_value();
    for (const QString& name : names) {
        const auto info = ProjectionControl::find(name);
        if (!info) return fail(info.error());
        if (isRange && info->kind == ProjectionKind::Transaction) {
            return fail(ErrorCode::InvalidTransition,
                        QStringLiteral("'%1' is written by the sales themselves: it can only be "
                                       "rebuilt whole")
                            .arg(name),
                        QStringLiteral("projection_only_whole"),
                        {{QStringLiteral("projection"), name}});
        }
        wanted.append(*info);
    }
    return wanted;
}

/// One rebuild: the projections of the commits in one pass, then the others one by one.
class Rebuild {
public:
    Rebuild(Database& database, const Clock& clock, const RebuildOptions& options)
        : m_database(database), m_clock(clock), m_options(options) {}

    Result<RebuildReport> run(const QList<ProjectionInfo>& wanted) {
        QElapsedTimer time;
        time.start();
        QList<ProjectionInfo> ofCommits;
        for (const ProjectionInfo& info : wanted) {
            m_report.projections.append(info.name);
            if (info.kind == ProjectionKind::Transaction) ofCommits.append(info);
        }
        if (!ofCommits.isEmpty()) {
            if (auto done = rebuildOfCommits(ofCommits); !done) return fail(done.error());
        }
        for (const auto& projection : asyncProjections()) {
            if (!m_report.projections.contains(projection->name())) continue;
            if (auto done = rebuildFollower(*projection); !done) return fail(done.error());
        }
        m_report.milliseconds = time.elapsed();
        return m_report;
    }

private:
    [[nodiscard]] Result<qint64> countEvents() {
        const qint64 to = m_options.toPosition.value_or(std::numeric_limits<qint64>::max());
        return readNumber(
            m_database, kEvents,
            Conditions(m_options.storeId).value(":from", m_options.fromPosition).value(":to", to));
    }

    Result<void> rebuildOfCommits(const QList<ProjectionInfo>& wanted) {
        const auto total = countEvents();
        if (!total) return fail(total.error());
        QStringList names;
        for (const ProjectionInfo& info : wanted) names.append(info.name);
        RebuildWatch watch(m_database, names, m_clock, m_options, *total);
        return note(TransactionRebuild(m_database, wanted, m_options, watch).run(), watch);
    }

    Result<void> rebuildFollower(const AsyncProjection& projection) {
        const auto total = countEvents();
        if (!total) return fail(total.error());
        RebuildWatch watch(m_database, {projection.name()}, m_clock, m_options, *total);
        FollowerRebuild rebuild(m_database, projection, m_clock, m_options, watch);
        auto done = note(rebuild.run(), watch);
        m_report.poisonEvents += rebuild.poisonEvents();
        return done;
    }

    Result<void> note(const Result<qint64>& exclusive, const RebuildWatch& watch) {
        if (!exclusive) return fail(exclusive.error());
        m_report.events += watch.events();
        m_report.exclusiveMs = std::max(m_report.exclusiveMs, *exclusive);
        return {};
    }

    Database& m_database;
    const Clock& m_clock;
    const RebuildOptions& m_options;
    RebuildReport m_report;
};

}  // namespace

Result<RebuildReport> rebuildProjections(Database& database, const QStringList& names,
                                         const Clock& clock, const RebuildOptions& options) {
    const auto wanted = wantedProjections(names, options);
    if (!wanted) return fail(wanted.error());
    if (database.isLost()) {
        if (auto back = database.reopen(); !back) return fail(back.error());
    }
    RebuildLock lock(database);
    if (auto held = lock.acquire(); !held) return fail(held.error());
    const auto others = readNumber(database, kOtherStores, Conditions(options.storeId));
    if (!others) return fail(others.error());
    if (*others > 0) {
        return fail(ErrorCode::NotAllowed,
                    QStringLiteral("Several stores share these tables: they cannot be swapped"),
                    QStringLiteral("several_stores"));
    }
    return Rebuild(database, clock, options).run(*wanted);
}

}  // namespace countertop
