// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

namespace countertop {

/// One POST to an http or https address. Control characters in headers are not sent.
struct HttpPost {
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    /// Whether the host may have a loopback, private, link-local, unique-local or reserved address.
    bool allowPrivate = false;
    /// The certificates of the authorities to trust, in PEM form; empty: the system's.
    QByteArray authorities = {};
};

}  // namespace countertop
