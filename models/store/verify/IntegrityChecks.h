// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

namespace countertop {

/// Checks the database below the shop. SQLite: its own check of the file, and that every value has
/// its column's type, because SQLite would store text in a column of numbers. PostgreSQL: every
/// B-tree index and every table, using the extension amcheck; where it is missing or not permitted,
/// the check is reported as not made.
class IntegrityChecks {
public:
    explicit IntegrityChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    struct Column {
        QString table;
        QString name;
        bool isInteger = false;
        bool mayBeNull = false;
    };

    Result<void> checkFile();
    Result<void> checkTypes();
    Result<void> checkTypesOf(const QString& table, const QList<Column>& columns);
    /// What the extension offers to this user; an empty schema means that it is not installed.
    struct Amcheck {
        QString schema;
        bool maySeeIndexes = false;
        bool hasTables = false;
        bool maySeeTables = false;
    };
    struct Relation {
        qint64 oid = 0;
        QString name;
        bool isIndex = false;
    };
    Result<void> checkServer();
    [[nodiscard]] Result<Amcheck> amcheck();
    Result<void> checkRelation(const Amcheck& means, const Relation& relation);
    void notChecked(const QString& reason);

    CheckBook& m_book;
};

}  // namespace countertop
