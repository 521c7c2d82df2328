// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopSettings.h"
#include "models/tables/ReadQueue.h"

#include <QObject>

namespace countertop {

/// The event that asks for a message to a customer, as routes name it.
inline constexpr char kCustomerMessageEvent[] = "CustomerMessageRequested";

/// What the window shows of the messages to customers.
struct CustomerMessageSettings {
    ShopSettings shop;
    bool isDelivered = false;  ///< some route takes the messages
};

/// Reads the messages to customers together with whether a route takes them. GUI
/// thread only; the queue must outlive it.
class CustomerMessageReader final : public QObject {
    Q_OBJECT

public:
    explicit CustomerMessageReader(ReadQueue& queue, QObject* parent = nullptr);

    /// Reads again; an answer to an earlier question that is still missing is ignored.
    void read();

signals:
    void loaded(const countertop::CustomerMessageSettings& settings);
    void failed(const countertop::Error& error);

private:
    ReadQueue& m_queue;
    quint64 m_token = 0;
};

}  // namespace countertop
