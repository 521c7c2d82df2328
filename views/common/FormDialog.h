// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QDialog>
#include <QHash>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace countertop {

class BusyButton;

/// A window-modal form for one command: fields with a place for their problem below each, the
/// command's verb on its button. All fields are checked at once. It stays open, with everything
/// typed, until the command is done. Owner: the page that opens it.
class FormDialog : public QDialog {
    Q_OBJECT

public:
    struct Texts {
        QString title;
        QString explanation;  ///< may be empty
        QString submit;       ///< "Add product"
        QString submitting;   ///< "Adding product…"
        QString dismiss;      ///< "Cancel", or "Keep order" beside a destructive verb
        bool danger = false;
    };

    /// Two half fields in a row stand side by side.
    enum class Width { Full, Half };

    FormDialog(const Texts& texts, QWidget* parent);

    void setBusy(bool busy);
    /// Problems of known fields go below them, everything else above the buttons.
    virtual void showError(const Error& error);
    /// The problems shown now, in the order of the fields.
    [[nodiscard]] QStringList shownProblems() const;

signals:
    /// Every field is in order and the person wants it done.
    void submitted();

protected:
    /// `name` is the field's name in the command's JSON.
    QLineEdit* addTextField(const QString& name, const QString& label, Width width = Width::Full);
    void addField(const QString& name, const QString& label, QWidget* field,
                  Width width = Width::Full);
    /// What is wrong with the fields as they are now, in the reader's language.
    [[nodiscard]] virtual QList<FieldProblem> problems() const { return {}; }
    void setExplanation(const QString& text);
    void setSubmitCaption(const QString& text);
    void showEvent(QShowEvent* event) override;

public slots:
    void reject() override;

private:
    struct Field {
        QString name;
        QWidget* input = nullptr;
        QLabel* problem = nullptr;
    };

    void submit();
    void showProblems(const QList<FieldProblem>& problems);
    void growToFit();
    QWidget* makeButtons(const Texts& texts);

    QLabel* m_explanation;
    QGridLayout* m_form;
    QLabel* m_error;
    BusyButton* m_submit;
    QList<Field> m_fields;
    bool m_secondHalf = false;
};

}  // namespace countertop
