// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/FormDialog.h"

class QComboBox;

namespace countertop {

/// Asks whether to create a shop where none exists. Currency and time zone default to the system's
/// and can be changed to any existing one. Dismissing the dialog means no.
class NewShopDialog final : public FormDialog {
    Q_OBJECT

public:
    /// `place` is the location of the new shop, as shown to the user.
    NewShopDialog(const QString& place, QWidget* parent);

    /// An ISO 4217 code and a time zone name; valid after submitted().
    [[nodiscard]] QString currency() const;
    [[nodiscard]] QString timeZone() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    QComboBox* addChoice(const QString& name, const QString& label, const QStringList& choices,
                         const QString& guess);

    QComboBox* m_currency;
    QComboBox* m_timeZone;
};

}  // namespace countertop
