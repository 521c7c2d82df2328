// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"
#include "models/projections/Rows.h"
#include "models/tables/ReadQueue.h"
#include "views/forms/ScanTarget.h"
#include "views/shell/Page.h"

class QVBoxLayout;

namespace countertop {

class Clock;
class CustomerPicker;
class LinesTable;
class ParkedList;
class PaymentPanel;
class ProductFinder;
class ScannerWatch;
class TillHeader;
class TillNotice;
class TillSale;
struct LookupRequest;
enum class RowDensity;

/// The page where a clerk sells: find products, see the lines and the total, take the payment.
/// Works entirely by keyboard; the application saves its drafts and sends its commands.
class TillPage : public Page, public ScanTarget {
    Q_OBJECT

public:
    /// `clock` and `reads` must outlive the page.
    TillPage(ReadQueue& reads, const Clock& clock, QWidget* parent = nullptr);

    /// Restores the drafts of the previous run; call it once, before the first edit.
    void restoreDrafts(const QList<TillDraft>& drafts);
    void setRowDensity(RowDensity density);
    /// Shows why the shop is not open yet and what to do about it; empty once it is open.
    void setClosed(const QString& sentence);
    void setOpening();
    /// Adds the product, multiplied by a quantity ("3*") in the search field.
    bool takeScan(const Scan& scan) override;

public slots:
    void commandFinished(const QString& intentKey,
                         const countertop::CommandResult& result) override;
    void commandFailed(const QString& intentKey, const countertop::Error& error) override;
    void refresh() override;
    void focusSearch() override;

signals:
    /// The user wants to retry opening the shop now.
    void openRequested();
    /// All sales not placed yet, after every edit; to be saved off the GUI thread.
    void draftsChanged(const QList<countertop::TillDraft>& drafts);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Ending { None, Pay, Place };

    void createLayout();
    [[nodiscard]] QVBoxLayout* createLeft();
    [[nodiscard]] QWidget* createRight();
    void createKeys();
    void connectSale();
    void connectParts();
    void connectFinder();
    void connectParked();
    void orderTabs();

    void loadSettings();
    void addProduct(const ProductRow& product, const LookupRequest& request);
    void askStockOf(const QStringList& skus);
    void askStockOfLines();
    void reportUndecided(const LookupRequest& request);
    void reportUnresolved(const LookupRequest& request);
    void choosePayment(PaymentMethod method);
    void end(Ending ending);
    /// Asks about implausible tendered cash; true if it asked. The sale ends when the clerk
    /// confirms.
    [[nodiscard]] bool askAboutCash();
    [[nodiscard]] bool isReadyToEnd(Ending ending);
    void endWhenSettled();
    void send(Ending ending);
    void parkOrResume();
    void resume(const QString& draftId);
    void showParked();
    void askToDiscard(const QString& draftId);
    void escape();
    void leaveReceipt();
    void showCustomer();
    void reportDone(const CommandResult& result);
    void complain(const Error& error);
    /// True when Ctrl+Z should undo typing in this field, else it undoes a change of the sale.
    [[nodiscard]] bool hasOwnLetters(const QObject* field) const;

    ReadQueue& m_reads;
    const Clock& m_clock;
    TillSale* m_sale;
    ProductFinder* m_finder;
    CustomerPicker* m_customer;
    LinesTable* m_lines;
    PaymentPanel* m_payment;
    TillHeader* m_header;
    ParkedList* m_parked;
    TillNotice* m_notice;
    ScannerWatch* m_scanner;
    QString m_currency;
    /// How to end the sale once the pending scans are looked up.
    Ending m_waiting = Ending::None;
    Ending m_sent = Ending::None;
    bool m_isRefused = false;  ///< input was refused since the end of the sale was requested
    bool m_hasWarnedUnresolved =
        false;  ///< warned that the sale lacks a code; the next attempt ends it
};

}  // namespace countertop
