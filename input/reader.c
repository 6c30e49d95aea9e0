#include "input/reader.h"

#include "input/un_text.h"

/* A format: whether the text behind the front matter is of it, and how it is read. */
typedef struct Format {
    const char *name;
    bool (*fits)(Text text);
    Status (*read)(Document *document, const Source *source, uint32_t begin,
                   Diagnostics *diagnostics);
} Format;

static bool is_any_text(Text text)
{
    return text.bytes > 0;
}

/* In the order in which they are asked; the last one takes everything. */
static const Format formats[] = {
    {"United Nations plain text", is_any_text, read_un_text},
};

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* --- what is no text ----------------------------------------------------------------------------------- */

static bool is_control(unsigned char byte)
{
    return (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') ||
           byte == 0x7F;
}

static Status check_controls(const Source *source, Diagnostics *diagnostics)
{
    const unsigned char *bytes = (const unsigned char *)source->bytes.at;
    for (uint32_t at = 0; at < source->bytes.bytes; at++)
        if (is_control(bytes[at])) {
            Buffer name = {0};
            buffer_format(&name, "U+%04X", (unsigned)bytes[at]);
            diagnostics_add(diagnostics, READ_BINARY, (Span){source, at, at + 1},
                            buffer_text(&name), (Text){0});
            buffer_free(&name);
            return STATUS_INPUT;
        }
    return STATUS_OK;
}

static Status check_utf8(const Source *source, Diagnostics *diagnostics)
{
    size_t bad;
    if (text_is_utf8(source->bytes, &bad))
        return STATUS_OK;
    Buffer byte = {0};
    buffer_format(&byte, "0x%02X", (unsigned)(unsigned char)source->bytes.at[bad]);
    Status status = diagnostics_add(diagnostics, READ_NOT_UTF8,
                                    (Span){source, (uint32_t)bad, (uint32_t)bad + 1},
                                    buffer_text(&byte), (Text){0});
    buffer_free(&byte);
    return status;
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
    Status status = fields_read_front_matter(&document->fields, source, diagnostics, &end);
    if (status != STATUS_OK)
        return status;
    *begin = end > mark ? end : mark;
    ledger_add(&document->ledger, document->arena, (Span){source, 0, mark}, LEDGER_BYTE_ORDER_MARK);
    ledger_add(&document->ledger, document->arena, (Span){source, mark, *begin},
               LEDGER_FRONT_MATTER);
    return STATUS_OK;
}

static Status read_format(Document *document, const Source *source, uint32_t begin,
                          Diagnostics *diagnostics)
{
    Text text = text_slice(source->bytes, begin, source->bytes.bytes);
    const Format *format = formats;
    while (!format->fits(text))
        format++;
    return format->read(document, source, begin, diagnostics);
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

Status document_read(Document *document, const Source *source, Diagnostics *diagnostics)
{
    uint32_t begin = 0;
    Status status = check_content(source, 0, diagnostics);
    if (status == STATUS_OK)
        status = check_controls(source, diagnostics);
    if (status == STATUS_OK)
        status = check_utf8(source, diagnostics);
    if (status == STATUS_OK)
        status = read_opening(document, source, diagnostics, &begin);
    if (status == STATUS_OK)
        status = check_content(source, begin, diagnostics);
    if (status == STATUS_OK)
        status = read_format(document, source, begin, diagnostics);
    if (status != STATUS_OK)
        return status;
    apply_fields(document);
    document_number(document);
    return STATUS_OK;
}
