// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Clock.h"
#include "models/domain/TillDraft.h"
#include "models/projections/Rows.h"

#include <QObject>
#include <QUndoStack>

namespace countertop {

/// The sale being put together and the ones parked beside it: edits with undo, and the one intent
/// each sale keeps over retries. Nothing changes while an answer is awaited. Knows no widgets.
class TillSale : public QObject {
    Q_OBJECT

public:
    explicit TillSale(const Clock& clock, QObject* parent = nullptr);
    ~TillSale() override;

    [[nodiscard]] const TillDraft& draft() const { return m_draft; }
    [[nodiscard]] const QList<TillDraft>& parked() const { return m_parked; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] OrderTotals totals() const;
    [[nodiscard]] qint64 itemCount() const;
    [[nodiscard]] QList<LineRequest> requests() const;
    [[nodiscard]] QUndoStack* undoStack() { return &m_undo; }

    void addProduct(const ProductRow& product, qint64 quantity);
    void setQuantity(int row, qint64 quantity);
    void removeLine(int row);
    void setCustomer(const CustomerId& customerId, const QString& name);
    void clear();
    /// How it is paid has changed: part of what an attempt sends.
    void touch();

    void park();
    void resume(const QString& draftId);
    /// What a program that ended left behind: the one not parked goes on where it was.
    void restore(const QList<TillDraft>& drafts);

    /// The intent of the next attempt. Everything stands still until finish() or fail().
    [[nodiscard]] Intent begin();
    [[nodiscard]] bool isMine(const QString& intentKey) const {
        return m_busy && m_draft.intentKey == intentKey;
    }
    /// It went through: the next customer's sale begins.
    void finish();
    void fail(const Error& error);

signals:
    void changed();
    void parkedChanged();
    void busyChanged(bool busy);
    /// An edit cannot be: a quantity or a total beyond all bounds.
    void refused(const countertop::Error& error);
    /// Everything that has to survive a crash, after every edit.
    void draftsChanged(const QList<countertop::TillDraft>& drafts);

private:
    friend class TillEdit;

    /// Pushes an undoable step to the given content.
    void edit(const QString& text, TillDraft after);
    void takeContent(const TillDraft& content);
    void startFresh();
    void announce();
    [[nodiscard]] bool accepts(const QList<TillDraftLine>& lines);

    const Clock& m_clock;
    TillDraft m_draft;
    QList<TillDraft> m_parked;
    QUndoStack m_undo;
    bool m_busy = false;
    /// The last attempt was definitely not carried out: an edit may take a new key.
    bool m_refused = false;
};

}  // namespace countertop
