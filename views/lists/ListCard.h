// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/Card.h"

#include <QTimer>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace countertop {

class EmptyState;
class FigureLabel;
class LongTableView;
class RowFollower;
class WindowedTableModel;

/// A card with one list: the table or, when it has nothing, what to do about that; below it a
/// footer with how many there are and what they sum up to. The footer never speaks of other rows
/// than those that are seen: while a question is under way it says so instead, and rows that could
/// not be read again are pale.
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

    /// How the question behind the rows stands.
    struct ReadState {
        bool isReading = false;
        bool isCounted = true;
        /// The rows are as they were before the question.
        bool hasFailed = false;
        /// The rows stand; only more of them are looked for.
        bool isForMore = false;
        bool operator==(const ReadState&) const = default;
    };

    explicit ListCard(QWidget* parent = nullptr);

    [[nodiscard]] LongTableView* table() const { return m_table; }
    /// Lets footer and rows tell how the model's questions stand and keeps the chosen row chosen:
    /// rowChosen() and rowsChanged() are told of it. The model outlives the card.
    RowFollower* follow(WindowedTableModel& model);
    /// The same for a list with a model of its own; stopRequested() is its to answer.
    void showRead(const ReadState& state);
    /// The keyboard goes to the rows, or stays where it is when there are none.
    void enter();
    /// In the order of the keyboard.
    [[nodiscard]] QList<QWidget*> stops() const;

    void showTable();
    void showNothing(const Nothing& nothing);
    void setFooter(const QString& count, const QString& sum = {});

signals:
    /// Another row is chosen; without a key: the chosen one is not in the list any more.
    void rowChosen(const QString& key);
    /// The rows or their number may be others.
    void rowsChanged();
    void actionRequested();
    /// Wait no longer for the answer.
    void stopRequested();
    /// Read again what could not be read.
    void readAgainRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createFooter();
    /// A sum that has no room beside the count gets a line of its own.
    void placeFooter();
    void showState();

    QStackedLayout* m_stack;
    QBoxLayout* m_footer = nullptr;
    LongTableView* m_table;
    EmptyState* m_empty;
    QLabel* m_count;
    FigureLabel* m_sum;
    QPushButton* m_stop;
    QPushButton* m_again;
    ReadState m_read;
    QString m_countText;
    QString m_sumText;
    QTimer m_slow;
    bool m_isSlow = false;
};

}  // namespace countertop
