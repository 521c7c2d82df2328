// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace countertop {

/// The shop's routes: they match their seal, the audit has a command for each added, edited and
/// removed one, an edited one goes on where its previous version ends, and the number of changes
/// matches the shop's counter.
class RouteChecks {
public:
    explicit RouteChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    /// One AddRoute or EditRoute: the values of the route it makes.
    struct Request {
        QJsonObject values;
        QString at;
    };
    /// The audit's commands on routes.
    struct Asked {
        QList<Request> added;
        QHash<qint64, QList<Request>> edited;  ///< by route, in order
        QSet<qint64> removed;
    };

    Result<void> checkSealed(const QJsonArray& now);
    void checkSealedRoute(const QJsonArray& was, const QJsonArray& is);
    Result<Asked> asked();
    void checkRoutes(const QJsonArray& routes, Asked asked);
    void checkEnds(const QJsonArray& routes, const Asked& asked);
    [[nodiscard]] static bool isMadeBy(const Request& request, const QJsonValue& route,
                                       const QJsonValue& previous);
    Result<void> checkVersion(const QJsonArray& routes);
    void problem(const QString& sentence) { m_book.problem(Invariant::Routes, sentence); }

    CheckBook& m_book;
};

}  // namespace countertop
