// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

class QWidget;

namespace countertop {

/// A scan, after its characters were removed from the field.
struct Scan {
    QString code;
    /// Typed so slowly that it may be a number that the user typed; only from number fields.
    bool isSlow = false;
    /// A dialog is open over the target.
    bool isOverDialog = false;
};

/// A page, dialog or window that can handle a scan. The one closest to the focused widget is tried
/// first, then its ancestors.
class ScanTarget {
public:
    virtual ~ScanTarget() = default;

    /// Returns false to pass the scan to the next target.
    virtual bool takeScan(const Scan& scan) = 0;

protected:
    ScanTarget() = default;
    ScanTarget(const ScanTarget&) = default;
    ScanTarget& operator=(const ScanTarget&) = default;
};

/// What a scan does while the field has the focus.
enum class ScanUse {
    Swallow,  ///< the scan is removed from the field: the default
    Number,   ///< slowly typed barcodes are removed too: amounts and quantities
    Code,     ///< the scan stays as the field's text: SKU, barcode, tracking number
    Filter,   ///< only all-digit scans are removed: typed order numbers stay as a filter
    Product,  ///< short codes count as scans too: the product search at the till
};

void setScanUse(QWidget* field, ScanUse use);
[[nodiscard]] ScanUse scanUseOf(const QWidget* field);

/// Sentences about scans that changed nothing.
class ScanText {
    Q_DECLARE_TR_FUNCTIONS(countertop::ScanText)

public:
    [[nodiscard]] static QString swallowed(const QString& code);
    [[nodiscard]] static QString notANumber(const QString& code);
    /// swallowed() or notANumber(), depending on the scan.
    [[nodiscard]] static QString of(const Scan& scan);
};

}  // namespace countertop
