// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/domain/TillDraft.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace countertop {

/// The parked sales as small buttons, newest first; a last button counts those that do not fit and
/// opens the list of all.
class ParkedStrip : public QWidget {
    Q_OBJECT

public:
    ParkedStrip(const Clock& clock, QWidget* parent);

    void setDrafts(const QList<TillDraft>& drafts);
    void setCurrency(const QString& currency);

signals:
    void resumeRequested(const QString& draftId);
    void listRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    [[nodiscard]] QPushButton* addChip(const QString& text);
    QPushButton* addDraft(const TillDraft& draft);

    const Clock& m_clock;
    QHBoxLayout* m_layout;
    QList<TillDraft> m_drafts;
    QString m_currency;
    int m_builtFor = -1;
};

}  // namespace countertop
