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

/// Where table models read data. Each job runs in order on a reading thread with its own database;
/// its answer arrives on the GUI thread. The asker may be destroyed by then, and a newer question
/// may have replaced the older one (compare your own token in the callback).
class ReadQueue {
public:
    using Job = std::function<void(const ShopReads&)>;
    /// Called instead of the job when the database is unavailable.
    using Failure = std::function<void(const Error&)>;

    virtual ~ReadQueue() = default;

    /// Thread-safe; never waits.
    virtual void post(Job job, Failure failure) = 0;

    /// Runs `question` on the reading thread and `answer` on the GUI thread, where `asker` lives.
    template <class T>
    void ask(QObject* asker, std::function<Result<T>(const ShopReads&)> question,
             std::function<void(Result<T>)> answer) {
        // Only the asker's own thread can check whether it still exists. So the answer goes to the
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
