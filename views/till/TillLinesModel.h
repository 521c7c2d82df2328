// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"

#include <QAbstractTableModel>

namespace countertop {

class TillSale;

/// The lines of the sale as a table; only the quantity can be edited, by way of the sale.
class TillLinesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Sku, Product, Quantity, Price, Total, ColumnCount };

    explicit TillLinesModel(TillSale& sale, QObject* parent = nullptr);

    void setCurrency(const QString& currency);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    void follow();
    [[nodiscard]] QString cellText(const TillDraftLine& line, int column) const;

    TillSale& m_sale;
    QList<TillDraftLine> m_lines;
    QString m_currency;
};

}  // namespace countertop
