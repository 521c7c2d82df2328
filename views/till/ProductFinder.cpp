// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ProductFinder.h"

#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
#include "models/core/TextForm.h"
#include "models/domain/OrderLine.h"
#include "views/common/MoneyText.h"
#include "views/common/theme/Icons.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"
#include "views/till/QuantitySpin.h"
#include "views/till/SuggestionList.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace countertop {

namespace {

constexpr int kSuggestions = 7;

Suggestion suggestionOf(const ProductRow& product) {
    Suggestion suggestion;
    suggestion.title = product.name;
    suggestion.detail = product.sku;
    suggestion.figure = moneyText(product.priceMinor, product.currency);
    suggestion.warning = product.available() <= 0;
    suggestion.note = suggestion.warning
                          ? ProductFinder::tr("out of stock")
                          : ProductFinder::tr("%1 available").arg(numberText(product.available()));
    return suggestion;
}

bool hasBarcode(const ProductRow& product, const QString& text) {
    const QString code = comparedCode(text);
    return std::any_of(product.barcodes.cbegin(), product.barcodes.cend(),
                       [&](const QString& barcode) { return comparedCode(barcode) == code; });
}

bool isExactly(const ProductRow& product, const QString& text) {
    return product.sku == canonicalText(TextKind::Code, text) || hasBarcode(product, text);
}

/// A number as long as a barcode must be that product's own; a name that happens to contain it is
/// not meant.
bool isMeant(const ProductRow& product, const QString& text) {
    static const QRegularExpression kNumber(QStringLiteral("^\\d{8,14}$"));
    return !kNumber.match(text).hasMatch() || isExactly(product, text);
}

/// The barcode of one product and the SKU of another. Best matches come first, in this order.
bool isAmbiguous(const QList<ProductRow>& rows, const QString& text) {
    return rows.size() >= 2 && rows[0].sku != text && hasBarcode(rows[0], text) &&
           rows[1].sku == text;
}

/// What a scanner in the search field may have sent, and no quick typist a name: with a figure, or
/// a SKU in other capitals. Only the very product of a code is taken unasked.
bool mayBeCode(const ProductRow& product, const QString& text) {
    static const QRegularExpression kFigure(QStringLiteral("\\p{N}"));
    return kFigure.match(text).hasMatch() || searchFold(product.sku) == searchFold(text);
}

}  // namespace

TypedSearch parseTypedSearch(const QString& typed) {
    // A letter before the star makes it part of a name.
    static const QRegularExpression kPrefix(
        QStringLiteral("^([^*×\\p{L}]*\\p{N}[^*×\\p{L}]*)[*×](.*)$"));
    const QRegularExpressionMatch match = kPrefix.match(typed);
    if (!match.hasMatch()) return {std::nullopt, typed.trimmed()};
    const QString before = match.captured(1).trimmed();
    const auto quantity = numberFromText(before);
    return {quantity, match.captured(2).trimmed(), quantity ? QString() : before};
}

ProductFinder::ProductFinder(ReadQueue& reads, QWidget* page)
    : QWidget(page),
      m_reads(reads),
      m_edit(new QLineEdit(this)),
      m_quantity(new QuantitySpin(this)),
      m_add(new QPushButton(tr("Add"), this)),
      m_suggestions(new SuggestionList("productSuggestions", this, page)) {
    createLayout();
    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &ProductFinder::typed);
    connect(m_edit, &QLineEdit::returnPressed, this, &ProductFinder::submit);
    connect(m_quantity, &QuantitySpin::refused, this,
            [this](const QString& text) { emit failed(notAQuantity(text)); });
    connect(m_add, &QPushButton::clicked, this, &ProductFinder::submit);
    connect(m_suggestions, &SuggestionList::picked, this, &ProductFinder::choose);
}

void ProductFinder::createLayout() {
    m_edit->setObjectName(QStringLiteral("productSearchEdit"));
    m_edit->setAccessibleName(tr("Find product"));
    m_edit->setPlaceholderText(tr("Scan or type a product"));
    m_edit->addAction(Icons::get(QStringLiteral("barcode"), IconTint::Muted),
                      QLineEdit::LeadingPosition);
    setVariant(m_edit, "search");
    m_quantity->setObjectName(QStringLiteral("quantitySpin"));
    m_quantity->setAccessibleName(tr("Quantity"));
    m_quantity->setToolTip(tr("Quantity of the next product. Or type 3* before it."));
    m_quantity->setAlignment(Qt::AlignRight);
    m_quantity->setMaximumWidth(metrics::kQuantityWidth);
    setVariant(m_quantity, "search");
    m_add->setObjectName(QStringLiteral("addLineButton"));
    m_add->setAccessibleName(tr("Add line"));
    m_add->setIcon(Icons::get(QStringLiteral("plus")));
    m_add->setAutoDefault(false);
    m_add->setIconSize(QSize(metrics::kIconAndGap, metrics::kIcon));
    setVariant(m_add, "search");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpaceSmall);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_quantity);
    layout->addWidget(m_add);
}

bool ProductFinder::isEmpty() const { return m_edit->text().isEmpty(); }

void ProductFinder::clear() { reset(); }

void ProductFinder::reset() {
    m_edit->clear();
    m_quantity->setValue(1);
}

void ProductFinder::typed() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    if (search.quantity) {
        m_quantity->setValue(
            static_cast<int>(qBound<qint64>(1, *search.quantity, kMaximumQuantity)));
    }
    if (search.text.isEmpty()) {
        m_rows.clear();
        m_answeredFor.clear();
        m_suggestions->offer({}, {});
        return;
    }
    askSuggestions();
}

