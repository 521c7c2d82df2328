// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/revenue/RevenueChart.h"

#include "models/core/Money.h"
#include "models/tables/CellText.h"
#include "models/tables/ShopCalendar.h"
#include "views/revenue/ChartAccessible.h"
#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"
#include "views/theme/Typography.h"

#include <QAccessible>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <qcustomplot.h>

namespace countertop {

namespace {

constexpr double kBarWidth = 0.8;
constexpr double kHalf = 0.5;
constexpr int kWidestBar = 96;  // pixels; keeps a few bars from becoming wide blocks
constexpr int kHighlightPercent = 135;
constexpr double kHeadroom = 1.05;
constexpr double kTopRoom = 1.01;  // so that a line at the very top is not cut off
constexpr int kLeastAxisLines = 3;
constexpr int kThousand = 1'000;
constexpr int kMillion = 1'000'000;

qint64 minorPerMajor(const QString& currency) {
    qint64 factor = 1;
    for (int i = 0; i < currencyDecimals(currency); ++i) factor *= 10;
    return factor;
}

QString withUnit(qint64 major, int divisor, const QString& unit, const QString& currency) {
    const QLocale locale;
    const qint64 number = qAbs(major) / divisor;
    QString text = locale.toCurrencyString(qlonglong(number), currencySymbol(currency, locale));
    const QString digits = locale.toString(qlonglong(number));
    text.insert(text.lastIndexOf(digits) + digits.size(), unit);
    return major < 0 ? locale.negativeSign() + text : text;
}

}  // namespace

qint64 niceStep(qint64 highestMinor) {
    const qint64 most = qMax<qint64>(1, highestMinor / kLeastAxisLines);
    qint64 power = 1;
    while (power <= most / 10) power *= 10;
    qint64 step = power;
    for (const int factor : {2, 5}) {
        if (factor * power <= most) step = factor * power;
    }
    return step;
}

QString axisText(qint64 minor, qint64 stepMinor, const QString& currency) {
    const qint64 unit = minorPerMajor(currency);
    if (minor == 0) return QLocale().toString(0);
    if (stepMinor % unit != 0) return CellText::money(minor, currency);
    const qint64 step = stepMinor / unit;
    const qint64 major = minor / unit;
    if (step % kMillion == 0) return withUnit(major, kMillion, RevenueChart::tr("M"), currency);
    if (step % kThousand == 0) return withUnit(major, kThousand, RevenueChart::tr("k"), currency);
    return withUnit(major, 1, {}, currency);
}

RevenueChart::RevenueChart(QWidget* parent) : QWidget(parent) {
    ChartAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(4 * metrics::kRowHeight);
    createPlot();
    createCard();
    dress();
}

void RevenueChart::createPlot() {
    m_plot = new QCustomPlot(this);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setInteractions(QCP::iNone);
    m_bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    m_highlight = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    for (QCPBars* bars : {m_bars, m_highlight}) {
        bars->setWidth(kBarWidth);
        bars->setPen(Qt::NoPen);
        bars->setAntialiased(false);
    }
    m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
    m_plot->yAxis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
    m_plot->xAxis->grid()->setVisible(false);
    // Keep clear of the 0 beside the first bar.
    m_plot->xAxis->setTickLabelPadding(metrics::kSpace);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kFocusRing, metrics::kFocusRing, metrics::kFocusRing,
                               metrics::kFocusRing);
    layout->addWidget(m_plot);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        const int bar = barAt(event->position());
        if (bar >= 0) highlight(bar);
    });
    connect(m_plot, &QCustomPlot::mousePress, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton) activate(barAt(event->position()));
    });
}

void RevenueChart::createCard() {
    m_card = new QFrame(this);
    setVariant(m_card, "card");
    m_card->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(metrics::kSpace, metrics::kSpaceSmall, metrics::kSpace,
                               metrics::kSpaceSmall);
    column->setSpacing(metrics::kSpaceTiny);
    m_cardPeriod = new QLabel(m_card);
    setTextRole(m_cardPeriod, TextRole::Caption, true);
    m_cardFigures = new QLabel(m_card);
    setTextRole(m_cardFigures, TextRole::Strong);
    column->addWidget(m_cardPeriod);
    column->addWidget(m_cardFigures);
    m_card->hide();
}

