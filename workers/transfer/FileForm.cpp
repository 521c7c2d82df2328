// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/FileForm.h"

#include "models/core/Filled.h"
#include "workers/transfer/OnlineRetailFormat.h"
#include "workers/transfer/TextEncoding.h"

namespace countertop {

namespace {

constexpr qsizetype kPieceBytes = qsizetype{256} * 1024;
constexpr std::array kSeparators{',', ';', '\t', '|'};

bool isCancelled(const std::atomic_bool* cancel) { return cancel && cancel->load(); }

tl::unexpected<Error> cancelled() {
    return fail(ErrorCode::Cancelled, QStringLiteral("The import was cancelled"),
                QStringLiteral("cancelled"));
}

struct FoundEncoding {
    QByteArray name;
    bool isGuess = false;  ///< only the bytes suggest it
    bool showsWindows = false;
};

Result<FoundEncoding> findEncoding(const QString& path, const std::atomic_bool* cancel) {
    const auto file = InputFile::open(path);
    if (!file) return fail(file.error());
    EncodingFinder finder;
    QByteArray piece(kPieceBytes, Qt::Uninitialized);
    for (;;) {
        if (isCancelled(cancel)) return cancelled();
        const auto got = (*file)->read(piece.data(), piece.size());
        if (!got) return fail(got.error());
        if (*got == 0) break;
        finder.add(QByteArrayView(piece).first(*got));
    }
    finder.finish();
    return finder.encoding(path).map([&](const QByteArray& name) {
        return FoundEncoding{name, name == "windows-1252", finder.showsWindows()};
    });
}

/// Whether all non-ASCII letters are ones that every Windows encoding for Latin scripts has at the
/// same byte, and none are adjacent: adjacent ones suggest another script.
bool isSameInWindows(const QString& code) {
    static const QString kCommon = QStringLiteral("ÁÂÄÇÉËÍÎÓÔÖÚÜÝßáâäçéëíîóôöúüý");
    bool wasLetter = false;
    for (const QChar character : code) {
        const bool isLetter = character > QChar(0x7F);
        if (isLetter && (wasLetter || !kCommon.contains(character))) return false;
        wasLetter = isLetter;
    }
    return true;
}

/// Finds the first code that another encoding would read differently: its product would not be
/// found.
class CodeEvidence {
public:
    explicit CodeEvidence(const FoundEncoding& encoding) : m_encoding(encoding) {}

    void add(const OnlineRetailFormat& format, const CsvReader& record) {
        if (!m_encoding.isGuess || m_unclear.line > 0) return;
        for (const QByteArrayView code : format.codes(record)) {
            const QString text = QString::fromUtf8(code);
            if (text.size() == code.size()) continue;
            if (m_encoding.showsWindows && isSameInWindows(text)) continue;
            m_unclear.note(code, record.line());
            return;
        }
    }

    [[nodiscard]] Result<void> check(const QString& path) const {
        if (m_unclear.line == 0) return {};
        return fail(fileRefusal(
            path,
            filled(
                QStringLiteral("Nothing in '%1' shows its encoding, and the code '%2' in line %3 "
                               "depends on it; say it with --encoding, for example windows-1252"),
                path, QString::fromUtf8(m_unclear.text), m_unclear.line),
            QStringLiteral("encoding_unclear"), {{QStringLiteral("line"), m_unclear.line}}));
    }

private:
    const FoundEncoding& m_encoding;
    LineProof m_unclear;
};

/// The separator named by Excel's own first line, as in "sep=;".
std::optional<char> separatorLine(QByteArrayView text) {
    const bool isQuoted = text.startsWith('"');
    if (isQuoted) text = text.sliced(1);
    if (text.size() < 5 || text.first(4).compare("sep=", Qt::CaseInsensitive) != 0) return {};
    const char separator = text[4];
    QByteArrayView rest = text.sliced(5);
    if (isQuoted && !rest.startsWith('"')) return {};
    if (isQuoted) rest = rest.sliced(1);
    const bool isAlone = rest.isEmpty() || rest[0] == '\r' || rest[0] == '\n';
    const bool isSign = separator > ' ' || separator == '\t';
    return isAlone && isSign && separator != '"' ? std::optional(separator) : std::nullopt;
}

/// Only reads the column names: the separator is the one that yields most of the known names.
Result<void> findSeparator(const QString& path, FileForm& form) {
    auto text = TextInput::open(path, form.encoding);
    if (!text) return fail(text.error());
    const auto begin = (*text)->read();
    if (!begin) return fail(begin.error());
    if (const auto named = separatorLine(*begin)) {
        form.separator = *named;
        form.hasSeparatorLine = true;
        return {};
    }
    qsizetype most = 0;
    for (const char separator : kSeparators) {
        FileForm tried = form;
        tried.separator = separator;
        const auto reader = tried.open(path);
        if (!reader) return fail(reader.error());
        const auto header = (*reader)->next();
        if (!header) return fail(header.error());
        const qsizetype known = *header ? OnlineRetailFormat::knownColumns(**reader) : 0;
        if (known <= most) continue;
        most = known;
        form.separator = separator;
    }
    return {};
}

/// The first line of each kind of line end.
struct EndLines {
    qint64 feed = 0;
    qint64 back = 0;

