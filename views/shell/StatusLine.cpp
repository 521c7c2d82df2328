// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/StatusLine.h"

#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace countertop {

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent),
      m_person(new QLabel(this)),
      m_database(new QLabel(this)),
      m_deliveries(new QLabel(this)),
      m_givenUp(new QPushButton(this)) {
    setVariant(this, "statusLine");
    m_person->setObjectName(QStringLiteral("statusPerson"));
    m_database->setObjectName(QStringLiteral("statusDatabase"));
    m_deliveries->setObjectName(QStringLiteral("statusDeliveries"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kSpaceLarge, metrics::kSpaceTiny, metrics::kPageMarginSide,
                               metrics::kSpaceTiny);
    layout->setSpacing(metrics::kSpaceHuge);
    for (QLabel* label : {m_person, m_database, m_deliveries}) {
        setTextRole(label, TextRole::Body, true);
        label->setTextFormat(Qt::PlainText);
    }
    layout->addWidget(m_person);
    layout->addStretch();
    layout->addWidget(m_database);
    layout->addWidget(m_deliveries);
    m_givenUp->setObjectName(QStringLiteral("statusGivenUpButton"));
    m_givenUp->setAutoDefault(false);
    setVariant(m_givenUp, "statusLink");
    layout->addWidget(m_givenUp);
    connect(m_givenUp, &QPushButton::clicked, this, &StatusLine::givenUpRequested);
    m_person->hide();
    m_database->hide();
    setDeliveries(0, 0);
}

void StatusLine::setPerson(const QString& staff, const QString& till) {
    m_person->setText(staff.isEmpty() ? till : tr("%1 · %2").arg(staff, till));
    m_person->setVisible(!m_person->text().isEmpty());
}

void StatusLine::setDatabase(const QString& name) {
    m_databaseName = name;
    updateDatabase();
}

void StatusLine::setOnline(bool online) {
    m_online = online;
    updateDatabase();
}

void StatusLine::updateDatabase() {
    m_database->setText(m_online ? tr("%1 · connected").arg(m_databaseName)
                                 : tr("%1 · offline").arg(m_databaseName));
    m_database->show();
    setVariant(m_database, m_online ? "plain" : "warning");
}

void StatusLine::setDeliveries(qint64 waiting, qint64 dead) {
    m_deliveries->setText(tr("Deliveries: %1 waiting").arg(numberText(waiting)));
    m_givenUp->setText(tr("%Ln given up", nullptr, static_cast<int>(dead)));
    m_givenUp->setAccessibleName(
        tr("Show the %Ln given-up delivery(s)", nullptr, static_cast<int>(dead)));
    m_givenUp->setToolTip(m_givenUp->accessibleName());
    m_givenUp->setVisible(dead > 0);
}

}  // namespace countertop
