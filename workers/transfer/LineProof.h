// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

namespace countertop {

/// The first line of a file that shows something about how the file is written.
struct LineProof {
    qint64 line = 0;  ///< 0: none
    QByteArray text;

    void note(QByteArrayView found, qint64 foundLine);
};

/// Two lines of a file that prove two forms of one thing: how a person and a program are told.
struct Contradiction {
    const LineProof& first;
    const LineProof& other;

    /// `twice`: "writes dates in two orders"; `options`: what to say it with.
    [[nodiscard]] QString sentence(const QString& path, const QString& twice,
                                   const QString& options) const;
    /// "line" and "other".
    [[nodiscard]] QJsonObject facts() const;
};

}  // namespace countertop
