// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"
#include "views/till/KnownProducts.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>

namespace countertop {

/// A code or text that is to become a line of a sale.
struct LookupRequest {
    enum class Source {
        Typed,             ///< Enter was pressed: takes the best match
        BeforeEnd,         ///< the sale is to end: takes only an unmistakable match
        ScannedHere,       ///< scanned into the search field
        ScannedElsewhere,  ///< scanned into another field: takes only a code
    };

    QString text;
    QString typed;  ///< the field's text, including the quantity
    qint64 quantity = 1;
    Source source = Source::Typed;
    QString saleId;  ///< the sale that was current when it was entered

    [[nodiscard]] bool isScan() const {
        return source == Source::ScannedHere || source == Source::ScannedElsewhere;
    }
};

/// Looks up products to be sold. While the shop's server is unreachable or does not respond, it
/// uses the products as last read. GUI thread; belongs to the product finder.
class ProductLookup : public QObject {
    Q_OBJECT

public:
    ProductLookup(ReadQueue& reads, QObject* parent);

    void start(const LookupRequest& request);
    [[nodiscard]] int pending() const { return static_cast<int>(m_pending.size()); }
    /// Lookups pending for so long that they should be shown, with their sales.
    [[nodiscard]] QList<LookupRequest> overdue() const;
    [[nodiscard]] KnownProducts& known() { return m_known; }
    /// Reads all products, unless they were read recently.
    void preload();

signals:
    void found(const countertop::ProductRow& product, const countertop::LookupRequest& request);
    void notFound(const countertop::LookupRequest& request);
    /// Several products match.
    void undecided(const countertop::LookupRequest& request);
    /// The server is unreachable, and the product is not in memory.
    void notReachable(const countertop::LookupRequest& request, const countertop::Error& error);
    void failed(const countertop::LookupRequest& request, const countertop::Error& error);
    /// overdue() has changed.
    void overdueChanged();
    /// The last pending lookup has finished.
    void settled();

private:
    struct Pending {
        LookupRequest request;
        bool isOverdue = false;
    };

    void noteOverdue(qint64 id);
    void answerFromMemory(qint64 id);
    void finish(qint64 id, const Result<QList<ProductRow>>& answer);
    void decide(const LookupRequest& request, const QList<ProductRow>& rows);
    [[nodiscard]] QList<ProductRow> remembered(const LookupRequest& request) const;
    void preloadAfter(const std::optional<ProductRow>& last, int sofar);

    ReadQueue& m_reads;
    KnownProducts m_known;
    QMap<qint64, Pending> m_pending;  ///< in the order of their start
    qint64 m_lastId = 0;
    bool m_isPreloading = false;
    QElapsedTimer m_sincePreload;
};

/// True when the server is unreachable or too slow, so that the query may be retried later.
[[nodiscard]] bool isUnavailable(const Error& error);

}  // namespace countertop
