// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/deliveries/RoutesView.h"
#include "views/deliveries/SecretDialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>

namespace countertop {

/// The routes in the window: listed, added, changed, tested and removed, by keyboard too.
class RoutesViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theRoutesAreListed();
    void aRouteIsAddedByKeyboard();
    void anEmptyFormNamesEveryMissingField();
    void theShopsRefusalAppearsAtItsField();
    void anAddedRouteIsChosenForItsTest();
    void aRouteWithATemplateIsAdded();
    void onlyWhatWasChangedIsSent();
    void anotherReceiverIsSentWithWhatItMay();
    void nothingIsSentWhileNothingIsChanged();
    void aSecretIsExchangedForAnother();
    void theFilesAreReadBeforeTheRouteIsSent();
    void aSecretInTheKeychainIsNamed();
    void aNewSecretIsMadeCopiedAndStored();
    void aNewSecretIsHiddenUntilAskedFor();
    void lateAnswersReachOnlyWhoAsked();
    void aRouteIsRemovedAfterAQuestion();
    void theAnswerToATestIsShown();
    void withoutARouteThePageOffersOne();

private:
    template <class T = QPushButton>
    T* find(const char* name) {
        return m_pages->find<T>(name);
    }
    DeliveriesPage* page() {
        return qobject_cast<DeliveriesPage*>(m_pages->window()->page(PageId::Deliveries));
    }
    RoutesView* routes() { return page()->routes(); }
    RouteDialog* openDialog(const char* button) {
        return qobject_cast<RouteDialog*>(m_pages->openBy(button));
    }
    static QLineEdit* edit(RouteDialog* dialog, const char* name) {
        return dialog->findChild<QLineEdit*>(QLatin1StringView(name));
    }
    static QComboBox* combo(RouteDialog* dialog, const char* name) {
        return dialog->findChild<QComboBox*>(QLatin1StringView(name));
    }
    static void submit(RouteDialog* dialog) {
        dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
        waiting::settle();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ReaderLanguage> m_language;
    std::unique_ptr<PagesWindow> m_pages;
};

void RoutesViewTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
    m_language = std::make_unique<ReaderLanguage>(QStringLiteral("en"));
}

void RoutesViewTest::init() {
    m_pages = std::make_unique<PagesWindow>();
    QVERIFY(m_pages->turnTo(PageId::Deliveries));
    find<QTabBar>("deliveriesTabs")->setCurrentIndex(2);
    waiting::settle();
}

void RoutesViewTest::cleanup() { m_pages.reset(); }

void RoutesViewTest::theRoutesAreListed() {
    const auto* model = find<QTableView>("routesTable")->model();
    QCOMPARE(model->rowCount(), 4);
    using Model = RouteTableModel;
    QCOMPARE(model->index(0, Model::Receiver).data().toString(),
             QStringLiteral("https://hooks.example.com/orders"));
    QCOMPARE(model->index(0, Model::Filter).data().toString(),
             QStringLiteral("total_minor gte 5000"));
    QCOMPARE(model->index(0, Model::Signed).data().toString(), QStringLiteral("yes"));
    QCOMPARE(model->index(2, Model::Receiver).data().toString(),
             QStringLiteral("File /var/log/countertop/orders.log"));
    QVERIFY(!find<>("editRouteButton")->isEnabled());
}

void RoutesViewTest::aRouteIsAddedByKeyboard() {
    find<>("addRouteButton")->setFocus();
    keyboard::enter();
    auto* dialog = qobject_cast<RouteDialog*>(m_pages->dialog());
    QVERIFY(dialog);
    keyboard::type(QStringLiteral("OrderPlaced"));
    keyboard::press(Qt::Key_Tab);
    keyboard::type(QStringLiteral("total_minor gte 100"));
    keyboard::press(Qt::Key_Tab);
    keyboard::press(Qt::Key_Tab);
    keyboard::type(QStringLiteral("https://example.com/in"));
    keyboard::enter();
    waiting::settle();
    QCOMPARE(m_pages->commands().size(), 1);
    const auto command = std::get<AddRoute>(m_pages->commands().first());
    QCOMPARE(command.events, QStringLiteral("OrderPlaced"));
    QCOMPARE(command.destination, QStringLiteral("webhook:https://example.com/in"));
    QCOMPARE(command.filter, QStringLiteral("total_minor gte 100"));
    QCOMPARE(command.transform, QString());
    QCOMPARE(command.options, RouteOptions());
}