void RevenueChart::dress() {
    const Tokens& tokens = tokensFor(palette());
    m_plot->setBackground(QBrush(tokens.surface));
    m_bars->setBrush(m_isPale ? tokens.line : tokens.accent);
    m_highlight->setBrush(tokens.dark ? tokens.accent.lighter(kHighlightPercent)
                                      : tokens.accent.darker(kHighlightPercent));
    const QFont small = typography::font(TextRole::Caption);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelFont(small);
        axis->setTickLabelColor(tokens.muted);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setBasePen(axis == m_plot->xAxis ? QPen(tokens.line) : QPen(Qt::NoPen));
    }
    m_plot->yAxis->grid()->setPen(QPen(tokens.line));
    m_plot->yAxis->grid()->setZeroLinePen(QPen(tokens.line));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RevenueChart::setPale(bool pale) {
    if (m_isPale == pale) return;
    m_isPale = pale;
    dress();
}

void RevenueChart::setRows(const QList<RevenueRow>& rows, const RevenueQuery& query) {
    m_rows = rows;
    m_by = query.by;
    m_basis = query.basis;
    QVector<double> keys;
    QVector<double> heights;
    for (int bar = 0; bar < barCount(); ++bar) {
        keys.append(bar);
        heights.append(double(m_rows.at(bar).totalMinor));
    }
    m_bars->setData(keys, heights, true);
    m_highlighted = -1;
    placeBars();
    showTicks();
    showHighlight();
}

void RevenueChart::placeBars() {
    const double spare = qMax(0.0, double(width()) / kWidestBar - barCount()) * kHalf;
    const double edge = kHalf + 1 - kBarWidth + spare;
    m_plot->xAxis->setRange(-edge, barCount() - 1 + edge);
}

void RevenueChart::showTicks() {
    qint64 highest = 0;
    qint64 lowest = 0;
    for (const RevenueRow& row : m_rows) {
        highest = qMax(highest, row.totalMinor);
        lowest = qMin(lowest, row.totalMinor);
    }
    const qint64 step = niceStep(qMax(highest, -lowest));
    const QString currency = m_rows.isEmpty() ? QString() : m_rows.last().currency;
    auto amounts = QSharedPointer<QCPAxisTickerText>::create();
    const qint64 top = (highest / step + 1) * step;
    const qint64 bottom = lowest < 0 ? (lowest / step - 1) * step : 0;
    for (qint64 line = bottom; line <= top; line += step) {
        amounts->addTick(double(line), axisText(line, step, currency));
    }
    m_plot->yAxis->setTicker(amounts);
    // Show the line above the highest bar only if it is close.
    const bool showsTop = top - highest <= step / 2;
    const double upper = showsTop ? double(top) : double(highest) * kHeadroom;
    m_plot->yAxis->setRange(double(lowest) * kHeadroom, qMax(1.0, upper * kTopRoom));
    auto days = QSharedPointer<QCPAxisTickerText>::create();
    const int widest = fontMetrics().horizontalAdvance(QStringLiteral("00 MMM 0000"));
    const int most = qMax(1, width() / (widest + metrics::kSpaceHuge));
    const int every = qMax(1, (barCount() + most - 1) / most);
    for (int bar = 0; bar < barCount(); bar += every) {
        days->addTick(bar, dayTickText(m_rows.at(bar)));
    }
    m_plot->xAxis->setTicker(days);
}

QString RevenueChart::dayTickText(const RevenueRow& row) const {
    const QDate first = dayFromKey(row.firstDay);
    const QLocale locale;
    if (m_by == RevenuePeriod::Month) return locale.toString(first, QStringLiteral("MMM yyyy"));
    const bool oneYear =
        dayFromKey(m_rows.first().firstDay).daysTo(dayFromKey(m_rows.last().lastDay)) <= 366;
    //: A day under a bar of the revenue chart, for example "21 Nov"; a QLocale date format.
    return locale.toString(first, oneYear ? tr("d MMM") : tr("d MMM yyyy"));
}

void RevenueChart::highlight(int bar) {
    const int now = m_rows.isEmpty() ? -1 : qBound(-1, bar, barCount() - 1);
    if (now == m_highlighted) return;
    m_highlighted = now;
    showHighlight();
    setAccessibleDescription(highlightedText());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    emit highlightedChanged(now);
}

