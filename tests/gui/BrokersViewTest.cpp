// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/BrokersView.h"

#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace countertop {

/// The brokers in the settings: shown, changed, refused at their fields, and read-only where the
/// environment decides.
class BrokersViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_view.reset(); }

    void whatIsKnownIsShown();
    void aRedisServerIsEnteredByKeyboard();
    void aRefusalAppearsAtItsField();
    void anEmptyPasswordKeepsTheOneThatIsThere();
    void aDialogThatWaitsForTheKeychainCanBeClosed();
    void aLoginIsOfferedOnlyWhereThereIsOne();
    void theEnvironmentIsReadOnly();
    void aSecretIsNeverShown();

private:
    [[nodiscard]] QLabel* label(const char* name) const {
        return m_view->findChild<QLabel*>(QLatin1StringView(name));
    }
    BrokerDialog* open(const char* button) {
        m_view->findChild<QPushButton*>(QLatin1StringView(button))->click();
        waiting::settle();
        return m_view->findChild<BrokerDialog*>();
    }
    static QLineEdit* edit(BrokerDialog* dialog, const char* name) {
        return dialog->findChild<QLineEdit*>(QLatin1StringView(name));
    }
    static QComboBox* combo(BrokerDialog* dialog, const char* name) {
        return dialog->findChild<QComboBox*>(QLatin1StringView(name));
    }
    static void submit(BrokerDialog* dialog) {
        dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
        waiting::settle();
    }
    static BrokerValues full();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ReaderLanguage> m_language;
    std::unique_ptr<BrokersView> m_view;
};

void BrokersViewTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
    m_language = std::make_unique<ReaderLanguage>(QStringLiteral("en"));
}

void BrokersViewTest::init() {
    m_view = std::make_unique<BrokersView>();
    m_view->resize(800, 600);
    m_view->show();
    m_view->activateWindow();
    waiting::settle();
}

BrokerValues BrokersViewTest::full() {
    BrokerValues values;
    values.redis = {QStringLiteral("redis://amy@cache:6379"), true};
    values.kafka = {QStringLiteral("kafka:9092"),
                    QStringLiteral("sasl_ssl"),
                    QStringLiteral("SCRAM-SHA-512"),
                    QStringLiteral("amy"),
                    QStringLiteral("/etc/ca.pem"),
                    {},
                    true};
    values.aws = {{}, QStringLiteral("eu-west-1"), QStringLiteral("AKID"), true};
    return values;
}

void BrokersViewTest::whatIsKnownIsShown() {
    QCOMPARE(label("redisBrokerLabel")->text(), QStringLiteral("Not set"));
    m_view->setValues(full());
    QCOMPARE(label("redisBrokerLabel")->text(), QStringLiteral("redis://amy@cache:6379"));
    QCOMPARE(label("kafkaBrokerLabel")->text(), QStringLiteral("kafka:9092"));
    QCOMPARE(label("awsBrokerLabel")->text(), QStringLiteral("AKID · eu-west-1"));
    QVERIFY(!label("redisBrokerNote")->isVisible());
}

void BrokersViewTest::aRedisServerIsEnteredByKeyboard() {
    QSignalSpy asked(m_view.get(), &BrokersView::saveRequested);
    BrokerDialog* dialog = open("redisBrokerButton");
    QVERIFY(dialog);
    keyboard::type(QStringLiteral("cache:6379"));
    keyboard::press(Qt::Key_Tab);
    keyboard::type(QStringLiteral("hunter2"));
    keyboard::enter();
    QCOMPARE(asked.size(), 1);
    const auto change = asked.first().first().value<BrokerChange>();
    QCOMPARE(change.kind, BrokerKind::Redis);
    QCOMPARE(change.values.redis.address, QStringLiteral("cache:6379"));
    QCOMPARE(change.secret, std::optional(QStringLiteral("hunter2")));
    // While the keychain is asked, nothing is sent twice.
    submit(dialog);
    QCOMPARE(asked.size(), 1);
    m_view->saved(std::nullopt);
    QTRY_VERIFY(!m_view->findChild<BrokerDialog*>());
}

void BrokersViewTest::aRefusalAppearsAtItsField() {
    BrokerDialog* dialog = open("kafkaBrokerButton");
    QVERIFY(dialog);
    edit(dialog, "serversField")->setText(QStringLiteral("no server"));
    submit(dialog);
    m_view->saved(invalidInput(QStringLiteral("servers"), QStringLiteral("no"),
                               QStringLiteral("not_a_kafka_address"),
                               {{QStringLiteral("text"), QStringLiteral("no server")}}));
    QCOMPARE(dialog->shownProblems(),
             QStringList{QStringLiteral("“no server” is not the address of a Kafka cluster.")});
    QVERIFY(edit(dialog, "serversField")->isEnabled());
}

