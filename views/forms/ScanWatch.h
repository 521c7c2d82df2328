// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/FieldState.h"
#include "views/forms/ScanBurst.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

class QKeyEvent;

namespace countertop {

struct Scan;

/// Sees every key event before any widget and recognises barcode scans, whatever has the focus.
/// Removes the scan from the field it was typed into, drops its Enter or Tab, and passes the code
/// to the ScanTarget around the field. Also drops auto-repeats of Enter and Esc, so that a held key
/// answers only one question. GUI thread; owned by the application.
class ScanWatch final : public QObject {
    Q_OBJECT

public:
    /// Called by pages and dialogs; all share one watch. Event filters installed later see the keys
    /// first.
    static void install();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit ScanWatch(QObject* parent);

    [[nodiscard]] bool takeKey(QWidget* target, const QKeyEvent* key);
    [[nodiscard]] bool takeCharacter(QWidget* target, QChar character, qint64 at);
    [[nodiscard]] bool takeEnd(QWidget* target, const QKeyEvent* key);
    [[nodiscard]] const QWidget* lastTouched() const;
    /// False when the user moved the focus, so that the following keys are a new text.
    [[nodiscard]] bool continuesIn(const QWidget* target) const;
    void forget();
    /// Restores the contents that the fields had before the burst.
    void restore(const QList<FieldState>& fields);
    [[nodiscard]] qint64 timeOf(const QKeyEvent* key) const;

    QElapsedTimer m_timer;
    ScanBurst m_burst;
    QList<FieldState> m_touched;  ///< touched by the burst, oldest first
    TypedDigits m_digits;
    std::optional<FieldState> m_numberField;  ///< the field that the digits were typed into
    bool m_isRestoring = false;
};

}  // namespace countertop
