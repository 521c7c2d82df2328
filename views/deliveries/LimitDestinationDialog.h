// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/FormDialog.h"

namespace countertop {

/// Limits how many messages are sent to a receiver at once.
class LimitDestinationDialog : public FormDialog {
    Q_OBJECT

public:
    /// `atOnce` is the present limit; 0: the usual one.
    LimitDestinationDialog(const QString& receiver, int atOnce, QWidget* parent);
    /// 0 when the field is empty.
    [[nodiscard]] int atOnce() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    QLineEdit* m_atOnce;
};

}  // namespace countertop
