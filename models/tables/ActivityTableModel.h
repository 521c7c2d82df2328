// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"
#include "models/tables/ShopCalendar.h"
#include "models/tables/WindowedTableModel.h"

namespace countertop {

/// The newest events of the shop, newest first, followed live: what has been added since is put
/// on top and the oldest rows fall off. GUI thread only.
class ActivityTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kFirstRows = 200;
    static constexpr int kMaximumRows = 1'000;

    enum Column { Time, Type, Stream, Version, Actor, Till, Position, ColumnCount };

    explicit ActivityTableModel(ReadQueue& queue, QObject* parent = nullptr);

    /// Only events of these types; all when empty. Reloads.
    void setTypes(const QStringList& types);
    void setCalendar(const ShopCalendar& calendar, const QDate& today);
    void reload();
    /// Asks only what came after the newest row.
    void refresh();

    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const EventRow* row(int index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void loaded();
    void failed(const countertop::Error& error);

private:
    void takeAll(const Result<QList<EventRow>>& answer);
    void takeNew(const Result<QList<EventRow>>& answer);
    [[nodiscard]] QString text(const EventRow& row, Column column) const;

    ReadQueue& m_queue;
    QStringList m_types;
    QList<EventRow> m_rows;
    ShopCalendar m_calendar;
    QDate m_today;
    quint64 m_token = 0;
    bool m_loaded = false;
    bool m_underWay = false;
    bool m_again = false;
};

}  // namespace countertop
