// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/forms/BusyButton.h"
#include "views/shell/Page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>

namespace countertop {

/// The messages to customers in the settings: wording, preview, problems, switches and language.
class CustomerMessagesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void eachMessageIsShownWithItsPreview();
    void thePreviewFollowsTheTyping();
    void quickTypingKeepsItsSpaces();
    void aScanLeavesTheTextAndItsUndo();
    void closingTheWindowAsksFirst();
    void onlyWhatWasChangedIsSaved();
    void aWrongPlaceholderIsToldWhenTypingPauses();
    void aFieldThatIsLeftTellsItsProblem();
    void theShopsRefusalAppearsAtItsField();
    void aPlaceholderIsInsertedWhereTheUserTyped();
    void theStandardTextComesBackAndCanBeUndone();
    void escapeAsksBeforeItThrowsAway();
    void whatIsTypedStaysWhileAnotherMessageIsShown();
    void theChangeOfSomebodyElseIsToldAndKeepsWhatIsTyped();
    void aTextOfSomebodyElseAppearsWhenNothingIsTyped();
    void aMessageIsSwitchedOffAtOnce();
    void aRefusedSwitchGoesBack();
    void theLanguageChangesAfterAQuestion();
    void whoMayNotChangeAnythingOnlyReads();
    void unreadSettingsOfferToTryAgain();

private:
    template <class T = QPushButton>
    T* find(const char* name) {
        return m_pages->find<T>(name);
    }
    MessageTemplates& stored() { return m_pages->shop().catalogue.shop.messages; }
    QLineEdit* subject() { return find<QLineEdit>("messageSubjectEdit"); }
    QPlainTextEdit* text() { return find<QPlainTextEdit>("messageTextEdit"); }
    QLabel* label(const char* name) { return find<QLabel>(name); }
    QString preview() { return find<QPlainTextEdit>("messagePreviewText")->toPlainText(); }
    Page* page() { return qobject_cast<Page*>(m_pages->window()->page(PageId::Settings)); }
    void chip(int at);
    void typeSubject(const QString& words);
    void saved(qint64 version);
    void readAgain();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ReaderLanguage> m_language;
    std::unique_ptr<PagesWindow> m_pages;
};

void CustomerMessagesTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
    m_language = std::make_unique<ReaderLanguage>(QStringLiteral("en"));
}

void CustomerMessagesTest::init() {
    m_pages = std::make_unique<PagesWindow>();
    m_pages->shop().catalogue.shop.version = 7;
    QVERIFY(m_pages->turnTo(PageId::Settings));
    find<QTabBar>("settingsTabs")->setCurrentIndex(1);
    waiting::settle();
}

void CustomerMessagesTest::cleanup() { m_pages.reset(); }

void CustomerMessagesTest::chip(int at) {
    find<QWidget>("messageKindChips")->findChildren<QPushButton*>().at(at)->click();
    waiting::settle();
}

void CustomerMessagesTest::typeSubject(const QString& words) {
    subject()->setFocus();
    subject()->selectAll();
    keyboard::type(words);
}

/// The last command was carried out.
void CustomerMessagesTest::saved(qint64 version) {
    CommandResult result;
    result.version = version;
    page()->commandFinished(m_pages->intents().last().key, result);
    waiting::settle();
}

void CustomerMessagesTest::readAgain() {
    page()->refresh();
    waiting::settle();
}

void CustomerMessagesTest::eachMessageIsShownWithItsPreview() {
    QCOMPARE(subject()->text(), QStringLiteral("Your order {{number}}"));
    QVERIFY(text()->toPlainText().contains(u"{{total}}"));
    QCOMPARE(label("messagePreviewSubject")->text(), QStringLiteral("Your order T1-000123"));
    QVERIFY2(preview().contains(u"Dear Alex Sample,"), qPrintable(preview()));
    QVERIFY2(preview().contains(u"49.85 GBP"), qPrintable(preview()));
    QVERIFY2(preview().contains(u"Test shop"), qPrintable(preview()));
    QVERIFY(!find<>("saveMessageButton")->isEnabled());
    QVERIFY(!find<>("standardMessageButton")->isEnabled());
    chip(2);
    QCOMPARE(subject()->text(), QStringLiteral("Your order {{number}} is on its way"));
    QVERIFY2(preview().contains(u"JD0146000038"), qPrintable(preview()));
}

