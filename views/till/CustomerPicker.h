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

/// Chooses the customer of a sale while the clerk types. Leaving the field without choosing
/// restores the chosen name; leaving it empty means a walk-in.
class CustomerPicker : public QWidget {
    Q_OBJECT

public:
    /// Suggestions float over `page`.
    CustomerPicker(ReadQueue& reads, QWidget* page);

    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    void setCustomer(const CustomerId& customerId, const QString& name);
    void setLocked(bool locked);
    /// Restores the customer chosen before.
    void cancel();
    /// True when the field contains a text that was not chosen.
    [[nodiscard]] bool isUndecided() const;

signals:
    /// An empty id means a walk-in.
    void customerChosen(const countertop::CustomerId& customerId, const QString& name);
    void failed(const countertop::Error& error);
    /// Enter was pressed on a text that matches no customer.
    void notFound(const QString& text);
    /// The clerk has finished here; the focus may return to the search field.
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
