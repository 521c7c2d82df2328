// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/WebhookAnswer.h"

#include <algorithm>

namespace countertop {

WebhookAnswer::State WebhookAnswer::feed(const QByteArray& bytes) {
    if (m_state != State::Incomplete) return m_state;
    m_unread += bytes;
    while (!hasHead()) {
        const qsizetype end = m_unread.indexOf("\r\n\r\n");
        if (end < 0) {
            const bool fits = m_unread.size() <= kMaximumHead;
            const bool looksRight = QByteArray("HTTP/1.").startsWith(m_unread.left(7));
            return m_state = fits && looksRight ? State::Incomplete : State::Broken;
        }
        if (end > kMaximumHead || !readHead()) return m_state = State::Broken;
        // An interim response (100 Continue, 103 Early Hints) precedes the real one.
        if (m_status < 200) m_status = 0;
    }
    return m_state = readBody();
}

WebhookAnswer::State WebhookAnswer::end() {
    if (m_state != State::Incomplete) return m_state;
    const bool isWhole = hasHead() && m_body == Body::UntilEnd;
    return m_state = isWhole ? State::Complete : State::Broken;
}

bool WebhookAnswer::readHead() {
    const qsizetype end = m_unread.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = m_unread.left(end).split('\n');
    m_unread.remove(0, end + 4);
    if (!readStatusLine(lines.first().trimmed())) return false;
    m_headers.clear();
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0) return false;
        m_headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    chooseBody();
    return true;
}

bool WebhookAnswer::readStatusLine(const QByteArray& line) {
    if (!line.startsWith("HTTP/1.") || line.size() < 12 || line[8] != ' ') return false;
    bool isNumber = false;
    m_status = line.mid(9, 3).toInt(&isNumber);
    m_isHttp11 = line[7] == '1';
    m_phrase = line.mid(13).trimmed();
    return isNumber && m_status >= 100 && m_status <= 599;
}

void WebhookAnswer::chooseBody() {
    m_left = 0;
    m_inChunk = false;
    if (m_status < 200 || m_status == 204 || m_status == 304) {
        m_body = Body::None;
    } else if (m_headers.value("transfer-encoding").toLower().endsWith("chunked")) {
        m_body = Body::Chunked;
    } else if (m_headers.contains("content-length")) {
        bool isNumber = false;
        m_left = m_headers.value("content-length").toLongLong(&isNumber);
        m_body = isNumber && m_left >= 0 ? Body::Sized : Body::UntilEnd;
    } else {
        m_body = Body::UntilEnd;
    }
}

WebhookAnswer::State WebhookAnswer::readBody() {
    switch (m_body) {
        case Body::None:
            return State::Complete;
        case Body::Chunked:
            return readChunks();
        case Body::Sized:
        case Body::UntilEnd:
            break;
    }
    const bool isSized = m_body == Body::Sized;
    const qsizetype taken = isSized ? std::min<qint64>(m_left, m_unread.size()) : m_unread.size();
    keep(m_unread.left(taken));
    m_unread.remove(0, taken);
    if (isSized) m_left -= taken;
    if (isSized && m_left == 0) return State::Complete;
    return m_received > kMaximumBody ? State::Oversized : State::Incomplete;
}

WebhookAnswer::State WebhookAnswer::readChunks() {
    for (;;) {
        if (m_received > kMaximumBody) return State::Oversized;
        if (m_inChunk) {
            const qsizetype taken = std::min<qint64>(m_left, m_unread.size());
            keep(m_unread.left(taken));
            m_unread.remove(0, taken);
            m_left -= taken;
            if (m_left > 0 || m_unread.size() < 2) return State::Incomplete;
            m_unread.remove(0, 2);  // the line break behind a chunk
            m_inChunk = false;
        }
        const qsizetype end = m_unread.indexOf("\r\n");
        if (end < 0) return m_unread.size() > kMaximumHead ? State::Broken : State::Incomplete;
        bool isNumber = false;
        m_left = m_unread.left(end).split(';').first().trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || m_left < 0) return State::Broken;
        if (m_left == 0) {
            // Trailers are of no interest, but they end with an empty line.
            const bool isWhole =
                m_unread.indexOf("\r\n\r\n", end) >= 0 || m_unread.mid(end + 2).startsWith("\r\n");
            if (isWhole) m_unread.clear();
            return isWhole ? State::Complete : State::Incomplete;
        }
        m_unread.remove(0, end + 2);
        m_inChunk = true;
    }
}

void WebhookAnswer::keep(const QByteArray& bytes) {
    m_received += bytes.size();
    m_beginning += bytes.left(kKeptBody - m_beginning.size());
}

QString WebhookAnswer::text() const {
    QString text = QStringLiteral("HTTP %1").arg(m_status);
    if (!m_phrase.isEmpty()) text += u' ' + QString::fromUtf8(m_phrase);
    const QString body = QString::fromUtf8(m_beginning).simplified();
    if (!body.isEmpty()) text += QStringLiteral(": ") + body;
    return text;
}

bool WebhookAnswer::keepsConnection() const {
    return m_state == State::Complete && m_isHttp11 && m_body != Body::UntilEnd &&
           m_unread.isEmpty() && !m_headers.value("connection").toLower().contains("close");
}

}  // namespace countertop
