// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/RouteTableModel.h"
#include "views/deliveries/RouteDialog.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QLabel;

namespace countertop {

class BusyButton;
class DeliveryCommands;
class ListCard;
class RowFollower;

/// The routes: which events are sent where. They can be added, changed, tested with a sample, and
/// removed. Emits what needs files or a receiver as signals; the application answers them.
class RoutesView : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the view.
    RoutesView(ReadQueue& queue, DeliveryCommands& commands, QWidget* parent = nullptr);

    void readAgain();
    /// Moves the focus to the list.
    void enter();
    void setChoices(const RouteChoices& choices);
    /// Opens the form for a new route of these events.
    void addRoute(const QString& events);
    /// Sets whether anything carries out tests.
    void setTestable(bool testable);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

    /// How a test ended.
    struct TestAnswer {
        qint64 routeId = 0;
        bool isSent = false;  ///< false: this computer could not even try
        bool isDelivered = false;
        QString said;  ///< what the receiver answered, or why it got nothing; in English
        qint64 tookMs = 0;
    };
    void showTestEnd(const TestAnswer& answer);
    /// The answers to filesToCheck() and secretToStore(), in their order.
    void filesChecked(const std::optional<Error>& problem);
    void secretStored(const std::optional<Error>& problem);

signals:
    void testRequested(qint64 routeId);
    /// See RouteDialog.
    void filesToCheck(const QString& secret, const QString& caFile);
    void secretToStore(const QString& name, const QString& secret);
    void failed(const countertop::Error& error);

private:
    void createLayout();
    void createList();
    void connectParts();
    void openDialog(const RouteRow& route);
    void editSelected();
    void testSelected();
    void confirmRemoval();
    [[nodiscard]] static QString answerText(const TestAnswer& answer);
    void showListState();
    void chooseAdded();
    void showActions();
    [[nodiscard]] const RouteRow* selected() const;
    /// The highest number of a listed route; later ones have higher numbers.
    [[nodiscard]] qint64 lastId() const;

    DeliveryCommands& m_commands;
    RouteTableModel m_model;
    RouteChoices m_choices;
    bool m_isTestable = false;
    std::optional<qint64> m_lastBeforeAdded;  ///< while an added route is not listed yet
    /// The dialogs that have asked, in the order of their answers; null: closed since.
    AnswerQueue<RouteDialog> m_checking;
    AnswerQueue<RouteDialog> m_storing;
    ListCard* m_list;
    RowFollower* m_follower;
    QPushButton* m_add;
    QPushButton* m_edit;
    BusyButton* m_test;
    BusyButton* m_remove;
    QLabel* m_answer;
};

}  // namespace countertop
