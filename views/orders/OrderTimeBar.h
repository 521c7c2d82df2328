// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace countertop {

/// Moves through the versions of an order: a slider from the first change to now and buttons for
/// one change back and forth. Left, Right, Page, Home and End move, Escape goes back to now.
class OrderTimeBar : public QWidget {
    Q_OBJECT

public:
    explicit OrderTimeBar(QWidget* parent = nullptr);

    /// Another order: it is shown as it is now.
    void begin(qint64 lastVersion);
    /// The same order has more versions now; who looks at the past stays there.
    void setLastVersion(qint64 lastVersion);
    void backToNow();
    /// In the order of the keyboard.
    [[nodiscard]] QList<QWidget*> stops() const;
    [[nodiscard]] qint64 version() const;
    [[nodiscard]] bool isPast() const;

signals:
    /// Somebody moved to this version; the last one is now.
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
