// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/InvoiceWork.h"

#include "models/core/Filled.h"

namespace countertop {

namespace {

class WorkFinder {
public:
    WorkFinder(const InvoicePlan& plan, ImportedHistory& imported, bool replaces)
        : m_plan(plan), m_imported(imported), m_replaces(replaces) {}

    Result<InvoiceWork> find() {
        for (const PlannedDocument& document : m_plan.documents) {
            if (auto found = findDocument(document); !found) return fail(found.error());
        }
        for (const CorrectStock& correction : m_plan.corrections) {
            if (auto found = findCorrection(correction); !found) return fail(found.error());
        }
        // Only a previously imported invoice can have stored documents that the file lacks.
        if (!m_work.isNew()) {
            if (auto found = findWithdrawn(); !found) return fail(found.error());
        }
        return std::move(m_work);
    }

private:
    Result<void> findDocument(const PlannedDocument& document) {
        const auto known = m_imported.find(document.command.orderId);
        if (!known) return fail(known.error());
        const bool isThere = known->revision > 0 && !known->isReversed;
        if (isThere && hasContents(known->order, document.command)) {
            m_work.alreadyImported += 1;
            return {};
        }
        if (isThere && !reverse(document.part, *known)) return {};
        m_work.documents.append({document.part, revised(document.command, *known), isThere});
        return {};
    }

    Result<void> findWithdrawn() {
        for (const auto& [part, orderId] : m_plan.otherDocuments) {
            const auto known = m_imported.find(orderId);
            if (!known) return fail(known.error());
            if (known->revision > 0 && !known->isReversed) reverse(part, *known);
        }
        return {};
    }

    /// Reverses a stored document if requested and exactly possible; otherwise reports the
    /// difference.
    bool reverse(DocumentPart part, const ImportedHistory::Known& known) {
        const QString& number = known.order.number;
        if (!m_replaces) {
            reportDifference(
                QStringLiteral("%1 is already imported with other contents").arg(number));
            return false;
        }
        // An adjustment moved no goods, and no document reverses money alone.
        if (part == DocumentPart::Adjustment || !isAsImported(known.order)) {
            reportDifference(
                QStringLiteral("%1 has other contents and cannot be corrected: it is an "
                               "adjustment or has been changed since")
                    .arg(number));
            return false;
        }
        m_work.reversals.append(reversalOf(known));
        m_work.replaced += 1;
        m_work.warnings.append(
            {m_plan.firstLine, ImportWarningKind::Replaced,
             QStringLiteral("%1 was imported with other contents; it is taken back by %2")
                 .arg(number, m_work.reversals.last().number)});
        return true;
    }

    Result<void> findCorrection(const CorrectStock& correction) {
        const auto known = m_imported.changeOf(correction);
        if (!known) return fail(known.error());
        if (!*known) {
            m_work.corrections.append(correction);
            return {};
        }
        const qint64 missing = correction.change - **known;
        if (missing == 0) {
            m_work.alreadyImported += 1;
        } else if (m_replaces) {
            m_work.supplements.append(correction);
            m_work.supplements.last().change = missing;
            m_work.replaced += 1;
        } else {
            reportDifference(
                filled(QStringLiteral("The stock of %1 was corrected by %2 for invoice %3"),
                       correction.sku, **known, m_plan.name));
        }
        return {};
    }

    void reportDifference(const QString& what) {
        m_work.different += 1;
        m_work.warnings.append({m_plan.firstLine, ImportWarningKind::ImportedDifferently,
                                what + QStringLiteral("; left as it is")});
    }

    const InvoicePlan& m_plan;
    ImportedHistory& m_imported;
    bool m_replaces;
    InvoiceWork m_work;
};

}  // namespace

Result<InvoiceWork> workOf(const InvoicePlan& plan, ImportedHistory& imported, bool replaces) {
    return WorkFinder(plan, imported, replaces).find();
}

}  // namespace countertop
