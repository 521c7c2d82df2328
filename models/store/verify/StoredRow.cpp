// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/StoredRow.h"

namespace countertop {

QString StoredRow::text(const char* column) const {
    return values.value(columns.indexOf(QLatin1StringView(column)));
}

QString StoredRow::differenceFrom(const StoredRow& expected) const {
    QStringList differences;
    for (qsizetype at = 0; at < columns.size(); ++at) {
        if (values.value(at) == expected.values.value(at)) continue;
        differences.append(QStringLiteral("%1 is '%2' but its events say '%3'")
                               .arg(columns[at], values.value(at), expected.values.value(at)));
    }
    return differences.join(QStringLiteral(", "));
}

StoredRow StoredRow::from(Query& query, const QStringList& columns) {
    StoredRow stored{columns, {}};
    stored.values.reserve(columns.size());
    for (const QString& column : columns) {
        stored.values.append(query.text(column.toLatin1().constData()));
    }
    return stored;
}

QStringList columnList(const ProjectedTable& table) {
    QStringList names;
    for (const ProjectedColumn& column : table.columns) names.append(column.name);
    return names;
}

QString selectOf(const ProjectedTable& table) {
    return QStringLiteral("SELECT %1 FROM %2 WHERE ")
        .arg(columnList(table).join(QStringLiteral(", ")), table.name);
}

ProjectedRow projectedFrom(Query& query, const ProjectedTable& table) {
    ProjectedRow row;
    row.reserve(table.columns.size());
    for (const ProjectedColumn& column : table.columns) {
        const QByteArray name = column.name.toLatin1();
        if (column.isText) {
            row.append(query.text(name.constData()));
        } else {
            row.append(query.integer(name.constData()));
        }
    }
    return row;
}

QStringList valueList(const ProjectedRow& row) {
    QStringList values;
    values.reserve(row.size());
    for (const ProjectedValue& value : row) values.append(textOf(value));
    return values;
}

}  // namespace countertop
