// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/Typography.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QStyle>
#include <QVariant>

namespace countertop {

namespace {

struct Step {
    const char* name;
    int pixels;
    QFont::Weight weight;
};

Step stepOf(TextRole role) {
    switch (role) {
        case TextRole::Body:
            return {"body", 14, QFont::Normal};
        case TextRole::Caption:
            return {"caption", 12, QFont::Normal};
        case TextRole::Strong:
            return {"strong", 14, QFont::DemiBold};
        case TextRole::Search:
            return {"search", 18, QFont::Normal};
        case TextRole::Title:
            return {"title", 22, QFont::DemiBold};
        case TextRole::Figure:
            return {"figure", 26, QFont::DemiBold};
        case TextRole::Total:
            return {"total", 44, QFont::Bold};
    }
    return {"body", 14, QFont::Normal};
}

}  // namespace

void repolish(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QFont typography::baseFont() {
    QFont base = QApplication::font();
    const QString inter = QStringLiteral("Inter");
    if (QFontDatabase::families().contains(inter)) base.setFamilies({inter, base.family()});
    base.setPixelSize(stepOf(TextRole::Body).pixels);
    return base;
}

QFont typography::font(TextRole role) {
    QFont result = QApplication::font();
    const Step step = stepOf(role);
    result.setPixelSize(step.pixels);
    result.setWeight(step.weight);
    return result;
}

void setTextRole(QLabel* label, TextRole role, bool muted) {
    label->setProperty("textRole", QString::fromLatin1(stepOf(role).name));
    label->setProperty("muted", muted);
    repolish(label);
}

void markProblem(QWidget* field, const QString& problem) {
    field->setProperty("invalid", !problem.isEmpty());
    field->setAccessibleDescription(problem);
    repolish(field);
}

void setVariant(QWidget* widget, const char* variant) {
    const QString name = QString::fromLatin1(variant);
    if (widget->property("variant").toString() == name) return;
    widget->setProperty("variant", name);
    repolish(widget);
}

}  // namespace countertop
