// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/Card.h"

#include <optional>

class QLabel;

namespace countertop {

class FigureLabel;

/// A figure of the shop with its change from the previous span.
class RevenueTile : public Card {
    Q_OBJECT

public:
    /// Whether an increase is good (revenue) or bad (refunds).
    enum class Meaning { MoreIsGood, MoreIsBad };

    RevenueTile(const QString& caption, Meaning meaning, QWidget* parent);

    void setCaption(const QString& caption);
    void setFigure(const QString& figure);
    /// In tenths of a percent; an empty value hides the line. `against` follows it: "vs previous 30
    /// days".
    void setChange(std::optional<qint64> perMille, const QString& against);
    /// Shows a neutral text instead of a change.
    void setNote(const QString& note);
    [[nodiscard]] QString figure() const;
    [[nodiscard]] QString changeText() const;

private:
    Meaning m_meaning;
    QLabel* m_title;
    FigureLabel* m_figure;
    QLabel* m_change;
};

/// 82 → "▲ 8.2 %", −31 → "▼ 3.1 %", 0 → "no change".
[[nodiscard]] QString changeWords(qint64 perMille);

}  // namespace countertop
