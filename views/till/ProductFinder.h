// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/tables/ReadQueue.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace countertop {

class QuantitySpin;
class SuggestionList;

/// What was typed, taken apart: "3*blue m" is three of what "blue m" finds.
struct TypedSearch {
    std::optional<qint64> quantity;
    QString text;
    /// What stands in the place of the quantity but is no whole number: "2.5" of "2.5*blue m".
    QString notAQuantity = {};
    bool operator==(const TypedSearch&) const = default;
};
[[nodiscard]] TypedSearch parseTypedSearch(const QString& typed);

/// The till's search field with its quantity and suggestions. Enter or a scan chooses the best
/// match even when the answer is still on its way; the field is free for the next one at once.
class ProductFinder : public QWidget {
    Q_OBJECT

public:
    /// Suggestions float over `page`.
    ProductFinder(ReadQueue& reads, QWidget* page);

    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    [[nodiscard]] bool isEmpty() const;
    void clear();
    /// A code read by a scanner while another field had the focus: only a product that has it, as
    /// barcode or else as SKU, is chosen.
    void addCode(const QString& code);
    /// A scanner has read what stands in the field. What is no code at all is searched for.
    void submitScan();
    /// Looks again with what is typed: stock or prices have changed.
    void refresh();
    /// Codes and searches whose product is not known yet.
    [[nodiscard]] int pendingLookups() const { return m_pending; }

signals:
    void productChosen(const countertop::ProductRow& product, qint64 quantity);
    void notFound(const QString& text);
    /// Typed text is the barcode of one product and the SKU of another: the suggestions offer both.
    void ambiguous(const QString& text);
    void failed(const countertop::Error& error);
    /// Down was pressed with nothing to choose from.
    void leftDownwards();
    /// The last pending lookup is done.
    void settled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createLayout();
    void typed();
    void askSuggestions();
    void showAnswer(const QString& text, const QList<ProductRow>& rows);
    void submit();
    void choose(int row);
    enum class Source { Typed, ScannedHere, ScannedElsewhere };
    void lookUp(const QString& text, qint64 quantity, Source source);
    void reset();
    void lookedUp(const QString& text, qint64 quantity, Source source,
                  const Result<QList<ProductRow>>& answer);
    /// What could not be chosen goes back into the field, so that nothing typed is lost.
    void putBack(const QString& text, qint64 quantity);
    [[nodiscard]] bool hasQuantityOf(const TypedSearch& search);

    ReadQueue& m_reads;
    QLineEdit* m_edit;
    QuantitySpin* m_quantity;
    QPushButton* m_add;
    SuggestionList* m_suggestions;
    QList<ProductRow> m_rows;
    QString m_answeredFor;
    bool m_asking = false;
    int m_pending = 0;
};

}  // namespace countertop
