#include "input/reader.h"

#include <string.h>

#include "input/encoding.h"
#include "input/format.h"
#include "input/front_matter.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* --- what is no text ----------------------------------------------------------------------------------- */

static Status report_control(const Source *source, size_t at, DiagnosticKind kind,
                             Diagnostics *diagnostics)
{
    Buffer name = {0};
    buffer_format(&name, "U+%04X", (unsigned)(unsigned char)source->bytes.at[at]);
    Span span = {source, (uint32_t)at, (uint32_t)at + 1};
    Status status = diagnostics_add(diagnostics, kind, span, buffer_text(&name), (Text){0});
    buffer_free(&name);
    return status;
}

static bool is_control(unsigned char byte)
{
    return (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') ||
           byte == 0x7F;
}

/* A NUL, or many other control characters, are no text; a few are told and left out. */
static Status check_controls(const Source *source, Diagnostics *diagnostics)
{
    enum {
        TEXT_FOR_EACH = 100 /* bytes */
    };
    size_t count = 0;
    size_t first = 0;
    for (size_t at = 0; at < source->bytes.bytes; at++) {
        unsigned char byte = (unsigned char)source->bytes.at[at];
        if (!is_control(byte))
            continue;
        if (byte == 0)
            return report_control(source, at, READ_BINARY, diagnostics);
        if (count++ == 0)
            first = at;
    }
    if (count == 0)
        return STATUS_OK;
    bool is_binary = count * TEXT_FOR_EACH > source->bytes.bytes;
    return report_control(source, first, is_binary ? READ_BINARY : READ_CONTROL_DROPPED,
                          diagnostics);
}

/* Whether there is anything but white space from begin on. */
static Status check_content(const Source *source, uint32_t begin, Diagnostics *diagnostics)
{
    Text rest = text_slice(source->bytes, begin, source->bytes.bytes);
    if (text_trim(rest).bytes)
        return STATUS_OK;
    return diagnostics_add_plain(diagnostics, READ_EMPTY, (Span){source, begin, begin});
}

/* --- what stands before the text ------------------------------------------------------------------------ */

/* Drops a byte order mark and reads front matter; *begin is the offset behind them. */
static Status read_opening(Document *document, const Source *source, Diagnostics *diagnostics,
                           uint32_t *begin)
{
    uint32_t mark = text_starts(source->bytes, byte_order_mark) ? sizeof byte_order_mark - 1 : 0;
    uint32_t end;
    Status status = front_matter_read(&document->fields, source, diagnostics, &end);
    if (status != STATUS_OK)
        return status;
    *begin = end > mark ? end : mark;
    ledger_add(&document->ledger, document->arena, (Span){source, 0, mark}, LEDGER_BYTE_ORDER_MARK);
    ledger_add(&document->ledger, document->arena, (Span){source, mark, *begin},
               LEDGER_FRONT_MATTER);
    return STATUS_OK;
}

/* --- the tree ---------------------------------------------------------------------------------------------- */

static void remember_source(Document *document, const Source *source)
{
    document->sources = arena_reserve(document->arena, document->sources, document->source_count,
                                      &document->source_capacity, sizeof *document->sources);
    document->sources[document->source_count++] = source;
    document->part++;
}

/* The body, or for a further input a section in it. */
static Node *open_top(Document *document)
{
    if (document->part == 1)
        return document->root;
    Node *section = node_with_class(document, TAG_SECTION, "document", SPAN_NONE);
    node_append(document->root, section);
    return section;
}

static bool is_given(const Document *document, FieldId id)
{
    return document->fields.items[id].origin >= FIELD_FROM_FRONT_MATTER &&
           fields_value(&document->fields, id).bytes > 0;
}

static void apply_fields(Document *document)
{
    if (is_given(document, FIELD_KIND))
        document->kind = names_intern(document->names, fields_value(&document->fields, FIELD_KIND));
    if (is_given(document, FIELD_LANGUAGE))
        document->language = fields_value(&document->fields, FIELD_LANGUAGE);
}

static Status read_text(Document *document, const Source *source, const ReadOptions *options,
                        Diagnostics *diagnostics)
{
    ReadInput input = {.source = source};
    const ReadFormat *format = NULL;
    Status status = format_choose(source, options->format, diagnostics, &format);
    if (status == STATUS_OK)
        status = read_opening(document, source, diagnostics, &input.begin);
    if (status == STATUS_OK)
        status = check_content(source, input.begin, diagnostics);
    if (status != STATUS_OK)
        return status;
    input.top = open_top(document);
    if (options->hints)
        input.hints = hints_read(document->arena, options->hints, diagnostics);
    return format->read(document, &input, diagnostics);
}

Status document_read_as(Document *document, const Source *source, const ReadOptions *options,
                        Diagnostics *diagnostics)
{
    const Source *decoded = source;
    Status status = check_content(source, 0, diagnostics);
    if (status == STATUS_OK && !options->format)
        status = format_refuse_foreign(source, diagnostics);
    if (status == STATUS_OK)
        status = source_decode(document->arena, source, options->encoding, diagnostics, &decoded);
    if (status == STATUS_OK)
        status = check_controls(decoded, diagnostics);
    if (status != STATUS_OK)
        return status;
    remember_source(document, decoded);
    status = read_text(document, decoded, options, diagnostics);
    if (status != STATUS_OK)
        return status;
    apply_fields(document);
    document_number(document);
    return STATUS_OK;
}

Status document_read(Document *document, const Source *source, Diagnostics *diagnostics)
{
    static const ReadOptions none = {0};
    return document_read_as(document, source, &none, diagnostics);
}

Status document_check_sources(const Document *document, Diagnostics *diagnostics)
{
    Status status = STATUS_OK;
    for (size_t i = 0; i < document->source_count && status == STATUS_OK; i++)
        status = document_check_ledger(document, document->sources[i], diagnostics);
    return status;
}
