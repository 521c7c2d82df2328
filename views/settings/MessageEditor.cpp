// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/MessageEditor.h"

#include "views/settings/MessageDrafts.h"
#include "views/text/ProblemText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>
#include <QVBoxLayout>

#include <utility>

namespace countertop {

namespace {

constexpr int kPauseMs = 700;
constexpr int kLines = 6;

QString explanationOf(const QString& placeholder) {
    if (placeholder == u"number") return MessageEditor::tr("Insert the order's number");
    if (placeholder == u"name") return MessageEditor::tr("Insert the customer's name");
    if (placeholder == u"total") return MessageEditor::tr("Insert the order's total");
    if (placeholder == u"shop") return MessageEditor::tr("Insert the shop's name");
    if (placeholder == u"tracking") return MessageEditor::tr("Insert the tracking number");
    return placeholder;
}

/// toPlainText() would turn spaces that do not break into ordinary ones.
QString textOf(const QPlainTextEdit* edit) { return withLineFeeds(edit->document()->toRawText()); }

}  // namespace

MessageEditor::MessageEditor(QWidget* parent)
    : QWidget(parent),
      m_subject(new QLineEdit(this)),
      m_subjectProblem(pageparts::makeProblemLabel(QStringLiteral("messageSubjectProblem"), this)),
      m_text(new QPlainTextEdit(this)),
      m_textProblem(pageparts::makeProblemLabel(QStringLiteral("messageTextProblem"), this)),
      m_lastField(m_text) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceTiny);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(kLines * m_text->fontMetrics().lineSpacing());
    addField(column, QStringLiteral("messageSubject"), tr("Subject"), m_subject, m_subjectProblem);
    column->addSpacing(metrics::kSpaceSmall);
    addField(column, QStringLiteral("messageText"), tr("Text"), m_text, m_textProblem);
    column->setStretchFactor(m_text, 1);
    column->addSpacing(metrics::kSpaceTiny);
    column->addLayout(makePlaceholders());
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { showProblems(problemsOf(wording())); });
    connect(m_subject, &QLineEdit::textChanged, this, &MessageEditor::onEdited);
    connect(m_subject, &QLineEdit::returnPressed, this, &MessageEditor::submitted);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MessageEditor::onEdited);
}

void MessageEditor::addField(QVBoxLayout* column, const QString& name, const QString& caption,
                             QWidget* input, QLabel* problem) {
    auto* label = new QLabel(caption, this);
    setTextRole(label, TextRole::Body, true);
    label->setBuddy(input);
    input->setObjectName(name + QStringLiteral("Edit"));
    input->setAccessibleName(caption);
    input->installEventFilter(this);
    for (QWidget* part : {static_cast<QWidget*>(label), input, static_cast<QWidget*>(problem)}) {
        column->addWidget(part);
    }
}

QHBoxLayout* MessageEditor::makePlaceholders() {
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceTiny);
    for (const QString& name : messagePlaceholders()) {
        auto* button = new QPushButton(QStringLiteral("{{%1}}").arg(name), this);
        setVariant(button, "placeholder");
        button->setAutoDefault(false);
        button->setObjectName(name + QStringLiteral("PlaceholderButton"));
        button->setAccessibleName(explanationOf(name));
        button->setToolTip(explanationOf(name));
        connect(button, &QPushButton::clicked, this, [this, name] { insertPlaceholder(name); });
        row->addWidget(button);
        m_placeholders.append(button);
    }
    row->addStretch();
    return row;
}

void MessageEditor::insertPlaceholder(const QString& name) {
    const QString text = QStringLiteral("{{%1}}").arg(name);
    if (m_lastField == m_subject) {
        m_subject->insert(text);
    } else {
        m_text->insertPlainText(text);
    }
    m_lastField->setFocus();
}

void MessageEditor::setWording(const MessageTemplate& wording) {
    m_isQuiet = true;
    // Setting the same text would move the cursor.
    if (m_subject->text() != wording.subject) {
        m_subject->setText(wording.subject);
        m_subject->setCursorPosition(0);
    }
    if (textOf(m_text) != wording.text) m_text->setPlainText(wording.text);
    m_isQuiet = false;
    m_pause.stop();
    showProblems({});
}

void MessageEditor::typeWording(const MessageTemplate& wording) {
    m_subject->selectAll();
    m_subject->insert(wording.subject);
    m_text->selectAll();
    m_text->insertPlainText(wording.text);
}

MessageTemplate MessageEditor::wording() const { return {true, m_subject->text(), textOf(m_text)}; }

void MessageEditor::setReadOnly(bool readOnly) {
    m_subject->setReadOnly(readOnly);
    m_text->setReadOnly(readOnly);
    repolish(m_text);
    for (QPushButton* button : std::as_const(m_placeholders)) button->setEnabled(!readOnly);
}

bool MessageEditor::check() {
    const QList<FieldProblem> problems = problemsOf(wording());
    showProblems(problems);
    if (problems.isEmpty()) return true;
    m_subjectProblem->isHidden() ? m_text->setFocus() : m_subject->setFocus();
    return false;
}

void MessageEditor::showProblems(const QList<FieldProblem>& problems) {
    QStringList subject;
    QStringList text;
    for (const FieldProblem& problem : problems) {
        (problem.field == u"subject" ? subject : text).append(problemText(problem));
    }
    showProblem(m_subject, m_subjectProblem, subject.join(u'\n'));
    showProblem(m_text, m_textProblem, text.join(u'\n'));
}

void MessageEditor::showProblem(QWidget* input, QLabel* problem, const QString& text) {
    if (problem->text() == text && problem->isHidden() == text.isEmpty()) return;
    pageparts::showWords(problem, text);
    markProblem(input, text);
}

void MessageEditor::onEdited() {
    if (m_isQuiet) return;
    // Only what is shown already is brought up to date while the user is still typing.
    QList<FieldProblem> shown = problemsOf(wording());
    shown.removeIf([this](const FieldProblem& problem) {
        return (problem.field == u"subject" ? m_subjectProblem : m_textProblem)->isHidden();
    });
    showProblems(shown);
    m_pause.start();
    emit edited();
}

bool MessageEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) m_lastField = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::FocusOut && m_pause.isActive()) {
        m_pause.stop();
        showProblems(problemsOf(wording()));
    }
    return QWidget::eventFilter(watched, event);
}

QList<QWidget*> MessageEditor::stops() const {
    QList<QWidget*> stops{m_subject, m_text};
    for (QPushButton* button : m_placeholders) stops.append(button);
    return stops;
}

}  // namespace countertop
