// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/TillFixture.h"

namespace countertop {

void TillFixture::startTheme() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void TillFixture::openTill() {
    m_shop = std::make_unique<FakeReads>();
    m_shop->catalogue.fill();
    m_reads = std::make_unique<FakeReadQueue>(m_shop->all());
    m_page = std::make_unique<TillPage>(*m_reads, m_clock);
    m_commands = std::make_unique<QSignalSpy>(m_page.get(), &Page::commandRequested);
    m_messages = std::make_unique<QSignalSpy>(m_page.get(), &Page::message);
    m_drafts = std::make_unique<QSignalSpy>(m_page.get(), &TillPage::draftsChanged);
    m_page->resize(1060, 740);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(search()));
    QTRY_COMPARE(total(), QStringLiteral("£0.00"));
}

void TillFixture::closeTill() {
    m_page.reset();
    m_reads.reset();
    m_shop.reset();
}

void TillFixture::press(int key, Qt::KeyboardModifiers modifiers) const {
    QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
}

void TillFixture::type(const QString& text) const {
    for (const QChar character : text) {
        QTest::keyClick(QApplication::focusWidget(), character.toLatin1());
    }
}

void TillFixture::addByTyping(const QString& text) {
    const int before = lines()->rowCount();
    type(text);
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), before + 1);
}

Intent TillFixture::sentIntent(int index) const {
    return m_commands->at(index).at(0).value<Intent>();
}

Command TillFixture::sentCommand(int index) const {
    return m_commands->at(index).at(1).value<Command>();
}

void TillFixture::answer(qint64 changeMinor) {
    CommandResult result;
    result.number = QStringLiteral("T1-000123");
    result.totalMinor = 1250;
    result.paidMinor = 1250;
    result.changeMinor = changeMinor;
    result.currency = QStringLiteral("GBP");
    m_page->commandFinished(sentIntent(static_cast<int>(m_commands->size()) - 1).key, result);
}

}  // namespace countertop
