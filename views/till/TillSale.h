// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Clock.h"
#include "models/domain/TillDraft.h"
#include "models/projections/Rows.h"

#include <QObject>
#include <QUndoStack>

namespace countertop {

/// The current sale, the next one and the parked ones: edits with undo, and one intent per sale
/// that is kept over retries. The current sale cannot change while a command is under way or its
/// outcome is unknown; products added meanwhile go to the next sale. Independent of widgets.
class TillSale : public QObject {
    Q_OBJECT

public:
    explicit TillSale(const Clock& clock, QObject* parent = nullptr);
    ~TillSale() override;

    [[nodiscard]] const TillDraft& draft() const { return m_draft; }
    [[nodiscard]] const QList<TillDraft>& parked() const { return m_parked; }
    [[nodiscard]] const TillDraft& next() const { return m_next; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// The outcome of the last attempt is unknown: only repeating the same attempt can reveal it.
    [[nodiscard]] bool isUnknown() const { return !m_busy && m_draft.attempt.has_value(); }
    [[nodiscard]] bool isFrozen() const { return m_busy || m_draft.attempt.has_value(); }
    [[nodiscard]] OrderTotals totals() const { return totalsOf(m_draft); }
    [[nodiscard]] static OrderTotals totalsOf(const TillDraft& draft);
    [[nodiscard]] qint64 itemCount() const;
    [[nodiscard]] QList<LineRequest> requests() const;
    [[nodiscard]] QUndoStack* undoStack() { return &m_undo; }

    /// The sale that receives new input: the next one while the current one is frozen.
    [[nodiscard]] QString inputSaleId() const {
        return isFrozen() ? m_next.draftId : m_draft.draftId;
    }
    /// Adds to the sale with this id unless it was placed, otherwise to inputSaleId().
    void addProduct(const ProductRow& product, qint64 quantity, const QString& saleId = {});
    void setQuantity(int row, qint64 quantity);
    void removeLine(int row);
    void setCustomer(const CustomerId& customerId, const QString& name);
    void clear();
    /// Call it when the payment changes, which is part of an attempt.
    void touch();

    void park();
    void resume(const QString& draftId);
    /// Deletes a parked sale; false for one whose outcome is unknown.
    bool discard(const QString& draftId);
    /// Restores the drafts of the previous run; the one that is not parked becomes current again.
    void restore(const QList<TillDraft>& drafts);

    /// The intent for the next attempt. Freezes the sale until finish() or fail(). A sale with a
    /// recorded attempt must be sent with that attempt.
    [[nodiscard]] Intent begin(const TillAttempt& attempt);
    [[nodiscard]] bool isMine(const QString& intentKey) const {
        return m_busy && m_draft.intentKey == intentKey;
    }
    /// The sale was carried out: the next one becomes current.
    void finish();
    /// An outcome that was unknown stays so until the shop reports that the sale was not carried
    /// out.
    void fail(const Error& error);

signals:
    void changed();
    void parkedChanged();
    void busyChanged(bool busy);
    /// An edit was refused: a quantity or total out of range.
    void refused(const countertop::Error& error);
    /// Everything that must survive a crash, after every edit.
    void draftsChanged(const QList<countertop::TillDraft>& drafts);

private:
    friend class TillEdit;

    /// Pushes an undoable step that leads to this content.
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
    bool m_wasUnknown = false;  ///< outcome already unknown before the attempt under way
    /// The last attempt was definitely not carried out: an edit may use a new key.
    bool m_refused = false;
};

}  // namespace countertop
