// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

#include <memory>

namespace countertop {

/// Settings of this computer, kept between runs in a small file in the user's configuration folder.
/// Contains no shop data.
class AppSettings {
public:
    AppSettings();

    [[nodiscard]] QString text(const QString& name, const QString& fallback = {}) const;
    void setText(const QString& name, const QString& value);
    [[nodiscard]] QSettings& store() { return *m_store; }

    [[nodiscard]] QString till() const;
    [[nodiscard]] QString staff() const;

private:
    std::unique_ptr<QSettings> m_store;
};

/// "sqlite:" and the path of the shop file in the user's data folder.
[[nodiscard]] QString defaultDatabaseUrl();

}  // namespace countertop
