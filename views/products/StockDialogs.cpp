// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/products/StockDialogs.h"

#include "models/tables/CellText.h"
#include "views/forms/PlausibilityText.h"
#include "views/text/MoneyText.h"

#include <QComboBox>
#include <QLineEdit>

namespace countertop {

namespace {

std::optional<qint64> wholeNumber(const QLineEdit* edit) { return numberFromText(edit->text()); }

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

/// When the count was taken; indices of the combo box.
constexpr int kNotChosen = 0;
constexpr int kBefore = 2;

}  // namespace

bool StockDialog::takeScan(const Scan& scan) {
    if (scan.isSlow) return FormDialog::takeScan(scan);
    if (m_isBusy) {
        showNotice(tr("Scanned %1: wait until the answer for %2 is there, then scan again.")
                       .arg(scan.code, m_product.name));
        return true;
    }
    if (m_lookups == 0) m_wasTouched = isTouched();
    ++m_lookups;
    emit codeScanned(scan.code);
    return true;
}

bool StockDialog::canSubmit() {
    if (m_lookups == 0) return true;
    showNotice(tr("The scanned product is still being looked up."));
    return false;
}

void StockDialog::scanFailed(const QString& reason) {
    --m_lookups;
    showNotice(reason);
}

void StockDialog::scanFound(const QString& code, const std::optional<ProductRow>& product) {
    --m_lookups;
    if (!product) {
        showNotice(tr("Scanned %1: no product has this code.").arg(code));
    } else if (product->sku == m_product.sku) {
        showNotice(tr("Scanned %1: that is %2, as shown here.").arg(code, product->name));
    } else if (m_wasTouched) {
        showNotice(tr("Scanned %1: that is %2. Finish %3 first, then scan again.")
                       .arg(code, product->name, m_product.name));
    } else {
        const bool isTouchedSince = isTouched();
        showProduct(*product);
        if (!isTouchedSince) rememberFields();
        showNotice(tr("Scanned %1: this is about %2 now.").arg(code, product->name));
    }
}

void StockDialog::setBusy(bool busy) {
    m_isBusy = busy;
    FormDialog::setBusy(busy);
}

ReceiveStockDialog::ReceiveStockDialog(const ProductRow& product, QWidget* parent)
    : StockDialog(receiveTexts(product), product, parent),
      m_quantity(addNumberField(QStringLiteral("quantity"), tr("Quantity received"))),
      m_note(addTextField(QStringLiteral("note"), tr("Note (optional)"))) {}

QList<FieldProblem> ReceiveStockDialog::problems() const {
    const auto quantity = wholeNumber(m_quantity);
    if (quantity && *quantity >= 1) return {};
    return {{QStringLiteral("quantity"), tr("Type a whole number, 1 or more.")}};
}

std::optional<Confirmation> ReceiveStockDialog::plausibilityQuestion() const {
    return PlausibilityText::receipt(m_product, command().quantity);
}

void ReceiveStockDialog::showProduct(const ProductRow& product) {
    m_product = product;
    const Texts texts = receiveTexts(product);
    setHeading(texts.title);
    setExplanation(texts.explanation);
}

ReceiveStock ReceiveStockDialog::command() const {
    return {m_product.sku, wholeNumber(m_quantity).value_or(0), m_note->text().trimmed()};
}

CorrectStockDialog::CorrectStockDialog(const ProductRow& product, QWidget* parent)
    : StockDialog(correctTexts(product), product, parent),
      m_onHandNow(product.onHand),
      m_counted(addNumberField(QStringLiteral("change"), tr("Counted on the shelf"))),
      m_reason(addTextField(QStringLiteral("reason"), tr("Reason"))) {
    CorrectStockDialog::showProduct(product);
}

void CorrectStockDialog::showProduct(const ProductRow& product) {
    m_product = product;
    m_onHandNow = product.onHand;
    const Texts texts = correctTexts(product);
    setHeading(texts.title);
    setExplanation(texts.explanation);
    if (isTouched()) return;
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
        // An extra Enter must not answer this.
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

std::optional<Confirmation> CorrectStockDialog::plausibilityQuestion() const {
    return PlausibilityText::count(m_product, command().change + countedOf(), countedOf());
}

CorrectStock CorrectStockDialog::command() const {
    return {m_product.sku, wholeNumber(m_counted).value_or(countedOf()) - countedOf(),
            m_reason->text().trimmed(), m_onHandNow};
}

}  // namespace countertop