void BrokersViewTest::anEmptyPasswordKeepsTheOneThatIsThere() {
    m_view->setValues(full());
    BrokerDialog* dialog = open("redisBrokerButton");
    QVERIFY(dialog);
    QCOMPARE(dialog->change().secret, std::nullopt);
    combo(dialog, "secret_useField")->setCurrentIndex(1);
    QVERIFY(!edit(dialog, "secretField")->isEnabled());
    QCOMPARE(dialog->change().secret, std::optional(QString()));
    combo(dialog, "secret_useField")->setCurrentIndex(0);
    edit(dialog, "secretField")->setText(QStringLiteral("new"));
    QCOMPARE(dialog->change().secret, std::optional(QStringLiteral("new")));
}

void BrokersViewTest::aDialogThatWaitsForTheKeychainCanBeClosed() {
    QSignalSpy asked(m_view.get(), &BrokersView::saveRequested);
    BrokerDialog* first = open("redisBrokerButton");
    QVERIFY(first);
    edit(first, "addressField")->setText(QStringLiteral("cache:6379"));
    submit(first);
    keyboard::press(Qt::Key_Escape);
    QTRY_VERIFY(!m_view->findChild<BrokerDialog*>());
    BrokerDialog* second = open("kafkaBrokerButton");
    QVERIFY(second);
    edit(second, "serversField")->setText(QStringLiteral("kafka:9092"));
    submit(second);
    QCOMPARE(asked.size(), 2);
    // The answer to the first says nothing about the second.
    m_view->saved(std::nullopt);
    waiting::settle();
    QCOMPARE(m_view->findChild<BrokerDialog*>(), second);
    m_view->saved(std::nullopt);
    QTRY_VERIFY(!m_view->findChild<BrokerDialog*>());
}

void BrokersViewTest::aLoginIsOfferedOnlyWhereThereIsOne() {
    m_view->setValues(full());
    BrokerDialog* dialog = open("kafkaBrokerButton");
    QVERIFY(dialog);
    const BrokerValues::Kafka whole = dialog->change().values.kafka;
    QCOMPARE(whole.protocol, QStringLiteral("sasl_ssl"));
    QCOMPARE(whole.mechanism, QStringLiteral("SCRAM-SHA-512"));
    QCOMPARE(whole.user, QStringLiteral("amy"));
    QCOMPARE(whole.caFile, QStringLiteral("/etc/ca.pem"));
    edit(dialog, "secretField")->setText(QStringLiteral("typed before"));
    combo(dialog, "protocolField")->setCurrentIndex(0);
    QVERIFY(!dialog->change().secret);
    for (const char* field : {"userField", "ca_fileField", "secretField"}) {
        QVERIFY(!edit(dialog, field)->isEnabled());
    }
    const BrokerValues::Kafka plain = dialog->change().values.kafka;
    QVERIFY(plain.protocol.isEmpty() && plain.mechanism.isEmpty() && plain.user.isEmpty() &&
            plain.caFile.isEmpty());
}

void BrokersViewTest::theEnvironmentIsReadOnly() {
    BrokerValues values = full();
    values.environment = {{QStringLiteral("redis"), QStringLiteral("COUNTERTOP_REDIS")},
                          {QStringLiteral("aws_keys"), QStringLiteral("AWS_ACCESS_KEY_ID")}};
    m_view->setValues(values);
    QVERIFY(!m_view->findChild<QPushButton*>(QStringLiteral("redisBrokerButton"))->isEnabled());
    QCOMPARE(label("redisBrokerNote")->text(),
             QStringLiteral("Set by COUNTERTOP_REDIS in the environment, which takes precedence; "
                            "change it there."));
    QVERIFY(label("awsBrokerNote")->text().contains(u"AWS_ACCESS_KEY_ID"));
    BrokerDialog* dialog = open("awsBrokerButton");
    QVERIFY(dialog);
    QVERIFY(!edit(dialog, "aws_key_idField")->isEnabled());
    QVERIFY(!edit(dialog, "secretField")->isEnabled());
    QVERIFY(edit(dialog, "aws_regionField")->isEnabled());
}

void BrokersViewTest::aSecretIsNeverShown() {
    m_view->setValues(full());
    for (const char* button : {"redisBrokerButton", "kafkaBrokerButton", "awsBrokerButton"}) {
        BrokerDialog* dialog = open(button);
        QVERIFY(dialog);
        QCOMPARE(edit(dialog, "secretField")->echoMode(), QLineEdit::Password);
        QVERIFY(edit(dialog, "secretField")->text().isEmpty());
        dialog->close();
        QTRY_VERIFY(!m_view->findChild<BrokerDialog*>());
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::BrokersViewTest)
#include "BrokersViewTest.moc"
