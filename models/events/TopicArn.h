// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

namespace countertop {

/// The name of an SNS topic: "arn:aws:sns:REGION:ACCOUNT:TOPIC".
struct TopicArn {
    QString text;
    QString partition;  ///< "aws", "aws-cn", "aws-us-gov"
    QString region;
    QString topic;

    /// Such a topic keeps the order of a group's messages and removes repeats by their id.
    [[nodiscard]] bool isFifo() const { return topic.endsWith(QLatin1StringView(".fifo")); }
};

/// INVALID_INPUT on the field "destination" when it is not such a name.
[[nodiscard]] Result<TopicArn> parseTopicArn(const QString& text);

}  // namespace countertop
