// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopTables.h"
#include "models/store/connection/Query.h"

namespace countertop {

/// Puts the columns of a query's row back into the values they came from; use rowFrom().
class RowReader {
public:
    explicit RowReader(Query& query) : m_query(query) {}

    template <class Value>
    void operator()(Role, const char* name, Value& value) {
        if constexpr (kIsStoredText<Value>) {
            restore(m_query.text(name), value);
        } else {
            restore(m_query.integer(name), value);
        }
    }
    template <class Value>
    void orNull(Role role, const char* name, Value& value) {
        (*this)(role, name, value);
    }
    template <class Make>
    void derived(Role, const char*, const Make&) {}
    template <class Value>
    void kept(const char* name, Value& value) {
        (*this)(Role::Latest, name, value);
    }

private:
    Query& m_query;
};

/// Inside a reader of rows: the row it stands on. The query selects readColumns<Row>().
template <class Row>
[[nodiscard]] Row rowFrom(Query& query) {
    Row row;
    RowReader reader(query);
    describe(reader, row);
    return row;
}

}  // namespace countertop
