// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <utility>

namespace countertop {

using HttpHeader = std::pair<QByteArray, QByteArray>;

/// One request as received: only its framing and size have been checked.
struct HttpRequest {
    QByteArray method;  ///< "GET", "POST" …
    QString path;       ///< decoded, without the query
    QByteArray body;
    QList<HttpHeader> headers;

    /// The first header with this name, ignoring case; empty when there is none.
    [[nodiscard]] QByteArray header(const QByteArray& name) const {
        for (const HttpHeader& header : headers) {
            if (header.first.compare(name, Qt::CaseInsensitive) == 0) return header.second;
        }
        return {};
    }
};

/// Whether a header's value is 1 to `longest` visible ASCII characters.
[[nodiscard]] inline bool isVisibleAscii(const QByteArray& text, qsizetype longest) {
    return !text.isEmpty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

/// A response; its body is JSON.
struct HttpResponse {
    int status = 200;
    QByteArray body;
    QList<HttpHeader> headers = {};
};

}  // namespace countertop
