// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/intake/HttpProblem.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace countertop {

/// Maps methods and addresses to handlers. Filled once, then safe from any thread.
class HttpRoutes {
public:
    /// `name` is the part of the path at the pattern's "{}"; empty without one.
    using Handler =
        std::function<HttpResult<HttpResponse>(const HttpRequest&, const QString& name)>;

    /// `pattern` is a path such as "/orders/{}/pay". The first matching route is used.
    void add(const QByteArray& method, const QString& pattern, Handler handler);

    /// 404 for an unknown address, 405 with Allow for an unsupported method. HEAD is handled as
    /// GET.
    [[nodiscard]] HttpResponse answer(const HttpRequest& request) const;

private:
    struct Route {
        QByteArray method;
        QString pattern;
        Handler handler;
    };

    std::vector<Route> m_routes;
};

}  // namespace countertop