void RoutesViewTest::anEmptyFormNamesEveryMissingField() {
    RouteDialog* dialog = openDialog("addRouteButton");
    QVERIFY(dialog);
    combo(dialog, "eventsField")->setCurrentText({});
    combo(dialog, "contentField")->setCurrentIndex(2);
    edit(dialog, "secretField")->setText(QStringLiteral("orders.key"));
    submit(dialog);
    QCOMPARE(dialog->shownProblems(),
             QStringList({QStringLiteral("Say which events."),
                          QStringLiteral("Say where they are sent."),
                          QStringLiteral("Write the template."),
                          QStringLiteral("Give the file's whole path, beginning with /.")}));
    QVERIFY(m_pages->commands().isEmpty());
}

void RoutesViewTest::theShopsRefusalAppearsAtItsField() {
    RouteDialog* dialog = openDialog("addRouteButton");
    QVERIFY(dialog);
    edit(dialog, "destinationField")->setText(QStringLiteral("http://127.0.0.1:9/"));
    submit(dialog);
    m_pages->answer(invalidInput(QStringLiteral("destination"), QStringLiteral("private"),
                                 QStringLiteral("private_address")));
    QCOMPARE(dialog->shownProblems().size(), 1);
    QVERIFY2(dialog->shownProblems().first().contains(u"private network"),
             qPrintable(dialog->shownProblems().join(u'|')));
    dialog->findChild<QCheckBox*>(QStringLiteral("allow_privateField"))->setChecked(true);
    submit(dialog);
    QVERIFY(std::get<AddRoute>(m_pages->commands().last()).options.allowPrivate);
}

void RoutesViewTest::anAddedRouteIsChosenForItsTest() {
    routes()->setTestable(true);
    RouteDialog* dialog = openDialog("addRouteButton");
    QVERIFY(dialog);
    edit(dialog, "destinationField")->setText(QStringLiteral("https://example.com/in"));
    submit(dialog);
    RouteRow added = m_pages->shop().deliveries.routeRows.last();
    added.id += 5;
    m_pages->shop().deliveries.routeRows.append(added);
    page()->commandFinished(m_pages->intents().last().key, {});
    page()->refresh();
    waiting::settle();
    QCOMPARE(find<QTableView>("routesTable")->currentIndex().row(),
             m_pages->shop().deliveries.routeRows.size() - 1);
    QVERIFY(find<>("testRouteButton")->isEnabled());
}

void RoutesViewTest::aRouteWithATemplateIsAdded() {
    RouteDialog* dialog = openDialog("addRouteButton");
    QVERIFY(dialog);
    auto* text = dialog->findChild<QPlainTextEdit*>(QStringLiteral("transformField"));
    QVERIFY(text->isHidden());
    // It fits on the smallest screen, with its problems too.
    submit(dialog);
    QVERIFY(!dialog->shownProblems().isEmpty());
    QVERIFY2(dialog->height() <= 600, qPrintable(QString::number(dialog->height())));
    combo(dialog, "contentField")->setCurrentIndex(2);
    QVERIFY(!text->isHidden());
    text->setPlainText(QStringLiteral(" {\"number\": \"{{number}}\"} "));
    combo(dialog, "kindField")->setCurrentIndex(1);
    QVERIFY(!edit(dialog, "secretField")->isEnabled());
    edit(dialog, "destinationField")->setText(QStringLiteral("/srv/orders.log"));
    submit(dialog);
    QCOMPARE(dialog->shownProblems(), QStringList());
    const auto command = std::get<AddRoute>(m_pages->commands().value(0));
    QCOMPARE(command.destination, QStringLiteral("log:/srv/orders.log"));
    QCOMPARE(command.transform, QStringLiteral("{\"number\": \"{{number}}\"}"));
}

