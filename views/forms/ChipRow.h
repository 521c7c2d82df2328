// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QPushButton;

namespace countertop {

/// A row of small buttons of which exactly one is chosen: views of a list, periods of a chart. Tab
/// stops only at the chosen one; the arrow keys choose another.
class ChipRow : public QWidget {
    Q_OBJECT

public:
    explicit ChipRow(QWidget* parent = nullptr);

    /// `id` is the value that chosen() reports. The first chip added is chosen.
    QPushButton* addChip(int id, const QString& text);
    /// Shows a count after the word: "To ship  58". A negative count hides it.
    void setCount(int id, qint64 count);
    void hideCounts();
    void choose(int id);
    [[nodiscard]] int chosenId() const;
    /// In visual order.
    [[nodiscard]] QList<QWidget*> chips() const;

signals:
    void chosen(int id);

private:
    void leaveOneTabStop();

    QButtonGroup* m_group;
    QHBoxLayout* m_layout;
};

}  // namespace countertop
