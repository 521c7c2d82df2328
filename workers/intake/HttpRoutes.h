// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/intake/HttpProblem.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace countertop {

/// Which function answers which method at which address. Filled once, then safe from any thread.
class HttpRoutes {
public:
    /// `name` is the part of the path that stands where the pattern has "{}"; empty without one.
    using Handler =
        std::function<HttpResult<HttpResponse>(const HttpRequest&, const QString& name)>;

    /// `pattern` is a path such as "/orders/{}/pay". Of several that fit, the first added counts.
    void add(const QByteArray& method, const QString& pattern, Handler handler);

    /// 404 for an unknown address, 405 with Allow for a method it does not take. HEAD is GET.
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
