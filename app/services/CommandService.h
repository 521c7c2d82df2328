// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopShards.h"
#include "models/projections/ShopSettings.h"

#include <QObject>

#include <memory>

class QTimer;

namespace countertop {

/// Carries out the window's commands on the shop. Uses a processor with one shard, since one clerk
/// needs only one connection. Commands queue there; every result comes back as a signal on the GUI
/// thread. While the shop cannot be opened, it retries every few seconds unless retrying cannot
/// help.
class CommandService final : public QObject {
    Q_OBJECT

public:
    /// A server that does not respond for `timeoutMs` is dropped for a new connection.
    CommandService(DatabaseUrl url, const Clock& clock, int timeoutMs, QObject* parent = nullptr);

    /// Runs once on the command thread, after the first opening and before opened(). Used to fill
    /// the demo shop.
    using Preparation = std::function<Result<void>(ShopSession&)>;
    void setPreparation(Preparation preparation) { m_preparation = std::move(preparation); }

    /// The next opening creates this shop if there is none. Without it no shop is ever created.
    void makeShop(const NewShop& start) {
        m_newShop = start;
        m_newShopOrigin = m_origin;
    }

    void open();
    /// The origin of commands; takes effect for later ones.
    void setOrigin(const CommandOrigin& origin) { m_origin = origin; }
    void dispatch(const Intent& intent, const Command& command);

signals:
    void opened(const countertop::ShopSettings& settings);
    /// The shop cannot be opened, was lost, or has not responded for seconds. `willRetry`: it may
    /// recover by itself.
    void unavailable(const countertop::Error& error, bool willRetry);
    /// The shop responds again after not responding for seconds.
    void available();
    void finished(const QString& intentKey, const countertop::CommandResult& result);
    void failed(const QString& intentKey, const countertop::Error& error);
    /// A command changed something.
    void committed();

private:
    /// On the command thread.
    Result<std::unique_ptr<ShardSession>> openOnThread();
    Result<std::unique_ptr<ShopSession>> openSession();
    /// On the GUI thread.
    void noteAnswer();
    void noteUnresponsive();
    void noteResult(const QString& intentKey, const Result<CommandResult>& result);
    void noteUnavailable(const Error& error, bool willRetry);

    template <class Function>
    void onGuiThread(Function function) {
        QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
    }

    DatabaseUrl m_url;
    const Clock& m_clock;
    CommandOrigin m_origin;
    Preparation m_preparation;
    std::optional<NewShop> m_newShop;
    CommandOrigin m_newShopOrigin;
    KeysInFlight m_keys;
    bool m_isOpen = false;
    bool m_retryScheduled = false;
    int m_timeoutMs;
    QTimer* m_timeout;
    std::shared_ptr<ConnectionCut> m_cut;
    int m_unanswered = 0;
    bool m_isReportedUnresponsive = false;
    /// Last, so that its thread ends before what it uses.
    ShardedProcessor m_processor;
};

}  // namespace countertop
