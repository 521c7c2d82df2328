// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"

#include <QAbstractTableModel>
#include <QHash>

namespace countertop {

class TillSale;

/// The lines of the sale as a table; only the quantity is editable, through TillSale.
class TillLinesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Sku, Product, Quantity, Price, Total, ColumnCount };

    explicit TillLinesModel(TillSale& sale, QObject* parent = nullptr);

    void setCurrency(const QString& currency);
    /// Sets the stock as last read; lines that exceed it are marked.
    void setAvailable(const QString& sku, qint64 available);
    /// The row with the largest value in a column of figures; -1 without rows.
    [[nodiscard]] int largestIn(int column) const;
    /// True when the lines of this SKU exceed its stock.
    [[nodiscard]] bool isShort(const QString& sku) const;
    /// All SKUs whose lines exceed their stock.
    [[nodiscard]] QStringList shortSkus() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    /// This line was added or its quantity has changed.
    void lineChanged(int row);

private:
    void follow();
    void takeSameCount(const QList<TillDraftLine>& now);
    [[nodiscard]] QString cellText(const TillDraftLine& line, int column) const;
    [[nodiscard]] qint64 wanted(const QString& sku) const;
    /// "out of stock" or the number available; empty if there is enough.
    [[nodiscard]] QString shortageOf(const TillDraftLine& line) const;

    TillSale& m_sale;
    QList<TillDraftLine> m_lines;
    QString m_currency;
    QHash<QString, qint64> m_available;  ///< by SKU
};

}  // namespace countertop
