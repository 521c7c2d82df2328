// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QPushButton;

namespace countertop {

/// A row of small buttons of which exactly one is chosen: views of a list, periods of a chart. Tab
/// stops at the chosen one only; the arrow keys choose another.
class ChipRow : public QWidget {
    Q_OBJECT

public:
    explicit ChipRow(QWidget* parent = nullptr);

    /// `id` is what chosen() reports. The first chip added is chosen.
    QPushButton* addChip(int id, const QString& text);
    /// Shows a count after the word: "To ship  58". A negative count hides it.
    void setCount(int id, qint64 count);
    void hideCounts();
    void choose(int id);
    [[nodiscard]] int chosenId() const;
    /// In the order of the eye.
    [[nodiscard]] QList<QWidget*> chips() const;

signals:
    void chosen(int id);

private:
    void leaveOneTabStop();

    QButtonGroup* m_group;
    QHBoxLayout* m_layout;
};

}  // namespace countertop
