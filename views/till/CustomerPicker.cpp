// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/CustomerPicker.h"

#include "models/projections/CatalogueReads.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"
#include "views/till/SuggestionList.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace countertop {

namespace {

constexpr int kSuggestions = 6;
/// After this delay the field shows that it is waiting for the server.
constexpr int kSlowMilliseconds = 300;

}  // namespace

CustomerPicker::CustomerPicker(ReadQueue& reads, QWidget* page)
    : QWidget(page),
      m_reads(reads),
      m_edit(new QLineEdit(this)),
      m_suggestions(new SuggestionList("customerSuggestions", this, page)) {
    m_edit->setObjectName(QStringLiteral("customerEdit"));
    m_edit->setAccessibleName(tr("Customer"));
    m_edit->setPlaceholderText(tr("Walk-in customer"));
    pageparts::addFieldIcon(m_edit, QStringLiteral("user"), tr("Customer"));
    m_edit->setClearButtonEnabled(false);
    auto* key = new QLabel(QStringLiteral("F2"), this);
    setVariant(key, "key");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpaceSmall);
    layout->addWidget(m_edit, 1);
    layout->addWidget(key, 0, Qt::AlignVCenter);
    setFocusProxy(m_edit);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMilliseconds);
    connect(&m_slow, &QTimer::timeout, this, &CustomerPicker::showReading);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &CustomerPicker::typed);
    connect(m_edit, &QLineEdit::returnPressed, this, &CustomerPicker::submit);
    connect(m_suggestions, &SuggestionList::picked, this, &CustomerPicker::choose);
}

void CustomerPicker::setCustomer(const CustomerId& customerId, const QString& name) {
    m_customerId = customerId;
    m_name = name;
    if (m_edit->text() != name) m_edit->setText(name);
}

void CustomerPicker::setLocked(bool locked) { m_edit->setReadOnly(locked); }

bool CustomerPicker::isUndecided() const { return m_edit->text().trimmed() != m_name.trimmed(); }

void CustomerPicker::cancel() {
    m_slow.stop();
    m_submitWhenAnswered = false;
    m_suggestions->hide();
    m_edit->setText(m_name);
}

void CustomerPicker::typed(const QString& text) {
    m_submitWhenAnswered = false;
    if (text.trimmed().isEmpty()) {
        m_rows.clear();
        m_answeredFor.clear();
        m_suggestions->offer({}, {});
        return;
    }
    ask();
}

void CustomerPicker::ask() {
    if (m_asking) return;
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty() || text == m_answeredFor) return;
    m_asking = true;
    m_slow.start();
    m_reads.ask<QList<CustomerRow>>(
        this,
        [text](CatalogueReads& catalogue) { return catalogue.findCustomers(text, kSuggestions); },
        [this, text](const Result<QList<CustomerRow>>& answer) {
            m_asking = false;
            m_slow.stop();
            if (!answer) {
                m_submitWhenAnswered = false;
                // Suggestions for an earlier text must not be offered for this one.
                m_rows.clear();
                m_suggestions->offer({}, {});
                emit failed(answer.error());
            } else if (m_edit->text().trimmed() == text) {
                m_answeredFor = text;
                showAnswer(*answer);
            } else {
                ask();
            }
        });
}

// This row cannot be chosen; Escape restores the field's previous text.
void CustomerPicker::showReading() {
    if (!m_asking || !m_edit->hasFocus() || !isUndecided()) return;
    m_rows.clear();
    m_suggestions->offer({{tr("Reading…"), {}, {}, {}, {}}}, {});
}

void CustomerPicker::showAnswer(const QList<CustomerRow>& rows) {
    m_rows = rows;
    QList<Suggestion> suggestions;
    suggestions.reserve(rows.size());
    for (const CustomerRow& row : rows) {
        suggestions.append({row.name, row.email.isEmpty() ? row.phone : row.email, {}, {}, {}});
    }
    if (rows.isEmpty()) suggestions.append({tr("No customer of that name"), {}, {}, {}, {}});
    const bool typing = m_edit->hasFocus() && m_edit->text() != m_name;
    m_suggestions->offer(typing ? suggestions : QList<Suggestion>(), m_answeredFor);
    if (m_submitWhenAnswered) submit();
}

void CustomerPicker::submit() {
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty() || text == m_name) {
        leave();
        emit finished();
        return;
    }
    if (text != m_answeredFor) {
        m_submitWhenAnswered = true;
        ask();
        return;
    }
    m_submitWhenAnswered = false;
    if (!m_rows.isEmpty()) return choose(qMax(0, m_suggestions->currentRow()));
    m_edit->selectAll();
    emit notFound(text);
}

void CustomerPicker::choose(int row) {
    if (row < 0 || row >= m_rows.size()) return;
    const CustomerRow customer = m_rows.at(row);
    m_suggestions->hide();
    m_edit->setText(customer.name);
    m_customerId = customer.customerId;
    m_name = customer.name;
    emit customerChosen(customer.customerId, customer.name);
    emit finished();
}

void CustomerPicker::leave() {
    m_suggestions->hide();
    m_submitWhenAnswered = false;
    if (m_edit->text().trimmed().isEmpty() && !m_customerId.isEmpty()) {
        m_customerId = {};
        m_name.clear();
        emit customerChosen({}, {});
        return;
    }
    m_edit->setText(m_name);
}

bool CustomerPicker::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        leave();
    } else if (event->type() == QEvent::FocusIn) {
        m_answeredFor.clear();
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Down || key == Qt::Key_Up) && m_suggestions->isVisible()) {
            m_suggestions->moveBy(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace countertop
