// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventBus.h"
#include "models/tables/NoticeWatch.h"
#include "models/tables/ShopClock.h"

#include <QObject>
#include <QPointer>

namespace countertop {

class AppSettings;
class MainWindow;
class NoticesDialog;

/// The window's bell: keeps its count, opens the notices when asked, and remembers what was seen.
/// That is kept on this computer, for each shop: a till is shared by its staff, and what one of
/// them has seen there is dealt with, while the till in another room still has to tell. GUI thread;
/// belongs to Application.
class WindowNotices final : public QObject {
    Q_OBJECT

public:
    /// `shop` names the shop's database; empty for a demo, of which nothing is kept. All others
    /// must outlive this object.
    WindowNotices(ReadQueue& reads, const Clock& clock, AppSettings& settings, MainWindow& window,
                  const QString& shop);

    /// Looks for news after events that may bring some.
    void listenTo(EventBus& bus);
    /// Looks for news after other changes: of messages and fulfilments.
    void ask();
    void setUnserved(const QString& destination, const QString& reason);

signals:
    /// The user wants to see what the notice is about.
    void opened(const countertop::Notice& notice);

private:
    void load();
    void save(const NoticeWatch::Seen& seen);
    void open();
    void show();

    AppSettings& m_settings;
    MainWindow& m_window;
    QString m_key;  ///< of the setting
    ShopClock m_shop;
    NoticeWatch m_watch;
    QPointer<NoticesDialog> m_dialog;
};

}  // namespace countertop
