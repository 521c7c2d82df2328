// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "models/projections/OrderList.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <atomic>
#include <memory>

namespace countertop {

/// How long a list is and what it sums up to, as far as the list has a sum.
struct ListExtent {
    qint64 rows = 0;
    qint64 totalMinor = 0;
    QString currency;
    OrderListSummary orders = {};  ///< of a list of orders
    bool operator==(const ListExtent&) const = default;
};

/// What every list of the shop tells about a cell beside its text.
enum TableRole {
    KeyRole = Qt::UserRole + 1,  ///< the row's identity: order id, SKU, delivery id …
    LoadingRole,                 ///< true while the row is still on its way
    WordRole,                    ///< the stored word behind a status cell
    ToneRole,                    ///< the mood of a status cell, a CellTone as int
    ValueRole,                   ///< the number behind a formatted text
};

/// How a status is to be taken; the word beside it says the same.
enum class CellTone { Neutral, Good, Info, Warning, Danger };

/// The part of a long list's model that does not know what a row is: how many rows there are,
/// which pages painting asked for, and which questions have been overtaken. One question is under
/// way at a time; of the pages wanted meanwhile the latest is asked first and the older ones are
/// forgotten when the person scrolls on. GUI thread only.
class WindowedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kPageRows = 100;
    static constexpr int kMaximumPages = 20;
    /// Above this a view of 40-pixel rows would leave the range of its scroll bar.
    static constexpr int kMaximumRows = 50'000'000;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// The same question is under way once more.
    [[nodiscard]] bool isRefreshing() const { return m_refreshUnderWay; }
    [[nodiscard]] const ListExtent& extent() const { return m_extent; }
    /// The extent is that of the rows; not between a reload and the answer to its count.
    [[nodiscard]] bool isCounted() const { return m_counted; }
    /// The last question failed: the rows are as they were before it.
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    /// The row with that key among those at hand, or −1.
    [[nodiscard]] virtual int rowOfKey(const QString& key) const = 0;

    /// Asks everything anew because the question changed. Old rows stay until the answer is here.
    void reload();
    /// Asks the same again because the data may have changed. Rows keep their place and their
    /// selection by identity; only what differs is reported as changed.
    void refresh();
    /// Waits for no answer any more; it fails as CANCELLED.
    void stop();
    /// The rows a view shows now: what refresh() keeps in place.
    void setVisibleRows(int first, int last);

signals:
    /// A reload's rows are in place; the extent may follow.
    void loaded();
    void refreshed();
    void extentChanged();
    /// A question begins or ends, be it another one or the same once more.
    void loadingChanged();
    void failed(const countertop::Error& error);

protected:
    using Generation = std::shared_ptr<std::atomic<quint64>>;

    explicit WindowedTableModel(QObject* parent);
    ~WindowedTableModel() override;

    virtual void askFirstPage(quint64 token) = 0;
    virtual void askPage(quint64 token, qint64 page) = 0;
    virtual void askRefresh(quint64 token) = 0;

    /// Remembers that painting needs this row's page.
    void want(int row) const;
    /// True when the answer with that token is still the one waited for.
    [[nodiscard]] bool isCurrent(quint64 token) const { return m_generation->load() == token; }
    [[nodiscard]] Generation generation() const { return m_generation; }
    [[nodiscard]] int firstVisible() const { return m_firstVisible; }
    [[nodiscard]] int lastVisible() const { return m_lastVisible; }

    void setRows(int rows) { m_rows = rows; }
    void finishReload();
    void finishPage();
    void finishRefresh();
    void finishWithError(const Error& error);
    void takeExtent(const ListExtent& extent);
    /// Makes the list `shift` rows longer (or shorter) at its start and the rest at its end.
    void resizeBy(int shift, int rowsAfter);

private:
    void askNextPage();
    void setLoading(bool loading);
    void setRefreshing(bool refreshing);
    void insertOrRemove(bool atStart, int change);

    Generation m_generation;
    mutable QTimer m_wantTimer;
    mutable QList<qint64> m_wanted;
    ListExtent m_extent;
    int m_rows = 0;
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    bool m_loaded = false;
    bool m_counted = false;
    bool m_loading = false;
    bool m_pageUnderWay = false;
    bool m_refreshUnderWay = false;
    bool m_refreshAgain = false;
    bool m_failed = false;
};

}  // namespace countertop
