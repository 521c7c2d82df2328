// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ScanTarget.h"

#include <QKeySequence>
#include <QVariant>
#include <QWidget>

namespace countertop {

namespace {

constexpr auto kProperty = "scanUse";

}  // namespace

void setScanUse(QWidget* field, ScanUse use) {
    field->setProperty(kProperty, static_cast<int>(use));
}

ScanUse scanUseOf(const QWidget* field) {
    return static_cast<ScanUse>(field->property(kProperty).toInt());
}

QString ScanText::swallowed(const QString& code) {
    return tr("Scanned %1: nothing was changed here. Scan to sell on the Till page (%2), to find a "
              "product on Products.")
        .arg(code, QKeySequence(Qt::CTRL | Qt::Key_1).toString(QKeySequence::NativeText));
}

QString ScanText::notANumber(const QString& code) {
    return tr("%1 is a barcode, so it was not taken as a number. If the number is meant, type it "
              "and press Tab.")
        .arg(code);
}

QString ScanText::of(const Scan& scan) {
    return scan.isSlow ? notANumber(scan.code) : swallowed(scan.code);
}

}  // namespace countertop
