// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/BrokerService.h"

#include <QObject>

namespace countertop {

class AppSettings;
class BrokersView;

/// Shows this computer's brokers in the settings, and saves and applies what users change there.
/// GUI thread; belongs to Application.
class WindowBrokers final : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    WindowBrokers(AppSettings& settings, DeliveryMeans& means, BrokersView& view);

signals:
    /// The next message goes to the brokers as they are now.
    void changed();

private:
    void take(const SavedBrokers& brokers);

    AppSettings& m_settings;
    DeliveryMeans& m_means;
    BrokersView& m_view;
    BrokerService m_service;
};

}  // namespace countertop
