// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/revenue/ChartAccessible.h"

#include "views/revenue/RevenueChart.h"

namespace countertop {

namespace {

class BarAccessible final : public ChildAccessible,
                            public QAccessibleValueInterface,
                            public QAccessibleActionInterface {
public:
    BarAccessible(RevenueChart& chart, int bar)
        : ChildAccessible(chart), m_chart(chart), m_bar(bar) {}

    [[nodiscard]] bool isValid() const override { return m_bar < m_chart.barCount(); }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text what) const override {
        if (!isValid()) return {};
        if (what == QAccessible::Name) return m_chart.periodText(m_bar);
        if (what == QAccessible::Value) return m_chart.amountText(m_bar);
        return what == QAccessible::Description ? m_chart.figuresText(m_bar) : QString();
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = stateOfWidget();
        state.readOnly = true;
        state.selectable = true;
        state.selected = m_bar == m_chart.highlighted();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) {
            return static_cast<QAccessibleValueInterface*>(this);
        }
        if (type == QAccessible::ActionInterface) {
            return static_cast<QAccessibleActionInterface*>(this);
        }
        return nullptr;
    }

    [[nodiscard]] QVariant currentValue() const override { return m_chart.amountText(m_bar); }

    void setCurrentValue(const QVariant& /*value*/) override {}

    [[nodiscard]] QVariant maximumValue() const override { return {}; }

    [[nodiscard]] QVariant minimumValue() const override { return {}; }

    [[nodiscard]] QVariant minimumStepSize() const override { return {}; }

    [[nodiscard]] QStringList actionNames() const override { return {toggleAction()}; }

    void doAction(const QString& /*action*/) override { m_chart.highlight(m_bar); }

    [[nodiscard]] QStringList keyBindingsForAction(const QString& /*action*/) const override {
        return {};
    }

protected:
    [[nodiscard]] QRect place() const override { return m_chart.barRect(m_bar); }

private:
    RevenueChart& m_chart;
    int m_bar;
};

QAccessibleInterface* make(const QString& className, QObject* object) {
    if (className != u"countertop::RevenueChart") return nullptr;
    return new ChartAccessible(qobject_cast<RevenueChart*>(object));
}

}  // namespace

ChartAccessible::ChartAccessible(RevenueChart* chart)
    : QAccessibleWidget(chart, QAccessible::Chart),
      m_chart(*chart),
      m_bars([chart](int bar) { return new BarAccessible(*chart, bar); }) {}

void ChartAccessible::install() {
    static const bool kIsInstalled = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(kIsInstalled)
}

int ChartAccessible::childCount() const { return m_chart.barCount(); }

QAccessibleInterface* ChartAccessible::child(int index) const {
    return index < 0 || index >= childCount() ? nullptr : m_bars.at(index);
}

int ChartAccessible::indexOfChild(const QAccessibleInterface* child) const {
    return m_bars.numberOf(child);
}

QAccessibleInterface* ChartAccessible::childAt(int x, int y) const {
    for (int bar = 0; bar < childCount(); ++bar) {
        if (child(bar)->rect().contains(x, y)) return child(bar);
    }
    return nullptr;
}

}  // namespace countertop
