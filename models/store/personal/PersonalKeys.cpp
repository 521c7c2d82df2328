// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/personal/PersonalKeys.h"

#include "models/core/Identifier.h"
#include "models/core/Json.h"
#include "models/core/SecretBox.h"
#include "models/events/PersonalFields.h"

namespace countertop {

namespace {

/// A shop's whole history read at once has more keys than anybody needs at a time.
constexpr qsizetype kMostRemembered = 20'000;

const QString kOfSubject = QStringLiteral(
    "SELECT key_id, key FROM personal_keys WHERE store_id = :store AND subject = :subject");

const QString kById = QStringLiteral(
    "SELECT key_id, key, subject FROM personal_keys "
    "WHERE store_id = :store AND key_id IN (SELECT %1)");
const QString kByIdSqlite = kById.arg(QStringLiteral("value FROM json_each(:ids)"));
const QString kByIdPostgresql =
    kById.arg(QStringLiteral("jsonb_array_elements_text(CAST(:ids AS jsonb))"));

}  // namespace

Result<PersonalKey> PersonalKeys::keyOf(const QString& subject) {
    const auto known = m_subjects.constFind(subject);
    if (known != m_subjects.constEnd())
        return PersonalKey{*known, subject, m_keys.value(*known).key};
    PersonalKey key{{}, subject, {}};
    const auto found = m_database.readRow(
        kOfSubject,
        [&](Query& query) { query.bind(":store", m_storeId).bind(":subject", subject); },
        [&](Query& row) {
            key.id = row.text("key_id");
            key.key = QByteArray::fromBase64(row.utf8("key"));
        });
    if (!found) return fail(found.error());
    if (!*found) return PersonalKey{newUuidV7(), subject, secretbox::newKey(), true};
    if (m_subjects.size() >= kMostRemembered) forget();
    m_keys.insert(key.id, {key.key, subject});
    m_subjects.insert(subject, key.id);
    return key;
}

Result<void> PersonalKeys::open(QList<RecordedEvent>& events) {
    QList<RecordedEvent*> personal;
    QStringList ids;
    for (qsizetype at = 0; at < events.size(); ++at) {
        const auto box = personalBoxOf(events.at(at).payload);
        if (!box) continue;
        personal.append(&events[at]);
        ids.append(box->keyId);
    }
    if (personal.isEmpty()) return {};
    if (auto read = readKeys(ids); !read) return read;
    for (RecordedEvent* event : personal) event->personal = opened(event->payload);
    return {};
}

Result<void> PersonalKeys::fill(const QList<QByteArray*>& payloads) {
    QStringList ids;
    for (const QByteArray* payload : payloads) {
        if (const auto box = personalBoxOf(*payload)) ids.append(box->keyId);
    }
    if (ids.isEmpty()) return {};
    if (auto read = readKeys(ids); !read) return read;
    for (QByteArray* payload : payloads) {
        *payload = withPersonalFields(*payload, opened(*payload));
    }
    return {};
}

QString PersonalKeys::problemOf(const QByteArray& payload, const QString& subject) const {
    const auto box = personalBoxOf(payload);
    if (!box) return {};
    const Stored stored = m_keys.value(box->keyId);
    if (stored.key.isEmpty()) return {};
    if (stored.subject != subject) {
        return QStringLiteral("has personal fields of %1 under the key of %2")
            .arg(subject, stored.subject);
    }
    if (secretbox::open(box->box, stored.key)) return {};
    return QStringLiteral("has personal fields that their key does not open");
}

Result<void> PersonalKeys::readKeys(const QStringList& ids) {
    if (m_keys.size() >= kMostRemembered) forget();
    QJsonArray missing;
    for (const QString& id : ids) {
        if (m_keys.contains(id)) continue;
        missing.append(id);
        m_keys.insert(id, {});
    }
    if (missing.isEmpty()) return {};
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    const auto read = m_database.readRows(
        isSqlite ? kByIdSqlite : kByIdPostgresql,
        [&](Query& query) { query.bind(":store", m_storeId).bind(":ids", toJsonText(missing)); },
        [&](Query& row) {
            m_keys.insert(row.text("key_id"),
                          {QByteArray::fromBase64(row.utf8("key")), row.text("subject")});
        });
    if (read) return {};
    for (const auto& id : std::as_const(missing)) m_keys.remove(id.toString());
    return fail(read.error());
}

QByteArray PersonalKeys::opened(const QByteArray& payload) const {
    const auto box = personalBoxOf(payload);
    if (!box) return {};
    return secretbox::open(box->box, m_keys.value(box->keyId).key).value_or(QByteArray());
}

}  // namespace countertop
