// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TillSale.h"

#include "models/core/Filled.h"
#include "views/text/ErrorText.h"

#include <QDateTime>
#include <QLocale>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

constexpr int kUndoSteps = 200;

OrderLine toOrderLine(const TillDraftLine& line) {
    OrderLine result;
    result.sku = line.sku;
    result.name = line.name;
    result.quantity = line.quantity;
    result.unitPriceMinor = line.unitPriceMinor;
    result.taxRateMilli = line.taxRateMilli;
    return result;
}

Result<OrderTotals> totalsOfDraft(const QList<TillDraftLine>& lines) {
    QList<OrderLine> pricedLines;
    pricedLines.reserve(lines.size());
    for (const TillDraftLine& line : lines) {
        auto result = priced(toOrderLine(line));
        if (!result) return fail(result.error());
        pricedLines.append(*std::move(result));
    }
    return countertop::totalsOf(pricedLines);
}

}  // namespace

/// An undoable step: the content before and after it.
class TillEdit final : public QUndoCommand {
public:
    TillEdit(TillSale& sale, const QString& text, TillDraft before, TillDraft after)
        : QUndoCommand(text),
          m_sale(sale),
          m_before(std::move(before)),
          m_after(std::move(after)) {}

    void undo() override { m_sale.takeContent(m_before); }
    void redo() override { m_sale.takeContent(m_after); }

private:
    TillSale& m_sale;
    TillDraft m_before;
    TillDraft m_after;
};

TillSale::TillSale(const Clock& clock, QObject* parent)
    : QObject(parent),
      m_clock(clock),
      m_draft(TillDraft::fresh(clock.now())),
      m_next(TillDraft::fresh(clock.now())) {
    m_undo.setUndoLimit(kUndoSteps);
}

TillSale::~TillSale() {
    // The stack emits signals on destruction, when its receivers are already partly destroyed.
    m_undo.blockSignals(true);
}

OrderTotals TillSale::totalsOf(const TillDraft& draft) {
    // accepts() keeps lines whose totals overflow out of the draft.
    return totalsOfDraft(draft.lines).value_or(OrderTotals{});
}

qint64 TillSale::itemCount() const {
    qint64 count = 0;
    for (const TillDraftLine& line : m_draft.lines) count += line.quantity;
    return count;
}

QList<LineRequest> TillSale::requests() const {
    QList<LineRequest> requests;
    requests.reserve(m_draft.lines.size());
    for (const TillDraftLine& line : m_draft.lines) {
        // The customer pays the displayed price, even if the catalogue has changed since.
        requests.append({line.sku, line.quantity, line.unitPriceMinor});
    }
    return requests;
}

bool TillSale::accepts(const QList<TillDraftLine>& lines) {
    if (lines.size() > kMaximumLines) {
        emit refused(invalidInput(
            QStringLiteral("lines"),
            QStringLiteral("An order cannot have more than %1 lines").arg(kMaximumLines),
            QStringLiteral("too_many_lines"), {{QStringLiteral("most"), kMaximumLines}}));
        return false;
    }
    for (const TillDraftLine& line : lines) {
        if (line.quantity >= 1 && line.quantity <= kMaximumQuantity) continue;
        emit refused(invalidInput(
            QStringLiteral("quantity"),
            filled(QStringLiteral("The quantity of '%1' must be between 1 and %2"), line.name,
                   kMaximumQuantity),
            QStringLiteral("quantity_out_of_range"),
            {{QStringLiteral("name"), line.name}, {QStringLiteral("largest"), kMaximumQuantity}}));
        return false;
    }
    if (const auto sums = totalsOfDraft(lines); !sums) {
        emit refused(sums.error());
        return false;
    }
    return true;
}

namespace {

TillDraft withProduct(TillDraft draft, const ProductRow& product, qint64 quantity) {
    const auto same =
        std::find_if(draft.lines.begin(), draft.lines.end(), [&product](const TillDraftLine& line) {
            return line.sku == product.sku && line.unitPriceMinor == product.priceMinor;
        });
    if (same != draft.lines.end()) {
        same->quantity += quantity;
    } else {
        draft.lines.append(
            {product.sku, product.name, quantity, product.priceMinor, product.taxRateMilli});
    }
    return draft;
}

}  // namespace

void TillSale::addProduct(const ProductRow& product, qint64 quantity, const QString& saleId) {
    if (TillDraft* parked = parkedOf(saleId); parked && !parked->attempt) {
        addAside(*parked, withProduct(*parked, product, quantity));
        emit parkedChanged();
    } else if (isFrozen() || saleId == m_next.draftId) {
        addAside(m_next, withProduct(m_next, product, quantity));
    } else {
        edit(tr("add “%1”").arg(product.name), withProduct(m_draft, product, quantity));
    }
}

void TillSale::addAside(TillDraft& draft, TillDraft after) {
    if (!accepts(after.lines)) return;
    after.updatedAt = m_clock.now();
    draft = std::move(after);
    announce();
}

TillDraft* TillSale::parkedOf(const QString& saleId) {
    const auto found =
        std::find_if(m_parked.begin(), m_parked.end(),
                     [&saleId](const TillDraft& draft) { return draft.draftId == saleId; });
    return found == m_parked.end() ? nullptr : &*found;
}

void TillSale::setQuantity(int row, qint64 quantity) {
    if (isFrozen() || row < 0 || row >= m_draft.lines.size()) return;
    TillDraft after = m_draft;
    if (after.lines[row].quantity == quantity) return;
    after.lines[row].quantity = quantity;
    const QString name = after.lines.at(row).name;
    edit(tr("change the quantity of “%1”").arg(name), std::move(after));
}

