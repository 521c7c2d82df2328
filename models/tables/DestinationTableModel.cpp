// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/DestinationTableModel.h"

#include "models/projections/DeliveryReads.h"
#include "models/tables/CellText.h"
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/ShopClock.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace countertop {

namespace {

bool isNumeric(int column) {
    using Model = DestinationTableModel;
    return column >= Model::Waiting && column <= Model::Rate;
}

/// Nothing instead of zero, so that the numbers that matter stand out.
QString countOrNothing(qint64 number) { return number > 0 ? CellText::count(number) : QString(); }

}  // namespace

QString DestinationText::state(const DestinationState& destination) {
    if (destination.isDisabled()) return tr("disabled");
    if (!destination.unserved.isEmpty()) return tr("not from here");
    if (destination.isPaused()) return tr("paused");
    if (destination.isFailing()) return tr("failing");
    if (destination.health.lastSuccessAt == 0) return tr("not used yet");
    return tr("in order");
}

CellTone DestinationText::tone(const DestinationState& destination) {
    if (destination.isDisabled()) return CellTone::Danger;
    const bool isTroubled = !destination.unserved.isEmpty() || destination.isPaused();
    if (isTroubled || destination.isFailing()) return CellTone::Warning;
    return destination.health.lastSuccessAt == 0 ? CellTone::Neutral : CellTone::Good;
}

QString DestinationText::stateWords() {
    QStringList words;
    for (const QString& word : {tr("disabled"), tr("not from here"), tr("paused"), tr("failing"),
                                tr("not used yet"), tr("in order")}) {
        words.append(CellText::chipText(word));
    }
    return words.join(u'\n');
}

QString DestinationText::standstill(const DestinationState& destination) {
    if (destination.isDisabled()) {
        return tr(
            "Nothing is sent any more, because the receiver said that it is gone. Its "
            "messages are held until somebody enables it.");
    }
    if (destination.unserved.isEmpty()) return {};
    return tr(
        "This computer lacks something to send there, such as a secret, a file of "
        "certificates or a broker. It leaves the messages to programs that have it.");
}

QString DestinationText::pause(const DestinationState& destination, const ShopClock& shop) {
    if (!destination.isPaused()) return {};
    return tr("After several failures this computer sends nothing there until %1. Then it tries "
              "one message.")
        .arg(shop.secondText(destination.pausedUntil));
}

QString DestinationText::age(qint64 milliseconds) {
    const qint64 seconds = milliseconds / 1000;
    if (seconds <= 0) return {};
    if (seconds < 120) return tr("%1 s").arg(CellText::count(seconds));
    if (seconds < 7200) return tr("%1 min").arg(CellText::count(seconds / 60));
    if (seconds < 172'800) return tr("%1 h").arg(CellText::count(seconds / 3600));
    return tr("%Ln day(s)", nullptr, static_cast<int>(seconds / 86'400));
}

DestinationTableModel::DestinationTableModel(ReadQueue& queue, QObject* parent)
    : WholeTableModel(queue, parent) {}

void DestinationTableModel::refresh() {
    readWhole<QList<DestinationHealth>>(
        [](DeliveryReads& deliveries) { return deliveries.destinations(); },
        [this](const QList<DestinationHealth>& answer) { take(answer); });
}

void DestinationTableModel::take(const QList<DestinationHealth>& answer) {
    QList<DestinationState> rows;
    for (const DestinationHealth& health : answer) {
        rows.append({health, m_unserved.value(health.destination),
                     m_pausedUntil.value(health.destination)});
    }
    const bool isSame = std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
                                   [](const auto& left, const auto& right) {
                                       return left.health.destination == right.health.destination;
                                   });
    if (isSame) {
        m_rows = rows;
        repaint();
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
}

void DestinationTableModel::repaint() {
    if (m_rows.isEmpty()) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void DestinationTableModel::setUnserved(const QString& destination, const QString& reason) {
    if (reason.isEmpty()) {
        m_unserved.remove(destination);
    } else {
        m_unserved.insert(destination, reason);
    }
    const int at = rowOf(destination);
    if (at < 0) return;
    m_rows[at].unserved = reason;
    repaint();
    emit loaded();
}

void DestinationTableModel::setPaused(const QString& destination, Timestamp now, qint64 forMs) {
    if (forMs <= 0) {
        m_pausedUntil.remove(destination);
        return showPause(destination, 0);
    }
    const Timestamp until = now + forMs;
    m_pausedUntil.insert(destination, until);
    showPause(destination, until);
    // Then one message is sent. Whether the receiver takes it is not known yet.
    QTimer::singleShot(std::chrono::milliseconds(forMs), this, [this, destination, until] {
        if (m_pausedUntil.value(destination) == until) setPaused(destination, 0, 0);
    });
}

void DestinationTableModel::showPause(const QString& destination, Timestamp until) {
    const int at = rowOf(destination);
    if (at < 0 || m_rows[at].pausedUntil == until) return;
    m_rows[at].pausedUntil = until;
    repaint();
    emit loaded();
}

void DestinationTableModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
    repaint();
}

const DestinationState* DestinationTableModel::row(int index) const {
    return index < 0 || index >= m_rows.size() ? nullptr : &m_rows.at(index);
}

int DestinationTableModel::rowOf(const QString& destination) const {
    const auto found = std::find_if(
        m_rows.cbegin(), m_rows.cend(),
        [&](const DestinationState& row) { return row.health.destination == destination; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int DestinationTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DestinationTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DestinationTableModel::data(const QModelIndex& index, int role) const {
    const DestinationState* found = index.isValid() ? row(index.row()) : nullptr;
    if (!found) return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(*found, static_cast<Column>(index.column()));
        case Qt::ToolTipRole:
            return index.column() == Receiver ? QVariant(text(*found, Receiver)) : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
        case ToneRole:
            return static_cast<int>(DestinationText::tone(*found));
        case KeyRole:
            return found->health.destination;
        case LoadingRole:
            return false;
        default:
            return {};
    }
}

QVariant DestinationTableModel::headerData(int section, Qt::Orientation orientation,
                                           int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Receiver:
            return tr("Receiver");
        case State:
            return tr("State");
        case Waiting:
            return tr("Waiting");
        case Held:
            return tr("Held", "messages");
        case GivenUp:
            return tr("Given up");
        case Lag:
            return tr("Behind");
        case Rate:
            return tr("Last minute");
        case LastSuccess:
            return tr("Last delivered");
        case LastFailure:
            return tr("Last failure");
        case ColumnCount:
            break;
    }
    return {};
}

QString DestinationTableModel::moment(Timestamp at) const {
    return at == 0 ? QString() : CellText::moment(m_calendar.local(at), m_today);
}

QString DestinationTableModel::text(const DestinationState& row, Column column) const {
    switch (column) {
        case Receiver:
            return DeliveryTableModel::receiverText(row.health.destination);
        case State:
            return DestinationText::state(row);
        case Waiting:
            return countOrNothing(row.waiting());
        case Held:
            return countOrNothing(row.held());
        case GivenUp:
            return countOrNothing(row.health.dead);
        case Lag:
            return row.isDisabled() ? QString() : DestinationText::age(row.health.lagMs);
        case Rate:
            return countOrNothing(row.health.deliveredLastMinute);
        case LastSuccess:
            return moment(row.health.lastSuccessAt);
        case LastFailure:
            return moment(row.health.lastFailureAt);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
