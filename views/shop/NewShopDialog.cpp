// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shop/NewShopDialog.h"

#include "models/core/TimeZones.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QLocale>
#include <QSet>
#include <QTimeZone>

namespace countertop {

namespace {

QString currencyOf(const QLocale& locale) {
    return locale.currencySymbol(QLocale::CurrencyIsoCode);
}

/// A system without a language (LANG=C) has no currency, so use that of the program's language.
QString guessedCurrency() {
    const QString code = currencyOf(QLocale::system());
    return code.isEmpty() ? currencyOf(QLocale()) : code;
}

/// The currencies of all countries known to the system.
QStringList currencies() {
    QSet<QString> codes;
    const auto locales =
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    for (const QLocale& locale : locales) codes.insert(currencyOf(locale));
    codes.remove({});
    QStringList sorted(codes.cbegin(), codes.cend());
    sorted.sort();
    return sorted;
}

QStringList timeZones() {
    QStringList names;
    const auto ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray& id : ids) {
        const QString name = QString::fromLatin1(id);
        if (isTimeZone(name)) names.append(name);
    }
    return names;
}

FormDialog::Texts texts(const QString& place) {
    return {NewShopDialog::tr("There is no shop at %1. Make one?").arg(place),
            NewShopDialog::tr("Without one, Countertop ends. Currency and time zone cannot change "
                              "once the shop has orders."),
            NewShopDialog::tr("Make shop"),
            NewShopDialog::tr("Making the shop…"),
            NewShopDialog::tr("No"),
            false};
}

}  // namespace

NewShopDialog::NewShopDialog(const QString& place, QWidget* parent)
    : FormDialog(texts(place), parent),
      m_currency(
          addChoice(QStringLiteral("currency"), tr("Currency"), currencies(), guessedCurrency())),
      m_timeZone(addChoice(QStringLiteral("time_zone"), tr("Time zone"), timeZones(),
                           QString::fromLatin1(QTimeZone::systemTimeZoneId()))) {
    setObjectName(QStringLiteral("newShopDialog"));
}

QComboBox* NewShopDialog::addChoice(const QString& name, const QString& label,
                                    const QStringList& choices, const QString& guess) {
    auto* box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(choices);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setCurrentText(guess);
    addField(name, label, box);
    box->lineEdit()->setAccessibleName(label);
    return box;
}

QString NewShopDialog::currency() const { return m_currency->currentText().trimmed().toUpper(); }

QString NewShopDialog::timeZone() const { return m_timeZone->currentText().trimmed(); }

QList<FieldProblem> NewShopDialog::problems() const {
    QList<FieldProblem> found;
    if (m_currency->findText(currency(), Qt::MatchFixedString | Qt::MatchCaseSensitive) < 0) {
        found.append({QStringLiteral("currency"), tr("Choose a currency, such as GBP or EUR.")});
    }
    if (!isTimeZone(timeZone())) {
        found.append(
            {QStringLiteral("time_zone"), tr("Choose a time zone, such as Europe/London.")});
    }
    return found;
}

}  // namespace countertop
