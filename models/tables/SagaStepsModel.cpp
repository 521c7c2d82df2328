// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/SagaStepsModel.h"

#include "models/core/MaskedAddress.h"
#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"
#include "models/tables/OrderTimelineModel.h"
#include "models/tables/SagaTableModel.h"

#include <algorithm>

namespace countertop {

namespace {

QString iconOf(SagaStepState state) {
    switch (state) {
        case SagaStepState::Started:
            return QStringLiteral("clock");
        case SagaStepState::Done:
            return QStringLiteral("check");
        case SagaStepState::Failed:
            return QStringLiteral("ban");
        case SagaStepState::Unknown:
            return QStringLiteral("alert-triangle");
    }
    return {};
}

}  // namespace

void SagaStepsModel::setSteps(const QList<SagaStep>& steps, const ShopCalendar& calendar,
                              const QDate& today) {
    beginResetModel();
    m_steps = steps;
    std::reverse(m_steps.begin(), m_steps.end());
    m_calendar = calendar;
    m_today = today;
    endResetModel();
}

int SagaStepsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant SagaStepsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_steps.size()) return {};
    const SagaStep& step = m_steps.at(index.row());
    const QString title = tr("%1: %2", "step, how it stands")
                              .arg(SagaText::action(step.action), SagaText::state(step.state));
    switch (role) {
        case Qt::DisplayRole:
            return QString(title + QStringLiteral(" · ") + detail(step));
        case Qt::ToolTipRole:
            return step.reason.isEmpty()
                       ? detail(step)
                       : QString(detail(step) + u'\n' + maskedAddress(step.reason));
        case OrderTimelineModel::TitleRole:
            return title;
        case OrderTimelineModel::DetailRole:
            return detail(step);
        case OrderTimelineModel::IconNameRole:
            return iconOf(step.state);
        default:
            return {};
    }
}

QString SagaStepsModel::detail(const SagaStep& step) const {
    const Timestamp at = step.endedAt == 0 ? step.startedAt : step.endedAt;
    QStringList parts{CellText::moment(m_calendar.local(at), m_today)};
    if (step.attempts > 1) parts.append(tr("%Ln attempt(s)", nullptr, step.attempts));
    parts.append({FailureText::ofStep(step), step.reference});
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

}  // namespace countertop
