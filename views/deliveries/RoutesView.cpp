// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/RoutesView.h"

#include "models/core/MaskedAddress.h"
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/FailureText.h"
#include "views/deliveries/DeliveryCommands.h"
#include "views/forms/BusyButton.h"
#include "views/forms/ConfirmDialog.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/RowFollower.h"
#include "views/text/ErrorText.h"
#include "views/text/MoneyText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace countertop {

RoutesView::RoutesView(ReadQueue& queue, DeliveryCommands& commands, QWidget* parent)
    : QWidget(parent),
      m_commands(commands),
      m_model(queue),
      m_list(new ListCard(this)),
      m_follower(new RowFollower(
          *m_list->table(), [this](const QString& key) { return m_model.rowOf(key.toLongLong()); },
          this)),
      m_add(pageparts::makeButton(QStringLiteral("addRouteButton"), QStringLiteral("plus"),
                                  tr("Add route"), this)),
      m_edit(pageparts::makeButton(QStringLiteral("editRouteButton"), QStringLiteral("pencil"),
                                   tr("Edit route"), this)),
      m_test(makeBusyButton("testRouteButton", QStringLiteral("player-play"), tr("Send a test"),
                            this)),
      m_remove(
          makeBusyButton("removeRouteButton", QStringLiteral("trash"), tr("Remove route"), this)),
      m_answer(pageparts::makeValueLabel(this)) {
    m_test->setBusyCaption(tr("Sending…"));
    createLayout();
    createList();
    connectParts();
    setTestable(false);
}

void RoutesView::createLayout() {
    auto* actions = new QHBoxLayout;
    actions->setSpacing(metrics::kSpaceSmall);
    actions->addStretch();
    for (QWidget* button : {static_cast<QWidget*>(m_test), static_cast<QWidget*>(m_remove),
                            static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_add)}) {
        actions->addWidget(button);
    }
    m_add->setIcon(Icons::get(QStringLiteral("plus"), IconTint::OnAccent));
    setVariant(m_add, "primary");
    m_answer->setObjectName(QStringLiteral("routeTestLabel"));
    m_answer->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addLayout(actions);
    column->addWidget(m_list, 1);
    column->addWidget(m_answer);
}

QList<QWidget*> RoutesView::stops() const {
    return QList<QWidget*>{m_test, m_remove, m_edit, m_add} + m_list->stops();
}

void RoutesView::createList() {
    using Model = RouteTableModel;
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("routesTable"));
    table->setAccessibleName(tr("Routes"));
    table->setModel(&m_model);
    table->setColumns(
        {{Model::Number, QStringLiteral("000"), 3},
         {Model::Events, QStringLiteral("PaymentCaptured"), 0, false, ColumnFit::WithinRoom},
         {Model::Receiver, QStringLiteral("https://hooks.ex"), 0, true},
         {Model::Filter, QStringLiteral("total_minor gte 5000"), 1, false, ColumnFit::WithinRoom},
         {Model::Content, RouteTableModel::contentText({}) + QStringLiteral("   "), 2, false,
          ColumnFit::WithinRoom},
         {Model::Signed, QStringLiteral("00000"), 4}});
}

void RoutesView::connectParts() {
    connect(&m_model, &RouteTableModel::loaded, this, &RoutesView::showListState);
    connect(&m_model, &RouteTableModel::failed, this, [this](const Error& error) {
        if (error.code != ErrorCode::Cancelled) emit failed(error);
        if (m_model.isLoaded()) return;
        m_list->showEmpty({QStringLiteral("cloud-off"), tr("The routes cannot be read"),
                           errorText(error), tr("Try again")});
    });
    m_list->follow(m_model);
    connect(m_list, &ListCard::readAgainRequested, this, &RoutesView::readAgain);
    connect(m_list, &ListCard::actionRequested, this,
            [this] { m_model.isLoaded() ? openDialog({}) : readAgain(); });
    connect(m_follower, &RowFollower::rowChosen, this, &RoutesView::showActions);
    connect(m_list->table(), &QTableView::activated, this, &RoutesView::editSelected);
    connect(m_add, &QPushButton::clicked, this, [this] { openDialog({}); });
    connect(m_edit, &QPushButton::clicked, this, &RoutesView::editSelected);
    connect(m_test, &BusyButton::activated, this, &RoutesView::testSelected);
    connect(m_remove, &BusyButton::activated, this, &RoutesView::confirmRemoval);
}

void RoutesView::readAgain() { m_model.refresh(); }

void RoutesView::enter() { m_model.rowCount() > 0 ? m_list->enter() : m_add->setFocus(); }

void RoutesView::setChoices(const RouteChoices& choices) { m_choices = choices; }

void RoutesView::setTestable(bool testable) {
    m_isTestable = testable;
    m_test->setVisible(testable);
    showActions();
}

void RoutesView::addRoute(const QString& events) {
    RouteRow route;
    route.events = events;
    openDialog(route);
}

