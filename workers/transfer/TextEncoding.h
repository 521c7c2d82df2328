// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace countertop {

/// Determines a text's encoding from all bytes of a file: by a byte order mark, by the pattern of
/// two-byte characters in the first bytes, as UTF-8 if all of it is valid, or as Windows-1252. The
/// user is asked about a text that is neither, partly both, or just as likely from an old Macintosh
/// (whose lines end with a carriage return only). Plain data.
class EncodingFinder {
public:
    void add(QByteArrayView bytes);
    /// Call it after the last bytes.
    void finish();

    /// A name that ICU knows. INVALID_INPUT (reason "encoding_unclear", with the line) when the
    /// bytes do not match exactly one encoding.
    [[nodiscard]] Result<QByteArray> encoding(const QString& path) const;

    /// True when dashes or euro signs occur where only Windows has them: not within words.
    [[nodiscard]] bool showsWindows() const { return m_showsWindows; }

private:
    void addUtf8(const uint8_t* bytes, int32_t size, bool isLast);
    void noteByte(uint8_t byte);

    QByteArray m_first;  ///< the first four bytes
    QByteArray m_rest;   ///< the start of a character at the end of the last bytes
    qint64 m_line = 1;
    qint64 m_invalidLine = 0;    ///< of the first bytes that are not UTF-8
    qint64 m_characterLine = 0;  ///< of the first multi-byte character
    qint64 m_undefinedLine = 0;  ///< of the first byte that Windows-1252 leaves undefined
    bool m_wasReturn = false;
    bool m_hasReturns = false;
    bool m_hasFeeds = false;
    bool m_showsWindows = false;
    bool m_isMarkOpen = false;  ///< the last byte is a mark that starts like one of Windows
    uint8_t m_before = '\n';
};

/// ICU's name of the encoding, or nothing when there is no such encoding.
[[nodiscard]] std::optional<QByteArray> knownEncoding(const QString& name);

/// INVALID_INPUT for a whole file: `reason` is stable, `facts` are added to the path.
[[nodiscard]] Error fileRefusal(const QString& path, const QString& sentence, const QString& reason,
                                QJsonObject facts = {});

}  // namespace countertop
