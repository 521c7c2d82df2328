// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ActivityTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/common/Page.h"

namespace countertop {

class ActivityDetailPane;
class ActivityFilterBar;
class ListCard;

/// Everything that happened in the shop, newest first and live: events and commands, refused ones
/// too, narrowed by filters, each with what led to it and what it led to.
class ActivityPage : public Page {
    Q_OBJECT

public:
    ActivityPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    void focusSearch() override;

public slots:
    void refresh() override;

signals:
    /// Somebody wants to see this order, by id or number.
    void orderRequested(const QString& order);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void createLayout();
    void createList();
    void connectParts();
    void readAgain();
    void showSelected();
    void showListState();
    void showReadError(const Error& error);
    [[nodiscard]] QString footerText() const;

    ShopClock m_shop;
    ActivityTableModel m_model;
    bool m_stale = true;
    ActivityFilterBar* m_filter;
    ListCard* m_list;
    ActivityDetailPane* m_details;
};

}  // namespace countertop
