// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

#include <QJsonArray>
#include <QSet>

namespace countertop {

/// The shop's routes: they match their seal, the audit has a command for each added and each
/// removed one, and the number of changes matches the shop's counter.
class RouteChecks {
public:
    explicit RouteChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    /// The audit's commands on routes: "events\ndestination\ntransform\ntime" of each added route,
    /// and the ids of those removed.
    struct Asked {
        QStringList added;
        QSet<qint64> removed;
    };

    Result<void> checkSealed(const QJsonArray& now);
    void checkSealedRoute(const QJsonArray& was, const QJsonArray& is);
    Result<Asked> asked();
    void checkRoutes(const QJsonArray& routes, const Asked& asked);
    Result<void> checkVersion(const QJsonArray& routes);
    void problem(const QString& sentence) { m_book.problem(Invariant::Routes, sentence); }

    CheckBook& m_book;
};

}  // namespace countertop
