// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace countertop {

/// Navigates the versions of an order: a slider from the first change to now, and buttons for one
/// step back and forward. Left, Right, Page, Home and End move; Escape returns to now.
class OrderTimeBar : public QWidget {
    Q_OBJECT

public:
    explicit OrderTimeBar(QWidget* parent = nullptr);

    /// Another order is shown, in its current version.
    void begin(qint64 lastVersion);
    /// The same order has new versions; a user who is viewing the past stays there.
    void setLastVersion(qint64 lastVersion);
    void backToNow();
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;
    [[nodiscard]] qint64 version() const;
    [[nodiscard]] bool isPast() const;

signals:
    /// The user moved to this version; the last one is the current version.
    void versionChosen(qint64 version);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QToolButton* makeStep(const char* objectName, const QString& icon,
                                        const QString& name, int step);
    void showPlace();

    QLabel* m_place;
    QToolButton* m_previous;
    QToolButton* m_next;
    QSlider* m_slider;
};

}  // namespace countertop
