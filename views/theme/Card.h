// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace countertop {

/// A rounded frame in the surface colour; content goes into body(). `padded` is false for tables,
/// which extend to the frame.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr, bool padded = true);
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

private:
    QVBoxLayout* m_body;
};

/// A one-pixel line between sections of a card.
[[nodiscard]] QFrame* makeHairline(QWidget* parent = nullptr);

}  // namespace countertop
