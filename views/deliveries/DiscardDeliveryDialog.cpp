// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DiscardDeliveryDialog.h"

#include <QLineEdit>

namespace countertop {

namespace {

QString reasonField() { return QStringLiteral("reason"); }

FormDialog::Texts discardTexts(int messages) {
    return {DiscardDeliveryDialog::tr("Discard %Ln deliveries?", nullptr, messages),
            DiscardDeliveryDialog::tr("The receiver never gets them. They stay in the list as "
                                      "discarded, with the reason."),
            DiscardDeliveryDialog::tr("Discard"),
            DiscardDeliveryDialog::tr("Discarding…"),
            DiscardDeliveryDialog::tr("Keep them", "deliveries"),
            true};
}

}  // namespace

DiscardDeliveryDialog::DiscardDeliveryDialog(qsizetype messages, QWidget* parent)
    : FormDialog(discardTexts(static_cast<int>(messages)), parent),
      m_reason(addTextField(reasonField(), tr("Reason"))) {
    setObjectName(QStringLiteral("discardDeliveryDialog"));
}

QString DiscardDeliveryDialog::reason() const { return m_reason->text().trimmed(); }

QList<FieldProblem> DiscardDeliveryDialog::problems() const {
    if (!reason().isEmpty()) return {};
    return {{reasonField(), tr("Say why the receiver never gets it.")}};
}

}  // namespace countertop