qint64 RoutesView::lastId() const {
    qint64 last = 0;
    for (int at = 0; at < m_model.rowCount(); ++at) last = std::max(last, m_model.row(at)->id);
    return last;
}

const RouteRow* RoutesView::selected() const { return m_model.row(m_list->table()->selectedRow()); }

void RoutesView::editSelected() {
    if (const RouteRow* route = selected()) openDialog(*route);
}

void RoutesView::openDialog(const RouteRow& route) {
    auto* dialog = new RouteDialog(route, m_choices, this);
    connect(dialog, &RouteDialog::filesToCheck, this,
            [this, dialog](const QString& secret, const QString& caFile) {
                m_checking.enqueue(dialog);
                emit filesToCheck(secret, caFile);
            });
    connect(dialog, &RouteDialog::secretToStore, this,
            [this, dialog](const QString& name, const QString& secret) {
                m_storing.enqueue(dialog);
                emit secretToStore(name, secret);
            });
    m_commands.openDialog(
        dialog, [dialog] { return dialog->command(); },
        [this, isNew = route.id == 0, last = lastId()] {
            if (isNew) m_lastBeforeAdded = last;
            // The list may have it already.
            chooseAdded();
            m_commands.report(MessageKind::Success,
                              isNew ? tr("The route is added. Send a test to see whether the "
                                         "receiver takes it.")
                                    : tr("The route is changed."));
        });
}

void RoutesView::filesChecked(const std::optional<Error>& problem) {
    if (RouteDialog* dialog = takeNext(m_checking)) dialog->filesChecked(problem);
}

void RoutesView::secretStored(const std::optional<Error>& problem) {
    if (RouteDialog* dialog = takeNext(m_storing)) dialog->secretStored(problem);
}

void RoutesView::testSelected() {
    const RouteRow* route = selected();
    if (!route) return;
    // The answer of another route would stand beside this one.
    m_answer->hide();
    m_test->setBusy(true);
    emit testRequested(route->id);
}

QString RoutesView::answerText(const TestAnswer& answer) {
    const QString said = maskedAddress(answer.said).simplified();
    const QString route = numberText(answer.routeId);
    const QString milliseconds = numberText(answer.tookMs);
    if (answer.isDelivered) {
        return tr("Route %1: the test arrived after %2 ms. %3").arg(route, milliseconds, said);
    }
    if (!answer.isSent) {
        return tr("Route %1: this computer cannot send there. Technical reason: %2")
            .arg(route, said);
    }
    const QString why = FailureText::sentence(answer.said, FailureText::Party::Receiver);
    //: Number, a sentence, milliseconds, what the receiver said in its own words.
    return tr("Route %1: the test did not arrive. %2 Answer after %3 ms: %4")
        .arg(route, why, milliseconds, said);
}

void RoutesView::showTestEnd(const TestAnswer& answer) {
    m_test->setBusy(false);
    m_answer->setText(answerText(answer));
    setVariant(m_answer, answer.isDelivered ? "success" : "danger");
    m_answer->show();
    showActions();
}

void RoutesView::confirmRemoval() {
    const RouteRow* route = selected();
    if (!route) return;
    const Confirmation question{
        tr("Remove route %1?").arg(numberText(route->id)),
        tr("Events from now on are not sent to %1 by it. Messages that already wait still are.")
            .arg(DeliveryTableModel::receiverText(route->destination)),
        tr("Remove route"),
        tr("Keep route"),
        {}};
    ConfirmDialog::ask(this, question, [this, id = route->id](const QString&) {
        m_commands.sendAll({RemoveRoute{id}}, m_remove, [this] {
            m_commands.report(MessageKind::Success, tr("The route is removed."));
        });
    });
}

void RoutesView::showListState() {
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else {
        m_list->showEmpty({QStringLiteral("send"), tr("Nothing is sent anywhere"),
                           tr("A route sends what happens in the shop to another system, such as "
                              "every new order to a web address."),
                           tr("Add route")});
    }
    m_list->setFooter(tr("%Ln route(s)", nullptr, m_model.rowCount()));
    m_follower->follow();
    chooseAdded();
    showActions();
}

/// The next thing to do with a new route is to test it.
void RoutesView::chooseAdded() {
    if (!m_lastBeforeAdded || lastId() <= *m_lastBeforeAdded) return;
    m_lastBeforeAdded.reset();
    m_follower->expect(QString::number(lastId()));
    m_follower->follow();
}

void RoutesView::showActions() {
    const bool isChosen = selected() != nullptr;
    // Qt would move the focus of a disabled button to the next one.
    const QList<QWidget*> acting{m_edit, m_test, m_remove};
    for (QWidget* button : acting) {
        if (!isChosen && button->hasFocus()) enter();
    }
    m_edit->setEnabled(isChosen);
    m_test->setEnabled((isChosen && m_isTestable) || m_test->isBusy());
    m_remove->setEnabled(isChosen || m_remove->isBusy());
}

}  // namespace countertop
