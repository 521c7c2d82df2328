// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ShopAvailability.h"

#include "views/MainWindow.h"
#include "views/shell/StatusLine.h"
#include "views/shop/NewShopDialog.h"
#include "views/text/ErrorText.h"
#include "views/till/TillPage.h"

#include <QSet>

namespace countertop {

ShopAvailability::ShopAvailability(MainWindow& window, TillPage& till, const QString& place)
    : m_window(window), m_till(till), m_place(place) {}

void ShopAvailability::shopOpened() {
    m_isOpen = true;
    m_till.setClosed({});
    if (auto* question = m_window.findChild<NewShopDialog*>()) question->accept();
}

void ShopAvailability::shopUnavailable(const Error& error, bool willRetry) {
    auto* question = m_window.findChild<NewShopDialog*>();
    if (error.reason == u"no_shop" && !m_isOpen) {
        offerNewShop();
    } else if (question) {
        question->showError(error);
    }
    if (!m_isOpen) m_till.setClosed(closedText(error, willRetry));
    setOnline(false, willRetry ? offlineText(error) : errorText(error, m_currency));
}

void ShopAvailability::offerNewShop() {
    if (m_window.findChild<NewShopDialog*>()) return;
    auto* question = new NewShopDialog(m_place, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &NewShopDialog::submitted, this, [this, question] {
        NewShop start;
        start.currency = question->currency();
        start.timeZone = question->timeZone();
        emit newShopWanted(start);
    });
    connect(question, &QDialog::rejected, &m_window, &QWidget::close);
    question->open();
}

QString ShopAvailability::offlineText(const Error& error) const {
    if (error.code == ErrorCode::Network) {
        return tr(
            "The shop's server cannot be reached. The sale in hand stays here; Countertop tries "
            "again every few seconds.");
    }
    //: What went wrong, then what Countertop does about it.
    return tr("%1 The sale in hand stays here; Countertop tries again every few seconds.")
        .arg(errorText(error, m_currency));
}

QString ShopAvailability::closedText(const Error& error, bool willRetry) const {
    const QString why = errorText(error, m_currency);
    static const QSet<QString> kFileReasons{
        QStringLiteral("not_a_shop"), QStringLiteral("foreign_database"),
        QStringLiteral("file_damaged"), QStringLiteral("shop_file_empty")};
    if (kFileReasons.contains(error.reason) || error.code == ErrorCode::Damaged) {
        //: Why the shop's file cannot be used, then its place.
        return tr("%1 Put the shop's own file, or a backup of it, in its place, then try again: %2")
            .arg(why, m_place);
    }
    if (error.code == ErrorCode::Network) {
        return tr("%1 Check that this computer has a network and that the server runs. Countertop "
                  "tries again every few seconds.")
            .arg(why);
    }
    return willRetry ? tr("%1 Countertop tries again every few seconds.").arg(why) : why;
}

void ShopAvailability::setOnline(bool online, const QString& sentence) {
    m_window.setConnectionState(online, sentence);
    m_window.statusLine()->setOnline(online);
}

}  // namespace countertop
