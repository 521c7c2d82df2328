// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/FormDialog.h"

namespace countertop {

/// A new signing secret for the keychain of this computer, made up or typed. Hidden until the user
/// asks to see it; it can be copied here only, for the receiver. Emits submitted(); whoever stores
/// it calls answered().
class SecretDialog : public FormDialog {
    Q_OBJECT

public:
    /// `name` is a suggestion.
    SecretDialog(const QString& name, QWidget* parent);

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString secret() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    void addSecretField();
    void makeSecret();

    QLineEdit* m_name;
    QLineEdit* m_secret = nullptr;
};

}  // namespace countertop
