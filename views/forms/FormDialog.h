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

/// A window-modal form for one command: fields, each with room for its problem below, and a button
/// with the command's verb. Checks all fields at once. Stays open with its contents until the
/// command is done. Owner: the page that opens it.
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

    /// Two consecutive half-width fields share a row.
    enum class Width { Full, Half };

    FormDialog(const Texts& texts, QWidget* parent);

    virtual void setBusy(bool busy);
    /// While it is unknown whether the command was carried out, the fields are disabled and the
    /// submit button repeats the command; the dialog can be closed.
    void setOutcomeUnknown(bool unknown);
    [[nodiscard]] bool isOutcomeUnknown() const { return m_isOutcomeUnknown; }
    /// Problems of the form's fields appear below them, everything else above the buttons.
    virtual void showError(const Error& error);
    /// After awaitAnswer(): closes the dialog unless there is a problem, which it shows.
    void answered(const std::optional<Error>& problem);
    /// The problems currently shown, in field order.
    [[nodiscard]] QStringList shownProblems() const;

signals:
    /// The user submitted the form, all fields are valid and any question was confirmed.
    void submitted();

protected:
    /// `name` is the field's name in the command's JSON.
    QLineEdit* addTextField(const QString& name, const QString& label, Width width = Width::Full);
    /// For an amount or a quantity: rejects barcodes.
    QLineEdit* addNumberField(const QString& name, const QString& label, Width width = Width::Full);
    /// For a code: a scan becomes the field's text.
    QLineEdit* addCodeField(const QString& name, const QString& label, Width width = Width::Full);
    void addField(const QString& name, const QString& label, QWidget* field,
                  Width width = Width::Full);
    /// For a field that another one's choice makes pointless.
    void setFieldShown(const QWidget* field, bool shown);
    /// The problems of the fields' current contents.
    [[nodiscard]] virtual QList<FieldProblem> problems() const { return {}; }
    /// False while the dialog is waiting for something, which its notice explains.
    [[nodiscard]] virtual bool canSubmit() { return true; }
    /// The question to ask when the fields are valid but look like a slip; asked once for the same
    /// wording.
    [[nodiscard]] virtual std::optional<Confirmation> plausibilityQuestion() const {
        return std::nullopt;
    }
    void setExplanation(const QString& text);
    void setSubmitCaption(const QString& text);
    /// For a form whose answer may wait for the user elsewhere: it is busy from submitted() until
    /// answered(), and can be closed meanwhile.
    void awaitAnswer();
    void showEvent(QShowEvent* event) override;

    void dismiss() override;

public slots:
    void reject() override;

private:
    struct Field {
        QString name;
        QLabel* caption = nullptr;
        QWidget* input = nullptr;
        QLabel* problem = nullptr;
    };

    void submit();
    [[nodiscard]] bool mayClose() const;
    void holdFields(bool held);
    void askAbout(const Confirmation& question);
    /// Tab visits the fields in order, then the buttons.
    void orderTabs();
    void showProblems(const QList<FieldProblem>& problems);
    QWidget* makeButtons(const Texts& texts);

    QLabel* m_explanation;
    QGridLayout* m_form;
    QLabel* m_error;
    QPushButton* m_dismiss;
    BusyButton* m_submit;
    QList<Field> m_fields;
    QString m_confirmedQuestion;  ///< title of the question that the user answered with yes
    QList<QWidget*> m_held;       ///< fields disabled by holdFields()
    bool m_isOutcomeUnknown = false;
    bool m_closesWhileBusy = false;
    bool m_secondHalf = false;
};

}  // namespace countertop
