// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/domain/TillDraft.h"
#include "views/till/SuggestionList.h"

class QLabel;

namespace countertop {

/// All parked sales, floating over the till with the focus. Arrows or a digit mark one, Enter
/// resumes it, Delete asks to discard it. A digit alone resumes nothing, since a scanner may have
/// sent it. Closes when the focus leaves.
class ParkedList : public SuggestionList {
    Q_OBJECT

public:
    ParkedList(const Clock& clock, QWidget* anchor, QWidget* page);

    void open(const QList<TillDraft>& oldestFirst, const QString& currency);
    /// The id of the marked draft; empty when the list is not open.
    [[nodiscard]] QString markedDraft() const;

signals:
    void resumeRequested(const QString& draftId);
    void discardRequested(const QString& draftId);
    /// Escape was pressed.
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    [[nodiscard]] int footerHeight() const override;

private:
    [[nodiscard]] bool takeKey(const QKeyEvent& event);

    const Clock& m_clock;
    QLabel* m_hint;
    QStringList m_ids;  ///< in list order
};

}  // namespace countertop