void CustomerMessagesTest::thePreviewFollowsTheTyping() {
    typeSubject(QStringLiteral("Thanks, {{name}}"));
    QCOMPARE(label("messagePreviewSubject")->text(), QStringLiteral("Thanks, Alex Sample"));
    text()->setFocus();
    text()->selectAll();
    keyboard::type(QStringLiteral("{{number}}"));
    QCOMPARE(preview(), QStringLiteral("T1-000123"));
    // Half a placeholder leaves the last preview, which says so. A single brace is plain text.
    keyboard::type(QStringLiteral("{{na"));
    QCOMPARE(preview(), QStringLiteral("T1-000123{"));
    QVERIFY(label("messagePreviewNote")->isVisible());
    keyboard::type(QStringLiteral("me}}"));
    QCOMPARE(preview(), QStringLiteral("T1-000123Alex Sample"));
    QVERIFY(!label("messagePreviewNote")->isVisible());
}

void CustomerMessagesTest::quickTypingKeepsItsSpaces() {
    text()->setFocus();
    text()->selectAll();
    keyboard::type(QStringLiteral("one two three"), 20);
    QCOMPARE(text()->toPlainText(), QStringLiteral("one two three"));
}

void CustomerMessagesTest::aScanLeavesTheTextAndItsUndo() {
    const QString before = text()->toPlainText();
    text()->setFocus();
    text()->moveCursor(QTextCursor::End);
    keyboard::type(QStringLiteral("Bye"));
    keyboard::scan(QStringLiteral("4006381333931"));
    waiting::settle();
    QCOMPARE(text()->toPlainText(), before + QStringLiteral("Bye"));
    QCOMPARE(text()->textCursor().position(), text()->toPlainText().size());
    for (int undone = 0; undone < 5 && text()->toPlainText() != before; ++undone) text()->undo();
    QCOMPARE(text()->toPlainText(), before);
}

void CustomerMessagesTest::closingTheWindowAsksFirst() {
    QCOMPARE(page()->unsavedText(), QString());
    typeSubject(QStringLiteral("Thanks"));
    QVERIFY(m_pages->turnTo(PageId::Orders));
    QVERIFY(!m_pages->window()->close());
    QVERIFY(m_pages->dialog());
    keyboard::press(Qt::Key_Escape);
    waiting::settle();
    QVERIFY(m_pages->window()->isVisible());
    QVERIFY(!m_pages->window()->close());
    m_pages->dialog()->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
    QTRY_VERIFY(!m_pages->window()->isVisible());
}

void CustomerMessagesTest::onlyWhatWasChangedIsSaved() {
    chip(1);
    typeSubject(QStringLiteral("We have it"));
    QCOMPARE(label("messageNote")->text(), QStringLiteral("Not saved yet: Order confirmed"));
    keyboard::enter();
    QCOMPARE(m_pages->commands().size(), 1);
    const auto command = std::get<ConfigureShop>(m_pages->commands().first());
    QVERIFY(command.message && !command.name && !command.messageLanguage);
    QCOMPARE(command.message->kind, CustomerMessageKind::Confirmed);
    QCOMPARE(command.message->subject, std::optional(QStringLiteral("We have it")));
    QVERIFY(!command.message->text && !command.message->isOn);
    // Until the answer nothing is sent twice.
    QVERIFY(find<BusyButton>("saveMessageButton")->isBusy());
    keyboard::enter();
    QCOMPARE(m_pages->commands().size(), 1);
    stored().of(CustomerMessageKind::Confirmed).subject = QStringLiteral("We have it");
    m_pages->shop().catalogue.shop.version = 8;
    saved(8);
    QVERIFY(!find<>("saveMessageButton")->isEnabled());
    QCOMPARE(label("messageNote")->text(), QString());
    QCOMPARE(m_pages->message(), QStringLiteral("The text of “Order confirmed” is saved."));
    QCOMPARE(subject()->text(), QStringLiteral("We have it"));
}

