// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliShop.h"

#include "models/store/outbox/OutboxNotice.h"

#include <QStandardPaths>

namespace countertop {

using namespace Qt::StringLiterals;

CliShop::CliShop(const GlobalOptions& globals, std::function<void(const QString& text)> note)
    : m_globals(globals), m_note(std::move(note)) {}
CliShop::~CliShop() = default;

CliResult<DatabaseUrl> CliShop::url() const {
    const QString own = u"sqlite:%1/countertop/shop.sqlite"_s.arg(
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    const auto url =
        DatabaseUrl::parse(m_globals.databaseUrl.isEmpty() ? own : m_globals.databaseUrl);
    if (!url) return wrongUsage(url.error().detail);
    return *url;
}

CliResult<ShopSession*> CliShop::session() {
    if (m_session) return m_session.get();
    const auto where = url();
    if (!where) return tl::unexpected(where.error());
    auto opened = ShopSession::open(*where, m_clock, m_keys, {});
    if (!opened) return refused(opened.error());
    m_session = *std::move(opened);
    if (m_note && m_session->database().hasUnreadLog()) {
        m_note(u"'%1-wal' holds changes that may be missing here: the shop can only be read"_s.arg(
            where->path));
    }
    return m_session.get();
}

CliResult<ShopReads> CliShop::reads() {
    if (!m_reads) {
        const auto open = session();
        if (!open) return tl::unexpected(open.error());
        m_reads = std::make_unique<SqlShopReads>((*open)->database());
    }
    return m_reads->all();
}

QString CliShop::currency() const { return m_session ? m_session->settings().currency : QString(); }

CliResult<CommandResult> CliShop::dispatch(const Command& command) {
    const auto open = session();
    if (!open) return tl::unexpected(open.error());
    const Intent intent = m_globals.key.isEmpty() ? Intent::fresh() : Intent::again(m_globals.key);
    const auto result = (*open)->bus().dispatch(command, intent, origin());
    if (!result) return refused(result.error());
    // If this fails, other programs find the messages a little later.
    const auto announced = announceMessages((*open)->database());
    Q_UNUSED(announced)
    return *result;
}

CliResult<OrderId> CliShop::orderId(const QString& idOrNumber) {
    const QString lower = idOrNumber.toLower();
    if (isUuidText(lower)) return OrderId(lower);
    const auto shop = reads();
    if (!shop) return tl::unexpected(shop.error());
    const auto order = shop->orders.order(idOrNumber);
    if (!order) return refused(order.error());
    return order->row.orderId;
}

}  // namespace countertop
