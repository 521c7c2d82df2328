// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/till/ProductLookup.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QLineEdit;
class QPushButton;

namespace countertop {

class QuantitySpin;
class SuggestionList;

/// The parsed search text: "3*blue m" means three of the product found by "blue m".
struct TypedSearch {
    std::optional<qint64> quantity;
    QString text;
    /// The text before the star if it is not a whole number: "2.5" of "2.5*blue m".
    QString notAQuantity = {};
    bool operator==(const TypedSearch&) const = default;
};
[[nodiscard]] TypedSearch parseTypedSearch(const QString& typed);

/// The till's search field with its quantity and suggestions. Enter or a scan chooses the best
/// match even while the query is pending; the field accepts the next text at once.
class ProductFinder : public QWidget {
    Q_OBJECT

public:
    /// Suggestions float over `page`.
    ProductFinder(ReadQueue& reads, QWidget* page);

    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    [[nodiscard]] bool isEmpty() const;
    void clear();
    /// Sets how to get the current sale's id: each product goes to the sale that was current when
    /// it was entered, however long the lookup takes.
    void setSale(std::function<QString()> inputSaleId) { m_inputSaleId = std::move(inputSaleId); }
    /// Adds a code that was scanned while another field had the focus: chooses only a product with
    /// this barcode or SKU.
    void addCode(const QString& code);
    /// Handles a scan into the search field. Text that cannot be a code is searched for.
    void submitScan();
    /// Submits the field's text if it identifies one product only; called when the sale is to end.
    void submitBeforeEnd();
    /// Repeats the search after stock or prices have changed.
    void refresh();
    [[nodiscard]] ProductLookup& lookup() { return m_lookup; }

signals:
    void productChosen(const countertop::ProductRow& product,
                       const countertop::LookupRequest& request);
    void notFound(const countertop::LookupRequest& request);
    /// Several products match: the suggestions offer them.
    void undecided(const countertop::LookupRequest& request);
    void notReachable(const countertop::LookupRequest& request);
    void failed(const countertop::Error& error);
    /// Down was pressed without any suggestions.
    void leftDownwards();
    /// Delete was pressed in the empty field.
    void removeRequested();
    /// The last pending lookup has finished.
    void settled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createLayout();
    void connectLookup();
    void typed();
    void takeQuantity(const TypedSearch& search);
    void askSuggestions(bool again = false);
    void showAnswer(const QString& text, const QList<ProductRow>& rows);
    void showFromMemory();
    void offerSentence(const QString& text, const QString& sentence);
    void submit();
    void choose(int row);
    bool takeKey(int key, bool isRepeated);
    [[nodiscard]] LookupRequest requestFor(const QString& text, LookupRequest::Source source) const;
    void lookUp(const TypedSearch& search, LookupRequest::Source source);
    void reset();
    /// Puts text that could not be resolved back into the field, so that nothing typed is lost; the
    /// next key replaces it.
    void putBack(const LookupRequest& request);
    [[nodiscard]] bool hasQuantityOf(const TypedSearch& search);
    /// Reports the error and keeps only the text after the star; returns false.
    bool refuseQuantity(const TypedSearch& search, const Error& error);

    ReadQueue& m_reads;
    ProductLookup m_lookup;
    std::function<QString()> m_inputSaleId;
    QLineEdit* m_edit;
    QuantitySpin* m_quantity;
    QPushButton* m_add;
    SuggestionList* m_suggestions;
    QList<ProductRow> m_rows;
    QString m_answeredFor;
    bool m_asking = false;
    bool m_isQuantityTyped = false;  ///< the quantity comes from the text before the star
    QTimer m_slow;                   ///< delays the message that the server is slow
};

}  // namespace countertop
