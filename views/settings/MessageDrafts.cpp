// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/MessageDrafts.h"

namespace countertop {

bool hasSameText(const MessageTemplate& left, const MessageTemplate& right) {
    return left.subject == right.subject && left.text == right.text;
}

QString withLineFeeds(QString text) {
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (const QChar end :
         {QChar(u'\r'), QChar(QChar::ParagraphSeparator), QChar(QChar::LineSeparator)}) {
        text.replace(end, u'\n');
    }
    return text;
}

void MessageDrafts::setSaved(const MessageTemplates& saved, bool isOwn) {
    const MessageTemplates before = m_saved;
    m_saved = saved;
    for (const CustomerMessageKind kind : kCustomerMessageKinds) {
        MessageTemplate& wording = m_saved.of(kind);
        wording.text = withLineFeeds(wording.text);
        if (draft(kind) && !isOwn && !hasSameText(before.of(kind), wording)) {
            draft(kind)->isOvertaken = true;
        }
        dropIfSaved(kind);
    }
}

void MessageDrafts::setSaved(const MessageChange& change) {
    MessageTemplate& wording = m_saved.of(change.kind);
    wording.isOn = change.isOn.value_or(wording.isOn);
    wording.subject = change.subject.value_or(wording.subject);
    wording.text = change.text.value_or(wording.text);
    dropIfSaved(change.kind);
}

void MessageDrafts::edit(CustomerMessageKind kind, const MessageTemplate& wording) {
    if (!draft(kind)) draft(kind) = Draft{};
    draft(kind)->wording = wording;
    dropIfSaved(kind);
}

void MessageDrafts::discard(CustomerMessageKind kind) { draft(kind).reset(); }

void MessageDrafts::dropIfSaved(CustomerMessageKind kind) {
    if (draft(kind) && hasSameText(draft(kind)->wording, m_saved.of(kind))) discard(kind);
}

MessageTemplate MessageDrafts::wording(CustomerMessageKind kind) const {
    MessageTemplate wording = draft(kind) ? draft(kind)->wording : m_saved.of(kind);
    wording.isOn = m_saved.of(kind).isOn;
    return wording;
}

bool MessageDrafts::isOvertaken(CustomerMessageKind kind) const {
    return draft(kind) && draft(kind)->isOvertaken;
}

MessageChange MessageDrafts::change(CustomerMessageKind kind) const {
    MessageChange change{kind};
    const MessageTemplate& saved = m_saved.of(kind);
    const MessageTemplate now = wording(kind);
    if (now.subject != saved.subject) change.subject = now.subject;
    if (now.text != saved.text) change.text = now.text;
    return change;
}

}  // namespace countertop
