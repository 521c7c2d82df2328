// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopTables.h"
#include "models/store/connection/Query.h"

namespace countertop {

/// Reads the columns of a query's row into the members of a described row; use rowFrom().
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

/// Call it inside a reader of rows: returns the current row. The query selects readColumns<Row>().
template <class Row>
[[nodiscard]] Row rowFrom(Query& query) {
    Row row;
    RowReader reader(query);
    describe(reader, row);
    return row;
}

}  // namespace countertop
