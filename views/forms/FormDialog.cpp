// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/FormDialog.h"

#include "views/forms/BusyButton.h"
#include "views/text/ErrorText.h"
#include "views/text/ProblemText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace countertop {

FormDialog::FormDialog(const Texts& texts, QWidget* parent)
    : ShopDialog(parent),
      m_explanation(new QLabel(this)),
      m_form(new QGridLayout),
      m_error(new QLabel(this)),
      m_dismiss(new QPushButton(texts.dismiss, this)),
      m_submit(new BusyButton(this)) {
    setHeading(texts.title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSpaceHuge, metrics::kPageMarginTop, metrics::kSpaceHuge,
                               metrics::kPageMarginTop);
    column->setSpacing(metrics::kSpace);
    setTextRole(m_explanation, TextRole::Body, true);
    m_explanation->setWordWrap(true);
    setExplanation(texts.explanation);
    m_form->setVerticalSpacing(metrics::kSpaceSmall);
    m_form->setHorizontalSpacing(metrics::kSpace);
    m_form->setColumnStretch(0, 1);
    m_form->setColumnStretch(1, 1);
    m_error->setObjectName(QStringLiteral("formError"));
    m_error->setWordWrap(true);
    m_error->hide();
    setVariant(m_error, "danger");
    column->addWidget(heading());
    column->addWidget(m_explanation);
    column->addLayout(m_form);
    column->addWidget(m_error);
    column->addWidget(notice());
    column->addWidget(makeButtons(texts));
    setMinimumWidth(2 * metrics::kNavigationWidth);
}

QWidget* FormDialog::makeButtons(const Texts& texts) {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, metrics::kSpaceTiny, 0, 0);
    layout->setSpacing(metrics::kSpaceSmall);
    m_dismiss->setObjectName(QStringLiteral("dismissButton"));
    m_submit->setObjectName(QStringLiteral("submitButton"));
    m_submit->setCaption(texts.submit);
    m_submit->setBusyCaption(texts.submitting);
    setVariant(m_submit, texts.danger ? "danger" : "primary");
    layout->addStretch();
    layout->addWidget(m_dismiss);
    layout->addWidget(m_submit);
    setSafeButton(m_dismiss);
    setActionButton(m_submit, texts.danger);
    connect(m_submit, &BusyButton::activated, this, &FormDialog::submit);
    return row;
}

QLineEdit* FormDialog::addTextField(const QString& name, const QString& label, Width width) {
    auto* edit = new QLineEdit(this);
    addField(name, label, edit, width);
    return edit;
}

QLineEdit* FormDialog::addNumberField(const QString& name, const QString& label, Width width) {
    QLineEdit* edit = addTextField(name, label, width);
    setScanUse(edit, ScanUse::Number);
    return edit;
}

QLineEdit* FormDialog::addCodeField(const QString& name, const QString& label, Width width) {
    QLineEdit* edit = addTextField(name, label, width);
    setScanUse(edit, ScanUse::Code);
    return edit;
}

void FormDialog::addField(const QString& name, const QString& label, QWidget* field, Width width) {
    auto* caption = new QLabel(label, this);
    caption->setBuddy(field);
    // A check box has its words beside it; screen readers stop at empty labels.
    caption->setHidden(label.isEmpty());
    field->setAccessibleName(label);
    field->setObjectName(name + QStringLiteral("Field"));
    // Enter presses the focused button, not the main one.
    if (auto* button = qobject_cast<QPushButton*>(field)) button->setAutoDefault(true);
    QLabel* const problem = pageparts::makeProblemLabel(name + QStringLiteral("Problem"), this);
    auto* stack = new QVBoxLayout;
    stack->setSpacing(metrics::kSpaceTiny);
    for (QWidget* part : {static_cast<QWidget*>(caption), field, static_cast<QWidget*>(problem)}) {
        stack->addWidget(part);
    }
    stack->addStretch();
    const bool half = width == Width::Half;
    const bool second = half && m_secondHalf;
    const int row = second ? m_form->rowCount() - 1 : m_form->rowCount();
    m_form->addLayout(stack, row, second ? 1 : 0, 1, half ? 1 : 2);
    m_secondHalf = half && !second;
    m_fields.append({name, caption, field, problem});
    orderTabs();
}

void FormDialog::setFieldShown(const QWidget* field, bool shown) {
    for (const Field& each : std::as_const(m_fields)) {
        if (each.input != field) continue;
        each.caption->setVisible(shown && !each.caption->text().isEmpty());
        each.input->setVisible(shown);
        if (!shown) each.problem->hide();
    }
    if (isVisible()) adjustSize();
}

