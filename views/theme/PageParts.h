// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <utility>

class QAction;
class QEvent;
class QHBoxLayout;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace countertop {

/// Building blocks shared by all pages, so that they have the same margins and title row.
namespace pageparts {

/// The page's column with the standard margins and spacing.
QVBoxLayout* makeColumn(QWidget* page);
/// The page's title at the start of a row; widgets added later go to the end.
QHBoxLayout* addTitleRow(QVBoxLayout* column, const QString& title);
/// Puts tabs into the title row and the parts of the page that they show below it.
void addTabs(QHBoxLayout* title, QVBoxLayout* column, QTabBar* tabs, QStackedWidget* parts,
             const QList<std::pair<QString, QWidget*>>& words);
/// A page's title.
[[nodiscard]] QLabel* makeHeading(const QString& text, QWidget* parent);
[[nodiscard]] QPushButton* makeButton(const QString& objectName, const QString& icon,
                                      const QString& text, QWidget* parent);
/// A muted caption above a group inside a card.
[[nodiscard]] QLabel* makeSectionLabel(const QString& text, QWidget* parent);
/// Text that the user can select and copy, wrapped where needed.
[[nodiscard]] QLabel* makeValueLabel(QWidget* parent);

/// A field's problem below it, hidden while there is none: see showWords().
[[nodiscard]] QLabel* makeProblemLabel(const QString& objectName, QWidget* parent);

/// Hides the label while its text is empty, since screen readers stop at empty labels.
void showWords(QLabel* label, const QString& text);
/// Reserves the widget's space while it is hidden, so that nothing moves.
void keepPlace(QWidget* widget);

/// Adds an icon with an accessible name at the start of a field; clicking it focuses the field.
void addFieldIcon(QLineEdit* field, const QString& icon, const QString& name);
/// Sets the accessible name of the field's button for the action.
void nameFieldButton(QLineEdit* field, const QAction* action, const QString& name);
/// Names a field with a hidden label: some screen readers read a box's own name as its value.
void addSpokenLabel(QWidget* field, const QString& text);
/// Makes screen readers follow the page's layout order. Call it when the layout is complete.
void readAsLaidOut(QWidget* page);

/// Tab visits the widgets in this order; null and unfocusable ones are skipped.
void setTabOrder(const QList<QWidget*>& widgets);

}  // namespace pageparts

/// Makes Enter press the widget's focused button, as Space does; holding it down presses once. The
/// button must have had the focus before the key was handled: Enter may have moved the focus, and
/// the same key must not press the newly focused button.
class EnterKey {
public:
    /// Call it from the widget's event(); records the focus before anything handles the key.
    void watch(const QWidget& widget, const QEvent& event);
    /// Call it from the widget's keyPressEvent(). False when the key is not Enter or no button
    /// qualifies.
    bool press(const QWidget& widget, QKeyEvent& event);

private:
    QPointer<QWidget> m_focus;
};

}  // namespace countertop
