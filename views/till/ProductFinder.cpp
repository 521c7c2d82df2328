// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ProductFinder.h"

#include "models/domain/OrderLine.h"
#include "views/common/MoneyText.h"
#include "views/common/theme/Icons.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"
#include "views/till/SuggestionList.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

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

/// A scanned number must be that product's own; a name that happens to contain it is not meant.
bool isBarcode(const QString& text) {
    static const QRegularExpression kNumber(QStringLiteral("^\\d{8,14}$"));
    return kNumber.match(text).hasMatch();
}

bool isMeant(const ProductRow& product, const QString& text) {
    return !isBarcode(text) || product.sku == text || product.barcodes.contains(text);
}

}  // namespace

TypedSearch parseTypedSearch(const QString& typed) {
    static const QRegularExpression kPrefix(QStringLiteral("^\\s*(\\d{1,9})\\s*[*×]\\s*(.*)$"));
    const QRegularExpressionMatch match = kPrefix.match(typed);
    if (!match.hasMatch()) return {std::nullopt, typed.trimmed()};
    return {match.captured(1).toLongLong(), match.captured(2).trimmed()};
}

ProductFinder::ProductFinder(ReadQueue& reads, QWidget* page)
    : QWidget(page),
      m_reads(reads),
      m_edit(new QLineEdit(this)),
      m_quantity(new QSpinBox(this)),
      m_add(new QPushButton(tr("Add"), this)),
      m_suggestions(new SuggestionList("productSuggestions", this, page)) {
    createLayout();
    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &ProductFinder::typed);
    connect(m_edit, &QLineEdit::returnPressed, this, &ProductFinder::submit);
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
    m_quantity->setRange(1, static_cast<int>(kMaximumQuantity));
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
}

void ProductFinder::submit() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    if (search.text.isEmpty()) {
        m_edit->setFocus();
        return;
    }
    if (search.quantity && (*search.quantity < 1 || *search.quantity > kMaximumQuantity)) {
        emit failed(invalidInput(
            QStringLiteral("quantity"),
            QStringLiteral("The quantity must be between 1 and %1").arg(kMaximumQuantity),
            QStringLiteral("quantity_out_of_range"),
            {{QStringLiteral("largest"), kMaximumQuantity}}));
        return;
    }
    if (m_answeredFor == search.text) {
        if (m_rows.isEmpty()) {
            emit notFound(search.text);
        } else {
            choose(qMax(0, m_suggestions->currentRow()));
        }
        return;
    }
    const qint64 quantity = m_quantity->value();
    reset();
    lookUp(search.text, quantity);
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
    lookUp(code, quantity);
}

void ProductFinder::lookUp(const QString& text, qint64 quantity) {
    ++m_pending;
    m_reads.ask<QList<ProductRow>>(
        this, [text](ShopQueries& queries) { return queries.findProducts(text, 1); },
        [this, text, quantity](const Result<QList<ProductRow>>& answer) {
            --m_pending;
            lookedUp(text, quantity, answer);
            if (m_pending == 0) emit settled();
        });
}

void ProductFinder::lookedUp(const QString& text, qint64 quantity,
                             const Result<QList<ProductRow>>& answer) {
    if (answer && !answer->isEmpty() && isMeant(answer->first(), text)) {
        emit productChosen(answer->first(), quantity);
        return;
    }
    // What could not be found goes back into the field, so that nothing typed is lost.
    if (m_edit->text().isEmpty()) {
        m_edit->setText(text);
        m_quantity->setValue(static_cast<int>(quantity));
    }
    if (answer) {
        emit notFound(text);
    } else {
        emit failed(answer.error());
    }
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
