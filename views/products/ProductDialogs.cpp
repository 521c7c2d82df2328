// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/products/ProductDialogs.h"

#include "models/core/NumberText.h"
#include "models/tables/CellText.h"
#include "views/forms/PlausibilityText.h"
#include "views/text/MoneyText.h"

#include <QLineEdit>

namespace countertop {

namespace {

constexpr int kExampleRate = 8875;  // thousandths of a percent

std::optional<qint64> wholeNumber(const QLineEdit* edit) { return numberFromText(edit->text()); }

/// An optional number: empty counts as 0.
std::optional<qint64> numberOrNone(const QLineEdit* edit) {
    return edit->text().trimmed().isEmpty() ? std::optional<qint64>(0) : wholeNumber(edit);
}

/// Parses "20" or "8.875" percent into thousandths of a percent.
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

/// "Price with tax (£)": without the currency the amount would be ambiguous.
QString withCurrency(const QString& label, const QString& currency) {
    if (currency.isEmpty()) return label;
    return AddProductDialog::tr("%1 (%2)", "label of an amount, its currency")
        .arg(label, currencySymbol(currency));
}

}  // namespace

AddProductDialog::AddProductDialog(const QString& currency, QWidget* parent)
    : FormDialog(addTexts(), parent),
      m_currency(currency),
      m_sku(addCodeField(QStringLiteral("sku"), tr("SKU"))),
      m_name(addTextField(QStringLiteral("name"), tr("Name"))),
      m_price(addNumberField(QStringLiteral("price"), withCurrency(tr("Price with tax"), currency),
                             Width::Half)),
      m_taxRate(
          addNumberField(QStringLiteral("tax_rate"), tr("Tax in percent (optional)"), Width::Half)),
      m_barcode(addCodeField(QStringLiteral("barcode"), tr("Barcode (optional)"))),
      m_stock(addNumberField(QStringLiteral("stock"), tr("Stock on hand"), Width::Half)),
      m_reorderLevel(addNumberField(QStringLiteral("reorder_level"), tr("Reorder level (optional)"),
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

std::optional<Confirmation> AddProductDialog::plausibilityQuestion() const {
    ProductRow product;
    product.name = m_name->text().trimmed();
    return PlausibilityText::receipt(product, numberOrNone(m_stock).value_or(0));
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
      m_price(addNumberField(QStringLiteral("price"),
                             withCurrency(tr("New price with tax"), product.currency))) {
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

std::optional<Confirmation> ChangePriceDialog::plausibilityQuestion() const {
    return PlausibilityText::price(m_product, command().priceMinor);
}

ChangeProductPrice ChangePriceDialog::command() const {
    return {m_product.sku, amountFromText(m_price->text(), m_product.currency).value_or(0),
            m_product.version};
}

}  // namespace countertop
