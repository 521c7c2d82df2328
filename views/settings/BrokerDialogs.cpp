// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/BrokerDialogs.h"

#include "views/theme/Metrics.h"

#include <QComboBox>
#include <QLineEdit>

namespace countertop {

namespace {

void selectData(QComboBox* combo, const QString& data) {
    combo->setCurrentIndex(std::max(0, combo->findData(data)));
}

}  // namespace

BrokerDialog::BrokerDialog(const QString& title, const QString& explanation, BrokerValues values,
                           QWidget* parent)
    : FormDialog({title, explanation, tr("Save"), tr("Saving…"), tr("Cancel", "form"), false},
                 parent),
      m_values(std::move(values)) {
    setObjectName(QStringLiteral("brokerDialog"));
    setMinimumWidth(metrics::kFormWidth);
    setAttribute(Qt::WA_DeleteOnClose);
    awaitAnswer();
}

void BrokerDialog::addSecretField(const QString& label, bool isKept) {
    m_secret = addTextField(QStringLiteral("secret"), label, Width::Half);
    m_secret->setEchoMode(QLineEdit::Password);
    if (!isKept) return;
    m_secret->setPlaceholderText(tr("Saved; type a new one to replace it"));
    m_secretUse = new QComboBox(this);
    m_secretUse->addItem(tr("Keep, or replace by the typed one"));
    m_secretUse->addItem(tr("Remove"));
    addField(QStringLiteral("secret_use"), tr("The one in the keychain"), m_secretUse, Width::Half);
    connect(m_secretUse, &QComboBox::currentIndexChanged, this,
            [this] { setSecretWanted(m_isSecretWanted); });
}

void BrokerDialog::setSecretWanted(bool wanted) {
    m_isSecretWanted = wanted;
    m_secret->setEnabled(wanted && (!m_secretUse || m_secretUse->currentIndex() == 0));
}

std::optional<QString> BrokerDialog::secret() const {
    if (m_secretUse && m_secretUse->currentIndex() == 1) return QString();
    if (!m_isSecretWanted || m_secret->text().isEmpty()) return std::nullopt;
    return m_secret->text();
}

void BrokerDialog::showEnvironment(QLineEdit* field, const QString& name) {
    const QString variable = m_values.environment.value(name);
    if (variable.isEmpty()) return;
    field->setEnabled(false);
    field->setToolTip(tr("Set by %1, which takes precedence.").arg(variable));
    field->setPlaceholderText(field->toolTip());
}

RedisBrokerDialog::RedisBrokerDialog(const BrokerValues& values, QWidget* parent)
    : BrokerDialog(tr("Redis server"),
                   tr("For channels and streams of routes that name no server of their own. The "
                      "password is kept in the keychain of this computer."),
                   values, parent),
      m_address(addTextField(QStringLiteral("address"), tr("Address (empty: none)"))) {
    m_address->setPlaceholderText(QStringLiteral("redis.example.com:6379"));
    m_address->setText(values.redis.address);
    addSecretField(tr("Password (optional)"), values.redis.hasPassword);
}

BrokerChange RedisBrokerDialog::change() const {
    BrokerChange change{BrokerKind::Redis, values(), secret()};
    change.values.redis.address = m_address->text().trimmed();
    return change;
}

KafkaBrokerDialog::KafkaBrokerDialog(const BrokerValues& values, QWidget* parent)
    : BrokerDialog(tr("Kafka brokers"),
                   tr("For topics of routes that name no cluster of their own. The password is "
                      "kept in the keychain of this computer."),
                   values, parent),
      m_servers(addTextField(QStringLiteral("servers"), tr("Brokers (empty: none)"), Width::Half)),
      m_protocol(new QComboBox(this)) {
    m_servers->setPlaceholderText(QStringLiteral("kafka.example.com:9092"));
    m_servers->setText(values.kafka.servers);
    m_protocol->addItem(tr("Unencrypted, without login"), QString());
    m_protocol->addItem(tr("Encrypted (TLS), without login"), QStringLiteral("ssl"));
    m_protocol->addItem(tr("Unencrypted, with login"), QStringLiteral("sasl_plaintext"));
    m_protocol->addItem(tr("Encrypted (TLS), with login"), QStringLiteral("sasl_ssl"));
    selectData(m_protocol, values.kafka.protocol);
    addField(QStringLiteral("protocol"), tr("Connection"), m_protocol, Width::Half);
    addLogin();
    addSecretField(tr("Password"), values.kafka.hasPassword);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, &KafkaBrokerDialog::showProtocol);
    showProtocol();
}

