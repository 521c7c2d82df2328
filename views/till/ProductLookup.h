// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"
#include "views/till/KnownProducts.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>

namespace countertop {

/// A code or word that is to become a line of a sale.
struct Wanted {
    enum class Source {
        Typed,             ///< Enter was pressed: the best match
        BeforeEnd,         ///< the sale is to end: only what cannot be mistaken
        ScannedHere,       ///< by a scanner into the search field
        ScannedElsewhere,  ///< by a scanner into another field: only a code
    };

    QString text;
    QString typed;  ///< as it stood in the field, with its quantity
    qint64 quantity = 1;
    Source source = Source::Typed;
    QString saleId;  ///< the sale it was meant for, whatever becomes the current one meanwhile

    [[nodiscard]] bool isScan() const {
        return source == Source::ScannedHere || source == Source::ScannedElsewhere;
    }
};

/// Looks up what is to be sold. While the shop's server is away or does not answer, it answers from
/// the products as they were read last. GUI thread; belongs to the product finder.
class ProductLookup : public QObject {
    Q_OBJECT

public:
    ProductLookup(ReadQueue& reads, QObject* parent);

    void start(const Wanted& wanted);
    [[nodiscard]] int pending() const { return static_cast<int>(m_pending.size()); }
    /// What has been waited for so long that it should be shown, with the sale it is for.
    [[nodiscard]] QList<Wanted> overdue() const;
    [[nodiscard]] KnownProducts& known() { return m_known; }
    /// Reads all products, unless they were read a short while ago.
    void learn();

signals:
    void found(const countertop::ProductRow& product, const countertop::Wanted& wanted);
    void notFound(const countertop::Wanted& wanted);
    /// Several products can be meant.
    void undecided(const countertop::Wanted& wanted);
    /// The server is away, and nothing is known of it.
    void notReachable(const countertop::Wanted& wanted, const countertop::Error& error);
    void failed(const countertop::Wanted& wanted, const countertop::Error& error);
    /// overdue() is another.
    void overdueChanged();
    /// The last pending one is done.
    void settled();

private:
    struct Pending {
        Wanted wanted;
        bool isOverdue = false;
    };

    void noteOverdue(qint64 id);
    void answerFromMemory(qint64 id);
    void finish(qint64 id, const Result<QList<ProductRow>>& answer);
    void decide(const Wanted& wanted, const QList<ProductRow>& rows);
    [[nodiscard]] QList<ProductRow> remembered(const Wanted& wanted) const;
    void learnBehind(const std::optional<ProductRow>& last, int sofar);

    ReadQueue& m_reads;
    KnownProducts m_known;
    QMap<qint64, Pending> m_pending;  ///< in the order they were asked for
    qint64 m_lastId = 0;
    bool m_isLearning = false;
    QElapsedTimer m_sinceLearnt;
};

/// The server is away or too slow: the question may be asked again later.
[[nodiscard]] bool isAway(const Error& error);

}  // namespace countertop
