// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/DestinationTableModel.h"
#include "views/theme/Card.h"

class QLabel;
class QPushButton;
class QStackedLayout;

namespace countertop {

class BusyButton;
class PaneNotice;
class ShopClock;
class StatusChip;

/// One receiver in words: how it does, why nothing is sent to it, and how much at once.
class DestinationPane : public Card {
    Q_OBJECT

public:
    explicit DestinationPane(const ShopClock& shop, QWidget* parent = nullptr);

    void showDestination(const DestinationState& destination);
    void showEmpty();
    [[nodiscard]] BusyButton* enableButton() const { return m_enable; }
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void enableRequested();
    void limitRequested();
    void messagesRequested(const QString& destination);
    /// The focused control was hidden.
    void keyboardLost();

private:
    [[nodiscard]] QWidget* makeContent();
    void connectButtons();
    [[nodiscard]] static QString whyText(const DestinationState& destination);
    [[nodiscard]] QString factsText(const DestinationState& destination) const;
    [[nodiscard]] static QString technicalText(const DestinationState& destination);

    const ShopClock& m_shop;
    DestinationState m_shown;
    QStackedLayout* m_stack;
    PaneNotice* m_empty;
    QWidget* m_content;
    QLabel* m_name;
    StatusChip* m_state;
    QLabel* m_why;
    QLabel* m_pause;
    QLabel* m_facts;
    QLabel* m_technicalTitle;
    QLabel* m_technical;
    BusyButton* m_enable;
    QPushButton* m_limit;
    QPushButton* m_messages;
};

}  // namespace countertop
