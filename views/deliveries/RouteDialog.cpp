// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/RouteDialog.h"

#include "models/core/SecretReference.h"
#include "models/tables/DeliveryTableModel.h"
#include "views/deliveries/SecretDialog.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>

namespace countertop {

namespace {

const QString kWebhook = QStringLiteral("webhook");
const QString kLog = QStringLiteral("log");
const QString kChargePayment = QStringLiteral("charge-payment");
const QString kTemplate = QStringLiteral("template");

FormDialog::Texts routeTexts(const RouteRow& route) {
    if (route.id == 0) {
        return {RouteDialog::tr("Add a route"),
                RouteDialog::tr("Events from now on are sent to the receiver."),
                RouteDialog::tr("Add route"),
                RouteDialog::tr("Adding…"),
                RouteDialog::tr("Cancel", "form"),
                false};
    }
    return {RouteDialog::tr("Change route %1").arg(route.id),
            RouteDialog::tr("The change applies to events from now on. Messages that wait take the "
                            "new content and secrets."),
            RouteDialog::tr("Change route"),
            RouteDialog::tr("Changing…"),
            RouteDialog::tr("Keep route"),
            false};
}

QString kindText(const QString& kind) {
    if (kind == kWebhook) return RouteDialog::tr("Web address");
    if (kind == kLog) return RouteDialog::tr("File");
    if (kind == u"redis-channel") return RouteDialog::tr("Redis channel");
    if (kind == u"redis-stream") return RouteDialog::tr("Redis stream");
    if (kind == u"kafka") return RouteDialog::tr("Kafka topic");
    if (kind == u"sns") return RouteDialog::tr("Topic of Amazon SNS");
    return kind;
}

/// What an address of the kind looks like.
QString exampleOf(const QString& kind) {
    if (kind == kWebhook) return QStringLiteral("https://example.com/orders");
    if (kind == kLog) return QStringLiteral("/var/log/orders.log");
    if (kind == u"sns") return QStringLiteral("arn:aws:sns:eu-west-1:123456789012:orders");
    return QStringLiteral("orders");
}

/// A path that does not depend on where the program was started.
bool isWhole(const QString& path) { return path.isEmpty() || QDir::isAbsolutePath(path); }

}  // namespace

RouteDialog::RouteDialog(const RouteRow& route, const RouteChoices& choices, QWidget* parent)
    : FormDialog(routeTexts(route), parent),
      m_route(route),
      m_checksFiles(choices.checksFiles),
      m_events(new QComboBox(this)) {
    setObjectName(QStringLiteral("routeDialog"));
    m_events->setEditable(true);
    m_events->setInsertPolicy(QComboBox::NoInsert);
    m_events->addItems(choices.events);
    if (!route.events.isEmpty()) m_events->setCurrentText(route.events);
    m_events->lineEdit()->selectAll();
    addField(QStringLiteral("events"), tr("Events"), m_events, Width::Half);
    m_events->lineEdit()->setAccessibleName(tr("Events"));
    m_filter = addTextField(QStringLiteral("filter"), tr("Only if (optional)"), Width::Half);
    m_filter->setPlaceholderText(QStringLiteral("total_minor gte 5000"));
    m_filter->setText(route.filter);
    addDestination(choices.kinds);
    addContent();
    addSecurity();
    showContent();
    showKind();
    setMinimumWidth(metrics::kFormWidth);
}

void RouteDialog::addDestination(const QStringList& kinds) {
    const QString known = m_route.destination.section(u':', 0, 0);
    QStringList all = kinds;
    if (!known.isEmpty() && !all.contains(known)) all.append(known);
    m_kind = new QComboBox(this);
    for (const QString& kind : std::as_const(all)) m_kind->addItem(kindText(kind), kind);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(known)));
    addField(QStringLiteral("kind"), tr("Kind of receiver"), m_kind, Width::Half);
    m_address = addTextField(QStringLiteral("destination"), tr("Address"), Width::Half);
    m_address->setText(m_route.destination.section(u':', 1));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &RouteDialog::showKind);
}

