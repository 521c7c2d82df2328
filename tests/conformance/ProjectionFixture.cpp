// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/ProjectionFixture.h"

#include <QtTest>

namespace countertop {

void ProjectionFixture::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed()) return;
    if (!TestShop::isAvailable(dialect())) return;
    addProduct(QStringLiteral("MUG"), 500, 1000);
    addProduct(QStringLiteral("BAD"), 700, 1000);
    auto opened = openShop(url(), Database::Role::Worker);
    QVERIFY(opened);
    m_worker = *std::move(opened);
    m_projection.onBad = {};
}

void ProjectionFixture::cleanup() {
    m_worker.reset();
    ConformanceTest::cleanup();
}

void ProjectionFixture::sell(int orders, const QString& sku) {
    for (int order = 0; order < orders; ++order) placeOne(sku);
}

std::unique_ptr<ProjectionRunner> ProjectionFixture::runner(const Options& options) {
    return std::make_unique<ProjectionRunner>(*m_worker, m_projection, m_time, options);
}

void ProjectionFixture::drain(ProjectionRunner& runner) {
    runner.wake();
    for (int step = 0; step < 1000 && runner.step() == 0; ++step) {
    }
}

qint64 ProjectionFixture::sold(const QString& sku) {
    return number(QStringLiteral("SELECT coalesce(sum(quantity), 0) AS value FROM best_sellers "
                                 "WHERE sku = :sku"),
                  {{":sku", sku}});
}

qint64 ProjectionFixture::checkpoint() {
    return number(QStringLiteral(
        "SELECT coalesce(max(position), 0) AS value FROM checkpoints WHERE name = 'best_sellers'"));
}

qint64 ProjectionFixture::lastPosition() {
    return number(QStringLiteral("SELECT max(position) AS value FROM events"));
}

QString ProjectionFixture::shownState() {
    return text(
        QStringLiteral("SELECT state AS value FROM projections WHERE name = 'best_sellers'"));
}

void ProjectionFixture::hide(const QString& table) {
    mustExecute(QStringLiteral("ALTER TABLE %1 RENAME TO hidden").arg(table));
}

void ProjectionFixture::showAgain(const QString& table) {
    mustExecute(QStringLiteral("ALTER TABLE hidden RENAME TO %1").arg(table));
}

}  // namespace countertop
