// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/domain/Order.h"

#include <QString>
#include <QStringList>

#include <array>

namespace countertop {

inline constexpr std::array kCustomerMessageKinds{
    CustomerMessageKind::Created, CustomerMessageKind::Confirmed, CustomerMessageKind::Shipped};

/// The shop's wording of one kind of message. Subject and text may contain placeholders such as
/// "{{number}}"; a line of the text ends with a line feed.
struct MessageTemplate {
    bool isOn = true;
    QString subject;
    QString text;
    bool operator==(const MessageTemplate&) const = default;
};

/// The wording of all messages, in the language they are written in ("en", "de").
struct MessageTemplates {
    QString language = QStringLiteral("en");
    std::array<MessageTemplate, kCustomerMessageKinds.size()> byKind;

    [[nodiscard]] const MessageTemplate& of(CustomerMessageKind kind) const {
        return byKind[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] MessageTemplate& of(CustomerMessageKind kind) {
        return byKind[static_cast<std::size_t>(kind)];
    }
    bool operator==(const MessageTemplates&) const = default;
};

/// The languages with a wording of our own.
[[nodiscard]] QStringList messageLanguages();
/// Our own wording; the English one for a language without.
[[nodiscard]] MessageTemplates standardTemplates(const QString& language);

/// The names that may stand between "{{" and "}}".
[[nodiscard]] QStringList messagePlaceholders();

/// INVALID_INPUT of the fields "subject" and "text": an empty or too long one, a line break in the
/// subject, an unknown placeholder ("unknown_placeholder") or one without an end.
[[nodiscard]] QList<FieldProblem> problemsOf(const MessageTemplate& wording);

/// Subject and text for one order.
struct MessageText {
    QString subject;
    QString text;
};
/// Fills the placeholders. `shop` is the shop's name, `name` the customer's.
[[nodiscard]] MessageText filled(const MessageTemplate& wording, const Order& order,
                                 const QString& shop, const QString& name);

}  // namespace countertop
