// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/SuggestionList.h"

#include "views/theme/Metrics.h"
#include "views/till/SuggestionDelegate.h"

#include <QAbstractListModel>
#include <QListView>
#include <QVBoxLayout>

namespace countertop {

/// The suggestions, and the typed text that the delegate highlights.
class SuggestionModel final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<Suggestion>& rows, const QString& typed) {
        beginResetModel();
        m_rows = rows;
        m_typed = typed;
        endResetModel();
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || index.row() >= m_rows.size()) return {};
        const Suggestion& row = m_rows.at(index.row());
        switch (role) {
            case Qt::DisplayRole:
                return row.title;
            case Qt::AccessibleTextRole:
                return QStringList{row.title, row.detail, row.note, row.figure}.join(u' ');
            case SuggestionDelegate::DetailRole:
                return row.detail;
            case SuggestionDelegate::NoteRole:
                return row.note;
            case SuggestionDelegate::WarningRole:
                return row.warning;
            case SuggestionDelegate::FigureRole:
                return row.figure;
            case SuggestionDelegate::TypedRole:
                return m_typed;
            default:
                return {};
        }
    }

private:
    QList<Suggestion> m_rows;
    QString m_typed;
};

SuggestionList::SuggestionList(const char* name, QWidget* anchor, QWidget* page)
    : Card(page, false),
      m_anchor(anchor),
      m_view(new QListView(this)),
      m_model(new SuggestionModel(this)) {
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SuggestionDelegate(m_view));
    m_view->setObjectName(QLatin1StringView(name));
    m_view->setAccessibleName(tr("Suggestions"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_view);
    setFocusPolicy(Qt::NoFocus);
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex& index) { emit picked(index.row()); });
    hide();
}

void SuggestionList::offer(const QList<Suggestion>& suggestions, const QString& typed) {
    m_model->set(suggestions, typed);
    if (suggestions.isEmpty()) {
        hide();
        return;
    }
    m_view->setCurrentIndex(m_model->index(0, 0));
    place();
    show();
    raise();
}

void SuggestionList::place() {
    const QPoint below(0, m_anchor->height() + metrics::kSpaceTiny);
    const QPoint corner = m_anchor->mapTo(parentWidget(), below);
    const int frame = 2 * (metrics::kSpaceTiny + 1);
    const int wanted = m_model->rowCount() * metrics::kSuggestionHeight + frame + footerHeight();
    const int room = parentWidget()->height() - corner.y() - metrics::kSpaceTiny;
    setGeometry(corner.x(), corner.y(), m_anchor->width(), qMin(wanted, room));
}

void SuggestionList::chooseNone() { m_view->setCurrentIndex({}); }

void SuggestionList::mark(int row) { m_view->setCurrentIndex(m_model->index(row, 0)); }

void SuggestionList::moveBy(int rows) {
    if (m_model->rowCount() == 0) return;
    const int row = qBound(0, currentRow() + rows, m_model->rowCount() - 1);
    m_view->setCurrentIndex(m_model->index(row, 0));
}

int SuggestionList::currentRow() const { return m_view->currentIndex().row(); }

int SuggestionList::count() const { return m_model->rowCount(); }

}  // namespace countertop
