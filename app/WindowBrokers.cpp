// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WindowBrokers.h"

#include "app/AppSettings.h"
#include "app/session/DeliveryMeans.h"
#include "views/settings/BrokersView.h"

namespace countertop {

WindowBrokers::WindowBrokers(AppSettings& settings, DeliveryMeans& means, BrokersView& view)
    : m_settings(settings), m_means(means), m_view(view), m_service(means) {
    m_view.setValues(brokerValues(savedBrokers(m_settings.store())));
    connect(&m_view, &BrokersView::saveRequested, this, [this](const BrokerChange& change) {
        m_service.save(change, savedBrokers(m_settings.store()));
    });
    connect(&m_service, &BrokerService::saved, this, &WindowBrokers::take);
    connect(&m_service, &BrokerService::refused, this,
            [this](const Error& problem) { m_view.saved(problem); });
}

void WindowBrokers::take(const SavedBrokers& brokers) {
    saveBrokers(m_settings.store(), brokers);
    m_means.setSaved(brokers);
    m_view.saved(std::nullopt);
    m_view.setValues(brokerValues(brokers));
    emit changed();
}

}  // namespace countertop
