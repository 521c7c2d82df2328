// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace countertop {

/// An HTTP/1.1 response as it arrives (RFC 9112): status and headers, and the first bytes of the
/// body; the rest is counted and discarded. Fed with the bytes of one connection. Plain value.
class WebhookAnswer {
public:
    enum class State {
        Incomplete,
        Complete,
        Oversized,  ///< status and headers are known, but the body exceeds kMaximumBody
        Broken,     ///< not HTTP, or ended too early
    };
    static constexpr qsizetype kMaximumHead = 32 * 1024;
    static constexpr qint64 kMaximumBody = 64 * 1024;
    static constexpr qsizetype kKeptBody = 200;

    State feed(const QByteArray& bytes);
    /// The connection has ended.
    State end();

    [[nodiscard]] bool hasHead() const { return m_status != 0; }
    [[nodiscard]] bool isEmpty() const { return !hasHead() && m_unread.isEmpty(); }
    [[nodiscard]] int status() const { return m_status; }
    /// The value of a header, by its name in lower case; empty when it is missing.
    [[nodiscard]] QByteArray header(const QByteArray& name) const { return m_headers.value(name); }
    /// "HTTP 503 Service Unavailable: database is down", with the body's beginning in one line.
    [[nodiscard]] QString text() const;
    /// Whether the connection can carry another request after this complete response.
    [[nodiscard]] bool keepsConnection() const;

private:
    enum class Body { None, Sized, Chunked, UntilEnd };

    bool readHead();
    bool readStatusLine(const QByteArray& line);
    void chooseBody();
    State readBody();
    State readChunks();
    void keep(const QByteArray& bytes);

    QByteArray m_unread;
    int m_status = 0;
    bool m_isHttp11 = false;
    QByteArray m_phrase;
    QHash<QByteArray, QByteArray> m_headers;
    Body m_body = Body::None;
    qint64 m_left = 0;  ///< bytes of the body or of the current chunk that have not arrived
    bool m_inChunk = false;
    qint64 m_received = 0;
    QByteArray m_beginning;
    State m_state = State::Incomplete;
};

}  // namespace countertop
