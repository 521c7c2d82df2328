// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/tables/ReadQueue.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace countertop {

class SuggestionList;

/// Chooses the customer of a sale as one types. Leaving the field without choosing brings the
/// chosen name back; leaving it empty means a walk-in.
class CustomerPicker : public QWidget {
    Q_OBJECT

public:
    /// Suggestions float over `page`.
    CustomerPicker(ReadQueue& reads, QWidget* page);

    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    void setCustomer(const CustomerId& customerId, const QString& name);
    void setLocked(bool locked);
    /// Back to the customer chosen before.
    void cancel();
    /// Something is typed that was not chosen.
    [[nodiscard]] bool isUndecided() const;

signals:
    /// An empty id: a walk-in.
    void customerChosen(const countertop::CustomerId& customerId, const QString& name);
    void failed(const countertop::Error& error);
    /// Enter was pressed on a text that no customer matches.
    void notFound(const QString& text);
    /// The field is done with; the keyboard may go back to the search.
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void typed(const QString& text);
    void ask();
    void showReading();
    void showAnswer(const QList<CustomerRow>& rows);
    void submit();
    void choose(int row);
    void leave();

    ReadQueue& m_reads;
    QLineEdit* m_edit;
    SuggestionList* m_suggestions;
    QList<CustomerRow> m_rows;
    CustomerId m_customerId;
    QString m_name;
    QString m_answeredFor;
    QTimer m_slow;
    bool m_asking = false;
    bool m_submitWhenAnswered = false;
};

}  // namespace countertop
