// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QFile>

#include <memory>

struct z_stream_s;

namespace countertop {

/// The bytes of a file, decompressed when its content is gzip, whatever its name. Several gzip
/// members in sequence are one content; anything else after a member is damage.
class InputFile {
public:
    /// NOT_FOUND when there is no such file, STORAGE when it cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<InputFile>> open(const QString& path);
    ~InputFile();
    Q_DISABLE_COPY_MOVE(InputFile)

    /// Reads up to `size` more bytes; 0 at the end. DAMAGED for corrupt or truncated gzip data.
    Result<qsizetype> read(char* into, qsizetype size);

    /// Stored (compressed) bytes: how many have been read, and the total.
    [[nodiscard]] qint64 position() const { return m_file.pos(); }
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    explicit InputFile(const QString& path);
    Result<bool> fill();
    Result<qsizetype> inflateInto(char* into, qsizetype size);
    Result<bool> nextMember();

    QFile m_file;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_size = 0;
    std::unique_ptr<z_stream_s> m_zip;  ///< only for compressed content
    bool m_memberEnded = false;
};

}  // namespace countertop
