// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"
#include "models/tables/ShopCalendar.h"

#include <QAbstractListModel>
#include <QCoreApplication>

namespace countertop {

/// Describes one event of an order to the user.
class TimelineText {
    Q_DECLARE_TR_FUNCTIONS(countertop::TimelineText)

public:
    /// "Payment captured"; an unknown type is shown as recorded by a newer version.
    [[nodiscard]] static QString title(const TimelineEntry& entry);
    /// The event's details: "card · £49.85", a tracking number, a reason. May be empty.
    [[nodiscard]] static QString facts(const TimelineEntry& entry, const QString& currency);
    /// The name of any event type without details, for messages to other systems. Unknown types
    /// keep their stored name.
    [[nodiscard]] static QString eventWords(const QString& type);
    /// The name of an icon.
    [[nodiscard]] static QString icon(const QString& type);

private:
    [[nodiscard]] static QString ownWords(const QString& type);
};

/// An order's events, newest first: title, then time, details, till and actor. GUI thread only.
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
