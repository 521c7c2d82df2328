// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"
#include "models/tables/RowWindow.h"
#include "models/tables/WindowedTableModel.h"

#include <algorithm>
#include <concepts>

namespace countertop {

/// The typed part of a long list's model: reads pages of rows, keeps a window around the visible
/// ones, and finds rows again by key when the list has shifted. A subclass provides the questions,
/// a row's key and a cell's content. GUI thread only; the questions run on the reader's thread and
/// must not touch the model.
template <class Row>
class PagedTableModel : public WindowedTableModel {
public:
    /// nullptr until the row is loaded.
    [[nodiscard]] const Row* row(int index) const {
        return index < 0 || index >= rowCount() ? nullptr : m_window.row(index);
    }
    [[nodiscard]] qsizetype residentPages() const { return m_window.pageCount(); }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        const Row* found = row(index.row());
        if (!found || !m_window.isFresh(index.row() / kPageRows)) want(index.row());
        if (role == LoadingRole) return found == nullptr;
        if (!found) return {};
        return role == KeyRole ? QVariant(keyOf(*found)) : cell(*found, index.column(), role);
    }

    /// The index of the row with that key within the window, or −1.
    [[nodiscard]] int rowOfKey(const QString& key) const override {
        for (const qint64 page : m_window.pages()) {
            const int first = static_cast<int>(page) * kPageRows;
            for (int at = first; at < first + kPageRows; ++at) {
                const Row* found = row(at);
                if (found && keyOf(*found) == key) return at;
            }
        }
        return -1;
    }

protected:
    using ExtentQuestion = std::function<Result<ListExtent>(const ShopReads&)>;
    using RowsQuestion =
        std::function<Result<QList<Row>>(const ShopReads&, qint64 first, int limit)>;

    PagedTableModel(ReadQueue& queue, QObject* parent)
        : WindowedTableModel(parent), m_queue(queue), m_window(kPageRows, kMaximumPages) {}

    /// These questions hold copies of the filter, because they run on the reader's thread.
    [[nodiscard]] virtual ExtentQuestion extentQuestion() const = 0;
    [[nodiscard]] virtual RowsQuestion rowsQuestion() const = 0;
    [[nodiscard]] virtual QString keyOf(const Row& row) const = 0;
    [[nodiscard]] virtual QVariant cell(const Row& row, int column, int role) const = 0;

private:
    struct PageAnswer {
        qint64 page = 0;
        QList<Row> rows;
    };
    struct RefreshAnswer {
        ListExtent extent;
        QList<PageAnswer> pages;
    };
    /// What a refresh needs to know on the reader's thread.
    struct RefreshPlan {
        qint64 rows = 0;
        qint64 first = 0;
        qint64 last = 0;
    };

    /// Runs the question on the reader unless a newer one has replaced it.
    template <class Answer>
    void askCurrent(quint64 token, std::function<Result<Answer>(const ShopReads&)> question,
                    std::function<void(Answer)> onAnswer) {
        m_queue.ask<Answer>(
            this,
            [current = generation(), token,
             question = std::move(question)](const ShopReads& reads) -> Result<Answer> {
                if (current->load() != token) return fail(ErrorCode::Cancelled, {});
                return question(reads);
            },
            [this, token, onAnswer = std::move(onAnswer)](Result<Answer> answer) {
                if (!isCurrent(token)) return;
                if (!answer) return finishWithError(answer.error());
                onAnswer(*std::move(answer));
            });
    }

    void askFirstPage(quint64 token) final {
        askCurrent<QList<Row>>(
            token,
            [rows = rowsQuestion()](const ShopReads& reads) { return rows(reads, 0, kPageRows); },
            [this](QList<Row> rows) { takeFirstPage(std::move(rows)); });
        askCurrent<ListExtent>(token, extentQuestion(), [this](const ListExtent& extent) {
            resizeBy(0, bounded(extent.rows));
            takeExtent(extent);
        });
    }

    void takeFirstPage(QList<Row> rows) {
        beginResetModel();
        m_window.clear();
        setRows(static_cast<int>(rows.size()));
        if (!rows.isEmpty()) m_window.store(0, std::move(rows));
        setVisibleRows(0, 0);
        endResetModel();
        finishReload();
    }

    void askPage(quint64 token, qint64 page) final {
        askCurrent<QList<Row>>(
            token,
            [rows = rowsQuestion(), page](const ShopReads& reads) {
                return rows(reads, page * kPageRows, kPageRows);
            },
            [this, page](QList<Row> rows) {
                takePages({{page, std::move(rows)}});
                finishPage();
            });
    }

    void askRefresh(quint64 token) final {
        const RefreshPlan plan{rowCount(), firstVisible(), lastVisible()};
        askCurrent<RefreshAnswer>(
            token,
            [extent = extentQuestion(), rows = rowsQuestion(), plan](const ShopReads& reads) {
                return readAgain(reads, extent, rows, plan);
            },
            [this](RefreshAnswer answer) {
                takeRefresh(std::move(answer));
                finishRefresh();
            });
    }

