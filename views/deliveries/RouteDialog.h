// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/projections/RouteRow.h"
#include "views/forms/AnswerQueue.h"
#include "views/forms/FormDialog.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace countertop {

class SecretDialog;

/// What a route can be made of.
struct RouteChoices {
    QStringList events;        ///< event types and patterns to offer; others may be typed
    QStringList kinds;         ///< of destinations that this build can deliver to
    bool checksFiles = false;  ///< whether anybody answers filesToCheck() and secretToStore()
};

/// Adds a route, or changes one for events from then on.
class RouteDialog : public FormDialog {
    Q_OBJECT

public:
    /// A route with id 0 is a new one; of it only the events are shown.
    RouteDialog(const RouteRow& route, const RouteChoices& choices, QWidget* parent);

    /// AddRoute or EditRoute; what is unchanged is not set in the latter.
    [[nodiscard]] Command command() const;
    /// The answer to the oldest filesToCheck() without one: submits the form unless there is a
    /// problem or others were asked about since.
    void filesChecked(const std::optional<Error>& problem);
    /// The answer to the oldest secretToStore() without one: the new secret is the route's unless
    /// there is a problem or its dialog was closed.
    void secretStored(const std::optional<Error>& problem);

signals:
    /// Only another thread may ask the keychain.
    void secretToStore(const QString& name, const QString& secret);
    /// Only another thread may read these files; either may be empty. `secret` is a reference.
    void filesToCheck(const QString& secret, const QString& caFile);

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] bool canSubmit() override;

private:
    void addDestination(const QStringList& kinds);
    void addContent();
    void addSecret();
    void addSecurity();
    void showContent();
    void showKind();
    void showPlace();
    void openSecretDialog();
    [[nodiscard]] QString secretPlace() const;
    [[nodiscard]] QString destination() const;
    [[nodiscard]] QString transform() const;
    [[nodiscard]] QString secret() const;
    [[nodiscard]] QString caFile() const;
    [[nodiscard]] AddRoute added() const;
    [[nodiscard]] EditRoute edited() const;
    [[nodiscard]] bool isNew() const { return m_route.id == 0; }
    [[nodiscard]] bool isUnchanged() const;

    RouteRow m_route;
    bool m_checksFiles;
    QQueue<QString> m_askedFiles;  ///< in the order of their answers
    QString m_checkedFiles;        ///< those that were found good
    QComboBox* m_events;
    QLineEdit* m_filter;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_address = nullptr;
    QComboBox* m_content = nullptr;
    QPlainTextEdit* m_template = nullptr;
    QComboBox* m_secretPlace = nullptr;
    QLineEdit* m_secret = nullptr;
    QPushButton* m_newSecret = nullptr;
    AnswerQueue<SecretDialog> m_storing;
    QLineEdit* m_caFile = nullptr;
    QComboBox* m_removedSecret = nullptr;  ///< only while the route has secrets
    QCheckBox* m_allowPrivate = nullptr;
};

}  // namespace countertop