void FormDialog::orderTabs() {
    QWidget* last = nullptr;
    for (const Field& field : m_fields) {
        if (last) setTabOrder(last, field.input);
        last = field.input;
    }
    if (last) setTabOrder(last, m_dismiss);
    setTabOrder(m_dismiss, m_submit);
}

void FormDialog::setExplanation(const QString& text) {
    m_explanation->setText(text);
    m_explanation->setVisible(!text.isEmpty());
}

void FormDialog::setSubmitCaption(const QString& text) { m_submit->setCaption(text); }

void FormDialog::setBusy(bool busy) {
    m_submit->setBusy(busy);
    holdFields(busy || m_isOutcomeUnknown);
}

void FormDialog::awaitAnswer() {
    m_closesWhileBusy = true;
    connect(this, &FormDialog::submitted, this, [this] { setBusy(true); });
}

void FormDialog::answered(const std::optional<Error>& problem) {
    setBusy(false);
    if (problem) return showError(*problem);
    accept();
}

void FormDialog::holdFields(bool held) {
    for (QWidget* field : std::exchange(m_held, {})) field->setEnabled(true);
    if (!held) return;
    for (const Field& field : m_fields) {
        if (field.input->isEnabledTo(this)) m_held.append(field.input);
    }
    for (QWidget* field : std::as_const(m_held)) field->setEnabled(false);
}

void FormDialog::setOutcomeUnknown(bool unknown) {
    m_isOutcomeUnknown = unknown;
    holdFields(unknown || m_submit->isBusy());
    if (!unknown) return;
    showNotice(tr("It is not known yet whether this was done, so it stays as it is. Press “%1” "
                  "again; nothing is done twice.")
                   .arg(m_submit->caption()));
    m_submit->setFocus();
}

void FormDialog::showError(const Error& error) {
    QList<FieldProblem> known;
    QStringList rest;
    for (const FieldProblem& problem : error.problems) {
        const bool found =
            std::any_of(m_fields.cbegin(), m_fields.cend(),
                        [&problem](const Field& field) { return field.name == problem.field; });
        found ? known.append(problem) : rest.append(problemText(problem));
    }
    showProblems(known);
    if (error.problems.isEmpty()) rest.append(errorText(error));
    m_error->setText(rest.join(u'\n'));
    m_error->setVisible(!rest.isEmpty());
    growToFit();
}

QStringList FormDialog::shownProblems() const {
    QStringList shown;
    for (const Field& field : m_fields) {
        if (!field.problem->isHidden()) shown.append(field.problem->text());
    }
    return shown;
}

void FormDialog::submit() {
    if (!canSubmit()) return;
    m_error->hide();
    showNotice({});
    const QList<FieldProblem> found = problems();
    showProblems(found);
    if (!found.isEmpty()) return;
    if (const auto question = plausibilityQuestion();
        question && question->title != m_confirmedQuestion) {
        return askAbout(*question);
    }
    emit submitted();
}

void FormDialog::askAbout(const Confirmation& question) {
    ConfirmDialog::ask(this, question, [this, title = question.title](const QString&) {
        m_confirmedQuestion = title;
        emit submitted();
    });
}

void FormDialog::showProblems(const QList<FieldProblem>& problems) {
    QWidget* first = nullptr;
    for (const Field& field : m_fields) {
        QStringList texts;
        for (const FieldProblem& problem : problems) {
            if (problem.field == field.name) texts.append(problemText(problem));
        }
        field.problem->setText(texts.join(u'\n'));
        field.problem->setVisible(!texts.isEmpty());
        field.input->setAccessibleDescription(field.problem->text());
        if (!first && !texts.isEmpty()) first = field.input;
    }
    if (first) first->setFocus();
    growToFit();
}

void FormDialog::showEvent(QShowEvent* event) {
    ShopDialog::showEvent(event);
    if (!isDangerous() && !m_fields.isEmpty()) m_fields.first().input->setFocus();
}

// Closing while the command is under way would hide its result. Once it may have been carried out,
// or its answer may be waited for elsewhere, closing discards nothing, so it does not ask.
void FormDialog::reject() {
    const bool isSent = m_isOutcomeUnknown || m_submit->isBusy();
    if (isSent) return dismiss();
    ShopDialog::reject();
}

bool FormDialog::mayClose() const { return m_closesWhileBusy || !m_submit->isBusy(); }

void FormDialog::dismiss() {
    if (mayClose()) ShopDialog::dismiss();
}

}  // namespace countertop
