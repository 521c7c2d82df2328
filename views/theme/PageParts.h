// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

class QAction;
class QEvent;
class QHBoxLayout;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace countertop {

/// The parts every page is laid out from, so that all pages share their margins and their title
/// row.
namespace pageparts {

/// The page's column with the house margins and distances.
QVBoxLayout* makeColumn(QWidget* page);
/// The page's name at the start of a row; what is added afterwards stands at the end.
QHBoxLayout* addTitleRow(QVBoxLayout* column, const QString& title);
/// A page's title.
[[nodiscard]] QLabel* makeHeading(const QString& text, QWidget* parent);
[[nodiscard]] QPushButton* makeButton(const QString& objectName, const QString& icon,
                                      const QString& text, QWidget* parent);
/// A muted word above a group inside a card.
[[nodiscard]] QLabel* makeSectionLabel(const QString& text, QWidget* parent);
/// Text a person may select and copy, wrapped where needed.
[[nodiscard]] QLabel* makeValueLabel(QWidget* parent);

/// Hides the label while it has nothing to say: screen readers stop at an empty one.
void showWords(QLabel* label, const QString& text);
/// Its place stays free while it is hidden, so that nothing moves.
void keepPlace(QWidget* widget);

/// An icon with a name at the start of a field; a click on it goes to the field.
void addFieldIcon(QLineEdit* field, const QString& icon, const QString& name);
/// Names the button inside the field that stands for the action.
void nameFieldButton(QLineEdit* field, const QAction* action, const QString& name);
/// Names a box by a label that nobody sees: a box's own name is its value to some screen readers.
void addSpokenLabel(QWidget* field, const QString& text);
/// Screen readers go through the page as it is laid out. Call it when the layout is complete.
void readAsLaidOut(QWidget* page);

/// Tab goes from one to the next; those that are not there are left out.
void setTabOrder(const QList<QWidget*>& widgets);

}  // namespace pageparts

/// Enter presses the focused button of a widget, as Space does; held down it presses once. The
/// button must have had the focus before the key: what Enter did elsewhere may have moved the
/// focus there, and the same key must not press it as well.
class EnterKey {
public:
    /// Of the widget's event(): looks where the focus is before anything handles the key.
    void watch(const QWidget& widget, const QEvent& event);
    /// Of its keyPressEvent(). False when the key is another one or means no button.
    bool press(const QWidget& widget, QKeyEvent& event);

private:
    QPointer<QWidget> m_focus;
};

}  // namespace countertop
