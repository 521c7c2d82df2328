// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/ShopReads.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace countertop {

/// Where table models ask for data: each job runs on a reading thread with its own database, in
/// order; the answer comes back on the GUI thread. The asker may be gone by then; a newer
/// question may have replaced an older one (compare your own token in the callback).
class ReadQueue {
public:
    using Job = std::function<void(const ShopReads&)>;
    /// What a job gets instead of the shop when the database is away.
    using Failure = std::function<void(const Error&)>;

    virtual ~ReadQueue() = default;

    /// Safe from any thread; never waits.
    virtual void post(Job job, Failure failure) = 0;

    /// Runs `question` on the reading thread and `answer` on the GUI thread, where `asker` lives.
    template <class T>
    void ask(QObject* asker, std::function<Result<T>(const ShopReads&)> question,
             std::function<void(Result<T>)> answer) {
        // Only the asker's own thread may look whether it still lives: the answer goes to the
        // application, which outlives every reading thread, and from there to the asker.
        QCoreApplication* const application = QCoreApplication::instance();
        Q_ASSERT(application && asker->thread() == application->thread());
        const QPointer<QObject> target(asker);
        auto deliver = std::make_shared<std::function<void(Result<T>)>>(
            [application, target, answer = std::move(answer)](Result<T> result) {
                QMetaObject::invokeMethod(
                    application,
                    [target, answer, result = std::move(result)] {
                        if (target) answer(result);
                    },
                    Qt::QueuedConnection);
            });
        post([deliver, question = std::move(question)](
                 const ShopReads& reads) { (*deliver)(question(reads)); },
             [deliver](const Error& error) { (*deliver)(fail(error)); });
    }
};

}  // namespace countertop
