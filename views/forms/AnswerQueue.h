// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQueue>

namespace countertop {

/// Dialogs that wait for answers from another thread, which come in the order of the questions.
/// Null: closed since.
template <class Dialog>
using AnswerQueue = QQueue<QPointer<Dialog>>;

/// Who gets the next answer; null when nobody waits for it.
template <class Dialog>
[[nodiscard]] Dialog* takeNext(AnswerQueue<Dialog>& waiting) {
    return waiting.isEmpty() ? nullptr : waiting.dequeue().data();
}

}  // namespace countertop