    /// Reads the pages at the visible rows, and those where the visible rows are now if all
    /// insertions and removals were above them.
    static Result<RefreshAnswer> readAgain(const ShopReads& reads, const ExtentQuestion& extent,
                                           const RowsQuestion& rows, const RefreshPlan& plan) {
        RefreshAnswer answer;
        auto now = extent(reads);
        if (!now) return fail(now.error());
        answer.extent = *std::move(now);
        const qint64 moved = answer.extent.rows - plan.rows;
        const qint64 end = (answer.extent.rows + kPageRows - 1) / kPageRows;
        QList<qint64> pages;
        for (const qint64 offset : {qint64(0), moved}) {
            const qint64 from = std::max<qint64>(0, plan.first + offset) / kPageRows;
            const qint64 to = std::max<qint64>(0, plan.last + offset) / kPageRows;
            for (qint64 page = from; page <= to && page < end; ++page) {
                if (!pages.contains(page)) pages.append(page);
            }
        }
        for (const qint64 page : pages) {
            auto read = rows(reads, page * kPageRows, kPageRows);
            if (!read) return fail(read.error());
            answer.pages.append({page, *std::move(read)});
        }
        return answer;
    }

    void takeRefresh(RefreshAnswer answer) {
        const KeptKeys kept = keysOfPersistentRows();
        const int rows = bounded(answer.extent.rows);
        const int shift = shiftOf(answer.pages);
        if (shift != 0 || rows != rowCount()) {
            if (shift != 0) m_window.clear();
            resizeBy(shift, rows);
        }
        m_window.markStale();
        takePages(std::move(answer.pages));
        movePersistentRows(kept);
        takeExtent(answer.extent);
    }

    void takePages(QList<PageAnswer> pages) {
        for (PageAnswer& answer : pages) {
            const int first = static_cast<int>(answer.page) * kPageRows;
            if (first >= rowCount()) continue;
            const QList<Row> rows = answer.rows;
            const bool known = m_window.row(first) != nullptr;
            int from = 0;
            int to = static_cast<int>(rows.size()) - 1;
            if (known) {
                while (from <= to && isSame(first + from, rows.at(from))) ++from;
                while (to > from && isSame(first + to, rows.at(to))) --to;
            }
            m_window.store(answer.page, std::move(answer.rows));
            const int last = std::min(first + to, rowCount() - 1);
            if (from > to || first + from > last) continue;
            emit dataChanged(index(first + from, 0), index(last, columnCount() - 1));
        }
    }

    [[nodiscard]] bool isSame(int at, const Row& other) const {
        const Row* mine = row(at);
        if (!mine) return false;
        if constexpr (std::equality_comparable<Row>) return *mine == other;
        for (int column = 0; column < columnCount(); ++column) {
            const bool same =
                cell(*mine, column, Qt::DisplayRole) == cell(other, column, Qt::DisplayRole);
            if (!same) return false;
        }
        return true;
    }

    /// How far the visible rows have moved, by majority vote.
    [[nodiscard]] int shiftOf(const QList<PageAnswer>& pages) const {
        QHash<QString, int> oldPlaces;
        for (int at = firstVisible(); at <= lastVisible(); ++at) {
            if (const Row* old = row(at)) oldPlaces.insert(keyOf(*old), at);
        }
        QHash<int, int> votes;
        for (const PageAnswer& answer : pages) {
            int place = static_cast<int>(answer.page) * kPageRows;
            for (const Row& now : answer.rows) {
                const auto old = oldPlaces.constFind(keyOf(now));
                if (old != oldPlaces.constEnd()) ++votes[place - *old];
                ++place;
            }
        }
        int best = 0;
        for (auto vote = votes.constBegin(); vote != votes.constEnd(); ++vote) {
            if (*vote > votes.value(best)) best = vote.key();
        }
        return best;
    }

    using KeptKeys = QHash<QPersistentModelIndex, QString>;

    /// Selected and current rows with their keys.
    [[nodiscard]] KeptKeys keysOfPersistentRows() const {
        KeptKeys kept;
        for (const QModelIndex& index : persistentIndexList()) {
            if (const Row* found = row(index.row())) kept.insert(index, keyOf(*found));
        }
        return kept;
    }

    /// Moves selected and current indexes to where their keys are now; drops an index whose row has
    /// left the list.
    void movePersistentRows(const KeptKeys& kept) {
        QModelIndexList from;
        QModelIndexList to;
        for (auto entry = kept.constBegin(); entry != kept.constEnd(); ++entry) {
            const QModelIndex old = entry.key();
            if (!old.isValid()) continue;
            const Row* there = row(old.row());
            if (!there || keyOf(*there) == entry.value()) continue;
            const int now = rowOfKey(entry.value());
            from.append(old);
            to.append(now < 0 ? QModelIndex() : index(now, old.column()));
        }
        if (from.isEmpty()) return;
        emit layoutAboutToBeChanged();
        changePersistentIndexList(from, to);
        emit layoutChanged();
    }

    static int bounded(qint64 rows) {
        return static_cast<int>(std::clamp<qint64>(rows, 0, kMaximumRows));
    }

    ReadQueue& m_queue;
    RowWindow<Row> m_window;
};

}  // namespace countertop
