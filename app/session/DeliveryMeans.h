// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/keychain/KeychainSecrets.h"
#include "workers/publishers/BrokerDirectory.h"
#include "workers/publishers/Publisher.h"

class QSettings;

namespace countertop {

/// What this computer delivers messages with besides the shop's routes: the keychain's secrets, and
/// the brokers of the environment and the settings. One for each process (see systemKeychain()).
/// Thread-safe once made; must outlive its publishers.
class DeliveryMeans {
public:
    DeliveryMeans(std::unique_ptr<Keychain> keychain, const SavedBrokers& saved);
    /// With the system's keychain and the settings of this computer's user.
    [[nodiscard]] static std::unique_ptr<DeliveryMeans> ofThisComputer();

    [[nodiscard]] KeychainSecrets& secrets() { return m_secrets; }
    [[nodiscard]] const BrokerDirectory& brokers() const { return *m_brokers; }
    /// Takes effect for the next message.
    void setSaved(const SavedBrokers& saved) { m_brokers->setSaved(saved); }
    /// With every publisher of this build.
    [[nodiscard]] std::unique_ptr<Publisher> publishers();

private:
    std::unique_ptr<Keychain> m_keychain;
    KeychainSecrets m_secrets;
    std::shared_ptr<BrokerDirectory> m_brokers;
};

/// The group "brokers" of the settings.
[[nodiscard]] SavedBrokers savedBrokers(const QSettings& settings);
void saveBrokers(QSettings& settings, const SavedBrokers& brokers);

}  // namespace countertop
