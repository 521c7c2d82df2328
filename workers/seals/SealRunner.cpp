// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/seals/SealRunner.h"

#include <QLoggingCategory>

#include <algorithm>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logSeals, "countertop.seals", QtInfoMsg)

}  // namespace

SealRunner::SealRunner(Database& database, const Clock& clock, const Options& options)
    : m_sealer(database, options.storeId),
      m_clock(clock),
      m_options(options),
      m_dueAt(clock.now() + options.everyMs) {}

qint64 SealRunner::step() {
    const Timestamp now = m_clock.now();
    // A clock that was set back must not delay it.
    if (now < m_dueAt && m_dueAt - now <= m_options.everyMs) return m_dueAt - now;
    return seal();
}

qint64 SealRunner::seal() {
    const auto wait = m_hasMore ? Result<qint64>(0) : waitForOthers();
    if (wait && *wait > 0) return callAgainIn(*wait);
    const auto sealed =
        wait ? m_sealer.sealNext(m_clock.now()) : Result<qint64>(fail(wait.error()));
    if (!sealed) {
        if (!m_failed) qCInfo(logSeals) << "Nothing can be sealed now:" << sealed.error().detail;
        m_failed = true;
        return callAgainIn(m_options.everyMs);
    }
    m_failed = false;
    m_hasMore = m_sealer.hasMore();
    return callAgainIn(m_hasMore ? 0 : m_options.everyMs);
}

Result<qint64> SealRunner::waitForOthers() {
    const auto last = m_sealer.last();
    if (!last) return fail(last.error());
    if (!*last) return 0;
    const qint64 age = m_clock.now() - (*last)->sealedAt;
    return age < 0 ? 0 : std::max<qint64>(0, m_options.everyMs - age);
}

void SealRunner::stop() {
    if (const auto sealed = m_sealer.sealNext(m_clock.now()); !sealed) {
        qCInfo(logSeals) << "The last events stay unsealed for now:" << sealed.error().detail;
    }
}

qint64 SealRunner::callAgainIn(qint64 milliseconds) {
    m_dueAt = m_clock.now() + milliseconds;
    return milliseconds;
}

}  // namespace countertop
