// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace countertop {

/// An error that Amazon SNS or a service with its API answered. Plain value.
struct SnsError {
    /// What has to change before a message is taken.
    enum class Concern {
        Service,  ///< nothing here: the service, its limits, or the topic
        Keys,     ///< the keys of this program, or what they may do
        Clock,    ///< of this computer
        Message   ///< this message; another attempt cannot succeed
    };

    QString code;     ///< empty when the answer names none
    QString message;  ///< in one line, at most 300 characters; may be empty
    Concern concern = Concern::Service;
};

/// Reads the XML of the query protocol, or the JSON of others
/// (https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html).
[[nodiscard]] SnsError snsErrorFrom(const QByteArray& answer);

}  // namespace countertop
