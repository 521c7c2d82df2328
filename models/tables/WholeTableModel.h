// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"

#include <QAbstractTableModel>

namespace countertop {

/// A table of few rows that one question reads whole. GUI thread only.
class WholeTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    virtual void refresh() = 0;
    /// Ignores a pending answer; its question fails as CANCELLED.
    void stop();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// The last question failed; the rows are unchanged.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

signals:
    void loaded();
    void loadingChanged();
    void failed(const countertop::Error& error);

protected:
    WholeTableModel(ReadQueue& queue, QObject* parent)
        : QAbstractTableModel(parent), m_queue(queue) {}

    /// Asks the question; `take` stores its answer, unless it failed or another question or stop()
    /// came between.
    template <class T, class Question, class Take>
    void readWhole(Question question, Take take) {
        const quint64 token = begin();
        m_queue.ask<T>(this, std::move(question),
                       [this, token, take = std::move(take)](const Result<T>& answer) {
                           if (token != m_token) return;
                           if (!answer) return end(answer.error());
                           end(std::nullopt);
                           take(*answer);
                           m_loaded = true;
                           emit loaded();
                       });
    }

private:
    quint64 begin();
    void end(const std::optional<Error>& error);

    ReadQueue& m_queue;
    quint64 m_token = 0;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_failed = false;
};

}  // namespace countertop
