// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopSettings.h"
#include "views/theme/Card.h"

class QLabel;
class QPlainTextEdit;

namespace countertop {

/// A message to a customer as it would be written about a sample order of the shop.
class MessagePreview : public Card {
    Q_OBJECT

public:
    explicit MessagePreview(QWidget* parent = nullptr);

    /// A wording with problems leaves the last preview, and says that it is not the current one.
    void showMessage(CustomerMessageKind kind, const MessageTemplate& wording,
                     const ShopSettings& shop);
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

private:
    [[nodiscard]] static QString noteOf(bool isWrong, bool isOn);

    QLabel* m_subject;
    QPlainTextEdit* m_text;
    QLabel* m_note;
};

}  // namespace countertop
