// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/PersonalSeal.h"

#include "models/core/SecretBox.h"
#include "models/events/PersonalFields.h"

#include <algorithm>

namespace countertop {

namespace {

/// The keys of one write: each subject's key once, although a new one is not stored yet.
class KeysInUse {
public:
    explicit KeysInUse(PersonalKeys& known) : m_known(known) {}

    Result<PersonalKey> of(const QString& subject) {
        for (const PersonalKey& key : std::as_const(m_keys)) {
            if (key.subject == subject) return key;
        }
        const auto key = m_known.keyOf(subject);
        if (key) m_keys.append(*key);
        return key;
    }

    /// By subject, the order in which every write stores and locks them.
    [[nodiscard]] QList<PersonalKey> bySubject() const {
        QList<PersonalKey> keys = m_keys;
        std::sort(keys.begin(), keys.end(),
                  [](const auto& left, const auto& right) { return left.subject < right.subject; });
        return keys;
    }
    [[nodiscard]] bool isEmpty() const { return m_keys.isEmpty(); }
    [[nodiscard]] const PersonalKey& first() const { return m_keys.first(); }

private:
    PersonalKeys& m_known;
    QList<PersonalKey> m_keys;
};

PersonalBox boxOf(const QByteArray& personal, const PersonalKey& key) {
    return {key.id, secretbox::seal(personal, key.key)};
}

bool isPersonal(const EventDraft& event) { return !event.personal.isEmpty(); }

}  // namespace

bool hasPersonalFields(const Write& write) {
    return !write.record.personal.isEmpty() ||
           std::any_of(write.appends.cbegin(), write.appends.cend(), [](const auto& append) {
               return std::any_of(append.events.cbegin(), append.events.cend(), isPersonal);
           });
}

Result<SealedWrite> sealPersonalFields(Write write, PersonalKeys& known) {
    KeysInUse keys(known);
    for (StreamAppend& append : write.appends) {
        for (EventDraft& event : append.events) {
            if (!isPersonal(event)) continue;
            const bool isOwn = event.personalSubject.isEmpty();
            const auto key = keys.of(isOwn ? append.streamId : event.personalSubject);
            if (!key) return fail(key.error());
            event.payload = withPersonalBox(event.payload, boxOf(event.personal, *key));
            event.personal.clear();
        }
    }
    CommandRecord& record = write.record;
    if (!record.personal.isEmpty() && !keys.isEmpty()) {
        record.content = QString::fromUtf8(
            withPersonalBox(record.content.toUtf8(), boxOf(record.personal, keys.first())));
    }
    return SealedWrite{std::move(write), keys.bySubject()};
}

}  // namespace countertop