void KafkaBrokerDialog::addLogin() {
    m_mechanism = new QComboBox(this);
    for (const char* name : {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"}) {
        m_mechanism->addItem(QLatin1StringView(name), QString::fromLatin1(name));
    }
    selectData(m_mechanism, values().kafka.mechanism);
    m_caFile =
        addTextField(QStringLiteral("ca_file"), tr("File of trusted certificates"), Width::Half);
    m_caFile->setPlaceholderText(tr("Empty: those of the system"));
    m_caFile->setText(values().kafka.caFile);
    addField(QStringLiteral("mechanism"), tr("Kind of login"), m_mechanism, Width::Half);
    m_user = addTextField(QStringLiteral("user"), tr("User"), Width::Half);
    m_user->setText(values().kafka.user);
}

void KafkaBrokerDialog::showProtocol() {
    const QString protocol = m_protocol->currentData().toString();
    m_caFile->setEnabled(protocol.contains(u"ssl"));
    m_mechanism->setEnabled(protocol.startsWith(u"sasl"));
    m_user->setEnabled(protocol.startsWith(u"sasl"));
    setSecretWanted(protocol.startsWith(u"sasl"));
}

BrokerChange KafkaBrokerDialog::change() const {
    BrokerChange change{BrokerKind::Kafka, values(), secret()};
    BrokerValues::Kafka& kafka = change.values.kafka;
    kafka.servers = m_servers->text().trimmed();
    kafka.protocol = m_protocol->currentData().toString();
    const bool hasLogin = kafka.protocol.startsWith(u"sasl");
    kafka.mechanism = hasLogin ? m_mechanism->currentData().toString() : QString();
    kafka.user = hasLogin ? m_user->text().trimmed() : QString();
    kafka.caFile = kafka.protocol.contains(u"ssl") ? m_caFile->text().trimmed() : QString();
    return change;
}

AwsBrokerDialog::AwsBrokerDialog(const BrokerValues& values, QWidget* parent)
    : BrokerDialog(tr("Amazon SNS"),
                   tr("For topics of Amazon SNS, or of a service with the same interface. The "
                      "secret key is kept in the keychain of this computer."),
                   values, parent),
      m_endpoint(addTextField(QStringLiteral("aws_endpoint"), tr("Endpoint (empty: Amazon's)"),
                              Width::Half)),
      m_region(addTextField(QStringLiteral("aws_region"), tr("Region (empty: the topic's)"),
                            Width::Half)),
      m_keyId(addTextField(QStringLiteral("aws_key_id"), tr("Access key"), Width::Half)) {
    m_endpoint->setPlaceholderText(QStringLiteral("https://sns.example.com"));
    m_endpoint->setText(values.aws.endpoint);
    m_region->setPlaceholderText(QStringLiteral("eu-west-1"));
    m_region->setText(values.aws.region);
    m_keyId->setText(values.aws.keyId);
    addSecretField(tr("Secret key"), values.aws.hasSecret);
    showEnvironment(m_endpoint, QStringLiteral("aws_endpoint"));
    showEnvironment(m_region, QStringLiteral("aws_region"));
    showEnvironment(m_keyId, QStringLiteral("aws_keys"));
    if (values.environment.contains(QStringLiteral("aws_keys"))) {
        showEnvironment(findChild<QLineEdit*>(QStringLiteral("secretField")),
                        QStringLiteral("aws_keys"));
    }
}

BrokerChange AwsBrokerDialog::change() const {
    BrokerChange change{BrokerKind::Aws, values(), secret()};
    change.values.aws.endpoint = m_endpoint->text().trimmed();
    change.values.aws.region = m_region->text().trimmed();
    change.values.aws.keyId = m_keyId->text().trimmed();
    return change;
}

BrokerDialog* makeBrokerDialog(BrokerKind kind, const BrokerValues& values, QWidget* parent) {
    switch (kind) {
        case BrokerKind::Redis:
            return new RedisBrokerDialog(values, parent);
        case BrokerKind::Kafka:
            return new KafkaBrokerDialog(values, parent);
        case BrokerKind::Aws:
            break;
    }
    return new AwsBrokerDialog(values, parent);
}

}  // namespace countertop
