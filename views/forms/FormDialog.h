// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "views/forms/ConfirmDialog.h"

#include <optional>

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
class FormDialog : public ShopDialog {
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

    virtual void setBusy(bool busy);
    /// While it is not known whether the command was done, the fields stand still and the verb's
    /// button repeats it; closing is possible.
    void setOutcomeUnknown(bool unknown);
    [[nodiscard]] bool isOutcomeUnknown() const { return m_isOutcomeUnknown; }
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
    /// For an amount or a quantity: a barcode never gets into it.
    QLineEdit* addNumberField(const QString& name, const QString& label, Width width = Width::Full);
    /// For a code: a scan is taken as its text.
    QLineEdit* addCodeField(const QString& name, const QString& label, Width width = Width::Full);
    void addField(const QString& name, const QString& label, QWidget* field,
                  Width width = Width::Full);
    /// What is wrong with the fields as they are now, in the reader's language.
    [[nodiscard]] virtual QList<FieldProblem> problems() const { return {}; }
    /// False while the dialog waits for something, which it says in its notice.
    [[nodiscard]] virtual bool canSubmit() { return true; }
    /// What to ask when the fields are in order but look like a slip; asked once for the same
    /// words.
    [[nodiscard]] virtual std::optional<Confirmation> doubt() const { return std::nullopt; }
    void setExplanation(const QString& text);
    void setSubmitCaption(const QString& text);
    void showEvent(QShowEvent* event) override;

    void dismiss() override;

public slots:
    void reject() override;

private:
    struct Field {
        QString name;
        QWidget* input = nullptr;
        QLabel* problem = nullptr;
    };

    void submit();
    void holdFields(bool held);
    void askAbout(const Confirmation& doubt);
    /// Tab goes through the fields as they stand, then to the buttons.
    void orderTabs();
    void showProblems(const QList<FieldProblem>& problems);
    QWidget* makeButtons(const Texts& texts);

    QLabel* m_explanation;
    QGridLayout* m_form;
    QLabel* m_error;
    QPushButton* m_dismiss;
    BusyButton* m_submit;
    QList<Field> m_fields;
    QString m_settledDoubt;  ///< the question that was answered with yes
    QList<QWidget*> m_held;  ///< fields that take nothing now and did before
    bool m_isOutcomeUnknown = false;
    bool m_secondHalf = false;
};

}  // namespace countertop
