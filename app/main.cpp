// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"
#include "app/LogFile.h"
#include "app/demo/Tour.h"
#include "models/core/TextForm.h"
#include "views/MainWindow.h"
#include "workers/instance/SingleInstance.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>

static void initTranslations() { Q_INIT_RESOURCE(countertop_translations); }

using namespace countertop;

namespace {

constexpr int kWrongUsage = 2;
/// How long the threads have to shut down cleanly after the window closes.
constexpr std::chrono::seconds kShutdownTimeout(8);

struct Arguments {
    StartOptions start;
    QString language;
    std::optional<int> exitCode;  ///< set when the program has already finished
};

void print(std::FILE* stream, const QString& text) {
    std::fputs(text.toLocal8Bit().constData(), stream);
}

/// --help and --version must work without a display, so nothing here needs one.
Arguments parse(const QStringList& words) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Order management for store staff."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Shows this text."));
    const QCommandLineOption version(QStringLiteral("version"),
                                     QStringLiteral("Shows the version."));
    const QCommandLineOption database(
        QStringLiteral("database"),
        QStringLiteral("The shop: sqlite:PATH or postgresql://user:password@host:port/name."),
        QStringLiteral("URL"));
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  QStringLiteral("Opens a demo shop that is gone afterwards."));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("The window's language, for example de."),
                                      QStringLiteral("xx"));
    const QCommandLineOption tour(
        QStringLiteral("tour"),
        QStringLiteral("Sells by itself and leaves pictures in this folder."),
        QStringLiteral("FOLDER"));
    parser.addOptions({help, version, database, demo, language, tour});

    Arguments arguments;
    if (!parser.parse(words) || !parser.positionalArguments().isEmpty()) {
        const QString why = parser.errorText().isEmpty()
                                ? QStringLiteral("There is nothing to do with '%1'.")
                                      .arg(parser.positionalArguments().value(0))
                                : parser.errorText();
        print(stderr, why + QStringLiteral("\nSee countertop --help.\n"));
        arguments.exitCode = kWrongUsage;
    } else if (parser.isSet(help)) {
        // There is no application object yet that could provide the name.
        print(stdout, parser.helpText().replace(QStringLiteral("<executable_name>"),
                                                QStringLiteral("countertop")));
        arguments.exitCode = 0;
    } else if (parser.isSet(version)) {
        print(stdout, QStringLiteral("countertop " COUNTERTOP_VERSION "\n"));
        arguments.exitCode = 0;
    }
    arguments.start.database = parser.value(database);
    arguments.start.demo = parser.isSet(demo);
    arguments.start.tourFolder = parser.value(tour);
    arguments.language = parser.value(language);
    return arguments;
}

void installLanguage(QApplication& application, const QString& wanted) {
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    // A language without a country takes the system's country, or else a European one: plain "en"
    // would put the month before the day.
    if (!wanted.isEmpty() && locale.language() == QLocale::system().language()) {
        locale = QLocale::system();
    } else if (wanted == u"en") {
        locale = english;
    }
    // A system without a language (LANG=C) has no money format that a clerk would accept.
    if (locale.language() == QLocale::C) locale = english;
    // Numbers, dates and money follow the language too.
    QLocale::setDefault(locale);
    auto* qtTexts = new QTranslator(&application);
    if (qtTexts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QApplication::installTranslator(qtTexts);
    }
    initTranslations();
    auto* ourTexts = new QTranslator(&application);
    const QString folder = QStringLiteral(":/translations");
    // The English file has the plural forms; languages without a file of their own use it as well.
    if (ourTexts->load(locale, QStringLiteral("countertop"), QStringLiteral("_"), folder) ||
        ourTexts->load(QStringLiteral("countertop_en"), folder)) {
        QApplication::installTranslator(ourTexts);
    }
}

/// A shop file gets one window only; a shop on a server may have many.
bool isSecondWindow(SingleInstance& instance, const DatabaseUrl& url) {
    return url.dialect == Dialect::Sqlite && !instance.claim();
}

void bringToFront(QWidget& window) {
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

/// A server that hangs must not keep the process alive after its window is closed. Exiting here
/// loses nothing: the current sale is saved, and uncommitted work was never durable.
void forceExitAfterTimeout(int exitCode) {
    std::thread([exitCode] {
        std::this_thread::sleep_for(kShutdownTimeout);
        qWarning("The program did not end in order; it ends now");
        std::_Exit(exitCode);
    }).detach();
}

int runWindow(QApplication& application, const StartOptions& options, AppSettings& settings) {
    const QTemporaryDir unused;
    const auto url = Application::databaseOf(options, unused);
    if (!url) {
        print(stderr, url.error().detail + u'\n');
        return kWrongUsage;
    }
    SingleInstance instance(url->display());
    if (isSecondWindow(instance, *url)) {
        print(stderr,
              QStringLiteral("This shop is already open; its window comes to the front.\n"));
        return 0;
    }
    Theme theme(application, Theme::modeFromName(settings.text(QStringLiteral("appearance"))));
    Application countertopApplication(options, settings, theme);
    QObject::connect(&instance, &SingleInstance::activationRequested,
                     countertopApplication.window(),
                     [&] { bringToFront(*countertopApplication.window()); });
    countertopApplication.start();
    std::unique_ptr<Tour> tour;
    if (!options.tourFolder.isEmpty()) {
        tour = std::make_unique<Tour>(
            *countertopApplication.window(), theme,
            [&] { return countertopApplication.isShopOpen(); }, options.tourFolder);
        tour->start();
    }
    const int exitCode = QApplication::exec();
    forceExitAfterTimeout(exitCode);
    return exitCode;
}

}  // namespace

int main(int argc, char** argv) {
    QStringList words;
    for (int at = 0; at < argc; ++at) {
        const auto word = textFromUtf8(argv[at]);
        if (!word) {
            print(stderr, QStringLiteral("An argument is not UTF-8.\n"));
            return kWrongUsage;
        }
        words.append(*word);
    }
    const Arguments arguments = parse(words);
    if (arguments.exitCode) return *arguments.exitCode;

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("countertop"));
    QApplication::setApplicationDisplayName(QStringLiteral("Countertop"));
    QApplication::setApplicationVersion(QStringLiteral(COUNTERTOP_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("countertop"));
    const LogFile log;
    AppSettings settings;
    const QString language = arguments.language.isEmpty()
                                 ? settings.text(QStringLiteral("language"))
                                 : arguments.language;
    installLanguage(application, language);
    return runWindow(application, arguments.start, settings);
}
