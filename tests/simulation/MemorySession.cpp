// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/MemorySession.h"

#include <utility>

namespace countertop::simulation {

namespace {

Error lost(bool outcomeUnknown) {
    Error error = makeError(ErrorCode::Network, QStringLiteral("The connection was lost"),
                            QStringLiteral("server_lost"));
    error.outcomeUnknown = outcomeUnknown;
    return error;
}

Error busy() {
    Error error = makeError(ErrorCode::Storage, QStringLiteral("The database is busy"),
                            QStringLiteral("database_busy"));
    error.transient = true;
    return error;
}

}  // namespace

Result<void> MemorySession::alive() const {
    if (m_isDead) return fail(lost(false));
    return {};
}

Result<qint64> MemorySession::append(const QString&, ExpectedVersion, const QList<EventDraft>&,
                                     const EventMetadata&) {
    qFatal("Commands write by commit()");
}

Result<QList<RecordedEvent>> MemorySession::load(const QString& streamId, qint64 fromVersion,
                                                 qint64 toVersion) {
    if (auto good = alive(); !good) return fail(good.error());
    const auto stream = m_shop.streams().value(streamId);
    const qint64 first = fromVersion - 1;
    return stream.mid(first, qMin<qint64>(toVersion, stream.size()) - first);
}

Result<QSet<QString>> MemorySession::existing(const QStringList& streamIds) {
    if (auto good = alive(); !good) return fail(good.error());
    QSet<QString> found;
    for (const QString& id : streamIds) {
        if (m_shop.streams().contains(id)) found.insert(id);
    }
    return found;
}

Result<QList<RecordedEvent>> MemorySession::feed(qint64, const FeedFilter&, int) {
    qFatal("No handler reads the feed");
}

Result<std::optional<Snapshot>> MemorySession::find(const QString& streamId) {
    if (auto good = alive(); !good) return fail(good.error());
    const auto known = m_snapshots.constFind(streamId);
    if (known == m_snapshots.cend()) return std::optional<Snapshot>();
    return *known;
}

Result<void> MemorySession::save(const Snapshot& snapshot) {
    if (auto good = alive(); !good) return good;
    Snapshot kept = snapshot;
    kept.eventHash = m_shop.streams().value(snapshot.streamId).value(snapshot.version - 1).hash;
    m_snapshots.insert(snapshot.streamId, kept);
    return {};
}

Result<QList<ProductRow>> MemorySession::productsBySku(const QStringList& skus) {
    if (auto good = alive(); !good) return fail(good.error());
    QList<ProductRow> rows;
    for (const QString& sku : skus) {
        const auto known = m_shop.products().constFind(sku);
        if (known != m_shop.products().cend()) rows.append(*known);
    }
    return rows;
}

Result<QList<ProductRow>> MemorySession::rememberedProducts(const QStringList& skus) {
    if (auto good = alive(); !good) return fail(good.error());
    QList<ProductRow> rows;
    for (const QString& sku : skus) {
        if (!m_remembered.contains(sku) && m_shop.products().contains(sku)) {
            m_remembered.insert(sku, m_shop.products().value(sku));
        }
        const auto known = m_remembered.constFind(sku);
        if (known != m_remembered.cend()) rows.append(*known);
    }
    return rows;
}

Result<std::optional<CustomerRow>> MemorySession::customerById(const CustomerId& customerId) {
    if (auto good = alive(); !good) return fail(good.error());
    const auto known = m_shop.customers().constFind(customerId.text());
    if (known == m_shop.customers().cend()) return std::optional<CustomerRow>();
    return *known;
}

Result<QStringList> MemorySession::skusInAnotherCase(const QString&) { return QStringList(); }

Result<ShopSettings> MemorySession::shopSettings() {
    if (auto good = alive(); !good) return fail(good.error());
    return m_shop.settings();
}

Result<Commit> MemorySession::commit(const Write& write) {
    if (auto good = alive(); !good) return fail(good.error());
    if (const auto comesBetween = std::exchange(m_comesBetween, {})) comesBetween();
    switch (std::exchange(m_fault, Fault::None)) {
        case Fault::Busy:
            return fail(busy());
        case Fault::CrashBefore:
            m_isDead = true;
            return fail(lost(true));
        case Fault::LostReply: {
            const auto done = m_shop.commit(write);
            if (!done) return done;
            return fail(lost(true));
        }
        case Fault::CrashAfter: {
            const auto done = m_shop.commit(write);
            Q_UNUSED(done)
            m_isDead = true;
            return fail(lost(true));
        }
        case Fault::None:
            break;
    }
    return m_shop.commit(write);
}

Result<std::optional<StoredOutcome>> MemorySession::findOutcome(const CommandRecord& record) {
    if (auto good = alive(); !good) return fail(good.error());
    return m_shop.findOutcome(record);
}

Result<void> MemorySession::rememberRefusal(const CommandRecord&, const Error&) { return {}; }

Result<void> MemorySession::audit(const CommandRecord&, const EventMetadata&, const Error&) {
    return alive();
}

}  // namespace countertop::simulation
