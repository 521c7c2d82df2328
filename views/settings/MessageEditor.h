// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/CustomerMessage.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace countertop {

/// Subject and text of a message to a customer, and buttons that insert placeholders. A field's
/// problem appears below it when typing pauses or the field is left, and goes away as soon as it is
/// corrected.
class MessageEditor : public QWidget {
    Q_OBJECT

public:
    explicit MessageEditor(QWidget* parent = nullptr);

    /// Shows the wording, without any problem. A field that shows it already stays as it is.
    void setWording(const MessageTemplate& wording);
    /// Replaces the wording as if it were typed, so that it can be undone.
    void typeWording(const MessageTemplate& wording);
    /// What is typed, as a message that is on.
    [[nodiscard]] MessageTemplate wording() const;
    void setReadOnly(bool readOnly);

    /// Shows what is wrong at once and moves the focus there. True when nothing is.
    bool check();
    /// Shows the problems of the fields "subject" and "text".
    void showProblems(const QList<FieldProblem>& problems);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    /// The user changed something.
    void edited();
    /// Enter in the subject.
    void submitted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addField(QVBoxLayout* column, const QString& name, const QString& caption, QWidget* input,
                  QLabel* problem);
    [[nodiscard]] QHBoxLayout* makePlaceholders();
    void insertPlaceholder(const QString& name);
    void onEdited();
    static void showProblem(QWidget* input, QLabel* problem, const QString& text);

    QLineEdit* m_subject;
    QLabel* m_subjectProblem;
    QPlainTextEdit* m_text;
    QLabel* m_textProblem;
    QList<QPushButton*> m_placeholders;
    QWidget* m_lastField;  ///< where placeholders go
    QTimer m_pause;
    bool m_isQuiet = false;  ///< set while the fields change by program
};

}  // namespace countertop
