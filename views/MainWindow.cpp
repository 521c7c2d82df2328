// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/MainWindow.h"

#include "views/lists/TableHeader.h"
#include "views/shell/Banner.h"
#include "views/shell/BellButton.h"
#include "views/shell/MessageBar.h"
#include "views/shell/NavigationStrip.h"
#include "views/shell/NoticeArea.h"
#include "views/shell/PaneSplitter.h"
#include "views/shell/ShortcutsDialog.h"
#include "views/shell/StatusLine.h"
#include "views/shell/TaskPanel.h"
#include "views/text/ErrorText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr int kPageCount = 8;
constexpr QSize kFirstSize(1280, 800);
constexpr QSize kSmallestSize(900, 560);

/// Estimated size of title bar and border, which is unknown before the window is shown.
constexpr QSize kFrameRoom(8, 48);

QString geometryKey() { return QStringLiteral("window/geometry"); }

/// Empty for a header without a named table.
QString columnsKey(const TableHeader& header) {
    const QString table = header.parentWidget() ? header.parentWidget()->objectName() : QString();
    return table.isEmpty() ? QString() : QStringLiteral("columns/") + table;
}

QString paneKey(const PaneSplitter& splitter) {
    return QStringLiteral("panes/") + splitter.objectName();
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      m_navigation(new NavigationStrip(this)),
      m_pages(new QStackedWidget(this)),
      m_messages(new MessageBar(this)),
      m_task(new TaskPanel(this)),
      m_status(new StatusLine(this)),
      m_demo(new Banner(Banner::Kind::Demo, this)),
      m_offline(new Banner(Banner::Kind::Offline, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Countertop"));
    setWindowIcon(Icons::application());
    for (int i = 0; i < kPageCount; ++i) m_pages->addWidget(new QWidget(m_pages));
    createLayout();
    createMenu();
    createKeys();
    const QSize room = screen()->availableGeometry().size() - kFrameRoom;
    setMinimumSize(kSmallestSize.boundedTo(room));
    resize(kFirstSize.boundedTo(room));
    qApp->installEventFilter(this);
    connect(m_navigation, &NavigationStrip::pageChosen, this, &MainWindow::showPage);
    connect(m_navigation, &NavigationStrip::pageEntered, this, &MainWindow::enterPage);
    connect(m_navigation->bell(), &QToolButton::clicked, this, &MainWindow::noticesRequested);
    m_navigation->setCurrentPage(PageId::Till);
}

void MainWindow::createLayout() {
    m_column = new QWidget(this);
    auto* content = new QVBoxLayout(m_column);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(m_demo);
    m_notices = new NoticeArea(m_messages, m_task, m_column);
    content->addWidget(m_notices);
    content->addWidget(m_pages, 1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_column, 1);
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row, 1);
    layout->addWidget(m_status);
    setCentralWidget(central);
    m_demo->setText({});
    // Floats over the status line and replaces its connection state.
    m_offline->setParent(central);
    m_offline->hide();
    central->installEventFilter(this);
    m_column->installEventFilter(this);
}

void MainWindow::placeOfflineBanner() {
    const int left = m_column->x();
    const int width = m_column->width();
    const int height = qMax(m_status->height(), m_offline->heightForWidth(width));
    m_offline->setGeometry(left, centralWidget()->height() - height, width, height);
    m_offline->raise();
}

void MainWindow::createMenu() {
    QMenu* menu = m_navigation->menu();
    const auto add = [this, menu](const QString& icon, const QString& text, auto&& slot) {
        QAction* action = menu->addAction(Icons::get(icon), text);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(QStringLiteral("package-import"), tr("Import history…"),
        [this] { emit importHistoryRequested(); });
    add(QStringLiteral("download"), tr("Export…"), [this] { emit exportRequested(); });
    add(QStringLiteral("shield-check"), tr("Verify"), [this] { emit verifyRequested(); });
    menu->addSeparator();
    add(QStringLiteral("keyboard"), tr("Keyboard shortcuts") + QStringLiteral("\tF1"),
        [this] { showShortcuts(); });
}

void MainWindow::createKeys() {
    for (int number = 1; number <= kPageCount; ++number) {
        addKey(QKeySequence(int(Qt::CTRL) | (Qt::Key_0 + number)), [this, number] {
            showPage(static_cast<PageId>(number - 1));
            enterPage();
        });
    }
    addKey(QKeySequence(Qt::CTRL | Qt::Key_9), [this] { emit noticesRequested(); });
    addKey(QKeySequence(Qt::Key_F1), [this] { showShortcuts(); });
    addKey(QKeySequence(Qt::Key_F10), [this] { m_navigation->openMenu(); });
    addKey(QKeySequence(QKeySequence::Find), [this] { enterPage(); });
}

void MainWindow::addKey(const QKeySequence& keys, std::function<void()> action) {
    auto* shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, [action = std::move(action)] { action(); });
}

void MainWindow::addPage(PageId id, QWidget* page) {
    const int index = static_cast<int>(id);
    const bool wasCurrent = m_pages->currentIndex() == index;
    QWidget* previous = m_pages->widget(index);
    m_pages->insertWidget(index, page);
    m_pages->removeWidget(previous);
    previous->deleteLater();
    if (wasCurrent) m_pages->setCurrentIndex(index);
    if (auto* shopPage = qobject_cast<Page*>(page)) {
        connect(
            shopPage, &Page::message, this,
            [this, page](MessageKind kind, const QString& text) { showMessage(kind, text, page); });
        connect(shopPage, &Page::messageObsolete, this, [this, page] {
            // Success messages stay: they may show the change to hand back.
            const bool isSuccess = m_messages->kind() == MessageKind::Success;
            if (m_messageOrigin == page && !isSuccess) m_messages->dismiss();
        });
    }
}

void MainWindow::showPage(PageId id) {
    m_navigation->setCurrentPage(id);
    const int index = static_cast<int>(id);
    if (m_pages->currentIndex() == index) return;
    // A message of another page would seem to belong to this one.
    if (m_messageOrigin && m_messageOrigin != page(id)) m_messages->dismiss();
    m_pages->setCurrentIndex(index);
    emit pageShown(id);
}

void MainWindow::enterPage() {
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
    if (auto* current = qobject_cast<Page*>(m_pages->currentWidget())) current->focusSearch();
}

void MainWindow::setAttention(PageId id, qint64 count) { m_navigation->setAttention(id, count); }

void MainWindow::setUnreadNotices(qint64 count) { m_navigation->bell()->setUnread(count); }

QWidget* MainWindow::page(PageId id) const { return m_pages->widget(static_cast<int>(id)); }

PageId MainWindow::currentPage() const { return static_cast<PageId>(m_pages->currentIndex()); }

void MainWindow::setShopName(const QString& name) {
    setWindowTitle(name.isEmpty() ? tr("Countertop") : tr("%1 – Countertop").arg(name));
    m_notices->setCaption(name);
}

void MainWindow::setConnectionState(bool online, const QString& sentence) {
    m_status->setOnline(online);
    m_offline->setText(online ? QString() : sentence);
    placeOfflineBanner();
    if (online && isConnectionText(m_messages->text())) m_messages->dismiss();
}

void MainWindow::setDemo(bool demo) {
    m_demo->setText(demo ? tr("Demo shop: everything here is made up and gone when you close the "
                              "window.")
                         : QString());
}

bool MainWindow::takeScan(const Scan& scan) {
    auto* page = dynamic_cast<ScanTarget*>(m_pages->currentWidget());
    if (page && !scan.isOverDialog && page->takeScan(scan)) return true;
    showMessage(MessageKind::Info, ScanText::of(scan));
    return true;
}

void MainWindow::saveLayout(QSettings& settings) const {
    settings.setValue(geometryKey(), saveGeometry());
    for (const auto* header : findChildren<TableHeader*>()) {
        const QString key = columnsKey(*header);
        if (!key.isEmpty()) settings.setValue(key, header->chosenWidths());
    }
    for (const auto* splitter : findChildren<PaneSplitter*>()) {
        settings.setValue(paneKey(*splitter), splitter->chosenPaneWidth());
    }
}

void MainWindow::restoreLayout(const QSettings& settings) {
    restoreGeometry(settings.value(geometryKey()).toByteArray());
    for (auto* header : findChildren<TableHeader*>()) {
        const QString key = columnsKey(*header);
        if (!key.isEmpty()) header->setChosenWidths(settings.value(key).toString());
    }
    for (auto* splitter : findChildren<PaneSplitter*>()) {
        splitter->setChosenPaneWidth(settings.value(paneKey(*splitter)).toInt());
    }
}

void MainWindow::showMessage(MessageKind kind, const QString& text, const QWidget* origin) {
    m_messageOrigin = origin;
    m_messages->showMessage(kind, text);
}

bool MainWindow::dismissesMessage(const QObject* watched, const QEvent* event) const {
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    // An Escape press without a preceding ShortcutOverride was sent to close an editor.
    const bool isPressed = event->type() == QEvent::ShortcutOverride || m_takesEscape;
    if (key->key() != Qt::Key_Escape || !isPressed || m_messages->isHidden()) return false;
    // Menus, drop-downs and dialogs handle Escape themselves.
    const QWidget* focus = QApplication::focusWidget();
    return watched == focus && focus->window() == this && !QApplication::activePopupWidget();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && (watched == centralWidget() || watched == m_column)) {
        placeOfflineBanner();
    } else if (dismissesMessage(watched, event)) {
        // Accepting the ShortcutOverride keeps the key from triggering a shortcut.
        m_takesEscape = event->type() == QEvent::ShortcutOverride;
        if (!m_takesEscape) m_messages->dismiss();
        event->accept();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::showShortcuts() {
    auto* dialog = new ShortcutsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // At the till the search field gets the focus back, so that the clerk can continue the sale.
    connect(dialog, &QDialog::finished, this, [this] {
        if (currentPage() == PageId::Till) enterPage();
    });
    dialog->open();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    m_navigation->setCollapsed(width() < metrics::kNavigationCollapseBelow);
    QMainWindow::resizeEvent(event);
}

bool MainWindow::event(QEvent* event) {
    m_enter.watch(*this, *event);
    return QMainWindow::event(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (!m_enter.press(*this, *event)) QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_closeQuestion.allows(*this, *m_pages)) return event->ignore();
    emit closing();
    QMainWindow::closeEvent(event);
}

}  // namespace countertop
