// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace countertop {

/// The line at the bottom of the window: the clerk and the till, the database and whether it is
/// connected, the number of messages waiting to be sent to other systems, and a button with the
/// number that were given up.
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
