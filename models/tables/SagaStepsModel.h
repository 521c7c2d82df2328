// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"
#include "models/tables/ShopCalendar.h"

#include <QAbstractListModel>

namespace countertop {

/// The steps of one saga, the latest first, with the roles of OrderTimelineModel: the action, its
/// state and time, the number of attempts, the reason and the reference. GUI thread only.
class SagaStepsModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setSteps(const QList<SagaStep>& steps, const ShopCalendar& calendar, const QDate& today);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString detail(const SagaStep& step) const;

    QList<SagaStep> m_steps;
    ShopCalendar m_calendar;
    QDate m_today;
};

}  // namespace countertop
