// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/LimitDestinationDialog.h"

#include "views/text/MoneyText.h"

#include <QLineEdit>

namespace countertop {

namespace {

constexpr qint64 kMost = 100;

QString atOnceField() { return QStringLiteral("at_once"); }

FormDialog::Texts limitTexts(const QString& receiver) {
    return {LimitDestinationDialog::tr("Limit the messages to %1").arg(receiver),
            LimitDestinationDialog::tr("Messages of one order are sent one after another in any "
                                       "case; this is for different orders."),
            LimitDestinationDialog::tr("Set limit"),
            LimitDestinationDialog::tr("Setting…"),
            LimitDestinationDialog::tr("Keep limit"),
            false};
}

}  // namespace

LimitDestinationDialog::LimitDestinationDialog(const QString& receiver, int atOnce, QWidget* parent)
    : FormDialog(limitTexts(receiver), parent),
      m_atOnce(addNumberField(atOnceField(), tr("Messages at once (empty: as usual)"))) {
    setObjectName(QStringLiteral("limitDestinationDialog"));
    if (atOnce > 0) m_atOnce->setText(QString::number(atOnce));
    m_atOnce->selectAll();
}

int LimitDestinationDialog::atOnce() const {
    return static_cast<int>(numberFromText(m_atOnce->text()).value_or(0));
}

QList<FieldProblem> LimitDestinationDialog::problems() const {
    if (m_atOnce->text().trimmed().isEmpty()) return {};
    const auto number = numberFromText(m_atOnce->text());
    if (number && *number >= 1 && *number <= kMost) return {};
    return {{atOnceField(), tr("Type a whole number from 1 to %1, or nothing for the usual one.")
                                .arg(numberText(kMost))}};
}

}  // namespace countertop
