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
    /// Tells which sale is put together: what is entered belongs to it, whenever it is found.
    void setSale(std::function<QString()> saleNow) { m_saleNow = std::move(saleNow); }
    /// A code read by a scanner while another field had the focus: only a product that has it, as
    /// barcode or else as SKU, is chosen.
    void addCode(const QString& code);
    /// A scanner has read what stands in the field. What is no code at all is searched for.
    void submitScan();
    /// Enters what stands in the field if it can mean one product only; the sale is to end.
    void submitBeforeEnd();
    /// Looks again with what is typed: stock or prices have changed.
    void refresh();
    [[nodiscard]] ProductLookup& lookup() { return m_lookup; }

signals:
    void productChosen(const countertop::ProductRow& product, const countertop::Wanted& wanted);
    void notFound(const countertop::Wanted& wanted);
    /// Several products can be meant: the suggestions offer them.
    void undecided(const countertop::Wanted& wanted);
    void notReachable(const countertop::Wanted& wanted);
    void failed(const countertop::Error& error);
    /// Down was pressed with nothing to choose from.
    void leftDownwards();
    /// Delete was pressed in the empty field.
    void removeRequested();
    /// The last pending lookup is done.
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
    [[nodiscard]] Wanted wantedOf(const QString& text, Wanted::Source source) const;
    void lookUp(const TypedSearch& search, Wanted::Source source);
    void reset();
    /// What could not be chosen goes back into the field, so that nothing typed is lost; the next
    /// key replaces it.
    void putBack(const Wanted& wanted);
    [[nodiscard]] bool hasQuantityOf(const TypedSearch& search);
    /// Tells the error and leaves only the words in the field; false.
    bool refuseQuantity(const TypedSearch& search, const Error& error);

    ReadQueue& m_reads;
    ProductLookup m_lookup;
    std::function<QString()> m_saleNow;
    QLineEdit* m_edit;
    QuantitySpin* m_quantity;
    QPushButton* m_add;
    SuggestionList* m_suggestions;
    QList<ProductRow> m_rows;
    QString m_answeredFor;
    bool m_asking = false;
    bool m_isQuantityTyped = false;  ///< it stands before the star in the field
    QTimer m_slow;                   ///< runs while it is too early to say that the server is slow
};

}  // namespace countertop
