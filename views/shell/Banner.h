// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace countertop {

/// A strip across the top of the window for a lasting state: demo shop, database unreachable.
class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Demo, Offline };

    explicit Banner(Kind kind, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    Kind m_kind;
    QLabel* m_icon;
    QLabel* m_text;
};

}  // namespace countertop
