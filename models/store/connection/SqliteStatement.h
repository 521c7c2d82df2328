// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace countertop {

/// One prepared SQLite statement on the connection of Qt's driver, used without QSqlQuery, which
/// converts every text to UTF-16 and back and copies each value twice; that took more of a sale's
/// time than SQLite itself. Use it from the connection's thread only, and destroy it before the
/// connection closes.
/// https://sqlite.org/c3ref/intro.html
class SqliteStatement {
public:
    explicit SqliteStatement(const QSqlDatabase& connection);
    ~SqliteStatement();
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    /// An invalid error means success, here and below; its native code is SQLite's extended one.
    [[nodiscard]] QSqlError prepare(const QString& sql);

    /// Placeholder names (":sku") in order; the first one is placeholder 1.
    [[nodiscard]] QByteArrayList placeholders() const;
    /// False when SQLite rejects the value: no such placeholder, a text that is too long, or a
    /// statement that was stepped and not finished.
    [[nodiscard]] bool bind(int placeholder, const QByteArray& utf8Text);
    [[nodiscard]] bool bind(int placeholder, QStringView text);
    [[nodiscard]] bool bind(int placeholder, qint64 value);
    [[nodiscard]] bool bindNull(int placeholder);

    /// Runs from the beginning with the bound values, up to the first row. See problem() after
    /// false.
    [[nodiscard]] bool execute();
    /// Whether there is another row to read; the first call stays on the first row.
    [[nodiscard]] bool next();
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    /// The error that ended the rows early, if any.
    [[nodiscard]] const QSqlError& problem() const { return m_problem; }
    void finish();

    [[nodiscard]] qint64 affectedRows() const;
    [[nodiscard]] qint64 lastInsertId() const;

    /// The index, from 0; -1 when there is no such column.
    [[nodiscard]] int column(const char* name) const;
    [[nodiscard]] QByteArray utf8(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    [[nodiscard]] QSqlError errorNow() const;
    void step();
    bool bindText(int placeholder);

    sqlite3* m_connection = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    QList<QByteArray> m_texts;  ///< the bound texts, because SQLite only points to them
    QSqlError m_problem;
    bool m_isActive = false;  ///< stepped and not yet reset
    bool m_hasRow = false;
    bool m_isOnFirstRow = false;
    bool m_hasFailed = false;
};

}  // namespace countertop
