// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QPainter;

namespace countertop {

/// Draws figures so that digits stand exactly below each other whatever the font does: Qt before
/// 6.7 cannot switch on a font's tabular figures.
namespace figures {

[[nodiscard]] int width(const QFontMetrics& metrics, const QString& text);
/// `alignment`: left or right, always centred vertically. Colour and font are the painter's.
void draw(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QString& text);

}  // namespace figures

/// A label that shows one amount or count with tabular figures, and shrinks it rather than
/// cutting it off.
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
