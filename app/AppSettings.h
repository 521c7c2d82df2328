// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

namespace countertop {

/// What this computer remembers between runs: a small file in the person's configuration folder.
/// Nothing of the shop is in it.
class AppSettings {
public:
    AppSettings();

    [[nodiscard]] QString text(const QString& name, const QString& fallback = {}) const;
    void setText(const QString& name, const QString& value);
    [[nodiscard]] QSettings& store() { return m_store; }

    [[nodiscard]] QString till() const;
    [[nodiscard]] QString staff() const;

private:
    QSettings m_store;
};

/// "sqlite:" and the shop file in the person's data folder.
[[nodiscard]] QString defaultDatabaseUrl();

}  // namespace countertop
