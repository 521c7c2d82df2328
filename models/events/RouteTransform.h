// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/MessagePath.h"

#include <QByteArray>
#include <QString>

namespace countertop {

/// Makes the body of a message from the message and a route's template, which is JSON:
/// - an object, in which a text that is only "{{PATH}}" becomes the value with its JSON type, and
///   "{{PATH}}" inside a longer text becomes the value's text; everything else is copied,
/// - or a list of paths: the body has these fields, named by their paths.
/// PATH is a MessagePath. Equal messages give equal bytes. Plain value, thread-safe.
class RouteTransform {
public:
    static constexpr qsizetype kLargest = qsizetype{64} * 1024;        ///< bytes of a template
    static constexpr qsizetype kLargestBody = qsizetype{1024} * 1024;  ///< bytes of what it makes

    /// INVALID_INPUT for the field "transform" with line and column of the fault.
    [[nodiscard]] static Result<RouteTransform> parse(const QByteArray& json);

    /// The body made of a message {"type", "order_id", …, "data":{…}}. INVALID_TRANSITION naming
    /// the path that the message lacks, or when the body would be too large.
    [[nodiscard]] Result<QByteArray> apply(const QByteArray& message) const;

private:
    StrictValue m_template;
};

/// Whether a route's transform is a template rather than a word.
[[nodiscard]] bool isTemplate(const QString& transform);

}  // namespace countertop