void CustomerMessagesTest::aWrongPlaceholderIsToldWhenTypingPauses() {
    const QLabel* problem = label("messageSubjectProblem");
    typeSubject(QStringLiteral("{{amount}}"));
    QVERIFY(!problem->isVisible());
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(problem->text(),
             QStringLiteral("There is no placeholder “amount”; there are number, name, total, shop "
                            "and tracking."));
    QCOMPARE(subject()->accessibleDescription(), problem->text());
    QVERIFY(!label("messageTextProblem")->isVisible());
    find<>("saveMessageButton")->click();
    QVERIFY(m_pages->commands().isEmpty());
    QVERIFY(subject()->hasFocus());
    // The corrected field is right at once.
    for (int at = 0; at < 8; ++at) keyboard::press(Qt::Key_Backspace);
    keyboard::type(QStringLiteral("name}}"));
    QVERIFY(!problem->isVisible());
    QCOMPARE(subject()->accessibleDescription(), QString());
}

void CustomerMessagesTest::aFieldThatIsLeftTellsItsProblem() {
    subject()->setFocus();
    subject()->selectAll();
    keyboard::press(Qt::Key_Delete);
    QVERIFY(!label("messageSubjectProblem")->isVisible());
    keyboard::press(Qt::Key_Tab);
    QVERIFY(text()->hasFocus());
    QCOMPARE(label("messageSubjectProblem")->text(),
             QStringLiteral("Give a subject of one line and at most 200 characters."));
    QVERIFY(label("messageSubjectProblem")->isVisible());
}

void CustomerMessagesTest::theShopsRefusalAppearsAtItsField() {
    typeSubject(QStringLiteral("Thanks"));
    find<>("saveMessageButton")->click();
    chip(2);
    m_pages->answer(invalidInput(QStringLiteral("subject"), QStringLiteral("No"),
                                 QStringLiteral("not_a_subject")));
    QVERIFY(label("messageSubjectProblem")->isVisible());
    QCOMPARE(subject()->text(), QStringLiteral("Thanks"));
    QCOMPARE(m_pages->message(), QString());
    QVERIFY(find<>("saveMessageButton")->isEnabled());
}

void CustomerMessagesTest::aPlaceholderIsInsertedWhereTheUserTyped() {
    typeSubject(QStringLiteral("For "));
    auto* name = find<>("namePlaceholderButton");
    QCOMPARE(name->accessibleName(), QStringLiteral("Insert the customer's name"));
    name->setFocus();
    keyboard::press(Qt::Key_Space, keyboard::kPersonMs, QStringLiteral(" "));
    QCOMPARE(subject()->text(), QStringLiteral("For {{name}}"));
    QVERIFY(subject()->hasFocus());
    text()->setFocus();
    text()->selectAll();
    find<>("trackingPlaceholderButton")->click();
    QCOMPARE(text()->toPlainText(), QStringLiteral("{{tracking}}"));
}

void CustomerMessagesTest::theStandardTextComesBackAndCanBeUndone() {
    stored().of(CustomerMessageKind::Created).text = QStringLiteral("Own words");
    readAgain();
    QCOMPARE(text()->toPlainText(), QStringLiteral("Own words"));
    find<>("standardMessageButton")->click();
    const MessageTemplate standard =
        standardTemplates(QStringLiteral("en")).of(CustomerMessageKind::Created);
    QCOMPARE(text()->toPlainText(), standard.text);
    QVERIFY(!find<>("standardMessageButton")->isEnabled());
    text()->undo();
    QCOMPARE(text()->toPlainText(), QStringLiteral("Own words"));
    QVERIFY(!find<>("saveMessageButton")->isEnabled());
    text()->redo();
    find<>("saveMessageButton")->click();
    const auto command = std::get<ConfigureShop>(m_pages->commands().value(0));
    QCOMPARE(command.message->text, std::optional(standard.text));
    QVERIFY(!command.message->subject);
}

