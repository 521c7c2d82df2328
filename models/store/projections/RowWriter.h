// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectedTable.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Writes a projection's rows into its table, or into another of the same shape: rows with new keys
/// are inserted, others are combined with the existing rows. Runs inside the caller's Transaction,
/// on the database's thread.
class RowWriter {
public:
    /// `tableName` is one of our names, never external text.
    RowWriter(Database& database, qint64 storeId, ProjectedTable table, const QString& tableName);

    Result<void> write(const QList<ProjectedRow>& rows);
    /// Inserts rows without a key, or with distinct keys that do not exist yet: COPY on PostgreSQL.
    /// If that is rejected, they are written with write().
    Result<void> insert(const QList<ProjectedRow>& rows);
    /// Removes the rows whose key begins with this value.
    Result<void> removeAllOf(const QString& firstKey);
    /// Removes all rows of the store.
    Result<void> clear();
    /// Checks that the table exists and is readable.
    Result<void> probe();

    [[nodiscard]] const ProjectedTable& table() const { return m_table; }

private:
    [[nodiscard]] QString insertSql(qsizetype rows) const;
    /// SQLite: placeholders for this many rows.
    [[nodiscard]] QString valuesSql(qsizetype rows) const;
    /// PostgreSQL: the rows as arrays, one per column.
    [[nodiscard]] QString arraysSql() const;
    [[nodiscard]] QString updateSql() const;
    Result<void> run(const QString& sql);
    /// SQLite: writes several rows per statement, because a statement costs as much as a row.
    Result<void> writeSome(const QList<ProjectedRow>& rows);
    Result<void> writePiece(Query& query, const QList<ProjectedRow>& rows, qsizetype from,
                            qsizetype count);
    void bind(Query& query, const ProjectedRow& row) const;
    Result<void> copy(const QList<ProjectedRow>& rows);
    Result<void> writeAtOnce(const QList<ProjectedRow>& rows);

    Database& m_database;
    qint64 m_storeId;
    ProjectedTable m_table;
    QString m_tableName;
    QList<QByteArray> m_names;  ///< of the placeholders, by column
    QString m_sql;
    QString m_piecesSql;  ///< for kPiece rows; empty where a statement takes one only
    QByteArray m_copySql;
    QString m_removeSql;
};

}  // namespace countertop
