/* What kind of document it is: by its symbol, by the formulas of its title, by what it is made of. */
#include "input/un_builder.h"

#include <string.h>

/* Kinds that the symbol tells (un-style 2.8). */
static const struct {
    const char *part; /* of the symbol */
    bool is_beginning;
    const char *kind;
} symbols[] = {
    {"/SR.", false, "summary-record"}, {"/PV.", false, "verbatim-record"},
    {"ST/SGB/", true, "bulletin"},     {"ST/AI/", true, "bulletin"},
    {"ST/IC/", true, "circular"},      {"/Corr.", false, "corrigendum"},
};

static bool has_part(Text text, const char *part, bool is_beginning)
{
    for (size_t at = 0; at < text.bytes; at++) {
        if (text_starts(text_slice(text, at, text.bytes), part))
            return true;
        if (is_beginning)
            break;
    }
    return false;
}

static const char *kind_by_symbol(const Document *document)
{
    Text symbol = fields_value(&document->fields, FIELD_SYMBOL);
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (has_part(symbol, symbols[i].part, symbols[i].is_beginning))
            return symbols[i].kind;
    return NULL;
}

static bool is_draft_symbol(const Document *document)
{
    return has_part(fields_value(&document->fields, FIELD_SYMBOL), "/L.", false);
}

/* The kind that a title tells. */
static const char *kind_by_title(const Block *block)
{
    if (block->shape == SHAPE_SPONSORS)
        return "draft";
    if (block->shape != SHAPE_LETTER)
        return NULL;
    if (formula_find(FORMULA_RECORD, block->head, NULL))
        return "summary-record";
    Text first = block->head;
    size_t line = text_find(first, '\n');
    bool is_verbale = formula_find(FORMULA_VERBALE, text_slice(first, 0, line), NULL) ||
                      formula_find(FORMULA_VERBALE, block->tail, NULL);
    return is_verbale ? "note-verbale" : "letter";
}

/* A resolution opens with its title or organ before any number. What is numbered, or headed, without is a
 * report. */
static const char *kind_by_body(const Builder *builder)
{
    const Reading *reading = builder->reading;
    uint32_t numbers = 0;
    uint32_t last = 0;
    uint32_t parts = 0;
    for (size_t i = 0; i < reading->block_count; i++) {
        const Block *block = &reading->blocks[i];
        switch (block->shape) {
        case SHAPE_TITLE: {
            const Block *next = block_at(builder, i + 1);
            bool is_alone =
                next && next->shape == SHAPE_TEXT && next->mark && !comes_organ(builder, i);
            bool is_old = block->prefix > 1 &&
                          text_find(text_slice(block->head, 0, block->prefix), '(') < block->prefix;
            if (numbers == 0)
                return is_alone && !is_old ? "decision" : "resolution";
            break;
        }
        case SHAPE_RESOLUTION:
        case SHAPE_ENACTING:
            if (numbers == 0 && is_draft_symbol(reading->document))
                return "draft";
            if (numbers == 0 && parts == 0)
                return "resolution";
            break;
        case SHAPE_NUMBERED:
            numbers += block->number == last + 1;
            last = block->number;
            if (numbers > 1)
                return "report";
            break;
        case SHAPE_OWN_NUMBER:
        case SHAPE_HEADING:
        case SHAPE_CHAPTER:
        case SHAPE_DIVISION:
        case SHAPE_SUBTITLE:
        case SHAPE_ENTRY:
        case SHAPE_SIGNED:
            parts++;
            break;
        case SHAPE_HEADED:
            parts += !comes_organ(builder, i);
            break;
        default:
            break;
        }
    }
    bool has_symbol = fields_value(&reading->document->fields, FIELD_SYMBOL).bytes > 0;
    return parts > 0 || has_symbol || (numbers > 0 && reading->has_letters) ? "report" : NULL;
}

const char *document_kind(const Builder *builder)
{
    enum {
        FRONT_BLOCKS = 40
    };
    Reading *reading = builder->reading;
    if (reading->is_free)
        return "plain";
    const char *kind = kind_by_symbol(reading->document);
    for (size_t i = 0; i < reading->block_count && i < FRONT_BLOCKS && !kind; i++) {
        Shape shape = reading->blocks[i].shape;
        if (shape == SHAPE_ENACTING || shape == SHAPE_NUMBERED || shape == SHAPE_TITLE)
            break;
        kind = kind_by_title(&reading->blocks[i]);
    }
    if (!kind)
        kind = kind_by_body(builder);
    if (!kind && reading->has_adoption_line)
        kind = "resolution";
    if (kind && strcmp(kind, "summary-record") == 0)
        reading->is_record = true;
    if (kind && strcmp(kind, "verbatim-record") == 0)
        reading->is_record = reading->is_verbatim = true;
    return kind ? kind : "plain";
}
