// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QHash>

#include <functional>

namespace countertop {

/// Accessibility of a part that is not itself a widget: a cell, a tab, a bar of a chart. The widget
/// must outlive its parts.
class ChildAccessible : public QAccessibleInterface {
public:
    explicit ChildAccessible(QWidget& widget) : m_widget(widget) {}

    [[nodiscard]] bool isValid() const override { return true; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override {
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override {
        return nullptr;
    }
    void setText(QAccessible::Text /*what*/, const QString& /*text*/) override {}
    /// In screen coordinates.
    [[nodiscard]] QRect rect() const override;

protected:
    /// In widget coordinates.
    [[nodiscard]] virtual QRect place() const = 0;
    /// Visible and enabled like the widget; never focused, since the derived class decides that.
    [[nodiscard]] QAccessible::State stateOfWidget() const;

private:
    QWidget& m_widget;
};

/// The parts of one widget by number, created on demand.
class ChildrenAccessible {
public:
    using Make = std::function<QAccessibleInterface*(int number)>;

    explicit ChildrenAccessible(Make make) : m_make(std::move(make)) {}
    ~ChildrenAccessible() { clear(); }
    Q_DISABLE_COPY_MOVE(ChildrenAccessible)

    [[nodiscard]] QAccessibleInterface* at(int number);
    /// −1 when it is not one of the parts.
    [[nodiscard]] int numberOf(const QAccessibleInterface* child) const;
    void clear();

private:
    Make m_make;
    QHash<int, QAccessible::Id> m_ids;
};

}  // namespace countertop
