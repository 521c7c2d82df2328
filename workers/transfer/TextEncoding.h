// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace countertop {

/// Finds out over all bytes of a file which encoding its text has: a byte order mark says it, else
/// two-byte characters show in the first of them, else all of it is UTF-8 or none of it is, and
/// then it is Windows-1252. What is neither, partly both, or as likely from an old Macintosh (whose
/// lines end with carriage returns alone) has to be asked for. Plain data.
class EncodingFinder {
public:
    void add(QByteArrayView bytes);
    /// No more bytes will come.
    void finish();

    /// A name that ICU knows. INVALID_INPUT (reason "encoding_unclear", with the line) when the
    /// bytes fit no encoding alone.
    [[nodiscard]] Result<QByteArray> encoding(const QString& path) const;

    /// True when dashes or the euro stand where only Windows has them: not in the middle of words.
    [[nodiscard]] bool showsWindows() const { return m_showsWindows; }

private:
    void addUtf8(const uint8_t* bytes, int32_t size, bool isLast);
    void noteByte(uint8_t byte);

    QByteArray m_first;  ///< the first four bytes
    QByteArray m_rest;   ///< the begin of a character at the end of the last bytes
    qint64 m_line = 1;
    qint64 m_invalidLine = 0;    ///< of the first bytes that are not UTF-8
    qint64 m_characterLine = 0;  ///< of the first character of several bytes
    qint64 m_undefinedLine = 0;  ///< of the first byte that Windows-1252 does not have
    bool m_wasReturn = false;
    bool m_hasReturns = false;
    bool m_hasFeeds = false;
    bool m_showsWindows = false;
    bool m_isMarkOpen = false;  ///< the last byte is a mark that begins like one of Windows
    uint8_t m_before = '\n';
};

/// The name as ICU has it, or nothing when there is no such encoding.
[[nodiscard]] std::optional<QByteArray> knownEncoding(const QString& name);

/// INVALID_INPUT about a whole file: `reason` stable, `facts` beside the path.
[[nodiscard]] Error fileRefusal(const QString& path, const QString& sentence, const QString& reason,
                                QJsonObject facts = {});

}  // namespace countertop
