// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/CustomerMessagesView.h"

#include "views/forms/BusyButton.h"
#include "views/forms/ChipRow.h"
#include "views/forms/ConfirmDialog.h"
#include "views/lists/EmptyState.h"
#include "views/settings/MessageEditor.h"
#include "views/settings/MessagePreview.h"
#include "views/settings/MissingRouteHint.h"
#include "views/shell/MouseScrollArea.h"
#include "views/text/ErrorText.h"
#include "views/text/LanguageName.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace countertop {

namespace {

QString kindText(CustomerMessageKind kind) {
    switch (kind) {
        case CustomerMessageKind::Created:
            return CustomerMessagesView::tr("Order received");
        case CustomerMessageKind::Confirmed:
            return CustomerMessagesView::tr("Order confirmed");
        case CustomerMessageKind::Shipped:
            return CustomerMessagesView::tr("Order shipped");
    }
    return {};
}

}  // namespace

CustomerMessagesView::CustomerMessagesView(ReadQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_reader(queue),
      m_unread(new EmptyState(this)),
      m_content(new QWidget(this)),
      m_hint(new MissingRouteHint(m_content)),
      m_kinds(new ChipRow(m_content)),
      m_language(new QComboBox(m_content)),
      m_scroll(new MouseScrollArea(m_content)),
      m_on(new QCheckBox(tr("Send this message"), m_content)),
      m_editor(new MessageEditor(m_content)),
      m_preview(new MessagePreview(m_content)),
      m_note(new QLabel(m_content)),
      m_standard(pageparts::makeButton(QStringLiteral("standardMessageButton"), {},
                                       tr("Use standard text"), m_content)),
      m_discard(pageparts::makeButton(QStringLiteral("discardMessageButton"), {},
                                      tr("Discard changes"), m_content)),
      m_save(makeBusyButton("saveMessageButton", QStringLiteral("check"), tr("Save"), m_content)) {
    createLayout();
    connectParts();
    showState();
}

void CustomerMessagesView::createLayout() {
    m_scroll->setWidget(makeEditorCard());
    auto* cards = new QHBoxLayout;
    cards->setSpacing(metrics::kSpace);
    cards->addWidget(m_scroll, 3);
    cards->addWidget(m_preview, 2);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addWidget(m_hint);
    column->addWidget(makeTopRow());
    column->addLayout(cards, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_content, 1);
    whole->addWidget(m_unread, 1);
    m_hint->hide();
    m_unread->hide();
}

QWidget* CustomerMessagesView::makeTopRow() {
    auto* top = new QWidget(m_content);
    m_kinds->setObjectName(QStringLiteral("messageKindChips"));
    for (const CustomerMessageKind kind : kCustomerMessageKinds) {
        m_kinds->addChip(static_cast<int>(kind), kindText(kind));
    }
    auto* caption = pageparts::makeSectionLabel(tr("Language of the messages"), top);
    caption->setBuddy(m_language);
    m_language->setObjectName(QStringLiteral("messageLanguageCombo"));
    m_language->setAccessibleName(caption->text());
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_kinds, 1);
    row->addWidget(caption);
    row->addWidget(m_language);
    return top;
}

