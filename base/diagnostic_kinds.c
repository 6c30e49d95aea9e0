#include "base/diagnostics.h"

#include <stddef.h>

static const DiagnosticRow rows[DIAGNOSTIC_KIND_COUNT] = {
    [USE_UNKNOWN_FIELD] = {"USE001", SEVERITY_WARNING, STATUS_OK,
                           "there is no field “{1}”; it is kept but nothing shows it",
                           "plenary --help lists the fields"},
    [USE_MALFORMED_FIELD] = {"USE002", SEVERITY_ERROR, STATUS_USAGE,
                             "“{1}” is not of the form name=value", NULL},
    [USE_UNKNOWN_SHEET] = {"USE003", SEVERITY_ERROR, STATUS_USAGE,
                           "there is no house style “{1}”; there are {2}", NULL},

    [FILE_NOT_FOUND] = {"FILE001", SEVERITY_ERROR, STATUS_FILE, "{1}: no such file", NULL},
    [FILE_NOT_READABLE] = {"FILE002", SEVERITY_ERROR, STATUS_FILE, "{1}: cannot be read: {2}",
                           NULL},
    [FILE_IS_DIRECTORY] = {"FILE003", SEVERITY_ERROR, STATUS_FILE,
                           "{1}: is a directory, not a document", NULL},
    [FILE_TOO_LARGE] = {"FILE004", SEVERITY_ERROR, STATUS_LIMIT, "{1}: is larger than 1 GiB", NULL},
    [FILE_NOT_WRITABLE] = {"FILE005", SEVERITY_ERROR, STATUS_FILE, "{1}: cannot be written: {2}",
                           NULL},
    [FILE_WRITE_FAILED] = {"FILE006", SEVERITY_ERROR, STATUS_FILE,
                           "{1}: writing failed: {2}; nothing was left behind", NULL},

    [READ_EMPTY] = {"READ001", SEVERITY_ERROR, STATUS_INPUT, "there is no text in the document",
                    NULL},
    [READ_NOT_UTF8] = {"READ002", SEVERITY_ERROR, STATUS_INPUT, "byte {1} is not UTF-8 text",
                       "convert the file to UTF-8 first"},
    [READ_BINARY] = {"READ003", SEVERITY_ERROR, STATUS_INPUT,
                     "this is not text: it holds the control character {1}", NULL},
    [READ_NO_STRUCTURE] = {"READ004", SEVERITY_WARNING, STATUS_OK,
                           "no form of United Nations document was recognized; "
                           "the text is set as plain paragraphs",
                           NULL},
    [READ_NUMBER_OUT_OF_ORDER] = {"READ005", SEVERITY_WARNING, STATUS_OK,
                                  "paragraph number {1} does not follow {2}; it is kept", NULL},
    [READ_FRONT_MATTER_OPEN] = {"READ006", SEVERITY_ERROR, STATUS_INPUT,
                                "the front matter that begins here has no closing “---” line",
                                NULL},
    [READ_FRONT_MATTER_LINE] = {"READ007", SEVERITY_ERROR, STATUS_INPUT,
                                "“{1}” in the front matter is not of the form “key: value”", NULL},
    [READ_NO_ADOPTION] = {"READ008", SEVERITY_NOTE, STATUS_OK,
                          "the resolution has no meeting and date lines; "
                          "the adoption line stays empty",
                          NULL},

    [NOTE_CALL_WITHOUT_NOTE] = {"NOTE001", SEVERITY_WARNING, STATUS_OK,
                                "“{1}” looks like a call to note {2}, but there is no such note; "
                                "it is set as it stands",
                                NULL},
    [NOTE_WITHOUT_CALL] = {"NOTE002", SEVERITY_WARNING, STATUS_OK,
                           "note {1} is never called; it is set where its block stood", NULL},
    [NOTE_TWICE] = {"NOTE003", SEVERITY_WARNING, STATUS_OK,
                    "there is more than one note {1}; both are kept", NULL},

    [LIMIT_MEMORY] = {"LIMIT001", SEVERITY_ERROR, STATUS_LIMIT,
                      "the document needs more memory than the limit of {1} MiB", NULL},
    [LIMIT_DEPTH] = {"LIMIT002", SEVERITY_ERROR, STATUS_LIMIT,
                     "the nesting here is deeper than {1}", NULL},

    [INTERNAL_TEXT_LOST] = {"INTERNAL001", SEVERITY_ERROR, STATUS_INTERNAL,
                            "the text here was neither set nor dropped by a rule: “{1}”",
                            "this is a fault of plenary; please report it with the document"},
};

const DiagnosticRow *diagnostic_row(DiagnosticKind kind)
{
    return &rows[kind];
}
