// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryRow.h"
#include "models/tables/ShopCalendar.h"
#include "models/tables/WholeTableModel.h"
#include "models/tables/WindowedTableModel.h"

#include <QCoreApplication>
#include <QHash>

namespace countertop {

class ShopClock;

/// A receiver as the window shows it.
struct DestinationState {
    DestinationHealth health;
    QString unserved;  ///< why this program leaves its messages to others, in English; or empty
    Timestamp pausedUntil = 0;  ///< when this program tries again after failures; 0: no pause

    [[nodiscard]] bool isDisabled() const { return health.disabledAt > 0; }
    /// Its last attempt failed.
    [[nodiscard]] bool isFailing() const { return health.lastFailureAt > health.lastSuccessAt; }
    /// This program sends nothing there for a while. Other programs may.
    [[nodiscard]] bool isPaused() const { return pausedUntil > 0 && !isDisabled(); }
    /// Nothing is sent to a disabled receiver, so all of its messages are held.
    [[nodiscard]] qint64 held() const { return health.held + (isDisabled() ? health.waiting : 0); }
    [[nodiscard]] qint64 waiting() const { return isDisabled() ? 0 : health.waiting; }
};

/// Display texts for receivers.
class DestinationText {
    Q_DECLARE_TR_FUNCTIONS(countertop::DestinationText)

public:
    [[nodiscard]] static QString state(const DestinationState& destination);
    [[nodiscard]] static CellTone tone(const DestinationState& destination);
    /// Every word of state() with room for its chip, one per line.
    [[nodiscard]] static QString stateWords();
    /// Why nothing is sent there from here until somebody acts; empty when nothing stands in the
    /// way.
    [[nodiscard]] static QString standstill(const DestinationState& destination);
    /// Until when this program sends nothing there after failures; empty without a pause.
    [[nodiscard]] static QString pause(const DestinationState& destination, const ShopClock& shop);
    /// "12 s", "3 min", "2 h", "4 days"; empty for less than a second.
    [[nodiscard]] static QString age(qint64 milliseconds);
};

/// The receivers of messages and how they do: a handful of rows, read whole. GUI thread only.
class DestinationTableModel final : public WholeTableModel {
    Q_OBJECT

public:
    enum Column {
        Receiver,
        State,
        Waiting,
        Held,
        GivenUp,
        Lag,
        Rate,
        LastSuccess,
        LastFailure,
        ColumnCount
    };

    explicit DestinationTableModel(ReadQueue& queue, QObject* parent = nullptr);

    void refresh() override;
    [[nodiscard]] const DestinationState* row(int index) const;
    /// The row of that destination, or −1.
    [[nodiscard]] int rowOf(const QString& destination) const;
    /// See DeliveriesPage::setUnserved().
    void setUnserved(const QString& destination, const QString& reason);
    /// See DeliveriesPage::setPaused(). `now` is the time of the call.
    void setPaused(const QString& destination, Timestamp now, qint64 forMs);
    /// Sets how times are shown: the shop's zone and today's date.
    void setCalendar(const ShopCalendar& calendar, const QDate& today);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void take(const QList<DestinationHealth>& answer);
    void showPause(const QString& destination, Timestamp until);
    void repaint();
    [[nodiscard]] QString text(const DestinationState& row, Column column) const;
    [[nodiscard]] QString moment(Timestamp at) const;

    QList<DestinationState> m_rows;
    QHash<QString, QString> m_unserved;
    QHash<QString, Timestamp> m_pausedUntil;
    ShopCalendar m_calendar;
    QDate m_today;
};

}  // namespace countertop
