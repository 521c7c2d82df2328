// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/FormDialog.h"
#include "views/settings/BrokerValues.h"

class QComboBox;

namespace countertop {

/// Edits one broker of this computer. Emits submitted(); whoever saves change() calls answered().
class BrokerDialog : public FormDialog {
    Q_OBJECT

public:
    [[nodiscard]] virtual BrokerChange change() const = 0;

protected:
    BrokerDialog(const QString& title, const QString& explanation, BrokerValues values,
                 QWidget* parent);

    /// A field whose characters are hidden. Left empty it keeps the secret that is `kept`.
    void addSecretField(const QString& label, bool isKept);
    /// A connection without login needs none; what is kept stays.
    void setSecretWanted(bool wanted);
    [[nodiscard]] std::optional<QString> secret() const;
    /// Makes the field show what a variable of the environment says instead, if one does.
    void showEnvironment(QLineEdit* field, const QString& name);
    [[nodiscard]] const BrokerValues& values() const { return m_values; }

private:
    BrokerValues m_values;
    QLineEdit* m_secret = nullptr;
    bool m_isSecretWanted = true;
    QComboBox* m_secretUse = nullptr;  ///< only while a secret is kept
};

class RedisBrokerDialog final : public BrokerDialog {
    Q_OBJECT

public:
    RedisBrokerDialog(const BrokerValues& values, QWidget* parent);
    [[nodiscard]] BrokerChange change() const override;

private:
    QLineEdit* m_address;
};

class KafkaBrokerDialog final : public BrokerDialog {
    Q_OBJECT

public:
    KafkaBrokerDialog(const BrokerValues& values, QWidget* parent);
    [[nodiscard]] BrokerChange change() const override;

private:
    void addLogin();
    void showProtocol();

    QLineEdit* m_servers;
    QComboBox* m_protocol;
    QComboBox* m_mechanism = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_caFile = nullptr;
};

class AwsBrokerDialog final : public BrokerDialog {
    Q_OBJECT

public:
    AwsBrokerDialog(const BrokerValues& values, QWidget* parent);
    [[nodiscard]] BrokerChange change() const override;

private:
    QLineEdit* m_endpoint;
    QLineEdit* m_region;
    QLineEdit* m_keyId;
};

/// The dialog for a broker, deleted when it is closed.
[[nodiscard]] BrokerDialog* makeBrokerDialog(BrokerKind kind, const BrokerValues& values,
                                             QWidget* parent);

}  // namespace countertop
