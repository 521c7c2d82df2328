// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"

#include <QCoreApplication>

namespace countertop {

/// Explains in the user's language why other parties failed to do what the shop requested. Stored
/// texts are English, for command line and log; a stable part (an HTTP status, our own words, a
/// reason in brackets) selects the sentence. Texts stored by older versions are understood too.
/// Pure.
class FailureText {
    Q_DECLARE_TR_FUNCTIONS(countertop::FailureText)

public:
    enum class Party { PaymentService, Carrier, Receiver, Shop };

    /// "The payment service cannot be reached."; empty for an empty text. An unknown text is
    /// described as a problem of the party, never shown as stored.
    [[nodiscard]] static QString sentence(const QString& stored, Party party);
    /// The same without the party, for narrow columns: "cannot be reached."
    [[nodiscard]] static QString brief(const QString& stored, Party party);
    /// Why a fulfilment is undone or waits: a step and why it failed, who cancelled it, or the
    /// words of the clerk who undid it, which are kept.
    [[nodiscard]] static QString ofSaga(const QString& stored);
    /// The same without the step, for use beside it.
    [[nodiscard]] static QString whyOfSaga(const QString& stored);
    [[nodiscard]] static QString ofStep(const SagaStep& step);
    /// The reason of an order's cancellation or refund. A clerk's words are kept.
    [[nodiscard]] static QString ofOrder(const QString& stored);
    /// Till and actor: "T1 · Amira". Automatic actors are named as such, and only once.
    [[nodiscard]] static QString who(const QString& till, const QString& actor);

private:
    [[nodiscard]] static QString partyName(Party party);
    [[nodiscard]] static QString ofHttpStatus(int status, const QString& stored, Party party);
    [[nodiscard]] static QString ofPayment(const QString& stored);
    [[nodiscard]] static QString ofConnection(const QString& stored, Party party);
    [[nodiscard]] static QString ofPublisher(const QString& stored);
    [[nodiscard]] static QString ofCommand(const QString& stored);
    [[nodiscard]] static QString ofOwnWords(const QString& stored);
    [[nodiscard]] static QString whoWord(const QString& name);
};

}  // namespace countertop
