// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/FormDialog.h"

namespace countertop {

/// Discards messages for good; a reason is required.
class DiscardDeliveryDialog : public FormDialog {
    Q_OBJECT

public:
    DiscardDeliveryDialog(qsizetype messages, QWidget* parent);
    [[nodiscard]] QString reason() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    QLineEdit* m_reason;
};

}  // namespace countertop