void RoutesViewTest::onlyWhatWasChangedIsSent() {
    m_pages->mark("routesTable", 0);
    RouteDialog* dialog = openDialog("editRouteButton");
    QVERIFY(dialog);
    edit(dialog, "filterField")->clear();
    submit(dialog);
    const auto command = std::get<EditRoute>(m_pages->commands().value(0));
    QCOMPARE(command.routeId, 1);
    QCOMPARE(command.filter, std::optional(QString()));
    QVERIFY(!command.events && !command.destination && !command.transform && !command.caFile &&
            !command.allowPrivate && command.addSecret.isEmpty() && command.removeSecret.isEmpty());
}

void RoutesViewTest::anotherReceiverIsSentWithWhatItMay() {
    m_pages->mark("routesTable", 0);
    RouteDialog* dialog = openDialog("editRouteButton");
    QVERIFY(dialog);
    edit(dialog, "destinationField")->setText(QStringLiteral("https://other.example.com/"));
    submit(dialog);
    const auto command = std::get<EditRoute>(m_pages->commands().value(0));
    QCOMPARE(command.destination,
             std::optional(QStringLiteral("webhook:https://other.example.com/")));
    QCOMPARE(command.caFile, std::optional(QString()));
    QCOMPARE(command.allowPrivate, std::optional(false));
}

void RoutesViewTest::nothingIsSentWhileNothingIsChanged() {
    for (int row = 0; row < 4; ++row) {
        m_pages->mark("routesTable", row);
        RouteDialog* dialog = openDialog("editRouteButton");
        QVERIFY(dialog);
        submit(dialog);
        QVERIFY(m_pages->commands().isEmpty());
        QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("dialogNotice"))->text(),
                 QStringLiteral("Nothing is changed yet."));
        m_pages->closeDialogs();
    }
}

void RoutesViewTest::aSecretIsExchangedForAnother() {
    m_pages->mark("routesTable", 0);
    RouteDialog* dialog = openDialog("editRouteButton");
    QVERIFY(dialog);
    edit(dialog, "secretField")->setText(QStringLiteral("/etc/countertop/new.key"));
    combo(dialog, "removed_secretField")->setCurrentIndex(1);
    submit(dialog);
    const auto command = std::get<EditRoute>(m_pages->commands().value(0));
    QCOMPARE(command.addSecret, QStringLiteral("file:/etc/countertop/new.key"));
    QCOMPARE(command.removeSecret, QStringLiteral("file:/etc/countertop/orders.key"));
}

void RoutesViewTest::theFilesAreReadBeforeTheRouteIsSent() {
    routes()->setChoices({{}, {QStringLiteral("webhook")}, true});
    QSignalSpy asked(routes(), &RoutesView::filesToCheck);
    m_pages->mark("routesTable", 0);
    RouteDialog* dialog = openDialog("editRouteButton");
    QVERIFY(dialog);
    edit(dialog, "ca_fileField")->setText(QStringLiteral("/etc/ca.pem"));
    submit(dialog);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().value(1).toString(), QStringLiteral("/etc/ca.pem"));
    QVERIFY(m_pages->commands().isEmpty());
    routes()->filesChecked(
        invalidInput(QStringLiteral("ca_file"), QStringLiteral("It is no PEM"), QString()));
    QCOMPARE(dialog->shownProblems(), QStringList{QStringLiteral("It is no PEM")});
    submit(dialog);
    QCOMPARE(asked.size(), 2);
    routes()->filesChecked(std::nullopt);
    waiting::settle();
    QCOMPARE(m_pages->commands().size(), 1);
    QCOMPARE(std::get<EditRoute>(m_pages->commands().first()).caFile,
             std::optional(QStringLiteral("/etc/ca.pem")));
}

