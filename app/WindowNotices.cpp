// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WindowNotices.h"

#include "app/AppSettings.h"
#include "models/core/Json.h"
#include "views/MainWindow.h"
#include "views/shell/NoticesDialog.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace countertop {

namespace {

/// A setting's name cannot hold every address of a database.
QString keyOf(const QString& shop) {
    if (shop.isEmpty()) return {};
    const QByteArray hash = QCryptographicHash::hash(shop.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("notices/") + QString::fromLatin1(hash.toHex().left(16));
}

}  // namespace

WindowNotices::WindowNotices(ReadQueue& reads, const Clock& clock, AppSettings& settings,
                             MainWindow& window, const QString& shop)
    : m_settings(settings),
      m_window(window),
      m_key(keyOf(shop)),
      m_shop(reads, clock),
      m_watch(reads) {
    load();
    connect(&m_watch, &NoticeWatch::seenChanged, this, &WindowNotices::save);
    connect(&m_watch, &NoticeWatch::changed, this, &WindowNotices::show);
    connect(&m_window, &MainWindow::noticesRequested, this, &WindowNotices::open);
}

void WindowNotices::listenTo(EventBus& bus) {
    const QStringList events{QStringLiteral("Order.*"), QStringLiteral("Payment.*"),
                             QStringLiteral("Refund.*"), QStringLiteral("Stock.*"),
                             QStringLiteral("Product.*")};
    const auto subscribed = bus.subscribe(*this, events, [this](const auto&) { ask(); });
    Q_ASSERT(subscribed);
}

void WindowNotices::ask() { m_watch.ask(); }

void WindowNotices::setUnserved(const QString& destination, const QString& reason) {
    m_watch.setUnserved(destination, reason);
}

void WindowNotices::load() {
    const QString text = m_key.isEmpty() ? QString() : m_settings.text(m_key);
    if (text.isEmpty()) return m_watch.setSeen(std::nullopt);
    NoticeWatch::Seen seen;
    const QJsonObject stored = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto entry = stored.begin(); entry != stored.end(); ++entry) {
        seen.insert(entry.key(), entry.value().toInteger());
    }
    m_watch.setSeen(seen);
}

void WindowNotices::save(const NoticeWatch::Seen& seen) {
    if (m_key.isEmpty()) return;
    QJsonObject stored;
    for (auto entry = seen.cbegin(); entry != seen.cend(); ++entry) {
        stored.insert(entry.key(), entry.value());
    }
    m_settings.setText(m_key, QString::fromUtf8(toJsonText(stored)));
}

void WindowNotices::show() {
    m_window.setUnreadNotices(m_watch.unread());
    if (m_dialog) m_dialog->setNotices(m_watch.notices());
}

void WindowNotices::open() {
    if (m_dialog) return;
    m_shop.load();
    m_dialog = new NoticesDialog(m_shop, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &NoticesDialog::allRead, &m_watch, &NoticeWatch::markAllRead);
    connect(m_dialog, &NoticesDialog::opened, this, [this](const Notice& notice) {
        m_watch.markRead(notice.key());
        emit opened(notice);
    });
    // At the till the search field gets the focus back, so that the clerk can continue the sale.
    connect(m_dialog, &QDialog::rejected, &m_window, [this] {
        if (m_window.currentPage() == PageId::Till) m_window.enterPage();
    });
    m_dialog->setNotices(m_watch.notices());
    m_dialog->open();
}

}  // namespace countertop
