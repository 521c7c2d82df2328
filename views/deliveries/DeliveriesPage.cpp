// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DeliveriesPage.h"

#include "views/deliveries/DestinationsView.h"
#include "views/deliveries/MessagesView.h"
#include "views/deliveries/RoutesView.h"
#include "views/forms/BusyButton.h"
#include "views/forms/FormDialog.h"
#include "views/text/ErrorText.h"
#include "views/theme/PageParts.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace countertop {

DeliveriesPage::DeliveriesPage(ReadQueue& queue, const Clock& clock, QWidget* parent)
    : CommandPage(parent),
      m_shop(queue, clock),
      m_messages(new MessagesView(queue, m_shop, *this, this)),
      m_destinations(new DestinationsView(queue, m_shop, *this, this)),
      m_routes(new RoutesView(queue, *this, this)),
      m_tabs(new QTabBar(this)),
      m_parts(new QStackedWidget(this)) {
    createLayout();
    connectParts();
}

void DeliveriesPage::createLayout() {
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Deliveries"));
    m_tabs->setObjectName(QStringLiteral("deliveriesTabs"));
    m_tabs->setAccessibleName(tr("Parts of the deliveries"));
    pageparts::addTabs(title, column, m_tabs, m_parts,
                       {{tr("Messages"), m_messages},
                        {tr("Receivers"), m_destinations},
                        {tr("Routes"), m_routes}});
    pageparts::readAsLaidOut(this);
    pageparts::setTabOrder(QList<QWidget*>{m_tabs} + m_messages->stops() + m_destinations->stops() +
                           m_routes->stops());
}

void DeliveriesPage::connectParts() {
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_parts->setCurrentIndex(tab);
        readAgain();
    });
    const auto reportError = [this](const Error& error) {
        report(MessageKind::Error, errorText(error));
    };
    connect(m_messages, &MessagesView::failed, this, reportError);
    connect(m_destinations, &DestinationsView::failed, this, reportError);
    connect(m_routes, &RoutesView::failed, this, reportError);
    connect(m_messages, &MessagesView::orderRequested, this, &DeliveriesPage::orderRequested);
    connect(m_destinations, &DestinationsView::messagesRequested, this,
            [this](const QString& destination) {
                m_messages->showDestination(destination);
                showTab(Messages);
                m_messages->focusSearch();
            });
}

void DeliveriesPage::showTab(Tab tab) { m_tabs->setCurrentIndex(tab); }

void DeliveriesPage::focusSearch() {
    switch (static_cast<Tab>(m_tabs->currentIndex())) {
        case Messages:
            return m_messages->focusSearch();
        case Destinations:
            return m_destinations->enter();
        case Routes:
            return m_routes->enter();
    }
}

void DeliveriesPage::showGivenUp() {
    m_messages->showGivenUp();
    showTab(Messages);
}

void DeliveriesPage::showDestination(const QString& destination) {
    m_destinations->choose(destination);
    showTab(Destinations);
}

void DeliveriesPage::setUnserved(const QString& destination, const QString& reason) {
    m_messages->setUnserved(destination, reason);
    m_destinations->setUnserved(destination, reason);
}

void DeliveriesPage::setPaused(const QString& destination, qint64 forMs) {
    m_messages->setPaused(destination, forMs);
    m_destinations->setPaused(destination, forMs);
}

void DeliveriesPage::addRoute(const QString& events) {
    showTab(Routes);
    m_routes->addRoute(events);
}

void DeliveriesPage::readAgain() {
    m_shop.load();
    switch (static_cast<Tab>(m_tabs->currentIndex())) {
        case Messages:
            return m_messages->readAgain();
        case Destinations:
            return m_destinations->readAgain();
        case Routes:
            return m_routes->readAgain();
    }
}

void DeliveriesPage::sendAll(QList<Command> commands, BusyButton* button, WhenDone done) {
    if (commands.isEmpty()) return;
    const Command next = commands.takeFirst();
    send(next, button, [this, commands, button, done = std::move(done)](const CommandResult&) {
        commands.isEmpty() ? done() : sendAll(commands, button, done);
    });
}

void DeliveriesPage::openDialog(FormDialog* dialog, std::function<Command()> command,
                                WhenDone done) {
    openForm(dialog, std::move(command),
             [done = std::move(done)](const CommandResult&) { done(); });
}

void DeliveriesPage::report(MessageKind kind, const QString& text) { emit message(kind, text); }

}  // namespace countertop
