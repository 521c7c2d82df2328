// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/ShopReader.h"

namespace countertop {

ShopReader::ShopReader(DatabaseUrl url)
    : m_url(std::move(url)), m_thread(QStringLiteral("intake reads")) {}

ShopReader::~ShopReader() {
    // A connection must be closed on the thread that opened it.
    m_thread.post([this] {
        m_reads.reset();
        m_database.reset();
    });
    m_thread.stop();
}

Error ShopReader::tooSlow() {
    Error error = makeError(ErrorCode::Timeout, QStringLiteral("The shop did not answer in time"),
                            QStringLiteral("not_begun_in_time"));
    error.transient = true;
    return error;
}

Result<ShopReads> ShopReader::open() {
    if (!m_reads) {
        auto opened = Database::open(m_url, Database::Role::Reader);
        if (!opened) return fail(opened.error());
        m_database = *std::move(opened);
        m_reads = std::make_unique<SqlShopReads>(*m_database);
    }
    return m_reads->all();
}

}  // namespace countertop
