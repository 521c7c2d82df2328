// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectedTable.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Writes a projection's rows into its table, or into another of the same shape: new keys become
/// rows, known ones are combined with what is there. Inside the caller's Transaction; on the
/// database's thread.
class RowWriter {
public:
    /// `tableName` is a name of ours, never text from outside.
    RowWriter(Database& database, qint64 storeId, ProjectedTable table, const QString& tableName);

    Result<void> write(const QList<ProjectedRow>& rows);
    /// Rows with keys that the table does not have, each once, or without a key: COPY on
    /// PostgreSQL. Where that is refused, they are written like any others.
    Result<void> insert(const QList<ProjectedRow>& rows);
    /// Removes the rows that begin with this key.
    Result<void> removeAllOf(const QString& firstKey);
    /// Removes all rows of the store.
    Result<void> clear();
    /// That the table is there and can be read.
    Result<void> probe();

    [[nodiscard]] const ProjectedTable& table() const { return m_table; }

private:
    [[nodiscard]] QString insertSql(qsizetype rows) const;
    /// SQLite: placeholders for so many rows.
    [[nodiscard]] QString valuesSql(qsizetype rows) const;
    /// PostgreSQL: the rows as arrays, one for each column.
    [[nodiscard]] QString arraysSql() const;
    [[nodiscard]] QString updateSql() const;
    Result<void> run(const QString& sql);
    /// SQLite: several rows by one statement, which costs it as much as a row.
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
