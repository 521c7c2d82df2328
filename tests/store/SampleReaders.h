// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/outbox/OutboxStore.h"
#include "models/store/sagas/SqlSagaStore.h"
#include "tests/store/SampleShop.h"

#include <functional>

namespace countertop {

/// Every way to read several rows of the sample shop, for tests that break a read in the middle.
class SampleReaders {
public:
    /// One way to read; answers how many things it found.
    struct Reader {
        const char* name;
        std::function<Result<qint64>()> read;
    };

    explicit SampleReaders(Dialect dialect);

    [[nodiscard]] SampleShop& sample() { return m_sample; }
    /// They read through this object, which must outlive them.
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
