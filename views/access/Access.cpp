// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/access/Access.h"

#include "views/access/ButtonAccessible.h"
#include "views/access/ItemsAccessible.h"
#include "views/access/TabsAccessible.h"
#include "views/lists/StatusChip.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>

namespace countertop {

namespace {

/// An ordinary widget. Qt reports one with a focus proxy as focused, although the proxy has the
/// focus.
class PlainAccessible final : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        if (!widget()->focusProxy()) return state;
        state.focusable = false;
        state.focused = false;
        return state;
    }
};

/// Null when Qt's own interface is right, or when a base class of the object has one here.
QAccessibleInterface* make(const QString& className, QObject* object) {
    if (className == u"QTableView" || className == u"QListView" || className == u"QTreeView") {
        return new ItemsAccessible(qobject_cast<QAbstractItemView*>(object));
    }
    if (className == u"QTabBar") return new TabsAccessible(qobject_cast<QTabBar*>(object));
    if (className == u"QPushButton") {
        return new ButtonAccessible(qobject_cast<QPushButton*>(object));
    }
    if (className == u"QWidget") return new PlainAccessible(qobject_cast<QWidget*>(object));
    if (className == u"countertop::StatusChip") {
        return new QAccessibleWidget(qobject_cast<QWidget*>(object), QAccessible::StaticText);
    }
    if (className == u"QLabel") {
        auto* label = qobject_cast<QLabel*>(object);
        if (!label->property("isHeading").toBool()) return nullptr;
        return new QAccessibleWidget(label, QAccessible::Heading, label->text());
    }
    return nullptr;
}

}  // namespace

void access::install() {
    static const bool kIsInstalled = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(kIsInstalled)
}

}  // namespace countertop
