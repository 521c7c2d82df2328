// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

class QWidget;

namespace countertop {

/// What a barcode scanner sent into the window, after it was taken out of the field again.
struct Scan {
    QString code;
    /// Typed so slowly that it may be a person's number; it came into a field for numbers.
    bool isSlow = false;
    /// A dialog is open over the widget that is asked.
    bool isOverDialog = false;
};

/// A page, dialog or window that can do something with a scan. The one around the focused widget is
/// asked first, then those around it.
class ScanTarget {
public:
    virtual ~ScanTarget() = default;

    /// False when the next one should be asked.
    virtual bool takeScan(const Scan& scan) = 0;

protected:
    ScanTarget() = default;
    ScanTarget(const ScanTarget&) = default;
    ScanTarget& operator=(const ScanTarget&) = default;
};

/// What a scan does while a field has the focus.
enum class ScanUse {
    Swallow,  ///< it is taken out again: the rule
    Number,   ///< so is a barcode that is typed slowly: amounts and quantities
    Code,     ///< it stays as the field's text: SKU, barcode, tracking number
    Filter,   ///< only digits are a scan: numbers of orders, which filter a list, stay
    Product,  ///< short codes are scans too: the field that searches products at the till
};

void setScanUse(QWidget* field, ScanUse use);
[[nodiscard]] ScanUse scanUseOf(const QWidget* field);

/// Sentences about scans that changed nothing.
class ScanText {
    Q_DECLARE_TR_FUNCTIONS(countertop::ScanText)

public:
    [[nodiscard]] static QString swallowed(const QString& code);
    [[nodiscard]] static QString notANumber(const QString& code);
    /// One of the two.
    [[nodiscard]] static QString of(const Scan& scan);
};

}  // namespace countertop
