// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <memory>

struct gzFile_s;

namespace countertop {

/// The bytes of a file, uncompressed when its content is gzip, whatever its name says.
class InputFile {
public:
    /// NOT_FOUND when there is no such file, STORAGE when it cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<InputFile>> open(const QString& path);
    ~InputFile();
    Q_DISABLE_COPY_MOVE(InputFile)

    /// Up to `size` more bytes; 0 at the end. DAMAGED for broken or cut-off gzip data.
    Result<qsizetype> read(char* into, qsizetype size);

    /// Bytes of the file as stored: how many are read, and all.
    [[nodiscard]] qint64 position() const;
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    InputFile(QString path, gzFile_s* file, qint64 size)
        : m_path(std::move(path)), m_file(file), m_size(size) {}

    QString m_path;
    gzFile_s* m_file;
    qint64 m_size;
};

}  // namespace countertop
