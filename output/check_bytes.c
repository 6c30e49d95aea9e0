#include "output/check.h"

#include <string.h>

/* ---- the begin ---- */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Behind one line end at the offset: CR LF is one. */
static size_t skip_line_end(Text bytes, size_t at)
{
    if (at < bytes.bytes && bytes.at[at] == '\r')
        at++;
    if (at < bytes.bytes && bytes.at[at] == '\n')
        at++;
    return at;
}

static void check_header(Check *check, Text bytes)
{
    enum {
        HEADER_BYTES = 8, /* %PDF-1.7 */
        HIGH_BYTES = 4
    };
    bool is_good = bytes.bytes > HEADER_BYTES && text_starts(bytes, "%PDF-1.") &&
                   bytes.at[HEADER_BYTES - 1] >= '0' && bytes.at[HEADER_BYTES - 1] <= '7' &&
                   is_line_end(bytes.at[HEADER_BYTES]);
    if (!is_good) {
        check_fail_plain(check, CHECK_FILE_HEADER, check->pdf->trailer);
        return;
    }
    size_t at = skip_line_end(bytes, HEADER_BYTES);
    bool is_marked = at < bytes.bytes && bytes.at[at] == '%';
    for (size_t i = 1; i <= HIGH_BYTES; i++)
        is_marked = is_marked && at + i < bytes.bytes && (unsigned char)bytes.at[at + i] > 127;
    if (!is_marked)
        check_fail_plain(check, CHECK_FILE_HEADER_BYTES, check->pdf->trailer);
}

/* "1.7" as 17; 0 for what is no version. */
static unsigned version_number(Text text)
{
    if (text.bytes < 3 || text.at[0] < '1' || text.at[0] > '2' || text.at[1] != '.' ||
        text.at[2] < '0' || text.at[2] > '9')
        return 0;
    return (unsigned)(text.at[0] - '0') * 10 + (unsigned)(text.at[2] - '0');
}

static void check_version(Check *check, Text bytes)
{
    enum {
        NEWEST_X1A = 14,
        NEWEST_X4 = 16
    };
    unsigned version = 0;
    if (text_starts(bytes, "%PDF-"))
        version = version_number(text_slice(bytes, 5, 8));
    const PdfValue *later = pdf_get(check->pdf, check->pdf->catalog, "Version");
    if (later->type == PDF_NAME && version_number(later->text) > version)
        version = version_number(later->text);
    unsigned offended =
        (version > NEWEST_X1A ? STANDARDS_X1A : 0U) | (version > NEWEST_X4 ? STANDARDS_X4 : 0U);
    if (offended)
        check_fail_for(check, CHECK_FILE_VERSION, offended, check->pdf->catalog, "%u.%u",
                       version / 10, version % 10);
}

/* ---- the end ---- */

/* The last occurrence of a word, or the end of the bytes. */
static size_t find_last(Text bytes, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = bytes.bytes; at-- > 0;)
        if (bytes.at[at] == word[0] && bytes.bytes - at >= length &&
            memcmp(bytes.at + at, word, length) == 0)
            return at;
    return bytes.bytes;
}

static void check_end(Check *check, Text bytes)
{
    static const char marker[] = "%%EOF";
    size_t at = find_last(bytes, marker);
    if (at == bytes.bytes) {
        check_fail(check, CHECK_FILE_AFTER_END, check->pdf->trailer, "there is no such marker");
        return;
    }
    size_t end = skip_line_end(bytes, at + sizeof marker - 1);
    if (end != bytes.bytes)
        check_fail(check, CHECK_FILE_AFTER_END, check->pdf->trailer, "%zu bytes",
                   bytes.bytes - end);
}

static size_t skip_digits(Text bytes, size_t at)
{
    while (at < bytes.bytes && bytes.at[at] >= '0' && bytes.at[at] <= '9')
        at++;
    return at;
}

/* "0 12" and a line end. */
static bool is_strict_subsection(Text bytes, size_t at)
{
    size_t first = skip_digits(bytes, at);
    if (first == at || first >= bytes.bytes || bytes.at[first] != ' ')
        return false;
    size_t second = skip_digits(bytes, first + 1);
    return second > first + 1 && second < bytes.bytes &&
           (is_line_end(bytes.at[second]) || bytes.at[second] == ' ');
}

static void check_cross_reference(Check *check, Text bytes)
{
    static const char word[] = "startxref";
    size_t start = find_last(bytes, word);
    if (start == bytes.bytes)
        return; /* libqpdf has told of that */
    PdfToken token = scan_next(&(Scanner){check->arena, bytes, start + sizeof word - 1});
    bool is_offset = token.type == TOKEN_INTEGER && token.number < (double)bytes.bytes;
    size_t at = is_offset ? (size_t)token.number : bytes.bytes;
    Text table = text_slice(bytes, at, bytes.bytes);
    if (!text_starts(table, "xref")) {
        if (pdf_has_name(check->pdf, check->pdf->trailer, "Type", "XRef"))
            check_fail_plain(check, CHECK_FILE_XREF_STREAM, check->pdf->trailer);
        return;
    }
    size_t first = skip_line_end(bytes, at + 4);
    if (first == at + 4 || !is_strict_subsection(bytes, first))
        check_fail(check, CHECK_FILE_XREF_FORM, check->pdf->trailer, "at byte %zu", at);
}

/* ---- the trailer ---- */

static void check_identifier(Check *check)
{
    const PdfValue *identifier = pdf_get(check->pdf, check->pdf->trailer, "ID");
    bool is_good = identifier->type == PDF_ARRAY && identifier->count == 2;
    for (uint32_t i = 0; i < 2; i++) {
        const PdfValue *part = pdf_item(check->pdf, identifier, i);
        is_good = is_good && part->type == PDF_STRING && part->text.bytes > 0;
    }
    if (!is_good)
        check_fail_plain(check, CHECK_FILE_ID, check->pdf->trailer);
}

static void check_encryption(Check *check)
{
    enum {
        MAY_EXTRACT_FOR_ACCESSIBILITY = 1 << 9
    };
    const PdfValue *encrypt = pdf_get(check->pdf, check->pdf->trailer, "Encrypt");
    if (!pdf_is_dict(encrypt))
        return;
    check_fail_plain(check, CHECK_FILE_ENCRYPTED, check->pdf->trailer);
    double permissions = pdf_get_number(check->pdf, encrypt, "P", 0);
    bool is_readable = permissions >= -2147483648.0 && permissions <= 4294967295.0 &&
                       ((uint32_t)(int64_t)permissions & MAY_EXTRACT_FOR_ACCESSIBILITY);
    if (!is_readable)
        check_fail_plain(check, CHECK_FILE_KEEPS_OUT, check->pdf->trailer);
}

void check_bytes(Check *check)
{
    Text bytes = check->pdf->source->bytes;
    check_header(check, bytes);
    check_version(check, bytes);
    check_end(check, bytes);
    check_cross_reference(check, bytes);
    check_identifier(check);
    check_encryption(check);
}
