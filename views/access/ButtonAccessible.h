// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

class QPushButton;

namespace countertop {

/// Reports a button by its current state, which may change after its creation. A button in an
/// exclusive group is a radio button, even if it looks like a chip.
class ButtonAccessible final : public QAccessibleWidget {
public:
    explicit ButtonAccessible(QPushButton* button);

    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString& action) override;

private:
    [[nodiscard]] QString mainAction() const;

    QPushButton& m_button;
};

}  // namespace countertop
