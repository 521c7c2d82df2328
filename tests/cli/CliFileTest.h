// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/CliProcess.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace countertop {

/// Base of the tests of the command line that need no server: each runs in a new folder, where the
/// shop's file does not exist yet.
class CliFileTest : public QObject {
    Q_OBJECT

protected slots:
    void init();

protected:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] CliProcess shop() const {
        return CliProcess(QStringLiteral("sqlite:") + path(QStringLiteral("shop")));
    }
    void write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] QByteArray read(const QString& name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace countertop
