// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ParkedList.h"

#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"
#include "views/till/ParkedWords.h"
#include "views/till/ScannerWatch.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace countertop {

ParkedList::ParkedList(const Clock& clock, QWidget* anchor, QWidget* page)
    : SuggestionList("parkedList", anchor, page), m_clock(clock), m_hint(new QLabel(this)) {
    view()->setAccessibleName(tr("Parked sales"));
    view()->setFocusPolicy(Qt::ClickFocus);
    view()->setProperty(ScannerWatch::kTakesFigures, true);
    view()->installEventFilter(this);
    //: Keys of the list of parked sales.
    m_hint->setText(tr("Enter takes it back · Del discards it · Esc closes"));
    m_hint->setContentsMargins(metrics::kSpace, 0, metrics::kSpace, 0);
    setTextRole(m_hint, TextRole::Caption, true);
    body()->addWidget(m_hint);
    connect(this, &SuggestionList::picked, this, [this](int row) {
        if (row >= 0 && row < m_ids.size()) emit resumeRequested(m_ids.at(row));
    });
}

int ParkedList::footerHeight() const { return m_hint->sizeHint().height() + metrics::kSpaceTiny; }

void ParkedList::open(const QList<TillDraft>& oldestFirst, const QString& currency) {
    QList<Suggestion> rows;
    m_ids.clear();
    for (auto draft = oldestFirst.crbegin(); draft != oldestFirst.crend(); ++draft) {
        const ParkedWords words(*draft, currency, m_clock.now());
        const QString who =
            words.customer.isEmpty() ? words.time : words.time + u' ' + words.customer;
        //: Number in the list, time and customer, goods.
        rows.append({tr("%1  %2 · %3").arg(numberText(m_ids.size() + 1), who, words.goods),
                     {},
                     words.items,
                     false,
                     words.total});
        m_ids.append(draft->draftId);
    }
    offer(rows, {});
    if (!rows.isEmpty()) view()->setFocus(Qt::PopupFocusReason);
}

QString ParkedList::markedDraft() const {
    return isVisible() ? m_ids.value(currentRow()) : QString();
}

bool ParkedList::takeKey(const QKeyEvent& event) {
    const QString id = markedDraft();
    const int figure = event.text().size() == 1 ? event.text().at(0).digitValue() : -1;
    if (figure >= 1 && figure <= m_ids.size()) {
        mark(figure - 1);
        return true;
    }
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!id.isEmpty()) emit resumeRequested(id);
            return true;
        case Qt::Key_Delete:
            if (!id.isEmpty() && !event.isAutoRepeat()) emit discardRequested(id);
            return true;
        case Qt::Key_Escape:
            emit closed();
            return true;
        default:
            return figure >= 0;
    }
}

bool ParkedList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event))) return true;
    if (event->type() == QEvent::FocusOut) hide();
    return SuggestionList::eventFilter(watched, event);
}

}  // namespace countertop
