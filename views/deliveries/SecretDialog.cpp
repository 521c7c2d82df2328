// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/SecretDialog.h"

#include "models/core/SigningSecret.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>

namespace countertop {

SecretDialog::SecretDialog(const QString& name, QWidget* parent)
    : FormDialog({tr("New secret in the keychain"),
                  tr("Copy the secret now and give it to the receiver: afterwards only the "
                     "keychain of this computer has it. Other computers leave messages that need "
                     "it to this one."),
                  tr("Save in the keychain"), tr("Waiting for the keychain…"), tr("Cancel", "form"),
                  false},
                 parent),
      m_name(addTextField(QStringLiteral("name"), tr("Name in the keychain"))) {
    setObjectName(QStringLiteral("secretDialog"));
    m_name->setText(name);
    m_name->selectAll();
    addSecretField();
    setMinimumWidth(metrics::kFormWidth);
    awaitAnswer();
}

void SecretDialog::addSecretField() {
    m_secret = addTextField(QStringLiteral("secret"), tr("Secret"));
    // Others may look at the screen, too.
    m_secret->setEchoMode(QLineEdit::Password);
    makeSecret();
    auto* copy = pageparts::makeButton(QStringLiteral("copySecretButton"), QStringLiteral("copy"),
                                       tr("Copy secret"), this);
    addField(QStringLiteral("copy_secret"), {}, copy, Width::Half);
    copy->setAccessibleName(copy->text());
    auto* another = pageparts::makeButton(QStringLiteral("makeSecretButton"),
                                          QStringLiteral("refresh"), tr("Generate another"), this);
    addField(QStringLiteral("make_secret"), {}, another, Width::Half);
    another->setAccessibleName(another->text());
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(secret());
        showNotice(tr("The secret is copied."));
    });
    connect(another, &QPushButton::clicked, this, [this] {
        makeSecret();
        showNotice({});
    });
    auto* shown = new QCheckBox(tr("Show the secret"), this);
    addField(QStringLiteral("show_secret"), {}, shown);
    shown->setAccessibleName(shown->text());
    connect(shown, &QCheckBox::toggled, this, [this](bool isShown) {
        m_secret->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    });
}

void SecretDialog::makeSecret() {
    m_secret->setText(newSigningSecret());
    m_secret->setCursorPosition(0);
}

QString SecretDialog::name() const { return m_name->text().trimmed(); }

QString SecretDialog::secret() const { return m_secret->text().trimmed(); }

QList<FieldProblem> SecretDialog::problems() const {
    QList<FieldProblem> found;
    if (name().isEmpty()) {
        found.append({QStringLiteral("name"), tr("Give the secret a name.")});
    }
    if (secret().isEmpty()) {
        found.append({QStringLiteral("secret"), tr("Type a secret, or generate one.")});
    }
    return found;
}

}  // namespace countertop
