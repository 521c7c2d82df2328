// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryRow.h"

#include <QWidget>

class QHBoxLayout;

namespace countertop {

class ChipRow;
class ElidedComboBox;
class SearchEdit;

/// Narrows the list of messages: by status, by receiver, and by a text.
class DeliveryFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit DeliveryFilterBar(QWidget* parent = nullptr);

    [[nodiscard]] DeliveryFilter filter() const;
    void setCounts(const DeliverySummary& summary);
    void hideCounts();
    /// The receivers to choose from; one that is chosen stays.
    void setDestinations(const QStringList& destinations);
    void showGivenUp();
    /// Every status, but only this destination.
    void showDestination(const QString& destination);
    void clear();
    void focusSearch();
    /// Where the actions on the chosen messages go: at the end of the second row.
    [[nodiscard]] QHBoxLayout* actions() const { return m_row; }
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void filterChanged(const countertop::DeliveryFilter& filter);
    /// Enter or Down in the text: the user wants to go to the list.
    void listRequested();

private:
    enum Chip { All, Waiting, WillRetry, Held, GivenUp, Delivered, Discarded };

    void createChips();
    void createFields();
    void choose(Chip chip, const QString& destination);
    void addDestination(const QString& destination);
    void report();

    ChipRow* m_chips;
    SearchEdit* m_search;
    ElidedComboBox* m_destination;
    QHBoxLayout* m_row;
    DeliveryFilter m_reported;
    bool m_isQuiet = false;  ///< set while several parts change at once
};

}  // namespace countertop
