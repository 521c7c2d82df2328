// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QSpinBox>

namespace countertop {

/// A quantity of 1, or 0 where that takes a line away, to kMaximumQuantity. What is typed stays as
/// it is, unlike in a plain spin box, which drops the sign of "10+5" and makes 105 of it; what is
/// no quantity is told when the field is left, and the number before comes back.
class QuantitySpin : public QSpinBox {
    Q_OBJECT

public:
    explicit QuantitySpin(QWidget* parent, int smallest = 1);

    /// Takes over what is typed, or tells that it is no quantity.
    void settle();
    /// What is typed was not meant: the number before stays, without a word.
    void forget() { m_typed.clear(); }
    /// As if it was selected and this typed.
    void typeOver(const QString& text);

signals:
    void refused(const QString& text);

protected:
    QValidator::State validate(QString& text, int& position) const override;
    /// Nothing: a spin box would take the grouping signs out and read "1,20" as 120.
    void fixup(QString& text) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Until it is settled. Kept beside the field's own text, which an item view of Qt 6.8 puts
    /// back to the number before anybody can look at it.
    QString m_typed;
};

/// INVALID_INPUT naming what was typed in the place of a quantity.
[[nodiscard]] Error notAQuantity(const QString& text);

}  // namespace countertop
