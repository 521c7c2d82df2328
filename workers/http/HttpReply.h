// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace countertop {

/// What a server replied to a request. Plain value.
struct HttpReply {
    int status = 0;
    QByteArray phrase;  ///< behind the status: "Service Unavailable"
    QByteArray body;    ///< the first 64 KiB
    std::optional<qint64> retryAfterMs = std::nullopt;  ///< the pause the server asked for

    /// The body's beginning in one line, for people; safe to store and to print.
    [[nodiscard]] QString excerpt() const;
    /// "HTTP 503 Service Unavailable: database is down", as safe as the excerpt.
    [[nodiscard]] QString text() const;
};

/// The reply, or an English sentence on why there is none.
using HttpOutcome = tl::expected<HttpReply, QString>;

/// The pause of a Retry-After header, in milliseconds, at most a day. A date (RFC 9110 §10.2.3) is
/// compared with the reply's own Date header, since clocks differ; where there is none, with the
/// time at which it was received, in seconds of Unix time. Nothing when the value cannot be parsed.
[[nodiscard]] std::optional<qint64> retryAfterMs(const QByteArray& retryAfter,
                                                 const QByteArray& date, qint64 receivedAt);

}  // namespace countertop
