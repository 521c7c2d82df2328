// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace countertop::architecture {

/// One #include line; `path` as written, without quotes or angle brackets.
struct Include {
    QString path;
    int line = 0;
    bool quoted = false;
};

/// A function body from the line of its opening brace to the line of its closing brace.
struct FunctionSpan {
    QString header;
    int firstLine = 0;
    int lastLine = 0;

    [[nodiscard]] int length() const { return lastLine - firstLine + 1; }
};

/// A C++ source in three views: as written, without comments, and as bare code with the content of
/// strings blanked too. Blanking keeps every character's line and column.
class SourceFile {
public:
    /// `path` is relative to the source root, with forward slashes.
    SourceFile(QString path, const QString& text);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const QStringList& lines() const { return m_lines; }
    [[nodiscard]] const QStringList& withoutComments() const { return m_withoutComments; }
    [[nodiscard]] const QStringList& code() const { return m_code; }

    /// Only the content of strings; everything else is blank.
    [[nodiscard]] QStringList literals() const;

    [[nodiscard]] std::vector<Include> includes() const;
    [[nodiscard]] std::vector<FunctionSpan> functions() const;

    /// True for the file or folder `prefix`, for example "models/store".
    [[nodiscard]] bool isUnder(QStringView prefix) const;
    [[nodiscard]] bool isHeader() const { return m_path.endsWith(QLatin1String(".h")); }

private:
    QString m_path;
    QStringList m_lines;
    QStringList m_withoutComments;
    QStringList m_code;
};

}  // namespace countertop::architecture
