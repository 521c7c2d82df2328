// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journey/JourneyWindow.h"
#include "tests/support/TcpProxy.h"
#include "tests/support/TestShop.h"

#include <memory>

namespace countertop {

/// The application retries every three seconds.
inline constexpr int kBackAgainMs = 10'000;
inline const QString kMug = QStringLiteral("blue");

/// Base of the tests of a window whose server fails: a shop on a server behind a proxy.
class ServerFaultFixture : public QObject {
    Q_OBJECT

protected slots:
    void initTestCase();
    void init();
    void cleanup();

protected:
    void openWindow();
    void openShop();
    [[nodiscard]] QString urlThroughProxy(const QString& password = {}) const;
    [[nodiscard]] qint64 count(const QString& table) const;
    [[nodiscard]] bool isShopInOrder() const;

    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<JourneyWindow> m_window;
};

}  // namespace countertop
