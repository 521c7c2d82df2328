// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "views/text/MessageKind.h"
#include "views/theme/PageParts.h"

#include <QWidget>

namespace countertop {

/// The pages in the order of the navigation.
enum class PageId { Till, Orders, Products, Customers, Revenue, Deliveries, Activity, Settings };

/// One page of the window. It reads through its ReadQueue and requests changes with
/// commandRequested(); every page receives all results and ignores intent keys that are not its
/// own. A page that handles barcodes is a ScanTarget as well.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);

    /// What is typed but not saved, as a sentence: it would be lost if the window closed. Empty
    /// when nothing is.
    [[nodiscard]] virtual QString unsavedText() const { return {}; }

public slots:
    virtual void commandFinished(const QString& intentKey, const countertop::CommandResult& result);
    virtual void commandFailed(const QString& intentKey, const countertop::Error& error);
    /// Something was committed, here or by another program.
    virtual void refresh() {}
    /// Ctrl+F: focuses the page's own search or filter field.
    virtual void focusSearch() {}

signals:
    void commandRequested(const countertop::Intent& intent, const countertop::Command& command);
    void message(countertop::MessageKind kind, const QString& text);
    /// The page's last message no longer applies: something else was done since.
    void messageObsolete();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    EnterKey m_enter;
};

}  // namespace countertop
