// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/BusinessDays.h"

namespace countertop {

namespace {

void checkDay(const QString& field, const QString& text, QList<FieldProblem>& problems) {
    if (text.isEmpty() || businessDay(text).isValid()) return;
    problems.append({field,
                     QStringLiteral("'%1' is not a day; write it like 2026-11-21").arg(text),
                     QStringLiteral("not_a_day"),
                     {{QStringLiteral("text"), text}}});
}

}  // namespace

QDate businessDay(const QString& text) {
    const QDate day = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    return day.isValid() && day.toString(QStringLiteral("yyyy-MM-dd")) == text ? day : QDate();
}

Result<void> checkDays(const QString& fromDay, const QString& toDay) {
    QList<FieldProblem> problems;
    checkDay(QStringLiteral("from"), fromDay, problems);
    checkDay(QStringLiteral("to"), toDay, problems);
    if (problems.isEmpty() && !fromDay.isEmpty() && !toDay.isEmpty() && fromDay > toDay) {
        problems.append(
            {QStringLiteral("from"),
             QStringLiteral("The first day, %1, is after the last, %2").arg(fromDay, toDay),
             QStringLiteral("range_backwards")});
    }
    if (problems.isEmpty()) return {};
    return fail(invalidInput(std::move(problems)));
}

Result<void> checkWindow(qint64 firstRow, int limit) {
    QList<FieldProblem> problems;
    if (firstRow < 0) {
        problems.append({QStringLiteral("first_row"), QStringLiteral("Rows count from 0"),
                         QStringLiteral("rows_out_of_range")});
    }
    if (limit < 1) {
        problems.append({QStringLiteral("limit"), QStringLiteral("Ask for at least one row"),
                         QStringLiteral("rows_out_of_range")});
    }
    if (problems.isEmpty()) return {};
    return fail(invalidInput(std::move(problems)));
}

}  // namespace countertop
