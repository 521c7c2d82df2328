// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QPainter;

namespace countertop {

/// Draws figures with digits of equal width, whatever the font: Qt before 6.7 cannot enable a
/// font's tabular figures.
namespace figures {

[[nodiscard]] int width(const QFontMetrics& metrics, const QString& text);
/// `alignment`: left or right, always centred vertically. Uses the painter's colour and font.
void draw(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QString& text);

}  // namespace figures

/// A label for one amount or count with tabular figures; shrinks the text instead of cutting it
/// off.
class FigureLabel : public QLabel {
    Q_OBJECT

public:
    explicit FigureLabel(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace countertop
