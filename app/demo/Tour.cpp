// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/Tour.h"

#include "views/MainWindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <QLoggingCategory>
#include <QShortcut>
#include <QTimer>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logTour, "countertop.tour", QtInfoMsg)

constexpr int kStepMs = 350;
constexpr int kTimeoutMs = 60'000;
constexpr QSize kUsualSize(1280, 800);
constexpr QSize kSmallSize(1024, 600);

}  // namespace

Tour::Tour(MainWindow& window, Theme& theme, std::function<bool()> isOpen, QString folder)
    : m_window(window), m_theme(theme), m_isOpen(std::move(isOpen)), m_folder(std::move(folder)) {
    planSale();
    planPages();
    planLooks();
}

void Tour::start() {
    QDir().mkpath(m_folder);
    m_window.resize(kUsualSize);
    QTimer::singleShot(kStepMs, this, &Tour::runNext);
}

void Tour::planSale() {
    waitFor("the shop is open", [this] { return m_isOpen(); });
    add("the empty till", [this] { picture(QStringLiteral("till-empty")); });
    add("search", [this] { type(QStringLiteral("2*mug")); });
    add("found", [this] { picture(QStringLiteral("till-search")); });
    add("first line", [this] { press(Qt::Key_Return); });
    waitFor("the first line is there", [this] { return lineCount() == 1; });
    add("second search", [this] { type(QStringLiteral("tea")); });
    add("second line", [this] { press(Qt::Key_Return); });
    waitFor("the second line is there", [this] { return lineCount() == 2; });
    add("the lines", [this] { picture(QStringLiteral("till-lines")); });
    add("place and pay", [this] { press(Qt::Key_F8); });
    waitFor("the sale is through", [this] { return lineCount() == 0; });
    add("sold", [this] { picture(QStringLiteral("till-sold")); });
}

void Tour::planPages() {
    const std::pair<int, const char*> pages[] = {{Qt::Key_2, "orders"},     {Qt::Key_3, "products"},
                                                 {Qt::Key_4, "customers"},  {Qt::Key_5, "revenue"},
                                                 {Qt::Key_6, "deliveries"}, {Qt::Key_7, "activity"},
                                                 {Qt::Key_8, "settings"}};
    for (const auto& [key, name] : pages) {
        add(name, [this, key = key] { press(key, Qt::ControlModifier); });
        if (key == Qt::Key_2) {
            waitFor("the orders are listed", [this] { return rowsOf("ordersTable") > 0; });
            add("an order", [this] {
                auto* table = m_window.findChild<QAbstractItemView*>(QStringLiteral("ordersTable"));
                table->setFocus();
                table->setCurrentIndex(table->model()->index(0, 0));
            });
        }
        add(name, [] {});
        add(name, [this, name = name] { picture(QString::fromLatin1(name)); });
    }
}

void Tour::planLooks() {
    add("dark", [this] { m_theme.setMode(Theme::Mode::Dark); });
    for (const auto& [key, name] :
         {std::pair(Qt::Key_5, "revenue-dark"), std::pair(Qt::Key_2, "orders-dark"),
          std::pair(Qt::Key_1, "till-dark")}) {
        add(name, [this, key = key] { press(key, Qt::ControlModifier); });
        add(name, [this, name = name] { picture(QString::fromLatin1(name)); });
    }
    add("small", [this] {
        m_theme.setMode(Theme::Mode::Light);
        m_window.resize(kSmallSize);
    });
    for (const auto& [key, name] :
         {std::pair(Qt::Key_1, "till-small"), std::pair(Qt::Key_2, "orders-small"),
          std::pair(Qt::Key_5, "revenue-small")}) {
        add(name, [this, key = key] { press(key, Qt::ControlModifier); });
        add(name, [this, name = name] { picture(QString::fromLatin1(name)); });
    }
}

void Tour::runNext() {
    if (m_next >= m_steps.size()) {
        finish(0);
        return;
    }
    const Step& step = m_steps[m_next];
    if (step.ready && !step.ready()) {
        m_waitedMs += kStepMs;
        if (m_waitedMs > kTimeoutMs) {
            qCCritical(logTour) << "gave up waiting until" << step.what;
            picture(QStringLiteral("given-up"));
            finish(1);
            return;
        }
    } else {
        m_waitedMs = 0;
        ++m_next;
        if (step.act) step.act();
    }
    QTimer::singleShot(kStepMs, this, &Tour::runNext);
}

void Tour::finish(int exitCode) {
    qCInfo(logTour) << m_pictures << "pictures in" << m_folder;
    QApplication::exit(exitCode);
}

void Tour::press(int key, Qt::KeyboardModifiers modifiers) {
    QWidget* target = QApplication::focusWidget();
    if (!target) target = &m_window;
    // Key events posted from inside the program bypass the shortcut map, so activate the shortcut
    // directly.
    const QKeySequence keys(QKeyCombination(modifiers, static_cast<Qt::Key>(key)));
    for (QShortcut* shortcut : m_window.findChildren<QShortcut*>()) {
        const auto* owner = qobject_cast<const QWidget*>(shortcut->parent());
        if (shortcut->key() == keys && shortcut->isEnabled() && owner && owner->isVisible()) {
            emit shortcut->activated();
            return;
        }
    }
    QApplication::postEvent(target, new QKeyEvent(QEvent::KeyPress, key, modifiers));
    QApplication::postEvent(target, new QKeyEvent(QEvent::KeyRelease, key, modifiers));
}

void Tour::type(const QString& text) {
    QWidget* target = QApplication::focusWidget();
    if (!target) target = &m_window;
    for (const QChar character : text) {
        QApplication::postEvent(
            target, new QKeyEvent(QEvent::KeyPress, 0, Qt::NoModifier, QString(character)));
        QApplication::postEvent(
            target, new QKeyEvent(QEvent::KeyRelease, 0, Qt::NoModifier, QString(character)));
    }
}

void Tour::picture(const QString& name) {
    ++m_pictures;
    const QString file =
        QStringLiteral("%1-%2.png").arg(m_pictures, 2, 10, QLatin1Char('0')).arg(name);
    m_window.grab().save(QDir(m_folder).filePath(file));
}

void Tour::add(const char* what, std::function<void()> act) {
    m_steps.push_back({{}, std::move(act), what});
}

void Tour::waitFor(const char* what, std::function<bool()> ready) {
    m_steps.push_back({std::move(ready), {}, what});
}

int Tour::lineCount() const { return rowsOf("orderLinesTable"); }

int Tour::rowsOf(const char* table) const {
    const auto* view = m_window.findChild<QAbstractItemView*>(QString::fromLatin1(table));
    return view && view->model() ? view->model()->rowCount() : -1;
}

}  // namespace countertop
