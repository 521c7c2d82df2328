// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/Card.h"

class QLabel;
class QStackedLayout;

namespace countertop {

class EmptyState;
class FigureLabel;
class LongTableView;

/// A card with one list: the table or, when it has nothing, what to do about that; below it a
/// footer with how many there are and what they sum up to.
class ListCard : public Card {
    Q_OBJECT

public:
    /// What the card shows instead of rows.
    struct Nothing {
        QString icon;
        QString title;
        QString explanation;
        QString action;  ///< empty: no button
    };

    explicit ListCard(QWidget* parent = nullptr);

    [[nodiscard]] LongTableView* table() const { return m_table; }

    void showTable();
    void showNothing(const Nothing& nothing);
    void setFooter(const QString& count, const QString& sum = {});

signals:
    void actionRequested();

private:
    QStackedLayout* m_stack;
    LongTableView* m_table;
    EmptyState* m_empty;
    QLabel* m_count;
    FigureLabel* m_sum;
};

}  // namespace countertop
