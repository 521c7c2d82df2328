// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "models/store/schema/ShopFile.h"

#include <QObject>

namespace countertop {

class MainWindow;
class TillPage;

/// Shows in the window and at the till whether the shop can be used, and offers to set up a new
/// shop where there is none. GUI thread; belongs to Application.
class ShopAvailability final : public QObject {
    Q_OBJECT

public:
    /// `place` is the database as users read it.
    ShopAvailability(MainWindow& window, TillPage& till, const QString& place);

    void setCurrency(const QString& currency) { m_currency = currency; }
    /// True once the shop has been opened, also while its server cannot be reached.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    void shopOpened();
    void shopUnavailable(const Error& error, bool willRetry);
    void setOnline(bool online, const QString& sentence = {});

signals:
    /// The user wants to create this shop and open it.
    void newShopWanted(const NewShop& shop);

private:
    void offerNewShop();
    [[nodiscard]] QString offlineText(const Error& error) const;
    /// The till's message while the shop could not be opened yet: the reason and what to do about
    /// it.
    [[nodiscard]] QString closedText(const Error& error, bool willRetry) const;

    MainWindow& m_window;
    TillPage& m_till;
    QString m_place;
    QString m_currency;
    bool m_isOpen = false;
};

}  // namespace countertop
