// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Activity.h"
#include "models/tables/ReadQueue.h"
#include "models/tables/ShopCalendar.h"
#include "models/tables/WindowedTableModel.h"

#include <QCoreApplication>
#include <QSet>

namespace countertop {

/// Display texts for events and commands in lists.
class ActivityText {
    Q_DECLARE_TR_FUNCTIONS(countertop::ActivityText)

public:
    /// "event", "done" or "refused".
    [[nodiscard]] static QString outcome(const ActivityRow& row);
    [[nodiscard]] static CellTone tone(const ActivityRow& row);
    /// Every outcome with room for its chip, one per line.
    [[nodiscard]] static QString outcomes();
    /// The order's number, a product's SKU, or else the stream.
    [[nodiscard]] static QString about(const ActivityRow& row);
};

/// Events and commands of the shop, newest first, updated live. Starts with the newest rows, reads
/// further back in small steps as the user scrolls, and keeps kMaximumRows at most.
/// GUI thread only.
class ActivityTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kRowsPerRead = 200;
    static constexpr int kMaximumRows = 5'000;

    enum Column { Time, Type, About, Actor, Till, Outcome, ColumnCount };

    explicit ActivityTableModel(ReadQueue& queue, QObject* parent = nullptr);

    /// Reloads when the filter changes.
    void setFilter(const ActivityFilter& filter);
    [[nodiscard]] const ActivityFilter& filter() const { return m_filter; }
    void setCalendar(const ShopCalendar& calendar, const QDate& today);
    void reload();
    /// Reads only the rows added since.
    void refresh();
    /// Ignores pending answers. Rows already found stay; a first read fails as CANCELLED.
    void stop();

    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isLoading() const { return m_reading || m_refreshing; }
    /// The last question failed; the rows are unchanged.
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    /// More matching rows may lie further back.
    [[nodiscard]] bool isSearching() const { return m_reading; }
    [[nodiscard]] bool hasAll() const { return m_loaded && m_isEnd; }
    [[nodiscard]] bool isFull() const { return m_rows.size() >= kMaximumRows; }
    /// The time it has searched back to; 0 when not known.
    [[nodiscard]] Timestamp reachedAt() const { return m_reachedAt; }
    [[nodiscard]] const ActivityRow* row(int index) const;
    /// The row with that key, or −1.
    [[nodiscard]] int rowOfKey(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    /// The list's state has changed: its rows, its end, or how far back it has searched.
    void progressed();
    void loadingChanged();
    void failed(const countertop::Error& error);

private:
    void readOlder(int wanted);
    void takeOlder(const Result<ActivitySpan>& answer, int wanted);
    void takeNewer(const Result<ActivitySpan>& answer);
    void appendRows(const QList<ActivityRow>& rows);
    void prependRows(const QList<ActivityRow>& rows);
    [[nodiscard]] QString text(const ActivityRow& row, Column column) const;

    ReadQueue& m_queue;
    ActivityFilter m_filter;
    QList<ActivityRow> m_rows;
    QSet<QString> m_keys;
    ActivityPlace m_newest;
    ActivityPlace m_next;
    Timestamp m_reachedAt = 0;
    ShopCalendar m_calendar;
    QDate m_today;
    quint64 m_token = 0;  ///< of the current filter: answers for another one are dropped
    bool m_loaded = false;
    bool m_isEnd = false;
    bool m_reading = false;
    bool m_refreshing = false;
    bool m_again = false;
    bool m_failed = false;
};

}  // namespace countertop
