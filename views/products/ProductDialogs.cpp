// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/products/ProductDialogs.h"

#include "models/core/NumberText.h"
#include "models/tables/CellText.h"
#include "views/common/MoneyText.h"

#include <QComboBox>
#include <QLineEdit>

namespace countertop {

namespace {

constexpr int kExampleRate = 8875;  // thousandths of a percent

std::optional<qint64> wholeNumber(const QLineEdit* edit) { return numberFromText(edit->text()); }

/// Empty counts as 0: an optional number.
std::optional<qint64> numberOrNone(const QLineEdit* edit) {
    return edit->text().trimmed().isEmpty() ? std::optional<qint64>(0) : wholeNumber(edit);
}

/// "20" or "8.875" percent in thousandths of a percent.
std::optional<int> taxRate(const QLineEdit* edit) {
    if (edit->text().trimmed().isEmpty()) return 0;
    const auto rate = taxRateFromText(edit->text(), NumberSigns::of(QLocale()));
    return rate ? std::optional(*rate) : std::nullopt;
}

FormDialog::Texts addTexts() {
    return {AddProductDialog::tr("Add product"),    {},
            AddProductDialog::tr("Add product"),    AddProductDialog::tr("Adding…"),
            AddProductDialog::tr("Cancel", "form"), false};
}

FormDialog::Texts priceTexts(const ProductRow& product) {
    return {ChangePriceDialog::tr("Change the price of %1").arg(product.name),
            ChangePriceDialog::tr("Now %1. Orders already placed keep their price.")
                .arg(CellText::money(product.priceMinor, product.currency)),
            ChangePriceDialog::tr("Change price"),
            ChangePriceDialog::tr("Changing…"),
            ChangePriceDialog::tr("Keep price"),
            false};
}

FormDialog::Texts receiveTexts(const ProductRow& product) {
    return {ReceiveStockDialog::tr("Receive %1").arg(product.name),
            ReceiveStockDialog::tr("%1 on hand now.").arg(CellText::count(product.onHand)),
            ReceiveStockDialog::tr("Receive stock"),
            ReceiveStockDialog::tr("Receiving…"),
            ReceiveStockDialog::tr("Cancel", "form"),
            false};
}

FormDialog::Texts correctTexts(const ProductRow& product) {
    return {CorrectStockDialog::tr("Correct the stock of %1").arg(product.name),
            CorrectStockDialog::tr("%1 on hand by the books, %2 of them reserved.")
                .arg(CellText::count(product.onHand), CellText::count(product.reserved)),
            CorrectStockDialog::tr("Correct stock"),
            CorrectStockDialog::tr("Correcting…"),
            CorrectStockDialog::tr("Cancel", "form"),
            false};
}

/// When a count was taken, in the order of its box.
constexpr int kNotChosen = 0;
constexpr int kBefore = 2;

}  // namespace

AddProductDialog::AddProductDialog(const QString& currency, QWidget* parent)
    : FormDialog(addTexts(), parent),
      m_currency(currency),
      m_sku(addTextField(QStringLiteral("sku"), tr("SKU"))),
      m_name(addTextField(QStringLiteral("name"), tr("Name"))),
      m_price(addTextField(QStringLiteral("price"), tr("Price with tax"), Width::Half)),
      m_taxRate(
          addTextField(QStringLiteral("tax_rate"), tr("Tax in percent (optional)"), Width::Half)),
      m_barcode(addTextField(QStringLiteral("barcode"), tr("Barcode (optional)"))),
      m_stock(addTextField(QStringLiteral("stock"), tr("Stock on hand"), Width::Half)),
      m_reorderLevel(addTextField(QStringLiteral("reorder_level"), tr("Reorder level (optional)"),
                                  Width::Half)) {
    m_stock->setText(QStringLiteral("0"));
}

QList<FieldProblem> AddProductDialog::problems() const {
    QList<FieldProblem> found;
    const auto require = [&found](bool good, const char* field, const QString& message) {
        if (!good) found.append({QString::fromLatin1(field), message});
    };
    require(!m_sku->text().trimmed().isEmpty(), "sku", tr("Give the product's SKU."));
    require(!m_name->text().trimmed().isEmpty(), "name", tr("Give the product's name."));
    const auto price = amountFromText(m_price->text(), m_currency);
    require(price && *price >= 0, "price", notAnAmountText(m_price->text(), m_currency));
    require(taxRate(m_taxRate).has_value(), "tax_rate",
            tr("Type a rate between 0 and 100 with at most three decimals, for example %1.")
                .arg(taxRateText(kExampleRate, QLocale())));
    const auto stock = numberOrNone(m_stock);
    require(stock && *stock >= 0, "stock", tr("Type a whole number, 0 or more."));
    const auto level = numberOrNone(m_reorderLevel);
    require(level && *level >= 0, "reorder_level", tr("Type a whole number, 0 or more."));
    return found;
}

AddProduct AddProductDialog::command() const {
    AddProduct command;
    command.sku = m_sku->text().trimmed();
    command.name = m_name->text().trimmed();
    const QString barcode = m_barcode->text().trimmed();
    if (!barcode.isEmpty()) command.barcodes = {barcode};
    command.priceMinor = amountFromText(m_price->text(), m_currency).value_or(0);
    command.taxRateMilli = taxRate(m_taxRate).value_or(0);
    command.reorderLevel = numberOrNone(m_reorderLevel).value_or(0);
    command.openingStock = numberOrNone(m_stock).value_or(0);
    return command;
}

ChangePriceDialog::ChangePriceDialog(const ProductRow& product, QWidget* parent)
    : FormDialog(priceTexts(product), parent),
      m_product(product),
      m_price(addTextField(QStringLiteral("price"), tr("New price with tax"))) {
    m_price->setText(amountText(product.priceMinor, product.currency));
    m_price->selectAll();
}

void ChangePriceDialog::showChangedMeanwhile(const ProductRow& now) {
    m_product = now;
    setExplanation(tr("Somebody else changed this product meanwhile; it costs %1 now. Check your "
                      "price and change it again.")
                       .arg(CellText::money(now.priceMinor, now.currency)));
}

QList<FieldProblem> ChangePriceDialog::problems() const {
    const auto price = amountFromText(m_price->text(), m_product.currency);
    if (price && *price >= 0) return {};
    return {{QStringLiteral("price"), notAnAmountText(m_price->text(), m_product.currency)}};
}

ChangeProductPrice ChangePriceDialog::command() const {
    return {m_product.sku, amountFromText(m_price->text(), m_product.currency).value_or(0),
            m_product.version};
}

ReceiveStockDialog::ReceiveStockDialog(const ProductRow& product, QWidget* parent)
    : FormDialog(receiveTexts(product), parent),
      m_product(product),
      m_quantity(addTextField(QStringLiteral("quantity"), tr("Quantity received"))),
      m_note(addTextField(QStringLiteral("note"), tr("Note (optional)"))) {}

QList<FieldProblem> ReceiveStockDialog::problems() const {
    const auto quantity = wholeNumber(m_quantity);
    if (quantity && *quantity >= 1) return {};
    return {{QStringLiteral("quantity"), tr("Type a whole number, 1 or more.")}};
}

ReceiveStock ReceiveStockDialog::command() const {
    return {m_product.sku, wholeNumber(m_quantity).value_or(0), m_note->text().trimmed()};
}

CorrectStockDialog::CorrectStockDialog(const ProductRow& product, QWidget* parent)
    : FormDialog(correctTexts(product), parent),
      m_product(product),
      m_onHandNow(product.onHand),
      m_counted(addTextField(QStringLiteral("change"), tr("Counted on the shelf"))),
      m_reason(addTextField(QStringLiteral("reason"), tr("Reason"))) {
    m_counted->setText(QString::number(product.onHand));
    m_counted->selectAll();
}

qint64 CorrectStockDialog::countedOf() const {
    const bool before = m_when && m_when->currentIndex() == kBefore;
    return before ? m_product.onHand : m_onHandNow;
}

void CorrectStockDialog::showError(const Error& error) {
    if (error.reason == u"stock_moved") {
        m_onHandNow = error.facts.value(QLatin1StringView("actual_on_hand")).toInteger();
        const qint64 moved = m_onHandNow - m_product.onHand;
        setExplanation((moved < 0 ? tr("%1 on hand when you began, %2 now: %3 left meanwhile.")
                                  : tr("%1 on hand when you began, %2 now: %3 came in meanwhile."))
                           .arg(CellText::count(m_product.onHand), CellText::count(m_onHandNow),
                                CellText::count(qAbs(moved))));
        if (!m_when) {
            m_when = new QComboBox(this);
            m_when->addItem(tr("Choose…"));
            m_when->addItem(tr("after that"));
            m_when->addItem(tr("before that"));
            addField(QStringLiteral("when"), tr("You counted"), m_when);
        }
        // An Enter too many must not answer it.
        m_when->setCurrentIndex(kNotChosen);
        m_when->setFocus();
    }
    FormDialog::showError(error);
}

QList<FieldProblem> CorrectStockDialog::problems() const {
    QList<FieldProblem> found;
    if (m_when && m_when->currentIndex() == kNotChosen) {
        found.append({QStringLiteral("when"), tr("Choose when you counted.")});
        return found;
    }
    const auto counted = wholeNumber(m_counted);
    if (!counted || *counted < 0) {
        found.append({QStringLiteral("change"), tr("Type a whole number, 0 or more.")});
    } else if (*counted == countedOf()) {
        found.append({QStringLiteral("change"), tr("That is what the books say already.")});
    }
    if (m_reason->text().trimmed().isEmpty()) {
        found.append({QStringLiteral("reason"), tr("Say why the stock is corrected.")});
    }
    return found;
}

CorrectStock CorrectStockDialog::command() const {
    return {m_product.sku, wholeNumber(m_counted).value_or(countedOf()) - countedOf(),
            m_reason->text().trimmed(), m_onHandNow};
}

}  // namespace countertop
