// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/store/connection/SqliteStatement.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <deque>
#include <memory>
#include <type_traits>

namespace countertop {

class Database;

/// Returned by a reader of rows: whether it wants the next one.
enum class Reading { Continue, Stop };

/// One prepared statement, kept for the life of its connection. Bind values by name (":sku") before
/// every run; read results by column name inside the reader passed to the run. No row outlives the
/// run, and an error while stepping through rows fails the run, so it cannot pass for their end.
/// Use it from the connection's thread only. The connection is held while rows are read.
///
/// Misuse by the caller (an unknown or unbound placeholder, an unknown column, a statement used
/// while its rows are read) makes the run fail with STORAGE `statement_misused`.
class Query {
public:
    explicit Query(Database& database) : m_database(database) {}
    Q_DISABLE_COPY_MOVE(Query)

    Result<void> prepare(const QString& sql);
    [[nodiscard]] bool isPrepared() const { return m_isPrepared; }
    /// Called when the connection ends: discards the prepared statement and its bound values.
    void unprepare();

    /// Until the run, ":sku" means ":sku_0" for row 0 and so on, for statements with several rows.
    Query& row(qsizetype index) {
        m_row = index;
        return *this;
    }
    Query& bind(const char* name, const QString& value);
    Query& bind(const char* name, const QByteArray& utf8Text);
    Query& bind(const char* name, qint64 value);
    Query& bindNull(const char* name);

    /// Runs the statement to its end and ignores any rows it returns.
    Result<void> execute();

    /// Runs a statement of at most one row and passes that row to `read`, which returns nothing or
    /// Result<void>. Returns whether there was a row.
    template <class Read>
    Result<bool> readRow(const Read& read) {
        if (auto begun = begin(); !begun) return fail(begun.error());
        const Finish finish{*this};
        const auto found = step();
        if (!found || !*found) return found;
        if (auto taken = give(read); !taken) return fail(taken.error());
        const auto more = step();
        if (!more) return more;
        if (*more) return fail(misused(QStringLiteral("more than one row"), {}));
        return true;
    }

    /// Runs the statement and passes each row to `read`, which returns nothing, Reading or
    /// Result<void>; an error from `read` stops the rows and is returned.
    template <class Read>
    Result<void> readRows(const Read& read) {
        if (auto begun = begin(); !begun) return fail(begun.error());
        const Finish finish{*this};
        for (;;) {
            const auto found = step();
            if (!found) return fail(found.error());
            if (!*found) return {};
            const auto taken = give(read);
            if (!taken) return fail(taken.error());
            if (*taken == Reading::Stop) return checkUse();
        }
    }

    /// Rows changed by the last execute().
    [[nodiscard]] qint64 affectedRows() const { return m_affectedRows; }
    /// SQLite: the row id of the last insert of this connection.
    [[nodiscard]] qint64 lastInsertId() const;

    /// Values of the current row; only valid inside a reader.
    [[nodiscard]] QString text(const char* column);
    [[nodiscard]] QByteArray utf8(const char* column);
    [[nodiscard]] qint64 integer(const char* column);
    [[nodiscard]] bool isNull(const char* column);

private:
    /// A placeholder or a column as the driver knows it. Callers use names in the same order every
    /// time, so each search starts after the place found last.
    struct Place {
        qsizetype row = -1;  ///< in a statement with several rows
        QByteArray name;
        QString text;  ///< the name with the number of its row
        int index = -1;
        quint64 boundForRun = 0;
    };
    class Places {
    public:
        [[nodiscard]] Place* find(const char* name, qsizetype row = -1);
        Place& add(const char* name, int index, qsizetype row = -1);
        /// `fullName` includes the number of its row.
        [[nodiscard]] bool isBound(const QByteArray& fullName, quint64 run) const;

    private:
        std::deque<Place> m_places;  ///< a deque keeps the address of each place
        size_t m_next = 0;
    };
    struct Finish {
        Query& query;
        ~Finish() { query.finish(); }
    };

    template <class Read>
    Result<Reading> give(const Read& read) {
        using Answer = std::invoke_result_t<const Read&, Query&>;
        if constexpr (std::is_void_v<Answer>) {
            read(*this);
        } else if constexpr (std::is_same_v<Answer, Reading>) {
            return read(*this);
        } else {
            static_assert(std::is_same_v<Answer, Result<void>>);
            if (auto taken = read(*this); !taken) return fail(std::move(taken.error()));
        }
        return Reading::Continue;
    }

    /// Runs up to the first row. Every run that was begun ends with finish().
    Result<void> begin();
    /// Whether there is another row to read.
    Result<bool> step();
    void finish();

    /// The placeholder to bind; null when it does not exist or cannot be bound now.
    const Place* placeholder(const char* name);
    Place* addPlaceholder(const char* name);
    /// The index, from 0; negative when there is no such column or no row.
    int columnIndex(const char* column);

    void noteMisuse(const QString& fault, const QByteArray& name);
    /// Returns the noted misuse as an error and clears it.
    Result<void> checkUse() { return m_misuse ? takeMisuse() : Result<void>(); }
    Result<void> takeMisuse();
    [[nodiscard]] static Error misused(const QString& fault, const QByteArray& name);
    [[nodiscard]] QByteArray firstUnbound() const;

    Database& m_database;
    std::unique_ptr<SqliteStatement> m_sqlite;  ///< set for SQLite; otherwise m_query is used
    QSqlQuery m_query;
    QByteArrayList m_names;  ///< all placeholders
    qsizetype m_row = -1;
    Places m_columns;
    Places m_placeholders;
    quint64 m_run = 1;
    qsizetype m_bound = 0;  ///< placeholders with a value for this run
    qint64 m_affectedRows = 0;
    bool m_isPrepared = false;
    bool m_isReading = false;
    bool m_hasRow = false;
    std::unique_ptr<Error> m_misuse;
};

}  // namespace countertop
