// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/ShopProjections.h"

#include "models/projections/AsyncProjection.h"

#include <algorithm>

namespace countertop {

namespace {

QList<ProjectionInfo> makeList() {
    const auto ofCommits = [](const char* name, const QStringList& tables) {
        return ProjectionInfo{QLatin1StringView(name), ProjectionKind::Transaction, tables, 0};
    };
    QList<ProjectionInfo> all{
        ofCommits("stock", {QStringLiteral("products"), QStringLiteral("product_barcodes"),
                            QStringLiteral("stock_movements")}),
        ofCommits("orders", {QStringLiteral("orders"), QStringLiteral("order_lines")}),
        ofCommits("payments", {QStringLiteral("payments")}),
        ofCommits("customers", {QStringLiteral("customers")}),
        ofCommits("revenue", {QStringLiteral("order_days"), QStringLiteral("payment_days")})};
    for (const auto& projection : asyncProjections()) {
        all.append({projection->name(),
                    ProjectionKind::Asynchronous,
                    {projection->table().name},
                    projection->version()});
    }
    return all;
}

}  // namespace

const QList<ProjectionInfo>& shopProjections() {
    static const QList<ProjectionInfo> kAll = makeList();
    return kAll;
}

QStringList projectedTables() {
    QStringList tables;
    for (const ProjectionInfo& info : shopProjections()) tables.append(info.tables);
    return tables;
}

const ProjectionInfo* findProjection(const QString& name) {
    const auto& all = shopProjections();
    const auto found =
        std::find_if(all.cbegin(), all.cend(), [&](const auto& info) { return info.name == name; });
    return found == all.cend() ? nullptr : &*found;
}

}  // namespace countertop
