// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace countertop {

/// The line at the bottom of the window: who sells at which till, which database and whether it is
/// connected, how many messages to other systems wait, and as a button how many were given up.
class StatusLine : public QFrame {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setPerson(const QString& staff, const QString& till);
    void setDatabase(const QString& name);
    void setOnline(bool online);
    void setDeliveries(qint64 waiting, qint64 dead);

signals:
    void givenUpRequested();

private:
    void updateDatabase();

    QLabel* m_person;
    QLabel* m_database;
    QLabel* m_deliveries;
    QPushButton* m_givenUp;
    QString m_databaseName;
    bool m_online = true;
};

}  // namespace countertop