void CustomerMessagesTest::escapeAsksBeforeItThrowsAway() {
    for (QWidget* field : {static_cast<QWidget*>(subject()), static_cast<QWidget*>(text())}) {
        field->setFocus();
        keyboard::press(Qt::Key_Escape);
        QVERIFY(!m_pages->dialog());
        keyboard::type(QStringLiteral("x"));
        keyboard::press(Qt::Key_Escape);
        QDialog* question = m_pages->dialog();
        QVERIFY(question);
        keyboard::press(Qt::Key_Escape);
        QVERIFY(!m_pages->dialog());
        QVERIFY(find<>("saveMessageButton")->isEnabled());
        question = m_pages->openBy("discardMessageButton");
        question->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
        waiting::settle();
        QCOMPARE(subject()->text(), QStringLiteral("Your order {{number}}"));
        QVERIFY(!find<>("saveMessageButton")->isEnabled());
    }
}

void CustomerMessagesTest::whatIsTypedStaysWhileAnotherMessageIsShown() {
    typeSubject(QStringLiteral("{{wrong}}"));
    chip(2);
    QVERIFY(!label("messageSubjectProblem")->isVisible());
    QCOMPARE(label("messageNote")->text(), QStringLiteral("Not saved yet: Order received"));
    QVERIFY(!find<>("saveMessageButton")->isEnabled());
    chip(0);
    QCOMPARE(subject()->text(), QStringLiteral("{{wrong}}"));
    QVERIFY(label("messageSubjectProblem")->isVisible());
}

void CustomerMessagesTest::theChangeOfSomebodyElseIsToldAndKeepsWhatIsTyped() {
    typeSubject(QStringLiteral("Mine"));
    stored().of(CustomerMessageKind::Created).subject = QStringLiteral("Theirs");
    m_pages->shop().catalogue.shop.version = 9;
    readAgain();
    QCOMPARE(subject()->text(), QStringLiteral("Mine"));
    QVERIFY2(label("messageNote")->text().startsWith(u"Somebody else has changed this text"),
             qPrintable(label("messageNote")->text()));
    find<>("saveMessageButton")->click();
    m_pages->answer(makeError(ErrorCode::VersionConflict, QStringLiteral("another version")));
    QCOMPARE(subject()->text(), QStringLiteral("Mine"));
    QVERIFY2(m_pages->message().contains(u"Somebody else changed this"),
             qPrintable(m_pages->message()));
}

void CustomerMessagesTest::aTextOfSomebodyElseAppearsWhenNothingIsTyped() {
    stored().of(CustomerMessageKind::Created).text = QStringLiteral("Line one\r\nLine two");
    readAgain();
    QCOMPARE(text()->toPlainText(), QStringLiteral("Line one\nLine two"));
    QVERIFY(!find<>("saveMessageButton")->isEnabled());
    // A space that does not break is no change either.
    stored().of(CustomerMessageKind::Created).text = QStringLiteral("12\u00a0kg");
    readAgain();
    QVERIFY(!find<>("saveMessageButton")->isEnabled());
    text()->setFocus();
    text()->moveCursor(QTextCursor::End);
    keyboard::type(QStringLiteral("!"));
    find<>("saveMessageButton")->click();
    QCOMPARE(std::get<ConfigureShop>(m_pages->commands().value(0)).message->text,
             std::optional(QStringLiteral("12\u00a0kg!")));
}

void CustomerMessagesTest::aMessageIsSwitchedOffAtOnce() {
    auto* on = find<QCheckBox>("messageOnCheck");
    QVERIFY(on->isChecked());
    on->setFocus();
    keyboard::press(Qt::Key_Space, keyboard::kPersonMs, QStringLiteral(" "));
    const auto command = std::get<ConfigureShop>(m_pages->commands().value(0));
    QCOMPARE(command.message->isOn, std::optional(false));
    QVERIFY(!command.message->subject && !command.message->text);
    stored().of(CustomerMessageKind::Created).isOn = false;
    saved(8);
    QVERIFY(!on->isChecked());
    QCOMPARE(m_pages->message(), QStringLiteral("“Order received” is not sent any more."));
    QVERIFY(label("messagePreviewNote")->isVisible());
    chip(1);
    QVERIFY(on->isChecked());
}

