// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/BrokersView.h"

#include "views/theme/Card.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace countertop {

namespace {

/// The names under which BrokerValues::environment has what a broker is made of.
QStringList partsOf(BrokerKind kind) {
    switch (kind) {
        case BrokerKind::Redis:
            return {QStringLiteral("redis")};
        case BrokerKind::Kafka:
            return {QStringLiteral("kafka")};
        case BrokerKind::Aws:
            break;
    }
    return {QStringLiteral("aws_endpoint"), QStringLiteral("aws_region"),
            QStringLiteral("aws_keys")};
}

}  // namespace

BrokersView::BrokersView(QWidget* parent) : QWidget(parent) {
    auto* card = new Card(this);
    card->setMaximumWidth(metrics::kFormWidth);
    auto* explanation = new QLabel(
        tr("Brokers that this computer delivers through when a route names none. Changes apply "
           "from the next message on. Passwords are kept in the keychain of this computer."),
        this);
    explanation->setWordWrap(true);
    setTextRole(explanation, TextRole::Body, true);
    card->body()->addWidget(explanation);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kSpaceHuge);
    grid->setVerticalSpacing(metrics::kSpaceTiny);
    grid->setColumnStretch(1, 1);
    addRow(grid, BrokerKind::Redis, tr("Redis server"), "redis");
    addRow(grid, BrokerKind::Kafka, tr("Kafka brokers"), "kafka");
    addRow(grid, BrokerKind::Aws, tr("Amazon SNS"), "aws");
    card->body()->addLayout(grid);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch();
    setValues({});
}

void BrokersView::addRow(QGridLayout* grid, BrokerKind kind, const QString& name,
                         const char* objectName) {
    const QString prefix = QString::fromLatin1(objectName);
    auto* label = new QLabel(name, this);
    setTextRole(label, TextRole::Body, true);
    Row row{kind, pageparts::makeValueLabel(this), new QLabel(this), new QPushButton(this)};
    row.value->setObjectName(prefix + QStringLiteral("BrokerLabel"));
    row.value->setAccessibleName(name);
    row.note->setObjectName(prefix + QStringLiteral("BrokerNote"));
    row.note->setWordWrap(true);
    setTextRole(row.note, TextRole::Caption, true);
    row.change->setObjectName(prefix + QStringLiteral("BrokerButton"));
    row.change->setText(tr("Change…"));
    //: A broker's name.
    row.change->setAccessibleName(tr("Change %1").arg(name));
    const int line = grid->rowCount();
    grid->setRowMinimumHeight(line, metrics::kControlHeight + metrics::kSpaceSmall);
    grid->addWidget(label, line, 0);
    grid->addWidget(row.value, line, 1);
    grid->addWidget(row.change, line, 2);
    grid->addWidget(row.note, line + 1, 1, 1, 2);
    connect(row.change, &QPushButton::clicked, this, [this, kind] { openDialog(kind); });
    m_rows.append(row);
}

void BrokersView::setValues(const BrokerValues& values) {
    m_values = values;
    for (const Row& row : std::as_const(m_rows)) showRow(row);
}

void BrokersView::showRow(const Row& row) {
    const QString text = valueText(row.kind);
    row.value->setText(text.isEmpty() ? tr("Not set") : text);
    pageparts::showWords(row.note, noteText(row.kind));
    const bool losesFocus = isFixed(row.kind) && row.change->hasFocus();
    row.change->setEnabled(!isFixed(row.kind));
    if (losesFocus) enter();
}

QString BrokersView::valueText(BrokerKind kind) const {
    switch (kind) {
        case BrokerKind::Redis:
            return m_values.redis.address;
        case BrokerKind::Kafka:
            return m_values.kafka.servers;
        case BrokerKind::Aws:
            break;
    }
    QStringList parts{m_values.aws.keyId, m_values.aws.region, m_values.aws.endpoint};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString BrokersView::noteText(BrokerKind kind) const {
    QStringList variables;
    for (const QString& part : partsOf(kind)) {
        const QString variable = m_values.environment.value(part);
        if (!variable.isEmpty()) variables.append(variable);
    }
    if (variables.isEmpty()) return {};
    //: Names of variables of the environment.
    return tr("Set by %1 in the environment, which takes precedence; change it there.")
        .arg(variables.join(QStringLiteral(", ")));
}

bool BrokersView::isFixed(BrokerKind kind) const {
    const QStringList parts = partsOf(kind);
    return std::all_of(parts.cbegin(), parts.cend(),
                       [this](const QString& part) { return m_values.environment.contains(part); });
}

void BrokersView::openDialog(BrokerKind kind) {
    BrokerDialog* dialog = makeBrokerDialog(kind, m_values, this);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        m_saving.enqueue(dialog);
        emit saveRequested(dialog->change());
    });
    dialog->open();
}

void BrokersView::saved(const std::optional<Error>& problem) {
    if (BrokerDialog* dialog = takeNext(m_saving)) dialog->answered(problem);
}

QList<QWidget*> BrokersView::stops() const {
    QList<QWidget*> stops;
    for (const Row& row : m_rows) stops.append(row.change);
    return stops;
}

void BrokersView::enter() {
    for (const Row& row : std::as_const(m_rows)) {
        if (row.change->isEnabled()) return row.change->setFocus();
    }
}

}  // namespace countertop
