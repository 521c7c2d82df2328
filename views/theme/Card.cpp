// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/Card.h"

#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QVBoxLayout>

namespace countertop {

Card::Card(QWidget* parent, bool padded) : QFrame(parent), m_body(new QVBoxLayout(this)) {
    setVariant(this, "card");
    const int margin = padded ? metrics::kSpaceLarge : metrics::kSpaceTiny;
    m_body->setContentsMargins(margin, margin, margin, margin);
    m_body->setSpacing(metrics::kSpaceTiny);
}

QFrame* makeHairline(QWidget* parent) {
    auto* line = new QFrame(parent);
    setVariant(line, "hairline");
    line->setFixedHeight(1);
    return line;
}

}  // namespace countertop
