// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace countertop {

/// Shows a stored payload for reading and copying: JSON indented, anything else unchanged.
class PayloadView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PayloadView(QWidget* parent = nullptr);

    void showPayload(const QByteArray& payload);
    [[nodiscard]] static QString readable(const QByteArray& payload);
};

}  // namespace countertop
