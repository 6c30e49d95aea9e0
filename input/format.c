#include "input/format.h"

#include <string.h>

#include "input/un_text.h"

static const char *const text_endings[] = {".txt", ".text", NULL};

static const ReadFormat formats[] = {
    {"text", text_endings, read_un_text},
};

enum {
    FORMAT_COUNT = sizeof formats / sizeof *formats
};

const char *read_format_name(size_t n)
{
    return n < FORMAT_COUNT ? formats[n].name : NULL;
}

/* --- by name --------------------------------------------------------------------------------------------- */

static Status find_name(const char *name, Diagnostics *diagnostics, const ReadFormat **format)
{
    Buffer names = {0};
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0)
            *format = &formats[i];
        buffer_format(&names, i ? " and %s" : "%s", formats[i].name);
    }
    Status status = STATUS_OK;
    if (!*format)
        status = diagnostics_add(diagnostics, READ_UNKNOWN_FORMAT, SPAN_NONE, text_of(name),
                                 buffer_text(&names));
    buffer_free(&names);
    return status;
}

static bool has_ending(Text name, const char *ending)
{
    size_t bytes = strlen(ending);
    return name.bytes > bytes &&
           text_is_ignoring_case(text_slice(name, name.bytes - bytes, name.bytes), ending);
}

static const ReadFormat *find_ending(Text name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        for (const char *const *ending = formats[i].endings; *ending; ending++)
            if (has_ending(name, *ending))
                return &formats[i];
    return NULL;
}

/* --- by content ------------------------------------------------------------------------------------------- */

/* Formats that files say of themselves that they are, by their first bytes. */
static const char *foreign_format(Text bytes)
{
    static const struct {
        const char *beginning;
        const char *name;
    } rows[] = {
        {"%PDF-", "a PDF file"},
        {"{\\rtf", "a rich text file (RTF)"},
        {"PK\x03\x04", "a ZIP archive, such as a DOCX file"},
        {"<!DOCTYPE html", "an HTML file"},
        {"<!doctype html", "an HTML file"},
        {"<html", "an HTML file"},
        {"<?xml", "an XML file"},
        {"\\documentclass", "a LaTeX file"},
        {"\xD0\xCF\x11\xE0", "an old Word file (DOC)"},
    };
    bytes = text_starts(bytes, "\xEF\xBB\xBF") ? text_slice(bytes, 3, bytes.bytes) : bytes;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_starts(bytes, rows[i].beginning))
            return rows[i].name;
    return NULL;
}

Status format_refuse_foreign(const Source *source, Diagnostics *diagnostics)
{
    const char *foreign = foreign_format(source->bytes);
    if (!foreign)
        return STATUS_OK;
    return diagnostics_add(diagnostics, READ_FOREIGN_FORMAT, (Span){source, 0, 1}, text_of(foreign),
                           (Text){0});
}

Status format_choose(const Source *source, const char *name, Diagnostics *diagnostics,
                     const ReadFormat **format)
{
    *format = NULL;
    if (name)
        return find_name(name, diagnostics, format);
    *format = find_ending(source->name);
    if (!*format)
        *format = &formats[0];
    return STATUS_OK;
}
