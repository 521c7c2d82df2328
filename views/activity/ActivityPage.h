// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ActivityTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/common/Page.h"

class QLabel;

namespace countertop {

class ListCard;
class PayloadView;
class SearchEdit;

/// Everything that happened in the shop, newest first and live, with each event's payload.
class ActivityPage : public Page {
    Q_OBJECT

public:
    ActivityPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    void focusSearch() override;

public slots:
    void refresh() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void createLayout();
    void createList();
    [[nodiscard]] QWidget* makeDetails();
    void connectParts();
    void filterByType(const QString& text);
    void readAgain();
    void showSelected();
    void showListState();
    void showReadError(const Error& error);

    ShopClock m_shop;
    ActivityTableModel m_model;
    bool m_stale = true;
    SearchEdit* m_type;
    ListCard* m_list;
    QLabel* m_what;
    QLabel* m_ids;
    PayloadView* m_payload;
};

/// The stored event types whose name contains the text, any case; the text itself when it is none
/// of theirs, so that nothing is found rather than everything.
[[nodiscard]] QStringList eventTypesMatching(const QString& text);

}  // namespace countertop
