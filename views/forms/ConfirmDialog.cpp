// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ConfirmDialog.h"

#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

ConfirmDialog::ConfirmDialog(const Confirmation& confirmation, QWidget* parent)
    : ShopDialog(parent) {
    setObjectName(QStringLiteral("confirmDialog"));
    setHeading(confirmation.title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSpaceHuge, metrics::kPageMarginTop, metrics::kSpaceHuge,
                               metrics::kPageMarginTop);
    layout->setSpacing(metrics::kSpace);
    auto* explanation = new QLabel(confirmation.explanation, this);
    explanation->setWordWrap(true);
    setTextRole(explanation, TextRole::Body, true);
    layout->addWidget(heading());
    layout->addWidget(explanation);
    QLineEdit* reason = nullptr;
    if (!confirmation.reasonLabel.isEmpty()) {
        auto* label = new QLabel(confirmation.reasonLabel, this);
        reason = new QLineEdit(this);
        reason->setObjectName(QStringLiteral("reasonEdit"));
        reason->setAccessibleName(confirmation.reasonLabel);
        label->setBuddy(reason);
        layout->addWidget(label);
        layout->addWidget(reason);
    }
    auto* keep = new QPushButton(confirmation.keepIt, this);
    keep->setObjectName(QStringLiteral("keepButton"));
    auto* doIt = new QPushButton(confirmation.doIt, this);
    doIt->setObjectName(QStringLiteral("confirmButton"));
    setVariant(doIt, "danger");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kSpaceSmall);
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(doIt);
    layout->addWidget(notice());
    layout->addSpacing(metrics::kSpaceTiny);
    layout->addLayout(buttons);
    setMinimumWidth(2 * metrics::kNavigationWidth);
    setSafeButton(keep);
    setActionButton(doIt, true);
    connect(doIt, &QPushButton::clicked, this, [this, reason] {
        // Close this dialog first, since a slot of confirmed() may close its parent window.
        accept();
        emit confirmed(reason ? reason->text().trimmed() : QString());
    });
}

ConfirmDialog* ConfirmDialog::ask(QWidget* parent, const Confirmation& confirmation,
                                  std::function<void(const QString& reason)> confirmed) {
    auto* dialog = new ConfirmDialog(confirmation, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, parent,
            [confirmed = std::move(confirmed)](const QString& reason) { confirmed(reason); });
    dialog->open();
    return dialog;
}

}  // namespace countertop
