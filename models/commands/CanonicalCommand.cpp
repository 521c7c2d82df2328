// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CanonicalCommand.h"

#include "models/core/TextForm.h"

namespace countertop {

namespace {

void make(TextKind kind, QString& text) { text = canonicalText(kind, text); }

void makeDetails(CustomerDetails& details) {
    make(TextKind::Name, details.name);
    make(TextKind::Name, details.email);
    make(TextKind::Name, details.phone);
    make(TextKind::Note, details.address);
    make(TextKind::Note, details.note);
}

void canonical(AddProduct& command) {
    make(TextKind::Code, command.sku);
    make(TextKind::Name, command.name);
    for (QString& barcode : command.barcodes) make(TextKind::Code, barcode);
}
void canonical(AddCustomer& command) { makeDetails(command.details); }
void canonical(ChangeCustomer& command) { makeDetails(command.details); }
void canonical(ReceiveStock& command) { make(TextKind::Note, command.note); }
void canonical(CorrectStock& command) { make(TextKind::Note, command.reason); }
void canonical(CancelOrder& command) { make(TextKind::Note, command.reason); }
void canonical(RefundOrder& command) { make(TextKind::Note, command.reason); }
void canonical(DiscardDelivery& command) { make(TextKind::Note, command.reason); }
void canonical(ShipOrder& command) { make(TextKind::Name, command.tracking); }

template <class Other>
void canonical(Other&) {}

}  // namespace

Command canonicalCommand(Command command) {
    std::visit([](auto& concrete) { canonical(concrete); }, command);
    return command;
}

}  // namespace countertop
