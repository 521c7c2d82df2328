// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Conditions.h"
#include "models/store/connection/Transaction.h"
#include "models/store/verify/Verifier.h"
#include "tests/store/FilledShop.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

struct Column {
    QString table;
    QString name;
    bool isText = false;
    bool isKey = false;
};

const QString kColumnsSqlite = QStringLiteral(
    "SELECT m.name AS table_name, c.name AS column_name, c.type = 'TEXT' AS is_text, "
    "c.pk > 0 AS is_key FROM sqlite_master m JOIN pragma_table_info(m.name) c "
    "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid");

const QString kColumnsPostgresql = QStringLiteral(R"(
SELECT c.relname AS table_name, a.attname AS column_name,
    CASE WHEN a.atttypid = 'text'::regtype THEN 1 ELSE 0 END AS is_text,
    CASE WHEN a.attnum = ANY (coalesce(i.indkey::int2[], '{}')) THEN 1 ELSE 0 END AS is_key
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
ORDER BY c.relname, a.attnum)");

/// The exceptions listed in the folder's README: `table.column`, `table.*`, `table (rows)`, and
/// `table (new rows)` for rows inserted after the last seal only.
QSet<QString> documented() {
    QFile file(QStringLiteral(COUNTERTOP_SOURCE_DIR "/models/store/verify/README.md"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype begin = text.indexOf(QStringLiteral("## Not covered"));
    if (begin < 0) return {};
    const qsizetype end = text.indexOf(QStringLiteral("\n## "), begin + 1);
    const QString section = text.mid(begin, end < 0 ? -1 : end - begin);
    static const QRegularExpression kName(
        QStringLiteral("`([a-z_]+(?:\\.(?:[a-z_]+|\\*)| \\((?:new )?rows\\)))`"));
    QSet<QString> names;
    for (auto found = kName.globalMatch(section); found.hasNext();) {
        names.insert(found.next().captured(1));
    }
    return names;
}

}  // namespace

/// K-80: a change of any column of any table of a well-filled shop is found by verify, or the
/// README of the verifier's folder lists the column as not covered; the same holds for a deleted or
/// inserted row. Columns are read from the database, so that new ones are covered too. Every change
/// is made alone, in a transaction that is rolled back.
class VerifierWalkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void theShopIsCleanBefore();
    void K_80_everyColumnOfEveryTableIsFound();
    void K_80_everyRowOfEveryTableIsFound();
    void K_80_aClearedChecksumHidesNoChange();
    void K_80_eachSealedRowThatIsRemovedIsNamed_data();
    void K_80_eachSealedRowThatIsRemovedIsNamed();
    void whatIsNotCoveredExists();

private:
    enum class Outcome { Refused, Same, Found, Missed };

    [[nodiscard]] Database& database() { return m_shop->database(); }
    [[nodiscard]] bool isListed(const QString& table, const QString& name) const {
        return m_listed.contains(table + name) || m_listed.contains(table + qs(".*"));
    }
    [[nodiscard]] qint64 count(const QString& sql);
    [[nodiscard]] QList<Column> columns();
    /// The condition that selects the first or last row by its key; empty for all rows.
    [[nodiscard]] QString rowAt(const QString& table, const QStringList& keys, bool isLast);
    [[nodiscard]] Outcome tryOut(const QString& sql);
    /// All problems reported after this change.
    [[nodiscard]] QStringList problemsAfter(const QString& sql);
    [[nodiscard]] Outcome changeColumn(const Column& column, const QString& where, bool isAll);
    void walkTable(const QString& table, const QList<Column>& columns);
    void walkRows(const QString& table, const QList<Column>& columns);
    [[nodiscard]] QString duplicate(const QString& table, const QList<Column>& columns,
                                    const QString& where) const;
    [[nodiscard]] QMap<QString, QList<Column>> tables();
    void removeGuards();

    std::map<Dialect, std::unique_ptr<FilledShop>> m_shops;
    FilledShop* m_shop = nullptr;
    Dialect m_dialect = Dialect::Sqlite;
    QSet<QString> m_listed;
    QStringList m_missed;
    int m_tried = 0;
};

void VerifierWalkTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_dialect = dialect;
    m_listed = documented();
    m_missed.clear();
    m_tried = 0;
    auto& shop = m_shops[dialect];
    if (!shop) {
        shop = std::make_unique<FilledShop>(dialect);
        m_shop = shop.get();
        removeGuards();
    }
    m_shop = shop.get();
}

/// Drops the guards, as a tamperer would first.
void VerifierWalkTest::removeGuards() {
    const QString triggers =
        m_dialect == Dialect::Sqlite
            ? qs("SELECT 'DROP TRIGGER ' || name AS done FROM sqlite_master WHERE type = 'trigger'")
            : qs("SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) AS done "
                 "FROM pg_trigger WHERE NOT tgisinternal");
    const auto statements = readRows(database(), triggers, Conditions::none(),
                                     [](Query& query) { return query.text("done"); });
    QVERIFY(statements);
    for (const QString& statement : *statements) QVERIFY(database().run(statement));
    if (m_dialect == Dialect::Sqlite) return;
    const auto identities = readRows(
        database(),
        qs("SELECT format('ALTER TABLE %I ALTER COLUMN %I SET GENERATED BY DEFAULT', table_name, "
           "column_name) AS done FROM information_schema.columns "
           "WHERE table_schema = current_schema() AND is_identity = 'YES'"),
        Conditions::none(), [](Query& query) { return query.text("done"); });
    QVERIFY(identities);
    for (const QString& statement : *identities) QVERIFY(database().run(statement));
}

qint64 VerifierWalkTest::count(const QString& sql) {
    const auto number = readNumber(database(), sql, Conditions::none());
    if (!number) qFatal("%s", qUtf8Printable(number.error().detail + sql));
    return *number;
}

QList<Column> VerifierWalkTest::columns() {
    const auto found =
        readRows(database(), m_dialect == Dialect::Sqlite ? kColumnsSqlite : kColumnsPostgresql,
                 Conditions::none(), [](Query& query) {
                     return Column{query.text("table_name"), query.text("column_name"),
                                   query.integer("is_text") != 0, query.integer("is_key") != 0};
                 });
    return found.value_or(QList<Column>());
}

QMap<QString, QList<Column>> VerifierWalkTest::tables() {
    QMap<QString, QList<Column>> tables;
    for (const Column& column : columns()) tables[column.table].append(column);
    return tables;
}

QString VerifierWalkTest::rowAt(const QString& table, const QStringList& keys, bool isLast) {
    QStringList order;
    for (const QString& key : keys) order.append(key + (isLast ? qs(" DESC") : qs(" ASC")));
    const QString names = keys.join(qs(", "));
    return qs(" WHERE (%1) IN (SELECT %1 FROM %2 ORDER BY %3 LIMIT 1)")
        .arg(names, table, order.join(qs(", ")));
}

VerifierWalkTest::Outcome VerifierWalkTest::tryOut(const QString& sql) {
    Transaction tampering(database());
    if (!tampering.begin()) qFatal("No transaction can be begun");
    if (!database().run(sql)) return Outcome::Refused;
    ++m_tried;
    const auto report = verifyShop(database());
    if (!report) qFatal("%s", qUtf8Printable(report.error().detail + sql));
    return report->isClean() ? Outcome::Missed : Outcome::Found;
}

QStringList VerifierWalkTest::problemsAfter(const QString& sql) {
    Transaction tampering(database());
    if (!tampering.begin()) qFatal("No transaction can be begun");
    if (!database().run(sql)) qFatal("%s", qUtf8Printable(sql));
    const auto report = verifyShop(database());
    if (!report) qFatal("%s", qUtf8Printable(report.error().detail + sql));
    QStringList problems;
    for (const VerifyReport::Check& check : report->checks) problems += check.problems;
    return problems;
}

VerifierWalkTest::Outcome VerifierWalkTest::changeColumn(const Column& column, const QString& where,
                                                         bool isAll) {
    const QString other = column.isText
                              ? (isAll ? qs("'x'") : column.name + qs(" || 'x'"))
                              : (isAll ? qs("7") : qs("coalesce(%1, 0) + 1").arg(column.name));
    const QString differs = m_dialect == Dialect::Sqlite ? qs("IS NOT") : qs("IS DISTINCT FROM");
    const QString rest = where.isEmpty() ? qs(" WHERE ") : where + qs(" AND ");
    const qint64 rows = count(qs("SELECT count(*) AS number FROM %1%2%3 %4 %5")
                                  .arg(column.table, rest, column.name, differs, other));
    if (rows == 0) return Outcome::Same;
    return tryOut(qs("UPDATE %1 SET %2 = %3%4").arg(column.table, column.name, other, where));
}

