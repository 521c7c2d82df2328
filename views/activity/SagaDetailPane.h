// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"
#include "models/tables/SagaStepsModel.h"
#include "views/theme/Card.h"

class QLabel;
class QStackedLayout;

namespace countertop {

class BusyButton;
class PaneNotice;
class LongTableView;
class ShopClock;
class StatusChip;

/// The fulfilment of one order in full: its status and reason, its steps, and what the user can do
/// about it. The pane only displays data and emits requests.
class SagaDetailPane : public Card {
    Q_OBJECT

public:
    explicit SagaDetailPane(const ShopClock& shop, QWidget* parent = nullptr);

    void showSaga(const SagaRow& saga);
    void showEmpty();
    /// Another saga was chosen and is being read: disables all actions until then.
    void awaitSaga();
    [[nodiscard]] bool isCurrent() const;
    void showUnread(const QString& why);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;
    [[nodiscard]] const SagaRow& saga() const { return m_saga; }
    /// False if nothing carries out requests.
    void setControllable(bool controllable);
    /// True from a request until its answer.
    void setBusy(bool busy);

signals:
    /// The user wants to retry the failed query.
    void readAgainRequested();
    /// The focused button is no longer available.
    void actionsEnded();
    void retryRequested();
    void resumeRequested();
    void compensateRequested();
    void giveUpRequested();
    void orderRequested(const QString& order);

private:
    [[nodiscard]] QWidget* makeContent();
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeActions();
    void showActions();

    const ShopClock& m_shop;
    SagaRow m_saga;
    bool m_controllable = false;
    QStackedLayout* m_stack;
    PaneNotice* m_empty;
    QLabel* m_number;
    StatusChip* m_status;
    QLabel* m_about;
    QLabel* m_reason;
    QLabel* m_said;
    BusyButton* m_retry;
    BusyButton* m_resume;
    BusyButton* m_compensate;
    BusyButton* m_giveUp;
    BusyButton* m_order;
    SagaStepsModel m_stepsModel;
    LongTableView* m_steps;
};

}  // namespace countertop
