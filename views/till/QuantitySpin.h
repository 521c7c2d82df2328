// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QSpinBox>

namespace countertop {

/// A quantity from 1, or 0 where that removes a line, to kMaximumQuantity. Keeps the typed text,
/// unlike a plain spin box, which drops the sign of "10+5" and reads 105. When the field is left
/// with an invalid text, it emits refused() and restores the previous number.
class QuantitySpin : public QSpinBox {
    Q_OBJECT

public:
    explicit QuantitySpin(QWidget* parent, int smallest = 1);

    /// Commits the typed text, or emits refused() if it is not a quantity.
    void settle();
    /// Discards the typed text without an error; the previous number stays.
    void forget() { m_typed.clear(); }
    /// Replaces the text as if it was selected and `text` typed.
    void typeOver(const QString& text);

signals:
    void refused(const QString& text);

protected:
    QValidator::State validate(QString& text, int& position) const override;
    /// Does nothing: QSpinBox::fixup() would remove grouping signs and read "1,20" as 120.
    void fixup(QString& text) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// The typed text until it is settled. Kept separately, because item views of Qt 6.8 reset the
    /// field's own text to the number before it can be read.
    QString m_typed;
};

/// INVALID_INPUT naming the text that is not a quantity.
[[nodiscard]] Error notAQuantity(const QString& text);

}  // namespace countertop
