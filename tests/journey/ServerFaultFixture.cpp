// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journey/ServerFaultFixture.h"

#include "models/store/verify/Verifier.h"

#include <QUrl>
#include <QtTest>

namespace countertop {

void ServerFaultFixture::initTestCase() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    m_theme = JourneyWindow::prepareProgram();
    m_settings = std::make_unique<AppSettings>();
}

void ServerFaultFixture::init() {
    m_shop = std::make_unique<TestShop>(Dialect::Postgresql);
    m_session = m_shop->session();
    m_proxy = std::make_unique<TcpProxy>(static_cast<quint16>(m_shop->url().port));
    const AddProduct mug{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 5};
    QVERIFY(m_session->bus().dispatch(mug, Intent::fresh(), {}));
}

void ServerFaultFixture::cleanup() {
    // Make hanging requests fail now, so that the window's threads can end.
    if (m_proxy) m_proxy->refuse();
    m_window.reset();
    m_proxy.reset();
    m_session.reset();
    m_shop.reset();
}

void ServerFaultFixture::openWindow() {
    m_window = std::make_unique<JourneyWindow>(urlThroughProxy(), *m_settings, *m_theme);
}

void ServerFaultFixture::openShop() {
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), kBackAgainMs);
}

QString ServerFaultFixture::urlThroughProxy(const QString& password) const {
    QUrl url(m_shop->urlText());
    url.setPort(m_proxy->port());
    if (!password.isEmpty()) url.setPassword(password);
    return url.toString(QUrl::FullyEncoded);
}

qint64 ServerFaultFixture::count(const QString& table) const {
    qint64 number = -1;
    const auto read = m_session->database().readRow(
        QStringLiteral("SELECT count(*) AS number FROM %1").arg(table), noValues,
        [&](Query& row) { number = row.integer("number"); });
    return read ? number : -1;
}

bool ServerFaultFixture::isShopInOrder() const {
    const auto report = verifyShop(m_session->database());
    return report && report->isClean();
}

}  // namespace countertop
