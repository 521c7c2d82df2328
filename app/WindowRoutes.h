// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/RouteService.h"

#include <QObject>

#include <functional>

namespace countertop {

class RoutesView;

/// Carries out what the window's routes need besides commands: samples along a route, and a look at
/// the files it refers to. GUI thread; belongs to Application.
class WindowRoutes final : public QObject {
    Q_OBJECT

public:
    /// Who sends a sample at that time.
    using Sender = std::function<RouteService::Sender()>;

    /// `clock`, `means` and `view` must outlive this object.
    WindowRoutes(const DatabaseUrl& url, const Clock& clock, DeliveryMeans& means, RoutesView& view,
                 Sender sender);

private:
    RouteService m_service;
};

}  // namespace countertop
