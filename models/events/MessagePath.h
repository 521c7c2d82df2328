// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/StrictJson.h"

#include <QStringList>

#include <optional>

namespace countertop {

/// Names a value in a message: "type", "id", "order_id", "at" or "correlation_id" of the message,
/// else a path into the event's data, its steps separated by dots and elements of lists numbered
/// from 0 ("lines.0.sku"). "data." may precede it. Used by filters and transforms. Plain value.
class MessagePath {
public:
    /// Nothing for a text that is not a path.
    [[nodiscard]] static std::optional<MessagePath> parse(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }
    /// The message's own field this names; empty when it leads into the data.
    [[nodiscard]] QString ownField() const { return m_own; }
    /// The steps into the data, without a "data." before them.
    [[nodiscard]] const QStringList& steps() const { return m_steps; }

    /// The value in the data, or null when it is missing.
    [[nodiscard]] const StrictValue* findIn(const StrictValue& data) const;
    /// All values in the data, where a step without a number into a list means each element.
    [[nodiscard]] QList<const StrictValue*> findAllIn(const StrictValue& data) const;

private:
    QString m_text;
    QString m_own;
    QStringList m_steps;
};

/// The field of an object with this name, or null.
[[nodiscard]] const StrictValue* fieldOf(const StrictValue& object, const QString& name);

}  // namespace countertop
