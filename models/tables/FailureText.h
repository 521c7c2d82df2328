// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"

#include <QCoreApplication>

namespace countertop {

/// Why others did not do what the shop asked of them, in the reader's language. What is stored is
/// English, for command line and log; its stable part (an HTTP status, the program's own words, a
/// reason in brackets) tells the sentence. Texts that older versions stored are understood as well.
/// Pure.
class FailureText {
    Q_DECLARE_TR_FUNCTIONS(countertop::FailureText)

public:
    enum class Party { PaymentService, Carrier, Receiver, Shop };

    /// "The payment service cannot be reached."; empty for an empty text. What nobody knows is told
    /// as a problem of the party, never in the stored words.
    [[nodiscard]] static QString sentence(const QString& stored, Party party);
    /// The same without the party, where a column has room for little: "cannot be reached."
    [[nodiscard]] static QString brief(const QString& stored, Party party);
    /// Why a fulfilment is undone or waits: a step and why it failed, who cancelled, or the words
    /// of the clerk who undid it, which stay as they are.
    [[nodiscard]] static QString ofSaga(const QString& stored);
    /// The same without the step, for where that stands beside it.
    [[nodiscard]] static QString whyOfSaga(const QString& stored);
    [[nodiscard]] static QString ofStep(const SagaStep& step);
    /// The reason that an order's cancellation or refund carries. Words of a clerk stay.
    [[nodiscard]] static QString ofOrder(const QString& stored);
    /// Who did something at which till: "T1 · Amira"; what no person did is told as that, once.
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
