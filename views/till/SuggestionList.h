// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/Card.h"

#include <QString>

class QListView;

namespace countertop {

class SuggestionModel;

/// An item offered while typing: "**Blue m**ug  MUG-BLU        14 available  £12.50".
struct Suggestion {
    QString title;
    QString detail;
    QString note;
    bool warning = false;  ///< the note is a warning
    QString figure;

    bool operator==(const Suggestion&) const = default;
};

/// Floats below a field and offers matches without taking the focus; the page's content does not
/// move. The field's owner forwards arrow keys.
class SuggestionList : public Card {
    Q_OBJECT

public:
    /// Floats over `page`, below `anchor`; `name` is the list's object name.
    SuggestionList(const char* name, QWidget* anchor, QWidget* page);

    /// Shows the list unless it is empty. Matches of `typed` are drawn bold.
    void offer(const QList<Suggestion>& suggestions, const QString& typed);
    /// Clears the choice until an arrow key or the mouse makes one.
    void chooseNone();
    void mark(int row);
    void moveBy(int rows);
    [[nodiscard]] int currentRow() const;  ///< -1 for none
    [[nodiscard]] int count() const;

signals:
    void picked(int row);

protected:
    [[nodiscard]] QListView* view() const { return m_view; }
    /// Height reserved below the rows.
    [[nodiscard]] virtual int footerHeight() const { return 0; }

private:
    void place();

    QWidget* m_anchor;
    QListView* m_view;
    SuggestionModel* m_model;
};

}  // namespace countertop