void RoutesViewTest::aSecretInTheKeychainIsNamed() {
    RouteDialog* dialog = openDialog("addRouteButton");
    QVERIFY(dialog);
    edit(dialog, "destinationField")->setText(QStringLiteral("https://example.com/in"));
    combo(dialog, "secret_placeField")->setCurrentIndex(1);
    edit(dialog, "secretField")->setText(QStringLiteral("orders"));
    // Nobody could store a new one here.
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("new_secretField"))->isEnabled());
    submit(dialog);
    QCOMPARE(dialog->shownProblems(), QStringList());
    QCOMPARE(std::get<AddRoute>(m_pages->commands().value(0)).options.secrets,
             QStringList{QStringLiteral("keychain:orders")});
}

void RoutesViewTest::aNewSecretIsMadeCopiedAndStored() {
    routes()->setChoices({{QStringLiteral("OrderPlaced")}, {QStringLiteral("webhook")}, true});
    QSignalSpy toStore(routes(), &RoutesView::secretToStore);
    RouteDialog* dialog = openDialog("addRouteButton");
    QVERIFY(dialog);
    edit(dialog, "destinationField")->setText(QStringLiteral("https://example.com/in"));
    // Enter is for the focused button, not for the main one.
    dialog->findChild<QPushButton*>(QStringLiteral("new_secretField"))->setFocus();
    keyboard::enter();
    waiting::settle();
    auto* secret = qobject_cast<SecretDialog*>(m_pages->dialog());
    QVERIFY(secret);
    QCOMPARE(secret->name(), QStringLiteral("example.com"));
    const QString first = secret->secret();
    QVERIFY2(first.startsWith(u"whsec_"), qPrintable(first));
    QCOMPARE(QByteArray::fromBase64(first.mid(6).toLatin1()).size(), 32);
    secret->findChild<QPushButton*>(QStringLiteral("make_secretField"))->click();
    QVERIFY(secret->secret() != first);
    secret->findChild<QPushButton*>(QStringLiteral("copy_secretField"))->setFocus();
    keyboard::enter();
    QCOMPARE(m_pages->dialog(), static_cast<QDialog*>(secret));
    QCOMPARE(QGuiApplication::clipboard()->text(), secret->secret());
    const auto keep = [secret] {
        secret->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
    };
    keep();
    QCOMPARE(toStore.size(), 1);
    QCOMPARE(toStore.first(), QVariantList({secret->name(), secret->secret()}));
    routes()->secretStored(invalidInput(QStringLiteral("name"), QStringLiteral("no keychain"),
                                        QStringLiteral("keychain_missing")));
    QCOMPARE(secret->shownProblems().size(), 1);
    QVERIFY2(secret->shownProblems().first().contains(u"a file that only you can read"),
             qPrintable(secret->shownProblems().first()));
    keep();
    QCOMPARE(toStore.size(), 2);
    routes()->secretStored(std::nullopt);
    waiting::settle();
    QCOMPARE(m_pages->dialog(), static_cast<QDialog*>(dialog));
    QCOMPARE(edit(dialog, "secretField")->text(), QStringLiteral("example.com"));
    QCOMPARE(combo(dialog, "secret_placeField")->currentIndex(), 1);
    // Neither the route's form nor a command has the secret itself.
    QSignalSpy checked(routes(), &RoutesView::filesToCheck);
    submit(dialog);
    QCOMPARE(checked.first().value(0).toString(), QStringLiteral("keychain:example.com"));
    routes()->filesChecked(std::nullopt);
    waiting::settle();
    QCOMPARE(std::get<AddRoute>(m_pages->commands().value(0)).options.secrets,
             QStringList{QStringLiteral("keychain:example.com")});
}

void RoutesViewTest::aNewSecretIsHiddenUntilAskedFor() {
    routes()->setChoices({{QStringLiteral("OrderPlaced")}, {QStringLiteral("webhook")}, true});
    RouteDialog* dialog = openDialog("addRouteButton");
    QVERIFY(dialog);
    dialog->findChild<QPushButton*>(QStringLiteral("new_secretField"))->click();
    waiting::settle();
    auto* secret = qobject_cast<SecretDialog*>(m_pages->dialog());
    QVERIFY(secret);
    auto* field = secret->findChild<QLineEdit*>(QStringLiteral("secretField"));
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(!field->displayText().contains(u"whsec"));
    secret->findChild<QCheckBox*>(QStringLiteral("show_secretField"))->click();
    QCOMPARE(field->displayText(), secret->secret());
}

