// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderStatus.h"
#include "models/projections/DeliveryRow.h"
#include "views/lists/TableStyle.h"

#include <QWidget>

namespace countertop {

/// The tone of a chip. The word in it says the same, so colour is never the only cue.
enum class ChipTone { Neutral, Good, Info, Warning, Danger };

/// Status words for the user, and their tones.
namespace statuswords {

[[nodiscard]] QString text(StatusWord status);
[[nodiscard]] QString text(PaymentStatus status);
[[nodiscard]] QString text(FulfilmentStatus status);
[[nodiscard]] QString text(Lifecycle lifecycle);
[[nodiscard]] QString text(DeliveryStatus status);
[[nodiscard]] QString text(PaymentMethod method);
[[nodiscard]] ChipTone tone(StatusWord status);
[[nodiscard]] ChipTone tone(PaymentStatus status);
[[nodiscard]] ChipTone tone(DeliveryStatus status);

}  // namespace statuswords

namespace statuschip {

[[nodiscard]] QSize size(const QString& text);
/// Paints the pill at the start of `rect`, centred vertically. On a selected row, whose colour may
/// equal the pill's, it uses the plain surface colour.
void paint(QPainter& painter, const QRect& rect, const QString& text, ChipTone tone,
           const QPalette& palette, Qt::LayoutDirection direction, bool isOnSelection = false);

}  // namespace statuschip

/// A pill for layouts, such as the status beside an order's number.
class StatusChip : public QWidget {
    Q_OBJECT

public:
    explicit StatusChip(QWidget* parent = nullptr);
    void setStatus(const QString& text, ChipTone tone);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    ChipTone m_tone = ChipTone::Neutral;
};

/// Paints a table's status column as chips: the cell's text is the word, toneRole holds its
/// ChipTone as an int.
class StatusDelegate : public CellDelegate {
    Q_OBJECT

public:
    explicit StatusDelegate(int toneRole, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    int m_toneRole;
};

}  // namespace countertop
