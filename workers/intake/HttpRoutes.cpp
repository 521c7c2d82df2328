// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/HttpRoutes.h"

#include <optional>

namespace countertop {

namespace {

/// The part of the path at "{}", or nothing when the path does not match.
std::optional<QString> matched(const QString& pattern, const QString& path) {
    const QStringList wanted = pattern.split(u'/');
    const QStringList given = path.split(u'/');
    if (wanted.size() != given.size()) return std::nullopt;
    QString name = QLatin1StringView("");
    for (qsizetype part = 0; part < wanted.size(); ++part) {
        if (wanted[part] == u"{}" && !given[part].isEmpty()) {
            name = given[part];
        } else if (wanted[part] != given[part]) {
            return std::nullopt;
        }
    }
    return name;
}

}  // namespace

void HttpRoutes::add(const QByteArray& method, const QString& pattern, Handler handler) {
    m_routes.push_back({method, pattern, std::move(handler)});
}

HttpResponse HttpRoutes::answer(const HttpRequest& request) const {
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    QString pattern;
    QByteArrayList allowed;
    for (const Route& route : m_routes) {
        const auto name = matched(route.pattern, request.path);
        if (!name || (!pattern.isEmpty() && route.pattern != pattern)) continue;
        pattern = route.pattern;
        allowed.append(route.method);
        if (route.method != method) continue;
        const auto answered = route.handler(request, *name);
        return answered ? *answered : toResponse(answered.error());
    }
    if (allowed.isEmpty()) return toResponse(problemOf(404));
    HttpProblem problem = problemOf(405);
    problem.headers.append(HttpHeader{"Allow", allowed.join(", ")});
    return toResponse(problem);
}

}  // namespace countertop
