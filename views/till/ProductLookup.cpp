// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ProductLookup.h"

#include "models/projections/CatalogueReads.h"
#include "views/till/ProductMatch.h"

#include <QTimer>

namespace countertop {

namespace {

/// After this delay a pending code is shown as such.
constexpr int kOverdueMilliseconds = 300;
/// After this delay products are looked up in memory.
constexpr int kTimeoutMilliseconds = 1500;
constexpr int kPage = 500;
constexpr int kMaximumKnown = 50'000;
constexpr qint64 kLearnAgainMilliseconds = 10 * 60'000;
/// Enough to tell whether there is only one match.
constexpr int kRows = 3;

}  // namespace

bool isAway(const Error& error) {
    return error.code == ErrorCode::Network || error.code == ErrorCode::Timeout || error.transient;
}

ProductLookup::ProductLookup(ReadQueue& reads, QObject* parent) : QObject(parent), m_reads(reads) {}

void ProductLookup::start(const Wanted& wanted) {
    const qint64 id = ++m_lastId;
    m_pending.insert(id, {wanted});
    QTimer::singleShot(kOverdueMilliseconds, this, [this, id] { noteOverdue(id); });
    QTimer::singleShot(kTimeoutMilliseconds, this, [this, id] { answerFromMemory(id); });
    m_reads.ask<QList<ProductRow>>(
        this,
        [text = wanted.text, isScan = wanted.isScan()](CatalogueReads& catalogue) {
            if (!isScan) return catalogue.findProducts(text, kRows);
            auto exact = catalogue.productsOfCode(text);
            if (!exact || !exact->isEmpty()) return exact;
            return catalogue.findProducts(text, 1);
        },
        [this, id](const Result<QList<ProductRow>>& answer) { finish(id, answer); });
}

QList<Wanted> ProductLookup::overdue() const {
    QList<Wanted> overdue;
    for (const Pending& pending : m_pending) {
        if (pending.isOverdue) overdue.append(pending.wanted);
    }
    return overdue;
}

void ProductLookup::noteOverdue(qint64 id) {
    const auto found = m_pending.find(id);
    if (found == m_pending.end()) return;
    found->isOverdue = true;
    emit overdueChanged();
}

QList<ProductRow> ProductLookup::remembered(const Wanted& wanted) const {
    if (!wanted.isScan()) return m_known.find(wanted.text, kRows);
    const QList<ProductRow> exact = m_known.ofCode(wanted.text);
    return exact.isEmpty() ? m_known.find(wanted.text, 1) : exact;
}

void ProductLookup::answerFromMemory(qint64 id) {
    const auto found = m_pending.constFind(id);
    if (found == m_pending.cend()) return;
    // If the product is not in memory, the server may still find it.
    const QList<ProductRow> rows = remembered(found->wanted);
    if (!rows.isEmpty()) finish(id, rows);
}

void ProductLookup::finish(qint64 id, const Result<QList<ProductRow>>& answer) {
    const auto found = m_pending.constFind(id);
    // Already answered from memory.
    if (found == m_pending.cend()) return;
    const Wanted wanted = found->wanted;
    m_pending.erase(found);
    if (answer) {
        m_known.remember(*answer);
        decide(wanted, *answer);
    } else if (!isAway(answer.error())) {
        emit failed(wanted, answer.error());
    } else if (const auto rows = remembered(wanted); !rows.isEmpty()) {
        decide(wanted, rows);
    } else {
        emit notReachable(wanted, answer.error());
    }
    emit overdueChanged();
    if (m_pending.isEmpty()) emit settled();
}

void ProductLookup::decide(const Wanted& wanted, const QList<ProductRow>& rows) {
    const QString& text = wanted.text;
    if (rows.isEmpty() || !match::isMeant(rows.first(), text)) {
        emit notFound(wanted);
        return;
    }
    const ProductRow& best = rows.first();
    switch (wanted.source) {
        case Wanted::Source::Typed:
            if (match::needsChoice(rows, text)) return emit undecided(wanted);
            break;
        case Wanted::Source::BeforeEnd:
            if (!match::isUnmistakable(rows, text)) return emit undecided(wanted);
            break;
        case Wanted::Source::ScannedHere:
            if (!match::isExactly(best, text) && match::mayBeCode(best, text))
                return emit notFound(wanted);
            break;
        case Wanted::Source::ScannedElsewhere:
            if (!match::isExactly(best, text)) return emit notFound(wanted);
            break;
    }
    emit found(best, wanted);
}

void ProductLookup::learn() {
    const bool isFresh =
        m_sinceLearnt.isValid() && m_sinceLearnt.elapsed() < kLearnAgainMilliseconds;
    if (m_isLearning || isFresh) return;
    m_isLearning = true;
    learnBehind(std::nullopt, 0);
}

void ProductLookup::learnBehind(const std::optional<ProductRow>& last, int sofar) {
    m_reads.ask<QList<ProductRow>>(
        this,
        [last](CatalogueReads& catalogue) {
            return catalogue.productsAfter({}, last ? &*last : nullptr, kPage);
        },
        [this, sofar](const Result<QList<ProductRow>>& rows) {
            if (!rows) {
                m_isLearning = false;
                return;
            }
            m_known.remember(*rows);
            const int known = sofar + static_cast<int>(rows->size());
            // One page per query, so that the clerk's queries can run in between.
            if (rows->size() == kPage && known < kMaximumKnown)
                return learnBehind(rows->last(), known);
            m_isLearning = false;
            m_sinceLearnt.start();
        });
}

}  // namespace countertop
