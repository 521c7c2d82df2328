// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

namespace countertop {

/// The database beneath the shop. SQLite: its own check of the file, and that every value is of its
/// column's type, for SQLite would store text in a column of numbers. PostgreSQL: every index of a
/// tree and every table by the extension amcheck; where that is not there or not permitted, the
/// check says that it was not made.
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
    /// What the extension offers to this user; no schema: it is not there.
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
