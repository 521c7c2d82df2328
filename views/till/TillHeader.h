// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace countertop {

class Clock;
class ParkedStrip;
class TillSale;

/// The till's title row: undo and redo, the parked sales, and the button that parks the current
/// one.
class TillHeader : public QWidget {
    Q_OBJECT

public:
    TillHeader(TillSale& sale, const Clock& clock, QWidget* parent);

    void setCurrency(const QString& currency);
    /// The header's controls in visual order, without the parked sales.
    [[nodiscard]] QList<QWidget*> tabOrder() const;

signals:
    void parkRequested();
    void resumeRequested(const QString& draftId);
    void parkedListRequested();

private:
    [[nodiscard]] QToolButton* makeToolButton(const QString& icon, const QString& name);
    void createPark(QHBoxLayout* layout);
    void connectUndo();
    void showSale();

    TillSale& m_sale;
    QToolButton* m_undo;
    QToolButton* m_redo;
    ParkedStrip* m_parked;
    QPushButton* m_park;
};

}  // namespace countertop
