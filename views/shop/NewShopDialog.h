// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/FormDialog.h"

class QComboBox;

namespace countertop {

/// Asks whether to make a shop where there is none. Currency and time zone are guessed from the
/// system and can be changed to any that exist. Dismissing it means no.
class NewShopDialog final : public FormDialog {
    Q_OBJECT

public:
    /// `place` is where the shop would be, as people write it.
    NewShopDialog(const QString& place, QWidget* parent);

    /// An ISO 4217 code and the name of a time zone; valid once submitted() came.
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
