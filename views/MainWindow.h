// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/ScanTarget.h"
#include "views/shell/CloseQuestion.h"
#include "views/shell/Page.h"
#include "views/text/MessageKind.h"

#include <QMainWindow>

#include <functional>

class QSettings;
class QStackedWidget;

namespace countertop {

class Banner;
class MessageBar;
class NavigationStrip;
class NoticeArea;
class StatusLine;
class TaskPanel;

/// The main window: navigation, pages, the message bar above them, the task panel, the status line
/// and the window's keys. Temporary notices float, so that nothing on a page moves. It does not
/// depend on specific pages; the application adds and connects them.
class MainWindow : public QMainWindow, public ScanTarget {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);

    /// Takes ownership of the page. Shows the messages of pages derived from Page.
    void addPage(PageId id, QWidget* page);
    void showPage(PageId id);
    /// Moves the focus into the current page.
    void enterPage();
    /// Sets the number of items on the page that need attention.
    void setAttention(PageId id, qint64 count);
    /// Sets the number that the bell shows.
    void setUnreadNotices(qint64 count);
    [[nodiscard]] QWidget* page(PageId id) const;
    [[nodiscard]] PageId currentPage() const;

    [[nodiscard]] MessageBar* messageBar() const { return m_messages; }
    [[nodiscard]] StatusLine* statusLine() const { return m_status; }
    [[nodiscard]] TaskPanel* taskPanel() const { return m_task; }

    void setShopName(const QString& name);
    /// `sentence` says what is unreachable and what still works; shown while offline.
    void setConnectionState(bool online, const QString& sentence);
    void setDemo(bool demo);

    /// Passes the scan to the current page; if the page does not handle it, a message explains what
    /// scans are for.
    bool takeScan(const Scan& scan) override;

    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);

public slots:
    /// `origin` is the page that the message belongs to; it disappears with that page.
    void showMessage(countertop::MessageKind kind, const QString& text,
                     const QWidget* origin = nullptr);

signals:
    void pageShown(countertop::PageId id);
    /// The user wants to see the notices.
    void noticesRequested();
    void importHistoryRequested();
    void exportRequested();
    void verifyRequested();
    /// The user wants to close the window; the application decides about running tasks.
    void closing();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    /// Makes Escape dismiss the message before it does anything else in the window.
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    void createMenu();
    void createKeys();
    void addKey(const QKeySequence& keys, std::function<void()> action);
    void showShortcuts();
    [[nodiscard]] bool dismissesMessage(const QObject* watched, const QEvent* event) const;
    void placeOfflineBanner();

    EnterKey m_enter;
    NavigationStrip* m_navigation;
    QStackedWidget* m_pages;
    MessageBar* m_messages;
    TaskPanel* m_task;
    StatusLine* m_status;
    Banner* m_demo;
    Banner* m_offline;
    NoticeArea* m_notices = nullptr;
    QWidget* m_column = nullptr;  ///< banner, messages and pages, to the right of the navigation
    const QWidget* m_messageOrigin = nullptr;
    CloseQuestion m_closeQuestion;
    bool m_takesEscape = false;  ///< set while Escape is to dismiss the message
};

}  // namespace countertop
