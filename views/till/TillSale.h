// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Clock.h"
#include "models/domain/TillDraft.h"
#include "models/projections/Rows.h"

#include <QObject>
#include <QUndoStack>

namespace countertop {

/// The sale being put together, the one after it and the ones parked beside it: edits with undo,
/// and the one intent each sale keeps over retries. Nothing of a sale changes while an answer is
/// awaited, nor while nobody knows what became of it: what is added then is the next sale. Knows no
/// widgets.
class TillSale : public QObject {
    Q_OBJECT

public:
    explicit TillSale(const Clock& clock, QObject* parent = nullptr);
    ~TillSale() override;

    [[nodiscard]] const TillDraft& draft() const { return m_draft; }
    [[nodiscard]] const QList<TillDraft>& parked() const { return m_parked; }
    [[nodiscard]] const TillDraft& next() const { return m_next; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// The shop has not said what became of the last attempt: only the same attempt can tell.
    [[nodiscard]] bool isUnknown() const { return !m_busy && m_draft.attempt.has_value(); }
    [[nodiscard]] bool isFrozen() const { return m_busy || m_draft.attempt.has_value(); }
    [[nodiscard]] OrderTotals totals() const { return totalsOf(m_draft); }
    [[nodiscard]] static OrderTotals totalsOf(const TillDraft& draft);
    [[nodiscard]] qint64 itemCount() const;
    [[nodiscard]] QList<LineRequest> requests() const;
    [[nodiscard]] QUndoStack* undoStack() { return &m_undo; }

    /// The sale that what is entered now belongs to: the next one while this one is frozen.
    [[nodiscard]] QString saleNow() const { return isFrozen() ? m_next.draftId : m_draft.draftId; }
    /// To the sale of this id, whatever became of it but placed; else to saleNow().
    void addProduct(const ProductRow& product, qint64 quantity, const QString& saleId = {});
    void setQuantity(int row, qint64 quantity);
    void removeLine(int row);
    void setCustomer(const CustomerId& customerId, const QString& name);
    void clear();
    /// How it is paid has changed: part of what an attempt sends.
    void touch();

    void park();
    void resume(const QString& draftId);
    /// A parked sale for good; false for one whose outcome is not known.
    bool discard(const QString& draftId);
    /// What a program that ended left behind: the one not parked goes on where it was.
    void restore(const QList<TillDraft>& drafts);

    /// The intent of the next attempt. Everything stands still until finish() or fail(). A sale
    /// whose attempt() is known is sent as that one.
    [[nodiscard]] Intent begin(const TillAttempt& attempt);
    [[nodiscard]] bool isMine(const QString& intentKey) const {
        return m_busy && m_draft.intentKey == intentKey;
    }
    /// It went through: the next customer's sale begins, or goes on.
    void finish();
    /// An outcome that was unknown stays so until the shop says that the sale was not done.
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
    void addAside(TillDraft& draft, TillDraft after);
    [[nodiscard]] TillDraft* parkedOf(const QString& saleId);
    void startFresh();
    void parkCurrent();
    void takeNext();
    void announce();
    [[nodiscard]] bool accepts(const QList<TillDraftLine>& lines);

    const Clock& m_clock;
    TillDraft m_draft;
    TillDraft m_next;
    QList<TillDraft> m_parked;
    QUndoStack m_undo;
    bool m_busy = false;
    bool m_wasUnknown = false;  ///< before the attempt under way
    /// The last attempt was definitely not carried out: an edit may take a new key.
    bool m_refused = false;
};

}  // namespace countertop