void CustomerMessagesTest::aRefusedSwitchGoesBack() {
    auto* on = find<QCheckBox>("messageOnCheck");
    on->click();
    m_pages->answer(makeError(ErrorCode::Network, QStringLiteral("gone")));
    QVERIFY(on->isChecked());
    QVERIFY(!m_pages->message().isEmpty());
}

void CustomerMessagesTest::theLanguageChangesAfterAQuestion() {
    auto* language = find<QComboBox>("messageLanguageCombo");
    QCOMPARE(language->currentText(), QStringLiteral("English"));
    language->setFocus();
    keyboard::press(Qt::Key_Down);
    QVERIFY(m_pages->dialog());
    keyboard::press(Qt::Key_Escape);
    QVERIFY(!m_pages->dialog());
    QCOMPARE(language->currentText(), QStringLiteral("English"));
    QVERIFY(m_pages->commands().isEmpty());
    language->setFocus();
    keyboard::press(Qt::Key_Down);
    m_pages->dialog()->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
    waiting::settle();
    const auto command = std::get<ConfigureShop>(m_pages->commands().value(0));
    QCOMPARE(command.messageLanguage, std::optional(QStringLiteral("de")));
    stored() = standardTemplates(QStringLiteral("de"));
    m_pages->shop().catalogue.shop.version = 8;
    saved(8);
    QCOMPARE(language->currentText(), QStringLiteral("Deutsch"));
    QCOMPARE(subject()->text(), QStringLiteral("Ihre Bestellung {{number}}"));
}

void CustomerMessagesTest::whoMayNotChangeAnythingOnlyReads() {
    QVERIFY(!subject()->isReadOnly());
    find<QCheckBox>("messageOnCheck")->click();
    m_pages->answer(makeError(ErrorCode::NotAllowed, QStringLiteral("not allowed")));
    QVERIFY(subject()->isReadOnly() && text()->isReadOnly());
    QVERIFY(!find<QCheckBox>("messageOnCheck")->isEnabled());
    QVERIFY(!find<QComboBox>("messageLanguageCombo")->isEnabled());
    QVERIFY(!find<>("saveMessageButton")->isEnabled());
    QVERIFY(!find<>("namePlaceholderButton")->isEnabled());
    QCOMPARE(label("messageNote")->text(),
             QStringLiteral("You are not allowed to change the messages to customers."));
    QCOMPARE(subject()->text(), QStringLiteral("Your order {{number}}"));
    chip(2);
    QVERIFY(subject()->isReadOnly());
    // Somebody may have been given the right meanwhile.
    QVERIFY(m_pages->turnTo(PageId::Orders));
    QVERIFY(m_pages->turnTo(PageId::Settings));
    QVERIFY(!subject()->isReadOnly());
}

void CustomerMessagesTest::unreadSettingsOfferToTryAgain() {
    m_pages.reset();
    m_pages = std::make_unique<PagesWindow>();
    m_pages->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    QVERIFY(m_pages->turnTo(PageId::Settings));
    find<QTabBar>("settingsTabs")->setCurrentIndex(1);
    waiting::settle();
    QVERIFY(!subject()->isVisible());
    QPushButton* again = nullptr;
    for (auto* button : page()->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == u"Try again") again = button;
    }
    QVERIFY(again);
    m_pages->reads().failure.reset();
    again->click();
    waiting::settle();
    QVERIFY(subject()->isVisible());
    QCOMPARE(subject()->text(), QStringLiteral("Your order {{number}}"));
}

}  // namespace countertop

QTEST_MAIN(countertop::CustomerMessagesTest)
#include "CustomerMessagesTest.moc"