void RoutesViewTest::lateAnswersReachOnlyWhoAsked() {
    routes()->setChoices({{QStringLiteral("OrderPlaced")}, {QStringLiteral("webhook")}, true});
    const auto askAbout = [this](const QString& name) {
        RouteDialog* dialog = openDialog("addRouteButton");
        edit(dialog, "destinationField")->setText(QStringLiteral("https://example.com/in"));
        combo(dialog, "secret_placeField")->setCurrentIndex(1);
        edit(dialog, "secretField")->setText(name);
        submit(dialog);
        return dialog;
    };
    QSignalSpy asked(routes(), &RoutesView::filesToCheck);
    askAbout(QStringLiteral("first"));
    m_pages->closeDialogs();
    RouteDialog* second = askAbout(QStringLiteral("second"));
    // Pressing again asks nothing again; another name does.
    submit(second);
    QCOMPARE(asked.size(), 2);
    edit(second, "secretField")->setText(QStringLiteral("third"));
    submit(second);
    QCOMPARE(asked.size(), 3);
    for (int answers = 0; answers < 2; ++answers) {
        routes()->filesChecked(std::nullopt);
        waiting::settle();
        QVERIFY(m_pages->commands().isEmpty());
    }
    routes()->filesChecked(std::nullopt);
    waiting::settle();
    QCOMPARE(std::get<AddRoute>(m_pages->commands().value(0)).options.secrets,
             QStringList{QStringLiteral("keychain:third")});
}

void RoutesViewTest::aRouteIsRemovedAfterAQuestion() {
    m_pages->mark("routesTable", 3);
    QDialog* question = m_pages->openBy("removeRouteButton");
    QVERIFY(question);
    keyboard::enter();
    QVERIFY(m_pages->commands().isEmpty());
    question = m_pages->openBy("removeRouteButton");
    question->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
    waiting::settle();
    QCOMPARE(std::get<RemoveRoute>(m_pages->commands().value(0)).routeId, 4);
}

void RoutesViewTest::theAnswerToATestIsShown() {
    QVERIFY(!find<>("testRouteButton")->isVisible());
    routes()->setTestable(true);
    m_pages->mark("routesTable", 0);
    QSignalSpy asked(routes(), &RoutesView::testRequested);
    find<>("testRouteButton")->click();
    find<>("testRouteButton")->click();
    QCOMPARE(asked.size(), 1);
    const auto* answer = find<QLabel>("routeTestLabel");
    routes()->showTestEnd({1, true, true, QStringLiteral("HTTP 200 OK"), 12});
    QCOMPARE(answer->text(), QStringLiteral("Route 1: the test arrived after 12 ms. HTTP 200 OK"));
    routes()->showTestEnd({1, true, false, QStringLiteral("Connection refused"), 3});
    QCOMPARE(answer->text(),
             QStringLiteral("Route 1: the test did not arrive. The receiver cannot be reached. "
                            "Answer after 3 ms: Connection refused"));
    routes()->showTestEnd({1, false, false, QStringLiteral("No broker is configured"), 0});
    QVERIFY(answer->text().contains(u"this computer cannot send there"));
}

void RoutesViewTest::withoutARouteThePageOffersOne() {
    m_pages->shop().deliveries.routeRows.clear();
    routes()->readAgain();
    waiting::settle();
    QVERIFY(!find<>("editRouteButton")->isEnabled());
    for (auto* button : routes()->findChildren<QPushButton*>()) {
        if (button->isVisible() && button != find<>("addRouteButton") &&
            button->text() == u"Add route") {
            button->click();
        }
    }
    QVERIFY(qobject_cast<RouteDialog*>(m_pages->dialog()));
}

}  // namespace countertop

QTEST_MAIN(countertop::RoutesViewTest)
#include "RoutesViewTest.moc"