Card* CustomerMessagesView::makeEditorCard() {
    auto* card = new Card(m_content);
    m_on->setObjectName(QStringLiteral("messageOnCheck"));
    m_on->setAccessibleName(m_on->text());
    m_note->setObjectName(QStringLiteral("messageNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    setTextRole(m_note, TextRole::Body, true);
    m_save->setIcon(Icons::get(QStringLiteral("check"), IconTint::OnAccent));
    m_save->setBusyCaption(tr("Saving…"));
    setVariant(m_save, "primary");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kSpaceSmall);
    buttons->addWidget(m_standard);
    buttons->addStretch();
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    card->body()->setSpacing(metrics::kSpace);
    card->body()->addWidget(m_on);
    card->body()->addWidget(m_editor, 1);
    card->body()->addWidget(m_note);
    card->body()->addLayout(buttons);
    return card;
}

void CustomerMessagesView::connectParts() {
    connect(&m_reader, &CustomerMessageReader::loaded, this, &CustomerMessagesView::take);
    connect(&m_reader, &CustomerMessageReader::failed, this, &CustomerMessagesView::showUnread);
    connect(m_unread, &EmptyState::actionRequested, this, &CustomerMessagesView::readAgain);
    connect(m_hint, &MissingRouteHint::routeRequested, this, &CustomerMessagesView::routeRequested);
    connect(m_kinds, &ChipRow::chosen, this, &CustomerMessagesView::showKind);
    connect(m_language, &QComboBox::activated, this, &CustomerMessagesView::askLanguage);
    connect(m_on, &QCheckBox::clicked, this, &CustomerMessagesView::switchKind);
    connect(m_editor, &MessageEditor::edited, this, &CustomerMessagesView::onEdited);
    connect(m_editor, &MessageEditor::submitted, this, &CustomerMessagesView::save);
    connect(m_standard, &QPushButton::clicked, this, &CustomerMessagesView::useStandard);
    connect(m_discard, &QPushButton::clicked, this, &CustomerMessagesView::askDiscard);
    connect(m_save, &BusyButton::activated, this, &CustomerMessagesView::save);
}

CustomerMessageKind CustomerMessagesView::kind() const {
    return static_cast<CustomerMessageKind>(m_kinds->chosenId());
}

void CustomerMessagesView::readAgain() { m_reader.read(); }

void CustomerMessagesView::enter() {
    if (m_content->isHidden()) return m_unread->findChild<QPushButton*>()->setFocus();
    m_editor->stops().first()->setFocus();
    m_scroll->ensureWidgetVisible(m_editor->stops().first());
}

void CustomerMessagesView::take(const CustomerMessageSettings& settings) {
    m_unread->hide();
    m_content->show();
    // The shop may be read again before the answer to our own change arrives.
    const bool isOwn = !m_shown || m_isUnderWay || settings.shop.version == m_ownVersion;
    m_drafts.setSaved(settings.shop.messages, isOwn);
    m_shown = settings;
    m_hint->setVisible(!settings.isDelivered);
    showLanguages();
    showKind();
}

void CustomerMessagesView::showUnread(const Error& error) {
    // What was read before stays; the window says that the server is away.
    if (m_shown) return emit failed(error);
    m_unread->setContent(QStringLiteral("cloud-off"), tr("The messages cannot be read"),
                         errorText(error));
    m_unread->setAction(tr("Try again"));
    m_content->hide();
    m_unread->show();
}

void CustomerMessagesView::showLanguages() {
    const QString& chosen = m_shown->shop.messages.language;
    QStringList codes = messageLanguages();
    // A newer version may know more.
    if (!codes.contains(chosen)) codes.append(chosen);
    if (m_language->count() != codes.size()) {
        m_language->clear();
        for (const QString& code : std::as_const(codes)) {
            m_language->addItem(languageName(code), code);
        }
    }
    m_language->setCurrentIndex(m_language->findData(chosen));
}

void CustomerMessagesView::showKind() {
    const MessageTemplate wording = m_drafts.wording(kind());
    // Its problems stay with a wording that is still being typed.
    if (!hasSameText(m_editor->wording(), wording)) {
        m_editor->setWording(wording);
        if (m_drafts.isTyped(kind())) m_editor->showProblems(problemsOf(wording));
    }
    m_on->setChecked(wording.isOn);
    showState();
}

void CustomerMessagesView::showState() {
    const bool isTyped = m_drafts.isTyped(kind());
    m_editor->setReadOnly(!mayEdit());
    m_on->setEnabled(mayEdit());
    m_language->setEnabled(mayEdit());
    // Qt would move the focus of a disabled button to the next one.
    for (QWidget* button : {static_cast<QWidget*>(m_discard), static_cast<QWidget*>(m_save)}) {
        if (!isTyped && button->hasFocus() && !m_save->isBusy()) enter();
    }
    m_discard->setEnabled(mayEdit() && isTyped);
    m_save->setEnabled((mayEdit() && isTyped) || m_save->isBusy());
    const MessageTemplate wording = m_drafts.wording(kind());
    if (m_shown) {
        const MessageTemplate standard =
            standardTemplates(m_shown->shop.messages.language).of(kind());
        m_standard->setEnabled(mayEdit() && !hasSameText(standard, wording));
        m_preview->showMessage(kind(), wording, m_shown->shop);
    } else {
        m_standard->setEnabled(false);
    }
    pageparts::showWords(m_note, noteText());
}

QString CustomerMessagesView::noteText() const {
    if (!m_isAllowed) return tr("You are not allowed to change the messages to customers.");
    QStringList notes;
    if (m_drafts.isOvertaken(kind())) {
        notes.append(tr("Somebody else has changed this text meanwhile. Saving replaces theirs."));
    }
    notes.append(unsavedText());
    notes.removeAll(QString());
    return notes.join(u'\n');
}

QString CustomerMessagesView::unsavedText() const {
    QStringList typed;
    for (const CustomerMessageKind each : kCustomerMessageKinds) {
        if (m_drafts.isTyped(each)) typed.append(kindText(each));
    }
    if (typed.isEmpty()) return {};
    //: One or several messages.
    return tr("Not saved yet: %1").arg(typed.join(QStringLiteral(", ")));
}

void CustomerMessagesView::onEdited() {
    m_drafts.edit(kind(), m_editor->wording());
    showState();
}

void CustomerMessagesView::request(const ConfigureShop& change) {
    m_requested = change;
    m_isUnderWay = true;
    emit changeRequested(change);
}

void CustomerMessagesView::save() {
    if (!mayEdit() || m_isUnderWay || !m_drafts.isTyped(kind()) || !m_editor->check()) return;
    ConfigureShop change;
    change.message = m_drafts.change(kind());
    request(change);
}

void CustomerMessagesView::askLanguage() {
    const QString code = m_language->currentData().toString();
    // The box shows another language only once the shop has it.
    showLanguages();
    if (m_isUnderWay || code == m_shown->shop.messages.language) return;
    // An arrow key or the wheel is enough to choose another.
    const Confirmation question{
        tr("Write the messages in %1?").arg(languageName(code)),
        tr("Standard texts change to this language. Texts of your own stay as they are."),
        tr("Change language"),
        tr("Keep language"),
        {}};
    ConfirmDialog::ask(this, question, [this, code](const QString&) {
        if (m_isUnderWay) return;
        ConfigureShop change;
        change.messageLanguage = code;
        request(change);
    });
}

void CustomerMessagesView::switchKind(bool isOn) {
    if (m_isUnderWay) return showKind();
    ConfigureShop change;
    change.message = MessageChange{kind(), isOn};
    request(change);
}

void CustomerMessagesView::useStandard() {
    m_editor->typeWording(standardTemplates(m_shown->shop.messages.language).of(kind()));
    enter();
}

void CustomerMessagesView::askDiscard() {
    const Confirmation question{tr("Throw away what you typed?"),
                                tr("The saved text of “%1” is shown again.").arg(kindText(kind())),
                                tr("Throw away"),
                                tr("Keep typing"),
                                {}};
    ConfirmDialog::ask(this, question, [this, discarded = kind()](const QString&) {
        m_drafts.discard(discarded);
        showKind();
        enter();
    });
}

QString CustomerMessagesView::changeMade(const CommandResult& result) {
    m_isUnderWay = false;
    m_ownVersion = result.version;
    const std::optional<MessageChange>& change = m_requested.message;
    if (change) m_drafts.setSaved(*change);
    showKind();
    if (!change) {
        return tr("The messages are written in %1 now. Texts of your own stay as they are.")
            .arg(languageName(m_requested.messageLanguage.value_or(QString())));
    }
    const QString name = kindText(change->kind);
    if (!change->isOn) return tr("The text of “%1” is saved.").arg(name);
    return *change->isOn ? tr("“%1” is sent from now on.").arg(name)
                         : tr("“%1” is not sent any more.").arg(name);
}

bool CustomerMessagesView::changeRefused(const Error& error) {
    m_isUnderWay = false;
    if (error.code == ErrorCode::NotAllowed) m_isAllowed = false;
    const bool isOfText = m_requested.message && !error.problems.isEmpty();
    if (isOfText) m_kinds->choose(static_cast<int>(m_requested.message->kind));
    showLanguages();
    showKind();
    if (isOfText) m_editor->showProblems(error.problems);
    return isOfText;
}

void CustomerMessagesView::forgetRefusal() {
    m_isAllowed = true;
    showState();
}

void CustomerMessagesView::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !m_discard->isEnabled()) {
        return QWidget::keyPressEvent(event);
    }
    event->accept();
    if (!event->isAutoRepeat()) askDiscard();
}

QList<QWidget*> CustomerMessagesView::stops() const {
    return m_hint->stops() + m_kinds->chips() + QList<QWidget*>{m_language, m_on} +
           m_editor->stops() + QList<QWidget*>{m_standard, m_discard, m_save} + m_preview->stops();
}

}  // namespace countertop
