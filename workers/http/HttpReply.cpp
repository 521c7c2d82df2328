// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/http/HttpReply.h"

#include "models/core/TextForm.h"

#include <QStringDecoder>

#include <algorithm>

#include <curl/curl.h>

namespace countertop {

namespace {

constexpr qsizetype kQuotedPhrase = 100;
constexpr qsizetype kQuotedBody = 200;
constexpr qint64 kLongestPauseMs = qint64{24} * 60 * 60 * 1000;

/// The first bytes as text. The decoder waits for the rest of a character that is cut in two.
QString quoted(const QByteArray& bytes, qsizetype longest) {
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes.left(longest));
    return withoutControls(text.simplified(), u' ').simplified();
}

}  // namespace

QString HttpReply::excerpt() const { return quoted(body, kQuotedBody); }

QString HttpReply::text() const {
    QString text = QStringLiteral("HTTP %1").arg(status);
    if (const QString said = quoted(phrase, kQuotedPhrase); !said.isEmpty()) text += u' ' + said;
    if (const QString said = excerpt(); !said.isEmpty()) text += QStringLiteral(": ") + said;
    return text;
}

std::optional<qint64> retryAfterMs(const QByteArray& retryAfter, const QByteArray& date,
                                   qint64 receivedAt) {
    const QByteArray text = retryAfter.trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber) return std::clamp<qint64>(seconds, 0, kLongestPauseMs / 1000) * 1000;
    // More seconds than a number has room for.
    const bool isHuge = !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](char digit) {
        return digit >= '0' && digit <= '9';
    });
    if (isHuge) return kLongestPauseMs;
    const time_t until = curl_getdate(text.constData(), nullptr);
    if (until < 0) return std::nullopt;
    const time_t sent = curl_getdate(date.constData(), nullptr);
    return std::clamp<qint64>((until - (sent < 0 ? receivedAt : sent)) * 1000, 0, kLongestPauseMs);
}

}  // namespace countertop
