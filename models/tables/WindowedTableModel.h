// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "models/projections/OrderList.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <atomic>
#include <memory>

namespace countertop {

/// The length of a list, and its total if it has one.
struct ListExtent {
    qint64 rows = 0;
    qint64 totalMinor = 0;
    QString currency;
    OrderListSummary orders = {};  ///< for a list of orders
    bool operator==(const ListExtent&) const = default;
};

/// Roles of every list of the shop besides the text.
enum TableRole {
    KeyRole = Qt::UserRole + 1,  ///< the row's identity: order id, SKU, delivery id …
    LoadingRole,                 ///< true until the row is loaded
    WordRole,                    ///< the stored word behind a status cell
    ToneRole,                    ///< the tone of a status cell, a CellTone as int
    ValueRole,                   ///< the number behind a formatted text
};

/// How good or bad a status is; the word beside it says the same.
enum class CellTone { Neutral, Good, Info, Warning, Danger };

/// The untyped part of a long list's model: the number of rows, the pages that painting needs, and
/// which questions are outdated. One page is read at a time; of the pages wanted meanwhile the
/// latest is read first, and older ones are dropped as the user scrolls on. GUI thread only.
class WindowedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kPageRows = 100;
    static constexpr int kMaximumPages = 20;
    /// With more rows, a view of 40-pixel rows would exceed the range of its scroll bar.
    static constexpr int kMaximumRows = 50'000'000;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// The same question is being asked again.
    [[nodiscard]] bool isRefreshing() const { return m_refreshUnderWay; }
    [[nodiscard]] const ListExtent& extent() const { return m_extent; }
    /// The extent belongs to the rows; false between a reload and the answer to its count.
    [[nodiscard]] bool isCounted() const { return m_counted; }
    /// The last question failed; the rows are unchanged.
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    /// The index of the row with that key among the loaded ones, or −1.
    [[nodiscard]] virtual int rowOfKey(const QString& key) const = 0;

    /// Reads everything again because the question changed. Old rows stay until the answer is here.
    void reload();
    /// Asks the same question again because the data may have changed. Rows keep their place and
    /// selection by key; only differences are reported as changed.
    void refresh();
    /// Ignores pending answers; their question fails as CANCELLED.
    void stop();
    /// The rows a view shows now; refresh() keeps them in place.
    void setVisibleRows(int first, int last);

signals:
    /// A reload's rows are in place; the extent may arrive later.
    void loaded();
    void refreshed();
    void extentChanged();
    /// A question begins or ends, whether new or repeated.
    void loadingChanged();
    void failed(const countertop::Error& error);

protected:
    using Generation = std::shared_ptr<std::atomic<quint64>>;

    explicit WindowedTableModel(QObject* parent);
    ~WindowedTableModel() override;

    virtual void askFirstPage(quint64 token) = 0;
    virtual void askPage(quint64 token, qint64 page) = 0;
    virtual void askRefresh(quint64 token) = 0;

    /// Notes that painting needs this row's page.
    void want(int row) const;
    /// True when no newer question has replaced the one with that token.
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
    /// Inserts `shift` rows at the start (removes if negative), and the other ones at the end.
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
