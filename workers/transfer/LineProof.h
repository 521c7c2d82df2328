// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

namespace countertop {

/// The first line of a file that proves something about the file's form.
struct LineProof {
    qint64 line = 0;  ///< 0: none
    QByteArray text;

    void note(QByteArrayView found, qint64 foundLine);
};

/// Two lines of a file that prove different forms, and their texts for users and programs.
struct Contradiction {
    const LineProof& first;
    const LineProof& other;

    /// `twice`: "writes dates in two orders"; `options`: the options that resolve it.
    [[nodiscard]] QString sentence(const QString& path, const QString& twice,
                                   const QString& options) const;
    /// The facts "line" and "other".
    [[nodiscard]] QJsonObject facts() const;
};

}  // namespace countertop