void VerifierWalkTest::walkTable(const QString& table, const QList<Column>& columns) {
    QStringList keys;
    for (const Column& column : columns) {
        if (column.isKey) keys.append(column.name);
    }
    for (const Column& column : columns) {
        if (isListed(table, u'.' + column.name)) continue;
        const std::pair<const char*, QString> variants[] = {
            {"first row", rowAt(table, keys, false)},
            {"last row", rowAt(table, keys, true)},
            {"all rows", {}}};
        bool changed = false;
        for (const auto& [name, where] : variants) {
            const Outcome outcome = changeColumn(column, where, where.isEmpty());
            changed |= outcome == Outcome::Found || outcome == Outcome::Missed;
            if (outcome == Outcome::Missed) {
                m_missed.append(qs("%1.%2, %3").arg(table, column.name, qs(name)));
            }
        }
        if (!changed) m_missed.append(qs("%1.%2 has nothing to change").arg(table, column.name));
    }
}

void VerifierWalkTest::K_80_everyColumnOfEveryTableIsFound() {
    QElapsedTimer timer;
    timer.start();
    const auto all = tables();
    QVERIFY(all.size() > 25);
    for (auto table = all.cbegin(); table != all.cend(); ++table) walkTable(table.key(), *table);
    qInfo("%d changes in %lld ms", m_tried, static_cast<long long>(timer.elapsed()));
    QVERIFY2(m_tried > 300, "hardly anything was changed");
    // Qt truncates long messages.
    for (const QString& missed : std::as_const(m_missed)) qWarning("%s", qPrintable(missed));
    QVERIFY2(m_missed.isEmpty(), "these changes were not found");
}

QString VerifierWalkTest::duplicate(const QString& table, const QList<Column>& columns,
                                    const QString& where) const {
    QStringList names;
    QStringList values;
    const Column* key = nullptr;
    for (const Column& column : columns) {
        if (column.isKey && column.name != u"store_id") key = &column;
    }
    if (!key) return {};
    for (const Column& column : columns) {
        names.append(column.name);
        values.append(&column != key  ? column.name
                      : column.isText ? column.name + qs(" || 'x'")
                                      : qs("(SELECT max(%1) + 1 FROM %2)").arg(column.name, table));
    }
    return qs("INSERT INTO %1 (%2) SELECT %3 FROM %1%4")
        .arg(table, names.join(qs(", ")), values.join(qs(", ")), where);
}

void VerifierWalkTest::walkRows(const QString& table, const QList<Column>& columns) {
    if (isListed(table, qs(" (rows)"))) return;
    QStringList keys;
    for (const Column& column : columns) {
        if (column.isKey) keys.append(column.name);
    }
    const QString first = rowAt(table, keys, false);
    const QString last = rowAt(table, keys, true);
    const std::pair<const char*, QString> variants[] = {
        {"the first row removed", qs("DELETE FROM %1%2").arg(table, first)},
        {"the last row removed", qs("DELETE FROM %1%2").arg(table, last)},
        {"all rows removed", qs("DELETE FROM %1").arg(table)},
        {"the first row twice", duplicate(table, columns, first)},
        {"the last row twice", duplicate(table, columns, last)}};
    for (const auto& [name, sql] : variants) {
        if (sql.isEmpty()) continue;
        if (sql.startsWith(qs("INSERT")) && isListed(table, qs(" (new rows)"))) continue;
        if (tryOut(sql) == Outcome::Missed) m_missed.append(qs("%1, %2").arg(table, qs(name)));
    }
}

