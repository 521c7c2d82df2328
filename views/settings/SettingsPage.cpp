// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/SettingsPage.h"

#include "views/forms/BusyButton.h"
#include "views/settings/BrokersView.h"
#include "views/settings/CustomerMessagesView.h"
#include "views/text/ErrorText.h"
#include "views/text/LanguageName.h"
#include "views/theme/Card.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr int kLongestTillName = 12;

void selectData(QComboBox* combo, const QVariant& data) {
    const int index = combo->findData(data);
    if (index >= 0) combo->setCurrentIndex(index);
}

}  // namespace

SettingsPage::SettingsPage(ReadQueue& queue, QWidget* parent)
    : CommandPage(parent),
      m_tabs(new QTabBar(this)),
      m_parts(new QStackedWidget(this)),
      m_language(new QComboBox(this)),
      m_appearance(new QComboBox(this)),
      m_density(new QComboBox(this)),
      m_till(new QLineEdit(this)),
      m_database(new QLabel(this)),
      m_messages(new CustomerMessagesView(queue, this)),
      m_brokers(new BrokersView(this)) {
    setObjectName(QStringLiteral("settingsPage"));
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Settings"));
    m_tabs->setObjectName(QStringLiteral("settingsTabs"));
    m_tabs->setAccessibleName(tr("Parts of the settings"));
    pageparts::addTabs(title, column, m_tabs, m_parts,
                       {{tr("This computer"), makeComputer()},
                        {tr("Messages to customers"), m_messages},
                        {tr("Brokers"), m_brokers}});
    pageparts::readAsLaidOut(this);
    pageparts::setTabOrder(QList<QWidget*>{m_tabs, m_language, m_appearance, m_density, m_till} +
                           m_messages->stops() + m_brokers->stops());
    connectRows();
    connectMessages();
}

QWidget* SettingsPage::makeComputer() {
    auto* part = new QWidget(this);
    auto* card = new Card(part);
    card->setMaximumWidth(metrics::kFormWidth);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(metrics::kSpaceHuge);
    form->setVerticalSpacing(metrics::kSpace);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    createRows(form);
    card->body()->addLayout(form);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch();
    return part;
}

void SettingsPage::createRows(QFormLayout* form) {
    const auto addRow = [form](const QString& text, const char* name, QWidget* field) {
        auto* label = new QLabel(text);
        setTextRole(label, TextRole::Body, true);
        label->setBuddy(field);
        label->setMinimumHeight(metrics::kControlHeight);
        field->setObjectName(QLatin1StringView(name));
        field->setAccessibleName(text);
        field->setMinimumWidth(metrics::kFormField);
        form->addRow(label, field);
    };
    setLanguages({QStringLiteral("en"), QStringLiteral("de")});
    m_appearance->addItem(tr("Like the system"), QVariant::fromValue(Theme::Mode::System));
    m_appearance->addItem(tr("Light"), QVariant::fromValue(Theme::Mode::Light));
    m_appearance->addItem(tr("Dark"), QVariant::fromValue(Theme::Mode::Dark));
    m_density->addItem(tr("Comfortable"), static_cast<int>(RowDensity::Comfortable));
    m_density->addItem(tr("Compact"), static_cast<int>(RowDensity::Compact));
    m_till->setMaxLength(kLongestTillName);
    m_database->setTextFormat(Qt::PlainText);
    m_database->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_database->setWordWrap(true);
    addRow(tr("Language"), "languageCombo", m_language);
    addRow(tr("Appearance"), "appearanceCombo", m_appearance);
    addRow(tr("Table rows"), "densityCombo", m_density);
    addRow(tr("Name of this till"), "tillNameEdit", m_till);
    addRow(tr("Database"), "databaseLabel", m_database);
}

void SettingsPage::connectRows() {
    connect(m_language, &QComboBox::activated, this,
            [this] { emit languageChanged(m_language->currentData().toString()); });
    connect(m_appearance, &QComboBox::activated, this,
            [this] { emit appearanceChanged(m_appearance->currentData().value<Theme::Mode>()); });
    connect(m_density, &QComboBox::activated, this, [this] {
        emit densityChanged(static_cast<RowDensity>(m_density->currentData().toInt()));
    });
    connect(m_till, &QLineEdit::editingFinished, this, [this] {
        const QString name = m_till->text().trimmed();
        if (m_till->isModified() && !name.isEmpty()) emit tillChanged(name);
        m_till->setModified(false);
    });
}

void SettingsPage::setLanguages(const QStringList& codes) {
    const QString chosen = m_language->currentData().toString();
    m_language->clear();
    m_language->addItem(tr("Like the system"), QString());
    for (const QString& code : codes) {
        m_language->addItem(languageName(code), code);
    }
    selectData(m_language, chosen);
}

void SettingsPage::setValues(const Values& values) {
    selectData(m_language, values.language);
    selectData(m_appearance, QVariant::fromValue(values.appearance));
    selectData(m_density, static_cast<int>(values.density));
    m_till->setText(values.till);
    m_database->setText(values.database);
}

void SettingsPage::connectMessages() {
    connect(m_tabs, &QTabBar::currentChanged, m_parts, &QStackedWidget::setCurrentIndex);
    connect(m_messages, &CustomerMessagesView::changeRequested, this,
            [this](const ConfigureShop& change) {
                const bool isWording = change.message && !change.message->isOn;
                send(change, isWording ? m_messages->saveButton() : nullptr,
                     [this](const CommandResult& result) {
                         emit message(MessageKind::Success, m_messages->changeMade(result));
                     });
            });
    connect(m_messages, &CustomerMessagesView::routeRequested, this,
            &SettingsPage::messageRouteRequested);
    connect(m_messages, &CustomerMessagesView::failed, this,
            [this](const Error& error) { emit message(MessageKind::Error, errorText(error)); });
}

QString SettingsPage::unsavedText() const { return m_messages->unsavedText(); }

void SettingsPage::focusSearch() {
    switch (m_tabs->currentIndex()) {
        case Messages:
            return m_messages->enter();
        case Brokers:
            return m_brokers->enter();
        default:
            m_language->setFocus();
    }
}

void SettingsPage::readAgain() { m_messages->readAgain(); }

void SettingsPage::explainFailure(const Error& error) {
    if (!m_messages->changeRefused(error)) CommandPage::explainFailure(error);
}

void SettingsPage::showEvent(QShowEvent* event) {
    m_messages->forgetRefusal();
    CommandPage::showEvent(event);
}

}  // namespace countertop
