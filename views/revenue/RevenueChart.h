// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/RevenueRow.h"

#include <QWidget>

class QCPBars;
class QCustomPlot;
class QFrame;
class QLabel;

namespace countertop {

/// Revenue as bars, one per period. The mouse or the arrow keys highlight a bar and show its exact
/// figures on a card; a click or Enter opens it. Doubles only position the bars; all displayed
/// figures come from the rows' integers.
class RevenueChart : public QWidget {
    Q_OBJECT

public:
    explicit RevenueChart(QWidget* parent = nullptr);

    /// In chronological order, without gaps.
    void setRows(const QList<RevenueRow>& rows, const RevenueQuery& query);
    /// Shows the bars pale when they may be outdated.
    void setPale(bool pale);
    void highlight(int bar);
    [[nodiscard]] int highlighted() const { return m_highlighted; }
    [[nodiscard]] int barCount() const { return static_cast<int>(m_rows.size()); }
    /// The highlighted bar in words: "Sat 21 Nov 2026: £2,410.15, 58 orders".
    [[nodiscard]] QString highlightedText() const;
    [[nodiscard]] QString periodText(int bar) const;
    [[nodiscard]] QString amountText(int bar) const;
    /// "£2,410.15, 58 orders".
    [[nodiscard]] QString figuresText(int bar) const;
    /// The bar's column in chart coordinates.
    [[nodiscard]] QRect barRect(int bar) const;
    /// The centre of a bar in chart coordinates.
    [[nodiscard]] QPoint barCentre(int bar) const;

signals:
    void highlightedChanged(int bar);
    void periodActivated(const QDate& firstDay, const QDate& lastDay);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void createPlot();
    void createCard();
    void dress();
    void placeBars();
    void showTicks();
    void showHighlight();
    void placeCard();
    void activate(int bar);
    [[nodiscard]] int barAt(const QPointF& position) const;
    [[nodiscard]] QString dayTickText(const RevenueRow& row) const;
    /// "58 orders", or the number of payments if those are counted.
    [[nodiscard]] QString countText(const RevenueRow& row) const;

    QCustomPlot* m_plot;
    QCPBars* m_bars;
    QCPBars* m_highlight;
    QFrame* m_card;
    QLabel* m_cardPeriod;
    QLabel* m_cardFigures;
    QList<RevenueRow> m_rows;
    RevenuePeriod m_by = RevenuePeriod::Day;
    RevenueBasis m_basis = RevenueBasis::Ordered;
    int m_highlighted = -1;
    bool m_isPale = false;
};

/// The distance between the grid lines of an axis up to `highestMinor`: 1, 2 or 5 times a power of
/// ten of the currency's minor unit, chosen for about four lines.
[[nodiscard]] qint64 niceStep(qint64 highestMinor);

/// An exact axis label: "£2k", "£1.5M", "£500". `stepMinor` determines the unit.
[[nodiscard]] QString axisText(qint64 minor, qint64 stepMinor, const QString& currency);

}  // namespace countertop
