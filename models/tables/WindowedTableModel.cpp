// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/WindowedTableModel.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

// A view shows at most two pages at once; one more for the direction of scrolling.
constexpr int kMaximumWanted = 3;

}  // namespace

WindowedTableModel::WindowedTableModel(QObject* parent)
    : QAbstractTableModel(parent), m_generation(std::make_shared<std::atomic<quint64>>(0)) {
    m_wantTimer.setSingleShot(true);
    m_wantTimer.setInterval(0);
    connect(&m_wantTimer, &QTimer::timeout, this, &WindowedTableModel::askNextPage);
}

// Queued questions see the new number and do not run.
WindowedTableModel::~WindowedTableModel() { m_generation->fetch_add(1); }

int WindowedTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

void WindowedTableModel::reload() {
    const quint64 token = m_generation->fetch_add(1) + 1;
    m_wanted.clear();
    m_pageUnderWay = false;
    m_refreshAgain = false;
    m_failed = false;
    m_counted = false;
    setRefreshing(false);
    setLoading(true);
    askFirstPage(token);
}

void WindowedTableModel::refresh() {
    if (!m_loaded && !m_loading) return reload();
    if (m_loading || m_refreshUnderWay) {
        m_refreshAgain = true;
        return;
    }
    m_failed = false;
    setRefreshing(true);
    askRefresh(m_generation->load());
}

void WindowedTableModel::stop() {
    if (!m_loading && !m_refreshUnderWay) return;
    m_generation->fetch_add(1);
    finishWithError(makeError(ErrorCode::Cancelled, QStringLiteral("Reading was stopped"),
                              QStringLiteral("reading_stopped")));
}

void WindowedTableModel::setVisibleRows(int first, int last) {
    m_firstVisible = std::max(0, first);
    m_lastVisible = std::max(m_firstVisible, last);
}

void WindowedTableModel::want(int row) const {
    const qint64 page = row / kPageRows;
    m_wanted.removeAll(page);
    m_wanted.append(page);
    if (m_wanted.size() > kMaximumWanted) m_wanted.removeFirst();
    if (!m_wantTimer.isActive()) m_wantTimer.start();
}

void WindowedTableModel::askNextPage() {
    if (m_pageUnderWay || m_loading || m_failed || m_wanted.isEmpty()) return;
    m_pageUnderWay = true;
    askPage(m_generation->load(), m_wanted.takeLast());
}

void WindowedTableModel::finishReload() {
    m_loaded = true;
    setLoading(false);
    emit loaded();
    if (std::exchange(m_refreshAgain, false)) refresh();
}

void WindowedTableModel::finishPage() {
    m_pageUnderWay = false;
    askNextPage();
}

void WindowedTableModel::finishRefresh() {
    setRefreshing(false);
    emit refreshed();
    if (std::exchange(m_refreshAgain, false)) refresh();
}

void WindowedTableModel::finishWithError(const Error& error) {
    m_pageUnderWay = false;
    m_refreshAgain = false;
    // Painting would ask again and again, so wait for the next reload() or refresh().
    m_failed = true;
    setRefreshing(false);
    setLoading(false);
    emit failed(error);
}

void WindowedTableModel::takeExtent(const ListExtent& extent) {
    if (m_counted && m_extent == extent) return;
    m_counted = true;
    m_extent = extent;
    emit extentChanged();
}

void WindowedTableModel::resizeBy(int shift, int rowsAfter) {
    insertOrRemove(true, std::max(shift, -m_rows));
    insertOrRemove(false, rowsAfter - m_rows);
}

void WindowedTableModel::insertOrRemove(bool atStart, int change) {
    if (change == 0) return;
    if (change > 0) {
        const int first = atStart ? 0 : m_rows;
        beginInsertRows({}, first, first + change - 1);
        m_rows += change;
        endInsertRows();
        return;
    }
    const int first = atStart ? 0 : m_rows + change;
    beginRemoveRows({}, first, first - change - 1);
    m_rows += change;
    endRemoveRows();
}

void WindowedTableModel::setRefreshing(bool refreshing) {
    if (m_refreshUnderWay == refreshing) return;
    m_refreshUnderWay = refreshing;
    emit loadingChanged();
}

void WindowedTableModel::setLoading(bool loading) {
    if (m_loading == loading) return;
    m_loading = loading;
    emit loadingChanged();
}

}  // namespace countertop