QString RevenueChart::highlightedText() const {
    if (m_highlighted < 0) return {};
    return tr("%1: %2, %3", "period, amount, orders")
        .arg(periodText(m_highlighted), amountText(m_highlighted),
             countText(m_rows.at(m_highlighted)));
}

QString RevenueChart::periodText(int bar) const { return CellText::period(m_rows.at(bar), m_by); }

QString RevenueChart::amountText(int bar) const {
    return CellText::money(m_rows.at(bar).totalMinor, m_rows.at(bar).currency);
}

QString RevenueChart::figuresText(int bar) const {
    return tr("%1 · %2", "amount, orders").arg(amountText(bar), countText(m_rows.at(bar)));
}

QRect RevenueChart::barRect(int bar) const {
    const int left = qRound(m_plot->xAxis->coordToPixel(bar - kBarWidth / 2));
    const int right = qRound(m_plot->xAxis->coordToPixel(bar + kBarWidth / 2));
    return {m_plot->pos() + QPoint(left, 0), QSize(right - left, m_plot->height())};
}

QString RevenueChart::countText(const RevenueRow& row) const {
    const int count = static_cast<int>(row.orders);
    return m_basis == RevenueBasis::Paid ? tr("%Ln payment(s)", nullptr, count)
                                         : tr("%Ln order(s)", nullptr, count);
}

void RevenueChart::showHighlight() {
    QVector<double> key;
    QVector<double> height;
    if (m_highlighted >= 0) {
        key.append(m_highlighted);
        height.append(double(m_rows.at(m_highlighted).totalMinor));
    }
    m_highlight->setData(key, height);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    placeCard();
}

void RevenueChart::placeCard() {
    m_card->setVisible(m_highlighted >= 0);
    if (m_highlighted < 0) return;
    m_cardPeriod->setText(periodText(m_highlighted));
    m_cardFigures->setText(figuresText(m_highlighted));
    m_card->adjustSize();
    const QPoint top = barCentre(m_highlighted);
    int x = top.x() + metrics::kSpace;
    if (x + m_card->width() > width()) x = top.x() - metrics::kSpace - m_card->width();
    m_card->move(qBound(0, x, qMax(0, width() - m_card->width())), metrics::kSpaceSmall);
    m_card->raise();
}

QPoint RevenueChart::barCentre(int bar) const {
    const double x = m_plot->xAxis->coordToPixel(bar);
    const double y = m_plot->yAxis->coordToPixel(double(m_rows.value(bar).totalMinor) * kHalf);
    return m_plot->pos() + QPoint(qRound(x), qRound(y));
}

int RevenueChart::barAt(const QPointF& position) const {
    if (m_rows.isEmpty()) return -1;
    const int bar = qRound(m_plot->xAxis->pixelToCoord(position.x()));
    return bar < 0 || bar >= barCount() ? -1 : bar;
}

void RevenueChart::activate(int bar) {
    if (bar < 0 || bar >= barCount()) return;
    highlight(bar);
    const RevenueRow& row = m_rows.at(bar);
    emit periodActivated(dayFromKey(row.firstDay), dayFromKey(row.lastDay));
}

void RevenueChart::keyPressEvent(QKeyEvent* event) {
    const int last = barCount() - 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return highlight(m_highlighted < 0 ? last : qMax(0, m_highlighted - 1));
        case Qt::Key_Right:
            return highlight(m_highlighted < 0 ? 0 : qMin(last, m_highlighted + 1));
        case Qt::Key_Home:
            return highlight(qMin(0, last));
        case Qt::Key_End:
            return highlight(last);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            return activate(m_highlighted);
        default:
            QWidget::keyPressEvent(event);
    }
}

void RevenueChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_highlighted < 0 && event->reason() != Qt::MouseFocusReason) highlight(barCount() - 1);
    update();
}

void RevenueChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void RevenueChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) dress();
}

void RevenueChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeBars();
    showTicks();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    placeCard();
}

void RevenueChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus()) highlight(-1);
}

void RevenueChart::paintEvent(QPaintEvent* /*event*/) {
    if (!hasFocus()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokensFor(palette()).accent, metrics::kFocusRing));
    painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), metrics::kControlRadius,
                            metrics::kControlRadius);
}

}  // namespace countertop
