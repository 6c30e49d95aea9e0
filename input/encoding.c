#include "input/encoding.h"

#include <string.h>

#include <unicode/ucnv.h>

#include "base/buffer.h"

/* --- reports ------------------------------------------------------------------------------------------ */

static Status report_byte(const Source *source, size_t at, DiagnosticKind kind,
                          const char *encoding, Diagnostics *diagnostics)
{
    Buffer byte = {0};
    buffer_format(&byte, "0x%02X", (unsigned)(unsigned char)source->bytes.at[at]);
    Span span = {source, (uint32_t)at, (uint32_t)at + 1};
    Status status = diagnostics_add(diagnostics, kind, span, buffer_text(&byte), text_of(encoding));
    buffer_free(&byte);
    return status;
}

/* --- by ICU -------------------------------------------------------------------------------------------- */

static UConverter *open_converter(const char *encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &error);
    if (U_FAILURE(error))
        return NULL;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    return converter;
}

/* Decodes all bytes into out; *bad is where a sequence begins that is none, when it returns false. */
static bool decode(UConverter *converter, Text bytes, Buffer *out, size_t *bad)
{
    enum {
        UNITS = 4096
    };
    UChar units[UNITS];
    const char *from = bytes.at;
    const char *end = bytes.at + bytes.bytes;
    UErrorCode error;
    do {
        UChar *to = units;
        error = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units + UNITS, &from, end, NULL, true, &error);
        for (UChar *at = units; at < to; at++) {
            uint32_t code_point = *at;
            bool is_pair = (code_point & 0xFC00) == 0xD800 && at + 1 < to;
            if (is_pair)
                code_point = 0x10000 + ((code_point & 0x3FF) << 10) + (*++at & 0x3FFu);
            buffer_code_point(out, code_point);
        }
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    *bad = (size_t)(from - bytes.at);
    if (*bad > 0)
        --*bad;
    return !U_FAILURE(error);
}

static Status decode_as(Arena *arena, const Source *source, const char *encoding,
                        Diagnostics *diagnostics, const Source **decoded)
{
    UConverter *converter = open_converter(encoding);
    if (!converter)
        return diagnostics_add(diagnostics, READ_UNKNOWN_ENCODING, SPAN_NONE, text_of(encoding),
                               (Text){0});
    Buffer out = {0};
    size_t bad;
    Status status = STATUS_OK;
    if (!decode(converter, source->bytes, &out, &bad))
        status = report_byte(source, bad < source->bytes.bytes ? bad : 0, READ_NOT_OF_ENCODING,
                             encoding, diagnostics);
    ucnv_close(converter);
    Source *made = ARENA_NEW(arena, Source);
    *made = (Source){source->name, text_copy(arena, buffer_text(&out))};
    buffer_free(&out);
    *decoded = made;
    return status;
}

/* --- finding out --------------------------------------------------------------------------------------- */

static const char *by_mark(Text bytes)
{
    static const struct {
        const char *mark;
        size_t bytes;
        const char *encoding;
    } marks[] = {
        {"\xFF\xFE\0\0", 4, "UTF-32"},
        {"\0\0\xFE\xFF", 4, "UTF-32"},
        {"\xFF\xFE", 2, "UTF-16"},
        {"\xFE\xFF", 2, "UTF-16"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bytes.bytes >= marks[i].bytes && memcmp(bytes.at, marks[i].mark, marks[i].bytes) == 0)
            return marks[i].encoding;
    return NULL;
}

/* Whether more of the bytes beyond ASCII stand in sequences of UTF-8 than not. */
static bool is_mostly_utf8(Text bytes)
{
    size_t good = 0;
    size_t bad = 0;
    for (size_t at = 0; at < bytes.bytes;) {
        if ((unsigned char)bytes.at[at] < 0x80) {
            at++;
            continue;
        }
        size_t next = at;
        bool is_bad = text_next(bytes, &next) == CODE_POINT_REPLACEMENT && next == at + 1;
        ++*(is_bad ? &bad : &good);
        at = next;
    }
    return good > bad;
}

static bool has_nul(Text bytes)
{
    return bytes.bytes && memchr(bytes.at, '\0', bytes.bytes) != NULL;
}

static bool is_utf8_name(const char *encoding)
{
    Text name = text_of(encoding);
    return text_is_ignoring_case(name, "utf-8") || text_is_ignoring_case(name, "utf8") ||
           text_is_ignoring_case(name, "us-ascii") || text_is_ignoring_case(name, "ascii");
}

Status source_decode(Arena *arena, const Source *source, const char *encoding,
                     Diagnostics *diagnostics, const Source **decoded)
{
    static const char guess[] = "windows-1252";
    size_t bad;
    *decoded = source;
    if (encoding && !is_utf8_name(encoding))
        return decode_as(arena, source, encoding, diagnostics, decoded);
    if (!encoding && by_mark(source->bytes))
        return decode_as(arena, source, by_mark(source->bytes), diagnostics, decoded);
    if (text_is_utf8(source->bytes, &bad))
        return STATUS_OK;
    if (encoding || has_nul(source->bytes) || is_mostly_utf8(source->bytes))
        return report_byte(source, bad, READ_NOT_UTF8, "", diagnostics);
    report_byte(source, bad, READ_ENCODING_GUESSED, guess, diagnostics);
    return decode_as(arena, source, guess, diagnostics, decoded);
}