void VerifierWalkTest::K_80_everyRowOfEveryTableIsFound() {
    QElapsedTimer timer;
    timer.start();
    const auto all = tables();
    for (auto table = all.cbegin(); table != all.cend(); ++table) walkRows(table.key(), *table);
    qInfo("%d changes in %lld ms", m_tried, static_cast<long long>(timer.elapsed()));
    QVERIFY2(m_tried > 60, "hardly anything was changed");
    // Qt truncates long messages.
    for (const QString& missed : std::as_const(m_missed)) qWarning("%s", qPrintable(missed));
    QVERIFY2(m_missed.isEmpty(), "these changes were not found");
}

/// Clearing the checksum is not enough to hide a change.
void VerifierWalkTest::K_80_aClearedChecksumHidesNoChange() {
    const auto ids = readRows(database(), qs("SELECT saga_id FROM sagas"), Conditions::none(),
                              [](Query& query) { return query.text("saga_id"); });
    QVERIFY(ids && !ids->isEmpty());
    const QList<Column> all = tables().value(qs("sagas"));
    QVERIFY(!all.isEmpty());
    for (const Column& column : all) {
        if (column.isKey || isListed(qs("sagas"), u'.' + column.name)) continue;
        const QString change = column.name == u"checksum" ? QString()
                               : column.isText            ? qs(", %1 = %1 || 'x'").arg(column.name)
                                                          : qs(", %1 = %1 + 1").arg(column.name);
        for (const QString& id : *ids) {
            const QString problems =
                problemsAfter(
                    qs("UPDATE sagas SET checksum = ''%1 WHERE saga_id = '%2'").arg(change, id))
                    .join(u'\n');
            QVERIFY2(problems.contains(qs("Saga %1 is not as it was saved").arg(id)),
                     qPrintable(column.name + u'\n' + problems));
        }
    }
}

void VerifierWalkTest::K_80_eachSealedRowThatIsRemovedIsNamed_data() {
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const char* table, const char* key, const char* which,
                        const char* named) {
        QTest::newRow(name) << qs(table) << qs(key) << qs(which) << qs(named);
    };
    row("commands", "audit", "audit_id", "1 = 1", "Row %1 of audit: it was sealed and is gone");
    row("settled messages", "outbox", "outbox_id", "status <> 'pending'",
        "Row %1 of outbox: it was sealed and is gone");
    row("waiting messages", "outbox", "outbox_id", "status = 'pending'",
        "Row %1 of outbox: it was sealed and is gone");
    row("clean-ups", "removals", "removal_id", "1 = 1",
        "Row %1 of removals: it was sealed and is gone");
    row("sagas", "sagas", "saga_id", "1 = 1", "saga %1");
}

void VerifierWalkTest::K_80_eachSealedRowThatIsRemovedIsNamed() {
    QFETCH(QString, table);
    QFETCH(QString, key);
    QFETCH(QString, which);
    QFETCH(QString, named);
    const auto keys =
        readRows(database(), qs("SELECT %1 AS row_key FROM %2 WHERE %3").arg(key, table, which),
                 Conditions::none(), [](Query& query) { return query.text("row_key"); });
    QVERIFY(keys && !keys->isEmpty());
    for (const QString& row : *keys) {
        const QStringList problems =
            problemsAfter(qs("DELETE FROM %1 WHERE %2 = '%3'").arg(table, key, row));
        const QString all = problems.join(u'\n');
        QVERIFY2(all.contains(named.arg(row)), qPrintable(row + u'\n' + all));
    }
}

void VerifierWalkTest::theShopIsCleanBefore() {
    const auto report = verifyShop(database());
    QVERIFY(report);
    QStringList problems;
    for (const VerifyReport::Check& check : report->checks) problems += check.problems;
    QVERIFY2(report->isClean(), qPrintable(problems.join(u'\n')));
}

void VerifierWalkTest::whatIsNotCoveredExists() {
    QVERIFY(!m_listed.isEmpty());
    QSet<QString> known;
    for (const Column& column : columns()) {
        known.insert(column.table + u'.' + column.name);
        known.insert(column.table + qs(".*"));
        known.insert(column.table + qs(" (rows)"));
        known.insert(column.table + qs(" (new rows)"));
    }
    for (const QString& name : std::as_const(m_listed)) {
        QVERIFY2(known.contains(name), qPrintable(name));
    }
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::VerifierWalkTest)
#include "VerifierWalkTest.moc"
