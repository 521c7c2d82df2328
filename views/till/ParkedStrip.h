// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"

#include <QWidget>

class QHBoxLayout;

namespace countertop {

/// The parked sales as small buttons, the newest first; those that do not fit wait in a menu.
class ParkedStrip : public QWidget {
    Q_OBJECT

public:
    explicit ParkedStrip(QWidget* parent = nullptr);

    void setDrafts(const QList<TillDraft>& drafts);

signals:
    void resumeRequested(const QString& draftId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    [[nodiscard]] static QString textOf(const TillDraft& draft);

    QHBoxLayout* m_layout;
    QList<TillDraft> m_drafts;
    int m_builtFor = -1;
};

}  // namespace countertop
