// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/AnswerQueue.h"
#include "views/settings/BrokerDialogs.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace countertop {

/// The brokers that this computer delivers messages through: what is known of each, and a button
/// that edits it. What the environment says can only be changed there. Stores nothing itself.
class BrokersView final : public QWidget {
    Q_OBJECT

public:
    explicit BrokersView(QWidget* parent = nullptr);

    void setValues(const BrokerValues& values);
    /// The answer to the oldest saveRequested() without one: closes its dialog unless there is a
    /// problem.
    void saved(const std::optional<Error>& problem);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;
    void enter();

signals:
    /// Only another thread may ask the keychain.
    void saveRequested(const countertop::BrokerChange& change);

private:
    struct Row {
        BrokerKind kind = BrokerKind::Redis;
        QLabel* value = nullptr;
        QLabel* note = nullptr;
        QPushButton* change = nullptr;
    };

    void addRow(QGridLayout* grid, BrokerKind kind, const QString& name, const char* objectName);
    void openDialog(BrokerKind kind);
    void showRow(const Row& row);
    [[nodiscard]] QString valueText(BrokerKind kind) const;
    [[nodiscard]] QString noteText(BrokerKind kind) const;
    [[nodiscard]] bool isFixed(BrokerKind kind) const;

    BrokerValues m_values;
    QList<Row> m_rows;
    AnswerQueue<BrokerDialog> m_saving;
};

}  // namespace countertop
