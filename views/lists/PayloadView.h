// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace countertop {

/// Shows a stored payload for reading and copying: JSON indented, anything else unchanged. Of a
/// long one it shows the beginning, and says so at its end.
class PayloadView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PayloadView(QWidget* parent = nullptr);

    /// A longer payload would keep the window from answering while it is laid out.
    static constexpr qsizetype kLongest = 100'000;

    void showPayload(const QByteArray& payload);
    [[nodiscard]] static QString readable(const QByteArray& payload);
};

}  // namespace countertop
