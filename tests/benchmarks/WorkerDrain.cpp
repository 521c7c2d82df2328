// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/WorkerDrain.h"

namespace countertop {

namespace {

OutboxWorker::Options optionsFor(const DatabaseUrl& url) {
    OutboxWorker::Options options;
    options.url = url;
    return options;
}

}  // namespace

WorkerDrain::WorkerDrain(const DatabaseUrl& url, const OutboxWorker::PublisherFactory& publishers)
    : m_worker(optionsFor(url), m_clock, publishers) {
    QObject::connect(&m_worker, &OutboxWorker::delivered, &m_loop, [this](int count) {
        m_delivered += count;
        if (m_delivered >= m_wanted) m_loop.quit();
    });
    QObject::connect(&m_worker, &OutboxWorker::deliveryFailed, &m_loop, [this] { ++m_failed; });
    m_worker.start();
}

void WorkerDrain::drain(int count) {
    m_wanted += count;
    if (m_delivered < m_wanted) m_loop.exec();
}

}  // namespace countertop
