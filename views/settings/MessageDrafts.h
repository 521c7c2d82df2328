// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Shop.h"

#include <array>
#include <optional>

namespace countertop {

/// The wording of the messages to customers as stored, and what was typed of each kind but not
/// saved yet. What was typed survives a change of the stored wording by somebody else. Line ends
/// are line feeds, as in fields.
class MessageDrafts {
public:
    /// The stored wording. `isOwn`: this window's own change led to it.
    void setSaved(const MessageTemplates& saved, bool isOwn);
    /// A change was saved: what it contains is stored now.
    void setSaved(const MessageChange& change);
    /// The wording in the kind's fields is now this one.
    void edit(CustomerMessageKind kind, const MessageTemplate& wording);
    void discard(CustomerMessageKind kind);

    /// What the fields show.
    [[nodiscard]] MessageTemplate wording(CustomerMessageKind kind) const;
    [[nodiscard]] bool isTyped(CustomerMessageKind kind) const { return draft(kind).has_value(); }
    /// Somebody else changed the stored wording while this one was being typed.
    [[nodiscard]] bool isOvertaken(CustomerMessageKind kind) const;
    /// The typed parts of a kind that differ from the stored ones.
    [[nodiscard]] MessageChange change(CustomerMessageKind kind) const;

private:
    struct Draft {
        MessageTemplate wording;
        bool isOvertaken = false;
    };

    [[nodiscard]] const std::optional<Draft>& draft(CustomerMessageKind kind) const {
        return m_drafts[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] std::optional<Draft>& draft(CustomerMessageKind kind) {
        return m_drafts[static_cast<std::size_t>(kind)];
    }
    void dropIfSaved(CustomerMessageKind kind);

    MessageTemplates m_saved;
    std::array<std::optional<Draft>, kCustomerMessageKinds.size()> m_drafts;
};

/// Whether both have the same wording, sent or not.
[[nodiscard]] bool hasSameText(const MessageTemplate& left, const MessageTemplate& right);

/// The text with line feeds as its only line ends.
[[nodiscard]] QString withLineFeeds(QString text);

}  // namespace countertop
