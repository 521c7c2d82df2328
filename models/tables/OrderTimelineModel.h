// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"
#include "models/tables/ShopCalendar.h"

#include <QAbstractListModel>
#include <QCoreApplication>

namespace countertop {

/// What one event of an order means to people.
class TimelineText {
    Q_DECLARE_TR_FUNCTIONS(countertop::TimelineText)

public:
    /// "Payment captured"; one of a later version is told as that.
    [[nodiscard]] static QString title(const TimelineEntry& entry);
    /// What the event itself says: "card · £49.85", a tracking number, a reason. May be empty.
    [[nodiscard]] static QString facts(const TimelineEntry& entry, const QString& currency);
    /// What any event of the shop means, without what it says: what a message to another system is
    /// about. The name itself where it is a stranger's.
    [[nodiscard]] static QString eventWords(const QString& type);
    /// The name of an icon.
    [[nodiscard]] static QString icon(const QString& type);

private:
    [[nodiscard]] static QString ownWords(const QString& type);
};

/// An order's events, newest first: title, then when, what, where and by whom. GUI thread only.
class OrderTimelineModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { TitleRole = Qt::UserRole + 100, DetailRole, IconNameRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<TimelineEntry>& entries, const QString& currency,
                    const ShopCalendar& calendar, const QDate& today);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString detail(const TimelineEntry& entry) const;

    QList<TimelineEntry> m_entries;
    QString m_currency;
    ShopCalendar m_calendar;
    QDate m_today;
};

}  // namespace countertop
