// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<> add(CliRun& run) {
    const CliArguments& arguments = run.arguments;
    const CustomerDetails details{arguments.value(u"name"_s), arguments.value(u"email"_s),
                                  arguments.value(u"phone"_s), arguments.value(u"address"_s),
                                  arguments.value(u"note"_s)};
    const auto result = run.shop.dispatch(AddCustomer{CustomerId::create(), details});
    if (!result) return tl::unexpected(result.error());
    run.output.document(answer(*result, u"customer_id"_s),
                        u"Added %1, id %2"_s.arg(details.name, result->id));
    return {};
}

CliResult<> list(CliRun& run) {
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const QString search = run.arguments.value(u"search"_s);
    run.output.beginList({u"ID"_s, u"NAME"_s, u"E-MAIL"_s, u"PHONE"_s});
    const auto read = readOnwards<CustomerRow>(
        *limit,
        [&](const CustomerRow* last, int count) {
            return reads->catalogue.customersAfter(search, last, count);
        },
        [&](const CustomerRow& row) {
            run.output.row(toDocument(row),
                           {row.customerId.text(), row.name, row.email, row.phone});
        });
    if (!read) return read;
    run.output.endList(u"No customers found"_s);
    return {};
}

}  // namespace

QList<CliCommand> customerCommands() {
    return {
        {u"customers add"_s,
         {},
         u"add a customer"_s,
         {{u"name"_s, u"N"_s, u"the customer's name"_s, false, true},
          {u"email"_s, u"E"_s, u"e-mail address"_s},
          {u"phone"_s, u"P"_s, u"telephone number"_s},
          {u"address"_s, u"A"_s, u"postal address"_s},
          {u"note"_s, u"TEXT"_s, u"what to remember"_s}},
         &add},
        {u"customers list"_s,
         {},
         u"list customers"_s,
         {{u"search"_s, u"TEXT"_s, u"part of name, e-mail, phone or address"_s}, limitOption()},
         &list},
    };
}

}  // namespace countertop::cli