    void note(CsvReader::End end, qint64 line) {
        if (end == CsvReader::End::LineFeed && feed == 0) feed = line;
        if (end == CsvReader::End::CarriageReturn && back == 0) back = line;
    }
};

Result<LineEnds> lineEndsOf(const EndLines& ends, qint64 headerLine, const QString& path) {
    if (ends.back == 0) return LineEnds::LineFeed;
    if (ends.feed == 0) return LineEnds::CarriageReturn;
    // A carriage return in a file with other line ends is a fault of its line only.
    if (ends.back > headerLine) return LineEnds::LineFeed;
    return fail(fileRefusal(
        path,
        filled(QStringLiteral(
                   "The lines of '%1' end in two ways: line %2 with a carriage return, line %3 "
                   "with a line feed"),
               path, ends.back, ends.feed),
        QStringLiteral("line_ends_mixed"),
        {{QStringLiteral("line"), ends.back}, {QStringLiteral("other"), ends.feed}}));
}

Result<void> readEvidence(const QString& path, const FormOptions& formOptions,
                          const FoundEncoding& encoding, const std::atomic_bool* cancel,
                          FileForm& form) {
    const auto opened = form.open(path);
    if (!opened) return fail(opened.error());
    CsvReader& reader = **opened;
    auto header = reader.next();
    if (!header) return fail(header.error());
    if (!*header) {
        return fail(fileRefusal(path, QStringLiteral("'%1' is empty").arg(path),
                                QStringLiteral("file_empty")));
    }
    const auto format = OnlineRetailFormat::fromHeader(reader, path);
    if (!format) return fail(format.error());
    const qint64 headerLine = reader.line();
    EndLines ends;
    ends.note(reader.end(), headerLine);
    reader.expectFields(format->columnCount());
    DecimalEvidence decimals;
    DateEvidence dates;
    CodeEvidence codes(encoding);
    for (;;) {
        if (isCancelled(cancel)) return cancelled();
        const auto more = reader.next();
        if (!more) return fail(more.error());
        if (!*more) break;
        if (reader.fault() == CsvReader::Fault::UnclosedQuote) {
            return fail(unclosedQuote(path, reader.line()));
        }
        ends.note(reader.end(), reader.line());
        format->gather(reader, decimals, dates);
        codes.add(*format, reader);
    }
    if (auto clear = codes.check(path); !clear) return clear;
    const auto lineEnds = lineEndsOf(ends, headerLine, path);
    if (!lineEnds) return fail(lineEnds.error());
    const Result<DecimalSign> decimal = formOptions.decimal
                                            ? Result<DecimalSign>(*formOptions.decimal)
                                            : decimals.sign(path, form.separator);
    if (!decimal) return fail(decimal.error());
    const Result<DateOrder> order =
        formOptions.dateOrder ? Result<DateOrder>(*formOptions.dateOrder) : dates.order(path);
    if (!order) return fail(order.error());
    form.lineEnds = *lineEnds;
    form.decimal = *decimal;
    form.dateOrder = *order;
    return {};
}

}  // namespace

Result<std::unique_ptr<CsvReader>> FileForm::open(const QString& path) const {
    auto text = TextInput::open(path, encoding);
    if (!text) return fail(text.error());
    auto reader = std::make_unique<CsvReader>(*std::move(text), separator, lineEnds);
    if (hasSeparatorLine) {
        const auto skipped = reader->next();
        if (!skipped) return fail(skipped.error());
    }
    return reader;
}

Result<FileForm> findFileForm(const QString& path, const FormOptions& formOptions,
                              const std::atomic_bool* cancel) {
    FileForm form;
    const Result<FoundEncoding> encoding = formOptions.encoding.isEmpty()
                                               ? findEncoding(path, cancel)
                                               : FoundEncoding{formOptions.encoding};
    if (!encoding) return fail(encoding.error());
    form.encoding = encoding->name;
    if (auto done = findSeparator(path, form); !done) return fail(done.error());
    if (auto done = readEvidence(path, formOptions, *encoding, cancel, form); !done)
        return fail(done.error());
    return form;
}

Error unclosedQuote(const QString& path, qint64 line) {
    return fileRefusal(
        path,
        filled(QStringLiteral("A quotation mark of '%1' is not closed as it should be: the "
                              "record that begins in line %2 would swallow others. Nothing "
                              "was read"),
               path, line),
        QStringLiteral("unclosed_quote"), {{QStringLiteral("line"), line}});
}

}  // namespace countertop
