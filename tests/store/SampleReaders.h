// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/outbox/OutboxStore.h"
#include "models/store/sagas/SqlSagaStore.h"
#include "tests/store/SampleShop.h"

#include <functional>

namespace countertop {

/// Every reader of several rows in the sample shop, for tests that break a read midway.
class SampleReaders {
public:
    /// One reader; returns the number of items it found.
    struct Reader {
        const char* name;
        std::function<Result<qint64>()> read;
    };

    explicit SampleReaders(Dialect dialect);

    [[nodiscard]] SampleShop& sample() { return m_sample; }
    /// The readers read through this object, which must outlive them.
    [[nodiscard]] QList<Reader> all();

private:
    void addSagas();
    [[nodiscard]] QList<Reader> ofStores();
    [[nodiscard]] QList<Reader> ofOrders();
    [[nodiscard]] QList<Reader> ofLists();

    SampleShop m_sample;
    SqlSagaStore m_sagas;
    OutboxStore m_outbox;
};

}  // namespace countertop
