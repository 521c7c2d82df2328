// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/CsvWriter.h"

#include <QFileDevice>
#include <QSaveFile>

#include <memory>

namespace countertop {

/// The target of an export. A regular file appears under its name only when it is complete: without
/// save(), after a cancel or an error, nothing is left behind and an older file of that name is not
/// changed. Pipes and devices are written directly; "-" is the standard output.
class CsvFile {
public:
    /// STORAGE describes what is wrong with the folder or the file.
    [[nodiscard]] static Result<std::unique_ptr<CsvFile>> create(const QString& path,
                                                                 const CsvDialect& dialect);

    [[nodiscard]] CsvWriter& writer() { return *m_writer; }
    /// STORAGE once any write has failed, for example because the disk is full.
    Result<void> check();
    Result<void> save();

private:
    CsvFile(QString path, std::unique_ptr<QFileDevice> device, QSaveFile* replaced)
        : m_path(std::move(path)), m_device(std::move(device)), m_replaced(replaced) {}
    [[nodiscard]] tl::unexpected<Error> notWritten();

    QString m_path;
    std::unique_ptr<QFileDevice> m_device;
    QSaveFile* m_replaced;  ///< the device, if it writes a regular file
    std::optional<CsvWriter> m_writer;
};

/// True for the standard output.
[[nodiscard]] bool isStandardOutput(const QString& path);

}  // namespace countertop
