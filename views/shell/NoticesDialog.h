// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/Notice.h"
#include "models/tables/ShopClock.h"
#include "views/forms/ShopDialog.h"

class QListWidget;

namespace countertop {

class EmptyState;

/// The notices for staff, newest first. Each leads to its page; the window opens it only when
/// asked, so a notice never takes the focus from anything.
class NoticesDialog : public ShopDialog {
    Q_OBJECT

public:
    /// `shop` must outlive the dialog.
    NoticesDialog(const ShopClock& shop, QWidget* parent);

    /// The chosen notice stays chosen.
    void setNotices(const QList<Notice>& notices);

signals:
    /// The user wants to see what the notice is about; the dialog closes.
    void opened(const countertop::Notice& notice);
    void allRead();

private:
    void createLayout();
    void openChosen();
    [[nodiscard]] QString textOf(const Notice& notice) const;

    const ShopClock& m_shop;
    QList<Notice> m_notices;
    QListWidget* m_list;
    EmptyState* m_empty;
    QPushButton* m_markAll;
    QPushButton* m_open;
    QPushButton* m_close;
};

}  // namespace countertop
