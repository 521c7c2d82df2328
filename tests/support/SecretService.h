// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace countertop {

/// A session bus with an unlocked keychain (gnome-keyring) in a folder of its own; both end with
/// the object. Sets DBUS_SESSION_BUS_ADDRESS and the folders of XDG for this process.
class SecretService {
public:
    /// Why none can run here; empty when one can.
    [[nodiscard]] static QString missing();

    SecretService();
    ~SecretService();
    Q_DISABLE_COPY_MOVE(SecretService)

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
};

}  // namespace countertop
