// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/TopicArn.h"

#include "models/core/MaskedAddress.h"

#include <QRegularExpression>

namespace countertop {

using namespace Qt::StringLiterals;

Result<TopicArn> parseTopicArn(const QString& text) {
    static const QRegularExpression kForm(
        u"^arn:(aws[a-z-]*):sns:([a-z0-9-]+):([0-9]+):([A-Za-z0-9_-]{1,256}(?:\\.fifo)?)\\z"_s);
    const auto match = kForm.match(text);
    if (match.hasMatch())
        return TopicArn{text, match.captured(1), match.captured(2), match.captured(4)};
    const QString shown = maskedInput(text);
    return fail(invalidInput(
        QStringLiteral("destination"),
        u"'%1' is not an SNS topic; write arn:aws:sns:REGION:ACCOUNT:TOPIC"_s.arg(shown),
        QStringLiteral("not_a_topic_arn"), {{u"text"_s, shown}}));
}

}  // namespace countertop
