#include "input/format.h"

#include <string.h>

#include "input/markdown.h"
#include "input/un_text.h"

static const char *const text_endings[] = {".txt", ".text", NULL};
static const char *const markdown_endings[] = {".md", ".markdown", ".mkd", ".mdown", NULL};

static const ReadFormat formats[] = {
    {"text", text_endings, read_un_text},
    {"markdown", markdown_endings, read_markdown},
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

/* How many marks of Markdown that no plain text has the line begins with. */
static int markdown_marks(Text line)
{
    static const char *const beginnings[] = {"# ",  "## ", "### ", "#### ", "```",
                                             ":::", "[^",  "> ",   "| "};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (text_starts(line, beginnings[i]))
            return 2;
    for (size_t at = 0; at + 1 < line.bytes; at++) {
        Text rest = text_slice(line, at, line.bytes);
        bool is_footnote = text_starts(rest, "[^") && text_find(rest, ']') < rest.bytes;
        bool is_strong = text_starts(rest, "**") && at + 2 < line.bytes && line.at[at + 2] != ' ' &&
                         line.at[at + 2] != '*';
        bool is_link = text_starts(rest, "](");
        if (is_footnote || is_link || is_strong)
            return 1;
    }
    return 0;
}

static bool looks_like_markdown(Text bytes)
{
    enum {
        LOOKED_AT = 400, /* lines */
        ENOUGH = 3
    };
    int marks = 0;
    size_t begin = 0;
    for (int i = 0; i < LOOKED_AT && begin < bytes.bytes && marks < ENOUGH; i++) {
        size_t end = begin + text_find(text_slice(bytes, begin, bytes.bytes), '\n');
        enum {
            LONGEST = 4096
        };
        size_t stop = end - begin > LONGEST ? begin + LONGEST : end;
        marks += markdown_marks(text_slice(bytes, begin, stop));
        begin = end + 1;
    }
    return marks >= ENOUGH;
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
        *format = &formats[looks_like_markdown(source->bytes) ? 1 : 0];
    return STATUS_OK;
}
