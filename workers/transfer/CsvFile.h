// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/CsvWriter.h"

#include <QSaveFile>

#include <memory>

namespace countertop {

/// A CSV file that appears under its name only when it is complete: without save(), on a cancel or
/// an error, nothing is left behind and an older file of that name stays as it was.
class CsvFile {
public:
    /// STORAGE saying what is wrong with the folder or the file.
    [[nodiscard]] static Result<std::unique_ptr<CsvFile>> create(const QString& path,
                                                                 const CsvDialect& dialect);

    [[nodiscard]] CsvWriter& writer() { return *m_writer; }
    /// STORAGE as soon as something could not be written, a full disk for example.
    Result<void> check();
    Result<void> save();

private:
    explicit CsvFile(const QString& path) : m_file(path) {}
    [[nodiscard]] tl::unexpected<Error> notWritten();

    QSaveFile m_file;
    std::optional<CsvWriter> m_writer;
};

}  // namespace countertop