void RouteDialog::addContent() {
    m_content = new QComboBox(this);
    m_content->addItem(tr("The whole event"), QString());
    m_content->addItem(tr("A payment request"), kChargePayment);
    m_content->addItem(tr("What a template says"), kTemplate);
    const bool isPlain = m_route.transform.isEmpty() || m_route.transform == kChargePayment;
    m_content->setCurrentIndex(m_content->findData(isPlain ? m_route.transform : kTemplate));
    addField(QStringLiteral("content"), tr("What is sent"), m_content);
    m_template = new QPlainTextEdit(this);
    m_template->setTabChangesFocus(true);
    m_template->setPlaceholderText(QStringLiteral("{\"number\": \"{{number}}\"}"));
    m_template->setFixedHeight(metrics::kPrimaryHeight + metrics::kSpace);
    if (!isPlain) m_template->setPlainText(m_route.transform);
    addField(QStringLiteral("transform"), tr("Template (JSON)"), m_template);
    connect(m_content, &QComboBox::currentIndexChanged, this, &RouteDialog::showContent);
}

void RouteDialog::addSecret() {
    m_secretPlace = new QComboBox(this);
    m_secretPlace->addItem(tr("A file"), kSecretInFile);
    m_secretPlace->addItem(tr("The keychain of this computer"), kSecretInKeychain);
    const QString newest = m_route.options.secrets.value(m_route.options.secrets.size() - 1);
    if (newest.startsWith(kSecretInKeychain)) m_secretPlace->setCurrentIndex(1);
    addField(QStringLiteral("secret_place"), tr("Sign with a secret from"), m_secretPlace,
             Width::Half);
    m_secret =
        addTextField(QStringLiteral("secret"), tr("Path or name of the secret"), Width::Half);
    m_newSecret = pageparts::makeButton(QStringLiteral("newSecretButton"), QStringLiteral("plus"),
                                        tr("New secret in the keychain…"), this);
    addField(QStringLiteral("new_secret"), tr("No secret yet?"), m_newSecret, Width::Half);
    m_newSecret->setAccessibleName(m_newSecret->text());
    connect(m_secretPlace, &QComboBox::currentIndexChanged, this, &RouteDialog::showPlace);
    connect(m_newSecret, &QPushButton::clicked, this, &RouteDialog::openSecretDialog);
    showPlace();
}

QString RouteDialog::secretPlace() const { return m_secretPlace->currentData().toString(); }

void RouteDialog::showPlace() {
    const bool isFile = secretPlace() == kSecretInFile;
    m_secret->setPlaceholderText(isFile ? QStringLiteral("/home/shop/orders.secret")
                                        : QStringLiteral("orders"));
}

void RouteDialog::openSecretDialog() {
    const QString host = QUrl(m_address->text().trimmed()).host();
    auto* dialog = new SecretDialog(isSecretName(host) ? host : QStringLiteral("orders"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        m_storing.enqueue(dialog);
        emit secretToStore(dialog->name(), dialog->secret());
    });
    dialog->open();
}

void RouteDialog::secretStored(const std::optional<Error>& problem) {
    SecretDialog* dialog = takeNext(m_storing);
    if (!dialog) return;
    const QString name = dialog->name();
    dialog->answered(problem);
    if (problem) return;
    m_secretPlace->setCurrentIndex(m_secretPlace->findData(kSecretInKeychain));
    m_secret->setText(name);
}

void RouteDialog::addSecurity() {
    addSecret();
    m_caFile =
        addTextField(QStringLiteral("ca_file"), tr("File of trusted certificates"), Width::Half);
    m_caFile->setText(m_route.options.caFile);
    if (!m_route.options.secrets.isEmpty()) {
        m_removedSecret = new QComboBox(this);
        m_removedSecret->addItem(tr("Keep them", "secrets"), QString());
        for (const QString& reference : std::as_const(m_route.options.secrets)) {
            const QString path = reference.mid(reference.indexOf(u':') + 1);
            m_removedSecret->addItem(tr("Remove %1").arg(path), reference);
        }
        addField(QStringLiteral("removed_secret"), tr("Secrets in use"), m_removedSecret);
    }
    m_allowPrivate =
        new QCheckBox(tr("The receiver may be on this computer or in a private network"), this);
    m_allowPrivate->setChecked(m_route.options.allowPrivate);
    addField(QStringLiteral("allow_private"), {}, m_allowPrivate);
    m_allowPrivate->setAccessibleName(m_allowPrivate->text());
}

void RouteDialog::showContent() {
    setFieldShown(m_template, m_content->currentData().toString() == kTemplate);
}

void RouteDialog::showKind() {
    const QString kind = m_kind->currentData().toString();
    m_address->setPlaceholderText(exampleOf(kind));
    for (QWidget* field :
         {static_cast<QWidget*>(m_secretPlace), static_cast<QWidget*>(m_secret),
          static_cast<QWidget*>(m_caFile), static_cast<QWidget*>(m_allowPrivate)}) {
        field->setEnabled(kind == kWebhook);
    }
    m_newSecret->setEnabled(kind == kWebhook && m_checksFiles);
}

