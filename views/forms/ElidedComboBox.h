// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace countertop {

/// A combo box that may be narrower than its choice: it then ends the shown text with an ellipsis,
/// where Qt's own cuts through a letter. The tooltip of the choice holds the whole text.
class ElidedComboBox : public QComboBox {
    Q_OBJECT

public:
    explicit ElidedComboBox(QWidget* parent = nullptr);

    /// What of the choice is visible.
    [[nodiscard]] QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace countertop
