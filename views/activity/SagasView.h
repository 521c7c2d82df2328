// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/SagaTableModel.h"
#include "models/tables/ShopClock.h"

#include <QWidget>

class QLabel;

namespace countertop {

class ChipRow;
class ListCard;
class SagaDetailPane;

/// Order fulfilments: chips with counts, the list, and the chosen one with its steps and actions.
/// Emits requests as signals; call requestEnded() with each answer.
class SagasView : public QWidget {
    Q_OBJECT

public:
    SagasView(ReadQueue& queue, const ShopClock& shop, QWidget* parent = nullptr);

    void readAgain();
    /// Sets whether anything carries out requests.
    void setControllable(bool controllable);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;
    /// The service that every fulfilment is waiting for, "gateway" or "carrier"; empty: none.
    void setWaitingFor(const QString& service);
    /// A request about this saga was carried out or refused.
    void requestEnded(const QString& sagaId);

signals:
    void retryRequested(const QString& sagaId);
    void resumeRequested(const QString& sagaId);
    void compensateRequested(const QString& sagaId, const QString& reason);
    void giveUpRequested(const QString& sagaId, const QString& reason);
    void orderRequested(const QString& order);
    void failed(const countertop::Error& error);

private:
    void createLayout();
    void createList();
    void connectParts();
    void confirmCompensation();
    void confirmGivingUp();
    void askCounts();
    void askDetails();
    void showSelected();
    void showListState();
    static std::optional<SagaStatus> statusOf(int chip);

    ReadQueue& m_queue;
    const ShopClock& m_shop;
    SagaTableModel m_model;
    QString m_shown;
    QString m_asked;  ///< the saga with a request under way
    quint64 m_token = 0;
    ChipRow* m_chips;
    QLabel* m_waiting;
    ListCard* m_list;
    SagaDetailPane* m_details;
};

}  // namespace countertop
