// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RecordedEvent.h"
#include "models/store/connection/Database.h"

#include <QHash>
#include <QList>

namespace countertop {

/// A key that encrypts the personal fields of one subject: a customer, named by its stream, or an
/// order that has no customer record.
struct PersonalKey {
    QString id;
    QString subject;
    QByteArray key;
    bool isNew = false;  ///< to be stored with the write that uses it
};

/// The keys of personal fields, remembered once read. They have a table of their own, apart from
/// everything they encrypt: a deleted key leaves fields that nobody can read, which count as empty.
/// Lives on the database's thread.
class PersonalKeys {
public:
    explicit PersonalKeys(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    /// The subject's key; a new one, not stored yet, when it has none.
    [[nodiscard]] Result<PersonalKey> keyOf(const QString& subject);

    /// Decrypts the personal fields of events. They stay empty where the key was deleted.
    Result<void> open(QList<RecordedEvent>& events);

    /// Puts the decrypted personal fields into the payloads of rows, in place of their boxes.
    template <class Row>
    Result<void> fill(QList<Row>& rows, QByteArray Row::*payload) {
        QList<QByteArray*> payloads;
        for (Row& row : rows) payloads.append(&(row.*payload));
        return fill(payloads);
    }
    Result<void> fill(const QList<QByteArray*>& payloads);

    /// Why a payload's box is not what `subject` and its key make, as the end of an English
    /// sentence; empty without a box or when its key was deleted. Call it after open().
    [[nodiscard]] QString problemOf(const QByteArray& payload, const QString& subject) const;

    /// Reads all keys again when they are needed next.
    void forget() { m_keys.clear(), m_subjects.clear(); }

private:
    Result<void> readKeys(const QStringList& ids);
    [[nodiscard]] QByteArray opened(const QByteArray& payload) const;

    Database& m_database;
    qint64 m_storeId;
    struct Stored {
        QByteArray key;  ///< empty for a key that does not exist
        QString subject;
    };
    QHash<QString, Stored> m_keys;       ///< by id
    QHash<QString, QString> m_subjects;  ///< ids by subject
};

}  // namespace countertop
