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
struct Wanted;
enum class RowDensity;

/// Where a clerk sells: find products, see the lines and the total, take the payment. Everything
/// works from the keyboard; the application saves the drafts it reports and sends its commands.
class TillPage : public Page, public ScanTarget {
    Q_OBJECT

public:
    /// `clock` and `reads` must outlive the page.
    TillPage(ReadQueue& reads, const Clock& clock, QWidget* parent = nullptr);

    /// What a program that ended left behind; call it once, before the first edit.
    void restoreDrafts(const QList<TillDraft>& drafts);
    void setRowDensity(RowDensity density);
    /// Why the shop is not open yet and what to do about it; empty once it is open.
    void setClosed(const QString& sentence);
    void setOpening();
    /// Adds the product; behind a quantity ("3*") in the search field, so many of it.
    bool takeScan(const Scan& scan) override;

public slots:
    void commandFinished(const QString& intentKey,
                         const countertop::CommandResult& result) override;
    void commandFailed(const QString& intentKey, const countertop::Error& error) override;
    void refresh() override;
    void focusSearch() override;

signals:
    /// Somebody wants the shop tried again at once.
    void openRequested();
    /// Every sale not placed yet, after every edit: to be saved away from the GUI thread.
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
    void addProduct(const ProductRow& product, const Wanted& wanted);
    void askStockOf(const QStringList& skus);
    void askStockOfLines();
    void tellUndecided(const Wanted& wanted);
    void tellMissed(const Wanted& wanted);
    void choosePayment(PaymentMethod method);
    void end(Ending ending);
    /// True when there is a doubt about the cash handed over; the sale ends when it is meant.
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
    void tellDone(const CommandResult& result);
    void complain(const Error& error);
    /// Whether Ctrl+Z is for the letters of this field: else it is the sale's.
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
    /// Asked for while a scan was still being looked up.
    Ending m_waiting = Ending::None;
    Ending m_sent = Ending::None;
    bool m_isRefused = false;   ///< since the end of the sale was asked for
    bool m_saidMissed = false;  ///< that the sale would end without a code; it may end now
};

}  // namespace countertop
