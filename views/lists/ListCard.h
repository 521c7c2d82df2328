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
class WholeTableModel;
class WindowedTableModel;

/// A card with one list: the table or, when it is empty, what to do about that. A footer below
/// shows the number of rows and their sum. The footer always matches the visible rows: while a
/// query is under way it says so instead, and rows that could not be refreshed are pale.
class ListCard : public Card {
    Q_OBJECT

public:
    /// What the card shows when there are no rows.
    struct EmptyContent {
        QString icon;
        QString title;
        QString explanation;
        QString action;  ///< empty: no button
    };

    /// The state of the query behind the rows.
    struct ReadState {
        bool isReading = false;
        bool isCounted = true;
        /// The query failed; the rows are from before it.
        bool hasFailed = false;
        /// The rows stay valid; only more of them are being read.
        bool isForMore = false;
        bool operator==(const ReadState&) const = default;
    };

    explicit ListCard(QWidget* parent = nullptr);

    [[nodiscard]] LongTableView* table() const { return m_table; }
    /// Makes footer and rows show the state of the model's queries and keeps the chosen row
    /// selected; emits rowChosen() and rowsChanged(). The model must outlive the card.
    RowFollower* follow(WindowedTableModel& model);
    /// Shows the state of the model's questions and stops them. The model must outlive the card.
    void follow(WholeTableModel& model);
    /// The same for a list with another kind of model; its owner handles stopRequested().
    void showRead(const ReadState& state);
    /// Moves the focus to the rows; it stays where it is when there are none.
    void enter();
    /// The focusable widgets in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

    void showTable();
    void showEmpty(const EmptyContent& content);
    void setFooter(const QString& count, const QString& sum = {});

signals:
    /// Another row was chosen; an empty key means that the chosen row is no longer in the list.
    void rowChosen(const QString& key);
    /// The rows or their number may have changed.
    void rowsChanged();
    void actionRequested();
    /// The user wants to stop waiting for the answer.
    void stopRequested();
    /// The user wants to retry the failed query.
    void readAgainRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createFooter();
    /// Gives the sum its own line when it does not fit beside the count.
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