void ProductFinder::refresh() {
    if (parseTypedSearch(m_edit->text()).text.isEmpty()) return;
    m_answeredFor.clear();
    askSuggestions();
}

void ProductFinder::askSuggestions() {
    // One question at a time: a slow database gets the newest text, not every letter of it.
    if (m_asking) return;
    const QString text = parseTypedSearch(m_edit->text()).text;
    if (text.isEmpty() || text == m_answeredFor) return;
    m_asking = true;
    m_reads.ask<QList<ProductRow>>(
        this, [text](ShopQueries& queries) { return queries.findProducts(text, kSuggestions); },
        [this, text](const Result<QList<ProductRow>>& answer) {
            m_asking = false;
            if (!answer) {
                emit failed(answer.error());
            } else if (parseTypedSearch(m_edit->text()).text == text) {
                showAnswer(text, *answer);
            } else {
                askSuggestions();
            }
        });
}

void ProductFinder::showAnswer(const QString& text, const QList<ProductRow>& rows) {
    m_rows = rows;
    m_answeredFor = text;
    QList<Suggestion> suggestions;
    suggestions.reserve(rows.size());
    for (const ProductRow& row : rows) suggestions.append(suggestionOf(row));
    if (rows.isEmpty()) suggestions.append({tr("Nothing matches “%1”").arg(text), {}, {}, {}, {}});
    m_suggestions->offer(m_edit->hasFocus() ? suggestions : QList<Suggestion>(), text);
    if (isAmbiguous(rows, text)) m_suggestions->chooseNone();
}

bool ProductFinder::hasQuantityOf(const TypedSearch& search) {
    if (!search.notAQuantity.isEmpty() || !m_quantity->hasAcceptableInput()) {
        emit failed(
            notAQuantity(search.notAQuantity.isEmpty() ? m_quantity->text() : search.notAQuantity));
        return false;
    }
    if (!search.quantity || (*search.quantity >= 1 && *search.quantity <= kMaximumQuantity)) {
        return true;
    }
    emit failed(invalidInput(
        QStringLiteral("quantity"),
        QStringLiteral("The quantity must be between 1 and %1").arg(kMaximumQuantity),
        QStringLiteral("quantity_out_of_range"), {{QStringLiteral("largest"), kMaximumQuantity}}));
    return false;
}

void ProductFinder::submit() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    if (search.text.isEmpty()) {
        m_edit->setFocus();
        return;
    }
    if (!hasQuantityOf(search)) return;
    if (m_answeredFor == search.text) {
        const int row = m_suggestions->currentRow();
        if (m_rows.isEmpty()) {
            emit notFound(search.text);
        } else if (row < 0 && isAmbiguous(m_rows, search.text)) {
            emit ambiguous(search.text);
        } else {
            choose(qMax(0, row));
        }
        return;
    }
    const qint64 quantity = m_quantity->value();
    reset();
    lookUp(search.text, quantity, Source::Typed);
}

void ProductFinder::submitScan() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    if (search.text.isEmpty() || !hasQuantityOf(search)) return;
    const qint64 quantity = m_quantity->value();
    reset();
    lookUp(search.text, quantity, Source::ScannedHere);
}

void ProductFinder::choose(int row) {
    if (row < 0 || row >= m_rows.size()) return;
    const ProductRow product = m_rows.at(row);
    const qint64 quantity = m_quantity->value();
    reset();
    m_edit->setFocus();
    emit productChosen(product, quantity);
}

void ProductFinder::addCode(const QString& code) {
    const qint64 quantity = m_quantity->value();
    m_quantity->setValue(1);
    lookUp(code, quantity, Source::ScannedElsewhere);
}

void ProductFinder::lookUp(const QString& text, qint64 quantity, Source source) {
    ++m_pending;
    m_reads.ask<QList<ProductRow>>(
        this,
        [text, source](ShopQueries& queries) {
            if (source == Source::Typed) return queries.findProducts(text, 2);
            auto exact = queries.productsOfCode(text);
            if (!exact || !exact->isEmpty()) return exact;
            return queries.findProducts(text, 1);
        },
        [this, text, quantity, source](const Result<QList<ProductRow>>& answer) {
            --m_pending;
            lookedUp(text, quantity, source, answer);
            if (m_pending == 0) emit settled();
        });
}

void ProductFinder::lookedUp(const QString& text, qint64 quantity, Source source,
                             const Result<QList<ProductRow>>& answer) {
    const bool isFound = answer && !answer->isEmpty() && isMeant(answer->first(), text);
    const bool isOffered = source == Source::Typed ? isFound && isAmbiguous(*answer, text)
                                                   : isFound && !isExactly(answer->first(), text) &&
                                                         (source == Source::ScannedElsewhere ||
                                                          mayBeCode(answer->first(), text));
    if (isFound && !isOffered) {
        emit productChosen(answer->first(), quantity);
        return;
    }
    putBack(text, quantity);
    if (!answer) {
        emit failed(answer.error());
    } else if (isOffered && source == Source::Typed) {
        emit ambiguous(text);
    } else {
        emit notFound(text);
    }
}

void ProductFinder::putBack(const QString& text, qint64 quantity) {
    if (!m_edit->text().isEmpty()) return;
    m_edit->setText(text);
    m_quantity->setValue(static_cast<int>(quantity));
}

bool ProductFinder::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        m_suggestions->hide();
    } else if (event->type() == QEvent::FocusIn) {
        m_answeredFor.clear();
        askSuggestions();
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            if (m_suggestions->isVisible()) {
                m_suggestions->moveBy(key == Qt::Key_Down ? 1 : -1);
            } else if (key == Qt::Key_Down) {
                emit leftDownwards();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace countertop
