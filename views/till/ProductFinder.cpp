// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ProductFinder.h"

#include "models/domain/OrderLine.h"
#include "models/projections/CatalogueReads.h"
#include "views/text/MoneyText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"
#include "views/till/ProductMatch.h"
#include "views/till/QuantitySpin.h"
#include "views/till/SuggestionList.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace countertop {

namespace {

constexpr int kSuggestions = 7;
/// After this delay the field shows that it is waiting for the server.
constexpr int kSlowMilliseconds = 300;

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
      m_lookup(reads, this),
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
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMilliseconds);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (m_asking) showFromMemory();
    });
    connectLookup();
}

void ProductFinder::connectLookup() {
    connect(&m_lookup, &ProductLookup::found, this, &ProductFinder::productChosen);
    connect(&m_lookup, &ProductLookup::notFound, this, [this](const LookupRequest& request) {
        putBack(request);
        emit notFound(request);
    });
    connect(&m_lookup, &ProductLookup::undecided, this, [this](const LookupRequest& request) {
        putBack(request);
        emit undecided(request);
    });
    connect(&m_lookup, &ProductLookup::notReachable, this, [this](const LookupRequest& request) {
        putBack(request);
        emit notReachable(request);
    });
    connect(&m_lookup, &ProductLookup::failed, this,
            [this](const LookupRequest& request, const Error& error) {
                putBack(request);
                emit failed(error);
            });
    connect(&m_lookup, &ProductLookup::settled, this, &ProductFinder::settled);
}

void ProductFinder::createLayout() {
    m_edit->setObjectName(QStringLiteral("productSearchEdit"));
    m_edit->setAccessibleName(tr("Find product"));
    m_edit->setPlaceholderText(tr("Scan or type a product"));
    pageparts::addFieldIcon(m_edit, QStringLiteral("barcode"), tr("Find product"));
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
    // Unlike QLineEdit::clear(), setText() resets the undo history: undo must not bring back the
    // text of a product that is already in the sale.
    m_edit->setText({});
    m_quantity->setValue(1);
}

void ProductFinder::takeQuantity(const TypedSearch& search) {
    const bool isPossible =
        search.quantity && *search.quantity >= 1 && *search.quantity <= kMaximumQuantity;
    if (isPossible) {
        m_quantity->setValue(static_cast<int>(*search.quantity));
    } else if (m_isQuantityTyped || m_edit->text().isEmpty()) {
        // When the star is removed from the field, in whatever way, reset the quantity.
        m_quantity->setValue(1);
    }
    m_isQuantityTyped = isPossible;
}

void ProductFinder::typed() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    takeQuantity(search);
    if (search.text.isEmpty()) {
        m_rows.clear();
        m_answeredFor.clear();
        m_suggestions->offer({}, {});
        return;
    }
    askSuggestions();
}

void ProductFinder::refresh() {
    m_lookup.preload();
    askSuggestions(true);
}

void ProductFinder::askSuggestions(bool again) {
    // One query at a time: a slow database gets the latest text, not one query per letter.
    if (m_asking && !m_slow.isActive()) showFromMemory();
    if (m_asking) return;
    const QString text = parseTypedSearch(m_edit->text()).text;
    if (text.isEmpty() || (text == m_answeredFor && !again)) return;
    m_asking = true;
    m_slow.start();
    m_reads.ask<QList<ProductRow>>(
        this,
        [text](CatalogueReads& catalogue) { return catalogue.findProducts(text, kSuggestions); },
        [this, text](const Result<QList<ProductRow>>& answer) {
            m_asking = false;
            m_slow.stop();
            if (answer) m_lookup.known().remember(*answer);
            if (parseTypedSearch(m_edit->text()).text != text) {
                askSuggestions();
            } else if (answer) {
                showAnswer(text, *answer);
            } else if (isUnavailable(answer.error())) {
                showFromMemory();
            } else {
                emit failed(answer.error());
            }
        });
}

void ProductFinder::showAnswer(const QString& text, const QList<ProductRow>& rows) {
    const bool isSame = m_answeredFor == text && m_suggestions->isVisible();
    const QString marked = isSame ? m_rows.value(m_suggestions->currentRow()).sku : QString();
    m_rows = rows;
    m_answeredFor = text;
    if (rows.isEmpty()) return offerSentence(text, tr("Nothing matches “%1”").arg(text));
    QList<Suggestion> suggestions;
    suggestions.reserve(rows.size());
    for (const ProductRow& row : rows) suggestions.append(suggestionOf(row));
    m_suggestions->offer(m_edit->hasFocus() ? suggestions : QList<Suggestion>(), text);
    if (match::needsChoice(rows, text)) m_suggestions->chooseNone();
    // Keep the marked product marked when stock or prices change, since Enter would choose it.
    for (int row = 0; row < rows.size() && !marked.isEmpty(); ++row) {
        if (rows.at(row).sku == marked) m_suggestions->mark(row);
    }
}

void ProductFinder::showFromMemory() {
    const QString text = parseTypedSearch(m_edit->text()).text;
    if (text.isEmpty()) return;
    const QList<ProductRow> rows = m_lookup.known().find(text, kSuggestions);
    if (!rows.isEmpty()) return showAnswer(text, rows);
    m_rows.clear();
    m_answeredFor.clear();
    offerSentence(text, tr("Waiting for the shop's server…"));
}