QString RouteDialog::destination() const {
    return m_kind->currentData().toString() + u':' + m_address->text().trimmed();
}

QString RouteDialog::transform() const {
    const QString content = m_content->currentData().toString();
    return content == kTemplate ? m_template->toPlainText().trimmed() : content;
}

QString RouteDialog::secret() const {
    const QString text = m_secret->isEnabled() ? m_secret->text().trimmed() : QString();
    return text.isEmpty() ? text : secretPlace() + text;
}

QString RouteDialog::caFile() const {
    return m_kind->currentData().toString() == kWebhook ? m_caFile->text().trimmed() : QString();
}

AddRoute RouteDialog::added() const {
    AddRoute command{m_events->currentText().trimmed(), destination(), transform(),
                     m_filter->text().trimmed()};
    if (!secret().isEmpty()) command.options.secrets = QStringList{secret()};
    command.options.caFile = caFile();
    command.options.allowPrivate =
        m_kind->currentData().toString() == kWebhook && m_allowPrivate->isChecked();
    return command;
}

EditRoute RouteDialog::edited() const {
    const AddRoute now = added();
    EditRoute command{m_route.id};
    if (now.events != m_route.events) command.events = now.events;
    if (now.destination != m_route.destination) command.destination = now.destination;
    if (now.transform != m_route.transform) command.transform = now.transform;
    if (now.filter != m_route.filter) command.filter = now.filter;
    // What was allowed for one receiver must not be taken over for another without being said.
    const bool isElsewhere = command.destination.has_value();
    if (isElsewhere || now.options.caFile != m_route.options.caFile) {
        command.caFile = now.options.caFile;
    }
    if (isElsewhere || now.options.allowPrivate != m_route.options.allowPrivate) {
        command.allowPrivate = now.options.allowPrivate;
    }
    command.addSecret = secret();
    if (m_removedSecret) command.removeSecret = m_removedSecret->currentData().toString();
    return command;
}

Command RouteDialog::command() const { return isNew() ? Command(added()) : Command(edited()); }

bool RouteDialog::isUnchanged() const {
    const EditRoute now = edited();
    return !isNew() && !now.events && !now.destination && !now.transform && !now.filter &&
           !now.caFile && !now.allowPrivate && now.addSecret.isEmpty() &&
           now.removeSecret.isEmpty();
}

bool RouteDialog::canSubmit() {
    if (isUnchanged()) {
        showNotice(tr("Nothing is changed yet."));
        return false;
    }
    const QString files = secret() + u'\n' + caFile();
    const bool isEach = !m_checksFiles || files == u"\n" || files == m_checkedFiles;
    if (isEach || !problems().isEmpty()) return true;
    const bool asksKeychain = secret().startsWith(kSecretInKeychain);
    showNotice(asksKeychain ? tr("Waiting for the keychain…") : tr("The files are being read…"));
    const bool isAsked = !m_askedFiles.isEmpty() && m_askedFiles.last() == files;
    if (isAsked) return false;
    m_askedFiles.enqueue(files);
    emit filesToCheck(secret(), caFile());
    return false;
}

void RouteDialog::filesChecked(const std::optional<Error>& problem) {
    if (m_askedFiles.isEmpty()) return;
    const QString files = m_askedFiles.dequeue();
    // Others were named since; their answer follows.
    if (!m_askedFiles.isEmpty()) return;
    showNotice({});
    if (problem) return showError(*problem);
    m_checkedFiles = files;
    findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
}

QList<FieldProblem> RouteDialog::problems() const {
    QList<FieldProblem> found;
    const auto require = [&found](bool good, const char* field, const QString& message) {
        if (!good) found.append({QString::fromLatin1(field), message});
    };
    require(!m_events->currentText().trimmed().isEmpty(), "events", tr("Say which events."));
    const QString address = m_address->text().trimmed();
    require(!address.isEmpty(), "destination", tr("Say where they are sent."));
    const QString whole =
        tr("Give the file's whole path, beginning with %1.").arg(QStringLiteral("/"));
    if (m_kind->currentData().toString() == kLog) require(isWhole(address), "destination", whole);
    const bool hasTemplate = m_content->currentData().toString() == kTemplate;
    require(!hasTemplate || !transform().isEmpty(), "transform", tr("Write the template."));
    const bool isFile = secret().startsWith(kSecretInFile);
    require(!isFile || isWhole(secret().mid(kSecretInFile.size())), "secret", whole);
    require(isWhole(caFile()), "ca_file", whole);
    return found;
}

}  // namespace countertop
