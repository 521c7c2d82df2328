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
constexpr qint64 kPreloadAgainMilliseconds = 600'000;
/// Enough to tell whether there is only one match.
constexpr int kRows = 3;

}  // namespace

bool isUnavailable(const Error& error) {
    return error.code == ErrorCode::Network || error.code == ErrorCode::Timeout || error.transient;
}

ProductLookup::ProductLookup(ReadQueue& reads, QObject* parent) : QObject(parent), m_reads(reads) {}

void ProductLookup::start(const LookupRequest& request) {
    const qint64 id = ++m_lastId;
    m_pending.insert(id, {request});
    QTimer::singleShot(kOverdueMilliseconds, this, [this, id] { noteOverdue(id); });
    QTimer::singleShot(kTimeoutMilliseconds, this, [this, id] { answerFromMemory(id); });
    m_reads.ask<QList<ProductRow>>(
        this,
        [text = request.text, isScan = request.isScan()](CatalogueReads& catalogue) {
            if (!isScan) return catalogue.findProducts(text, kRows);
            auto exact = catalogue.productsOfCode(text);
            if (!exact || !exact->isEmpty()) return exact;
            return catalogue.findProducts(text, 1);
        },
        [this, id](const Result<QList<ProductRow>>& answer) { finish(id, answer); });
}

QList<LookupRequest> ProductLookup::overdue() const {
    QList<LookupRequest> overdue;
    for (const Pending& pending : m_pending) {
        if (pending.isOverdue) overdue.append(pending.request);
    }
    return overdue;
}

void ProductLookup::noteOverdue(qint64 id) {
    const auto found = m_pending.find(id);
    if (found == m_pending.end()) return;
    found->isOverdue = true;
    emit overdueChanged();
}

QList<ProductRow> ProductLookup::remembered(const LookupRequest& request) const {
    if (!request.isScan()) return m_known.find(request.text, kRows);
    const QList<ProductRow> exact = m_known.ofCode(request.text);
    return exact.isEmpty() ? m_known.find(request.text, 1) : exact;
}

void ProductLookup::answerFromMemory(qint64 id) {
    const auto found = m_pending.constFind(id);
    if (found == m_pending.cend()) return;
    // If the product is not in memory, the server may still find it.
    const QList<ProductRow> rows = remembered(found->request);
    if (!rows.isEmpty()) finish(id, rows);
}

void ProductLookup::finish(qint64 id, const Result<QList<ProductRow>>& answer) {
    const auto found = m_pending.constFind(id);
    // Already answered from memory.
    if (found == m_pending.cend()) return;
    const LookupRequest request = found->request;
    m_pending.erase(found);
    if (answer) {
        m_known.remember(*answer);
        decide(request, *answer);
    } else if (!isUnavailable(answer.error())) {
        emit failed(request, answer.error());
    } else if (const auto rows = remembered(request); !rows.isEmpty()) {
        decide(request, rows);
    } else {
        emit notReachable(request, answer.error());
    }
    emit overdueChanged();
    if (m_pending.isEmpty()) emit settled();
}

void ProductLookup::decide(const LookupRequest& request, const QList<ProductRow>& rows) {
    const QString& text = request.text;
    if (rows.isEmpty() || !match::isPlausibleMatch(rows.first(), text)) {
        emit notFound(request);
        return;
    }
    const ProductRow& best = rows.first();
    switch (request.source) {
        case LookupRequest::Source::Typed:
            if (match::needsChoice(rows, text)) return emit undecided(request);
            break;
        case LookupRequest::Source::BeforeEnd:
            if (!match::isOnlyMatch(rows, text)) return emit undecided(request);
            break;
        case LookupRequest::Source::ScannedHere:
            if (!match::isExactly(best, text) && match::mayBeCode(best, text))
                return emit notFound(request);
            break;
        case LookupRequest::Source::ScannedElsewhere:
            if (!match::isExactly(best, text)) return emit notFound(request);
            break;
    }
    emit found(best, request);
}

void ProductLookup::preload() {
    const bool isFresh =
        m_sincePreload.isValid() && m_sincePreload.elapsed() < kPreloadAgainMilliseconds;
    if (m_isPreloading || isFresh) return;
    m_isPreloading = true;
    preloadAfter(std::nullopt, 0);
}

void ProductLookup::preloadAfter(const std::optional<ProductRow>& last, int sofar) {
    m_reads.ask<QList<ProductRow>>(
        this,
        [last](CatalogueReads& catalogue) {
            return catalogue.productsAfter({}, last ? &*last : nullptr, kPage);
        },
        [this, sofar](const Result<QList<ProductRow>>& rows) {
            if (!rows) {
                m_isPreloading = false;
                return;
            }
            m_known.remember(*rows);
            const int known = sofar + static_cast<int>(rows->size());
            // One page per query, so that the clerk's queries can run in between.
            if (rows->size() == kPage && known < kMaximumKnown)
                return preloadAfter(rows->last(), known);
            m_isPreloading = false;
            m_sincePreload.start();
        });
}

}  // namespace countertop
