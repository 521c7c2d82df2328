// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/InputFile.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <string>
#include <vector>

struct UConverter;

namespace countertop {

/// The text of a file as UTF-8, piece by piece, without a byte order mark. Invalid bytes are an
/// error; they are never replaced.
class TextInput {
public:
    /// InputFile's errors; INVALID_INPUT for an encoding that ICU does not know.
    [[nodiscard]] static Result<std::unique_ptr<TextInput>> open(const QString& path,
                                                                 const QByteArray& encoding);
    ~TextInput();
    Q_DISABLE_COPY_MOVE(TextInput)

    /// The next piece, valid until the next call; empty at the end. INVALID_INPUT with the reason
    /// "bad_bytes" and the line, or InputFile's errors.
    Result<QByteArrayView> read();

    [[nodiscard]] const InputFile& file() const { return *m_file; }
    [[nodiscard]] const QString& path() const { return m_path; }
    /// SHA-1 of all (decompressed) bytes read so far, in hexadecimal.
    [[nodiscard]] QByteArray digest() const { return m_digest.result().toHex(); }

private:
    TextInput(QString path, std::unique_ptr<InputFile> file, UConverter* converter);
    Result<void> decode(bool isLast);
    Result<void> take(size_t units, bool isWhole);
    [[nodiscard]] tl::unexpected<Error> badBytes() const;

    QString m_path;
    std::unique_ptr<InputFile> m_file;
    UConverter* m_converter;
    QByteArray m_encoding;  ///< the name passed to open()
    bool m_isWindows1252 = false;
    QCryptographicHash m_digest{QCryptographicHash::Sha1};
    std::vector<char> m_bytes;
    size_t m_filled = 0;
    std::u16string m_units;
    std::string m_text;
    qint64 m_line = 1;
    bool m_wasReturn = false;
    bool m_atStart = true;
    bool m_atEnd = false;
};

}  // namespace countertop
