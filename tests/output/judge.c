#include "tests/output/judge.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/buffer.h"

Judge judge_open(void)
{
    Judge judge = {.arena = arena_new(0), .folder = "/tmp/plenary-output-XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(judge.folder));
    return judge;
}

void judge_close(Judge *judge)
{
    judge_run(judge, "rm -rf %s", judge->folder);
    arena_free(judge->arena);
}

const char *judge_path(Judge *judge, const char *name)
{
    Buffer path = {0};
    buffer_format(&path, "%s/%s", judge->folder, name);
    const char *result = text_to_string(judge->arena, buffer_text(&path));
    buffer_free(&path);
    return result;
}

static void read_all(FILE *pipe, Buffer *out)
{
    char piece[4096];
    size_t bytes;
    while ((bytes = fread(piece, 1, sizeof piece, pipe)) > 0)
        for (size_t i = 0; i < bytes; i++)
            if (piece[i])
                buffer_byte(out, piece[i]);
}

const char *judge_run(Judge *judge, const char *format, ...)
{
    char command[4096];
    int bytes = snprintf(command, sizeof command, "exec 2>&1; cd %s && ", judge->folder);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(command + bytes, sizeof command - (size_t)bytes, format, arguments);
    va_end(arguments);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    Buffer out = {0};
    read_all(pipe, &out);
    int status = pclose(pipe);
    const char *text = text_to_string(judge->arena, buffer_text(&out));
    buffer_free(&out);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        ck_abort_msg("%s\nended with %d and said:\n%.4000s", command, status, text);
    return text;
}

void judge_is_clean(Judge *judge, const char *name)
{
    const char *said = judge_run(judge, "qpdf --check %s", name);
    ck_holds(said, "No syntax or stream encoding errors found");
    ck_lacks(said, "WARNING");
}

const char *judge_text(Judge *judge)
{
    return judge_run(judge, "pdftotext -enc UTF-8 -nopgbrk t.pdf - | sed '/^$/d'");
}

const char *judge_text_by_mupdf(Judge *judge)
{
    return judge_run(judge, "mutool draw -q -F txt t.pdf 2>/dev/null | tr -d '\\f' | sed '/^$/d'");
}

void ck_holds(const char *text, const char *needle)
{
    if (!strstr(text, needle))
        ck_abort_msg("“%s” is not in:\n%.4000s", needle, text);
}

void ck_lacks(const char *text, const char *needle)
{
    if (strstr(text, needle))
        ck_abort_msg("“%s” is in:\n%.4000s", needle, text);
}

size_t count_of(const char *text, const char *needle)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, needle)); at += strlen(needle))
        count++;
    return count;
}