void ProductFinder::offerSentence(const QString& text, const QString& sentence) {
    const QList<Suggestion> one{{sentence, {}, {}, {}, {}}};
    m_suggestions->offer(m_edit->hasFocus() ? one : QList<Suggestion>(), text);
}

bool ProductFinder::hasQuantityOf(const TypedSearch& search) {
    const bool isNegative = search.quantity && *search.quantity < 0;
    if (isNegative || !search.notAQuantity.isEmpty() || !m_quantity->hasAcceptableInput()) {
        const QString text = isNegative ? QString::number(*search.quantity) : search.notAQuantity;
        return refuseQuantity(search, notAQuantity(text.isEmpty() ? m_quantity->text() : text));
    }
    if (!search.quantity || (*search.quantity >= 1 && *search.quantity <= kMaximumQuantity)) {
        return true;
    }
    return refuseQuantity(
        search,
        invalidInput(QStringLiteral("quantity"),
                     QStringLiteral("The quantity must be between 1 and %1").arg(kMaximumQuantity),
                     QStringLiteral("quantity_out_of_range"),
                     {{QStringLiteral("largest"), kMaximumQuantity}}));
}

bool ProductFinder::refuseQuantity(const TypedSearch& search, const Error& error) {
    emit failed(error);
    // A rejected quantity must not apply to the next product.
    m_edit->setText(search.text);
    m_edit->selectAll();
    return false;
}

LookupRequest ProductFinder::requestFor(const QString& text, LookupRequest::Source source) const {
    return {text, m_edit->text(), m_quantity->value(), source,
            m_inputSaleId ? m_inputSaleId() : QString()};
}

void ProductFinder::submit() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    if (search.text.isEmpty()) {
        m_edit->setFocus();
        return;
    }
    if (!hasQuantityOf(search)) return;
    if (m_answeredFor != search.text) return lookUp(search, LookupRequest::Source::Typed);
    const int row = m_suggestions->currentRow();
    const LookupRequest request = requestFor(search.text, LookupRequest::Source::Typed);
    if (m_rows.isEmpty()) {
        m_edit->selectAll();
        emit notFound(request);
    } else if (row < 0 && match::needsChoice(m_rows, search.text)) {
        emit undecided(request);
    } else {
        choose(qMax(0, row));
    }
}

void ProductFinder::submitScan() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    if (search.text.isEmpty()) return;
    if (!hasQuantityOf(search)) return reset();
    lookUp(search, LookupRequest::Source::ScannedHere);
}

void ProductFinder::submitBeforeEnd() {
    const TypedSearch search = parseTypedSearch(m_edit->text());
    if (!hasQuantityOf(search)) return;
    if (search.text.isEmpty()) {
        emit notFound(requestFor(m_edit->text(), LookupRequest::Source::BeforeEnd));
        return;
    }
    // A suggestion marked with the arrow keys counts as chosen.
    const bool isMarked = m_answeredFor == search.text && m_suggestions->isVisible() &&
                          m_suggestions->currentRow() > 0;
    if (!isMarked) return lookUp(search, LookupRequest::Source::BeforeEnd);
    choose(m_suggestions->currentRow());
    emit settled();
}

void ProductFinder::choose(int row) {
    if (row < 0 || row >= m_rows.size()) return;
    const ProductRow product = m_rows.at(row);
    const LookupRequest request = requestFor(product.sku, LookupRequest::Source::Typed);
    reset();
    m_edit->setFocus();
    emit productChosen(product, request);
}

void ProductFinder::addCode(const QString& code) {
    const LookupRequest request = requestFor(code, LookupRequest::Source::ScannedElsewhere);
    m_quantity->setValue(1);
    m_lookup.start(request);
}

void ProductFinder::lookUp(const TypedSearch& search, LookupRequest::Source source) {
    const LookupRequest request = requestFor(search.text, source);
    reset();
    m_lookup.start(request);
}

void ProductFinder::putBack(const LookupRequest& request) {
    // A scan can be repeated, and the next one must not be appended to this text.
    if (request.isScan() || !m_edit->text().isEmpty()) return;
    m_edit->setText(request.typed);
    m_quantity->setValue(static_cast<int>(request.quantity));
    m_edit->selectAll();
}

bool ProductFinder::takeKey(int key, bool isRepeated) {
    if (key == Qt::Key_Delete && m_edit->text().isEmpty()) {
        // Holding the key down must not empty the sale.
        if (!isRepeated) emit removeRequested();
        return true;
    }
    if (key != Qt::Key_Down && key != Qt::Key_Up) return false;
    if (m_suggestions->isVisible()) {
        m_suggestions->moveBy(key == Qt::Key_Down ? 1 : -1);
    } else if (key == Qt::Key_Down) {
        emit leftDownwards();
    }
    return true;
}

bool ProductFinder::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        m_suggestions->hide();
    } else if (event->type() == QEvent::FocusIn) {
        m_answeredFor.clear();
        askSuggestions();
    } else if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (takeKey(key->key(), key->isAutoRepeat())) return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace countertop