void TillSale::removeLine(int row) {
    if (isFrozen() || row < 0 || row >= m_draft.lines.size()) return;
    TillDraft after = m_draft;
    const QString name = after.lines.takeAt(row).name;
    edit(tr("remove “%1”").arg(name), std::move(after));
}

void TillSale::setCustomer(const CustomerId& customerId, const QString& name) {
    if (isFrozen() || m_draft.customerId == customerId) return;
    TillDraft after = m_draft;
    after.customerId = customerId;
    after.customerName = name;
    edit(tr("choose the customer"), std::move(after));
}

void TillSale::clear() {
    if (isFrozen() || m_draft.isEmpty()) return;
    const bool hasNext = !m_next.isEmpty();
    TillDraft after = TillDraft::fresh(m_clock.now());
    if (hasNext) std::swap(after, m_next);
    // A sale that was sent keeps its ids for itself; undo restores them.
    if (!m_draft.repeated && !hasNext) {
        after.intentKey = m_draft.intentKey;
        after.orderId = m_draft.orderId;
        after.draftId = m_draft.draftId;
    }
    edit(tr("clear the sale"), std::move(after));
}

void TillSale::touch() {
    if (isFrozen() || !m_refused) return;
    m_refused = false;
    m_draft.intentKey = newUuidV7();
    m_draft.repeated = false;
}

void TillSale::edit(const QString& text, TillDraft after) {
    if (!accepts(after.lines)) return;
    m_undo.push(new TillEdit(*this, text, m_draft, std::move(after)));
}

void TillSale::takeContent(const TillDraft& content) {
    if (content.orderId == m_draft.orderId) {
        m_draft.lines = content.lines;
        m_draft.customerId = content.customerId;
        m_draft.customerName = content.customerName;
        touch();
    } else {
        m_draft = content;
        m_refused = false;
    }
    m_draft.updatedAt = m_clock.now();
    announce();
}

void TillSale::park() {
    if (m_busy || m_draft.isEmpty()) return;
    parkCurrent();
    takeNext();
    emit parkedChanged();
    announce();
}

void TillSale::parkCurrent() {
    m_draft.parked = true;
    m_draft.updatedAt = m_clock.now();
    m_draft.label = m_draft.customerName;
    if (m_draft.label.isEmpty()) {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(m_draft.updatedAt);
        m_draft.label = QLocale().toString(when.time(), QLocale::ShortFormat);
    }
    m_parked.append(m_draft);
    startFresh();
}

void TillSale::takeNext() {
    // Keep the next sale's id even when it is empty, since pending lookups refer to it.
    m_draft = std::exchange(m_next, TillDraft::fresh(m_clock.now()));
}

void TillSale::resume(const QString& draftId) {
    if (m_busy) return;
    const auto found =
        std::find_if(m_parked.begin(), m_parked.end(),
                     [&draftId](const TillDraft& draft) { return draft.draftId == draftId; });
    if (found == m_parked.end()) return;
    TillDraft wanted = *found;
    m_parked.erase(found);
    if (!m_draft.isEmpty()) parkCurrent();
    startFresh();
    m_draft = std::move(wanted);
    m_draft.parked = false;
    emit parkedChanged();
    announce();
}

bool TillSale::discard(const QString& draftId) {
    const TillDraft* draft = parkedOf(draftId);
    if (!draft || draft->attempt) return false;
    m_parked.removeIf([&](const TillDraft& parked) { return parked.draftId == draftId; });
    emit parkedChanged();
    announce();
    return true;
}

void TillSale::restore(const QList<TillDraft>& drafts) {
    m_parked.clear();
    m_next = TillDraft::fresh(m_clock.now());
    startFresh();
    for (const TillDraft& draft : drafts) {
        if (draft.isNext && m_next.isEmpty()) {
            m_next = draft;
            m_next.isNext = false;
        } else if (!draft.parked && m_draft.isEmpty()) {
            m_draft = draft;
        } else {
            m_parked.append(draft);
            m_parked.last().parked = true;
        }
    }
    if (m_draft.isEmpty()) takeNext();
    emit parkedChanged();
    emit changed();
}

Intent TillSale::begin(const TillAttempt& attempt) {
    const Intent intent =
        m_draft.repeated ? Intent::again(m_draft.intentKey) : Intent{m_draft.intentKey, false};
    m_wasUnknown = m_draft.attempt.has_value();
    m_draft.repeated = true;
    m_draft.attempt = attempt;
    m_refused = false;
    m_busy = true;
    emit busyChanged(true);
    // Save the draft before the attempt is sent: after a crash the retry finds out what happened to
    // it.
    announce();
    return intent;
}

void TillSale::finish() {
    m_busy = false;
    startFresh();
    takeNext();
    announce();
    emit busyChanged(false);
}

void TillSale::fail(const Error& error) {
    m_busy = false;
    const bool isRefused = !mustKeepIntent(error);
    // A retry that was not sent leaves the outcome unknown.
    if (isRefused || !(isOutcomeUnknown(error) || m_wasUnknown)) m_draft.attempt.reset();
    m_refused = isRefused;
    announce();
    emit busyChanged(false);
}

void TillSale::startFresh() {
    m_undo.clear();
    m_refused = false;
    m_draft = TillDraft::fresh(m_clock.now());
}

void TillSale::announce() {
    emit changed();
    QList<TillDraft> drafts = m_parked;
    if (!m_next.isEmpty()) {
        drafts.prepend(m_next);
        drafts.first().isNext = true;
    }
    if (!m_draft.isEmpty()) drafts.prepend(m_draft);
    emit draftsChanged(drafts);
}

}  // namespace countertop
