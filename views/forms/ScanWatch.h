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

/// Looks at every key of the program before any widget does and recognises barcode scanners,
/// whatever has the focus. What a scan typed into a field is taken out again, its Enter or Tab
/// presses nothing, and the ScanTarget around the field gets the code. An Enter or Esc that is held
/// down answers one question only: its repetitions are dropped. GUI thread; owned by the
/// application.
class ScanWatch final : public QObject {
    Q_OBJECT

public:
    /// Pages and dialogs call it; there is one watch for all of them. Filters that are installed
    /// later see the keys first.
    static void install();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit ScanWatch(QObject* parent);

    [[nodiscard]] bool takeKey(QWidget* target, const QKeyEvent* key);
    [[nodiscard]] bool takeCharacter(QWidget* target, QChar character, qint64 at);
    [[nodiscard]] bool takeEnd(QWidget* target, const QKeyEvent* key);
    [[nodiscard]] const QWidget* lastTouched() const;
    /// False when the focus was moved by hand: what follows is another text.
    [[nodiscard]] bool continuesIn(const QWidget* target) const;
    void forget();
    /// Puts back what the fields held before the burst.
    void restore(const QList<FieldState>& fields);
    [[nodiscard]] qint64 timeOf(const QKeyEvent* key) const;

    QElapsedTimer m_timer;
    ScanBurst m_burst;
    QList<FieldState> m_touched;  ///< by the burst, oldest first
    TypedDigits m_digits;
    std::optional<FieldState> m_numberField;  ///< that the digits were typed into
    bool m_isRestoring = false;
};

}  // namespace countertop
