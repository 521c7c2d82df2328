// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace countertop {

/// The line at the bottom of the window: who sells at which till, which database and whether it is
/// in step, and how many deliveries wait.
class StatusLine : public QFrame {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setPerson(const QString& staff, const QString& till);
    void setDatabase(const QString& name);
    void setOnline(bool online);
    void setDeliveries(qint64 waiting, qint64 dead);

private:
    void updateDatabase();

    QLabel* m_person;
    QLabel* m_database;
    QLabel* m_deliveries;
    QString m_databaseName;
    bool m_online = true;
};

}  // namespace countertop
