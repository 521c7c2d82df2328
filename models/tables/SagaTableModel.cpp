// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/SagaTableModel.h"

#include "models/core/MaskedAddress.h"
#include "models/projections/ProcessReads.h"
#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"

namespace countertop {

QString SagaText::status(SagaStatus status) {
    switch (status) {
        case SagaStatus::Running:
            return tr("under way");
        case SagaStatus::Completed:
            return tr("completed");
        case SagaStatus::Compensating:
            return tr("being undone");
        case SagaStatus::Compensated:
            return tr("undone");
        case SagaStatus::CompensationFailed:
            return tr("needs a person");
        case SagaStatus::GivenUp:
            return tr("given up");
    }
    return {};
}

QString SagaText::status(const SagaRow& saga) {
    if (saga.isRefund() && saga.status == SagaStatus::Compensating) return tr("being refunded");
    if (saga.isRefund() && saga.status == SagaStatus::Compensated) return tr("refunded");
    return status(saga.status);
}

CellTone SagaText::tone(SagaStatus status) {
    switch (status) {
        case SagaStatus::Running:
            return CellTone::Info;
        case SagaStatus::Completed:
            return CellTone::Good;
        case SagaStatus::Compensating:
            return CellTone::Warning;
        case SagaStatus::Compensated:
        case SagaStatus::GivenUp:
            return CellTone::Neutral;
        case SagaStatus::CompensationFailed:
            return CellTone::Danger;
    }
    return CellTone::Neutral;
}

QString SagaText::statusWords() {
    QStringList words;
    for (const SagaStatus each :
         {SagaStatus::Running, SagaStatus::Completed, SagaStatus::Compensating,
          SagaStatus::Compensated, SagaStatus::CompensationFailed, SagaStatus::GivenUp}) {
        words.append(CellText::chipText(status(each)));
    }
    words.append(CellText::chipText(tr("being refunded")));
    return words.join(u'\n');
}

QString SagaText::action(SagaAction action) {
    switch (action) {
        case SagaAction::ReserveStock:
            return tr("Reserve stock");
        case SagaAction::TakePayment:
            return tr("Take payment");
        case SagaAction::CreateShipment:
            return tr("Create shipment");
        case SagaAction::CompleteOrder:
            return tr("Complete order");
        case SagaAction::CancelShipment:
            return tr("Cancel shipment");
        case SagaAction::RefundPayment:
            return tr("Refund payment");
        case SagaAction::ReleaseStock:
            return tr("Release stock");
        case SagaAction::FailOrder:
            return tr("Cancel order");
    }
    return {};
}

QString SagaText::state(SagaStepState state) {
    switch (state) {
        case SagaStepState::Started:
            return tr("begun");
        case SagaStepState::Done:
            return tr("done");
        case SagaStepState::Failed:
            return tr("failed");
        case SagaStepState::Unknown:
            return tr("no answer");
    }
    return {};
}

SagaTableModel::SagaTableModel(ReadQueue& queue, QObject* parent)
    : PagedTableModel(queue, parent) {}

void SagaTableModel::setStatus(std::optional<SagaStatus> status) {
    if (m_filter.status == status && isLoaded()) return;
    m_filter.status = status;
    reload();
}

void SagaTableModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
    if (rowCount() == 0) return;
    emit dataChanged(index(0, Updated), index(rowCount() - 1, Updated), {Qt::DisplayRole});
}

int SagaTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SagaTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Round ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case OrderNumber:
            return tr("Order");
        case Status:
            return tr("Status");
        case Step:
            return tr("Step");
        case Round:
            return tr("Round");
        case Updated:
            return tr("Changed");
        case Reason:
            return tr("Reason");
        case ColumnCount:
            break;
    }
    return {};
}

SagaTableModel::ExtentQuestion SagaTableModel::extentQuestion() const {
    return [filter = m_filter](ProcessReads& processes) {
        return processes.sagaCount(filter).map([](qint64 sagas) {
            return ListExtent{sagas, 0, {}};
        });
    };
}

SagaTableModel::RowsQuestion SagaTableModel::rowsQuestion() const {
    return [filter = m_filter](ProcessReads& processes, qint64 first, int limit) {
        return processes.sagasAt(filter, first, limit);
    };
}

QVariant SagaTableModel::cell(const SagaRow& row, int column, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return text(row, static_cast<Column>(column));
        case Qt::ToolTipRole:
            return column == Reason ? QVariant(maskedAddress(row.failureReason)) : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter | (column == Round ? Qt::AlignRight : Qt::AlignLeft));
        case WordRole:
            return column == Status ? toText(row.status) : QVariant();
        case ToneRole:
            return static_cast<int>(SagaText::tone(row.status));
        default:
            return {};
    }
}

QString SagaTableModel::text(const SagaRow& row, Column column) const {
    switch (column) {
        case OrderNumber:
            return row.orderNumber.isEmpty() ? row.orderId.text() : row.orderNumber;
        case Status:
            return SagaText::status(row);
        case Step:
            return row.currentStep() ? SagaText::action(*row.currentStep()) : QString();
        case Round:
            return CellText::count(row.round);
        case Updated:
            return CellText::moment(m_calendar.local(row.updatedAt), m_today);
        case Reason:
            return FailureText::whyOfSaga(row.failureReason).section(u'\n', 0, 0);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
