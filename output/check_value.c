#include "output/check_value.h"

#include <string.h>

enum {
    MOST_NESTED = 256
};

/* Containers that are open: where the values of each begin on the stack. */
typedef struct Nest {
    size_t depth;
    size_t too_deep; /* how many more are open than are kept */
    struct {
        PdfTokenType closing;
        size_t begin;
    } open[MOST_NESTED];
} Nest;

PdfParser pdf_parser(Arena *arena, Arena *stack, Text bytes)
{
    return (PdfParser){.scanner = {.arena = arena, .source = bytes}, .stack = stack};
}

static void push(PdfParser *parser, PdfValue value)
{
    parser->values = arena_reserve(parser->stack, parser->values, parser->count, &parser->capacity,
                                   sizeof *parser->values);
    value.object = value.type == PDF_REFERENCE ? value.object : parser->object;
    value.generation = value.type == PDF_REFERENCE ? value.generation : parser->generation;
    parser->values[parser->count++] = value;
}

/* ---- containers ---- */

static void open_container(PdfParser *parser, Nest *nest, PdfTokenType closing)
{
    if (nest->depth == MOST_NESTED) {
        nest->too_deep++;
        parser->is_broken = true;
        return;
    }
    nest->open[nest->depth].closing = closing;
    nest->open[nest->depth++].begin = parser->count;
}

static PdfValue make_array(PdfParser *parser, size_t begin)
{
    size_t count = parser->count - begin;
    PdfValue *items = ARENA_ARRAY(parser->scanner.arena, PdfValue, count);
    if (count)
        memcpy(items, parser->values + begin, count * sizeof *items);
    return (PdfValue){.type = PDF_ARRAY, .count = (uint32_t)count, .items = items};
}

/* Keys that are no names are passed over, with the value behind them. */
static PdfValue make_dict(PdfParser *parser, size_t begin)
{
    size_t most = (parser->count - begin + 1) / 2;
    PdfEntry *entries = ARENA_ARRAY(parser->scanner.arena, PdfEntry, most);
    uint32_t count = 0;
    for (size_t i = begin; i < parser->count; i += 2) {
        const PdfValue *key = &parser->values[i];
        if (key->type == PDF_NAME && i + 1 < parser->count)
            entries[count++] = (PdfEntry){key->text, parser->values[i + 1]};
        else
            parser->is_broken = true;
    }
    return (PdfValue){.type = PDF_DICT, .count = count, .entries = entries};
}

/* Ends the innermost container, whichever it is. */
static void close_container(PdfParser *parser, Nest *nest, PdfTokenType closing)
{
    if (nest->too_deep) {
        nest->too_deep--;
        return;
    }
    if (nest->depth == 0) {
        parser->is_broken = true;
        return;
    }
    nest->depth--;
    size_t begin = nest->open[nest->depth].begin;
    parser->is_broken |= closing != nest->open[nest->depth].closing;
    PdfValue value = nest->open[nest->depth].closing == TOKEN_ARRAY_END ? make_array(parser, begin)
                                                                        : make_dict(parser, begin);
    parser->count = begin;
    push(parser, value);
}

/* ---- words ---- */

static bool is_object_number(const PdfValue *value, double most)
{
    return value->type == PDF_INTEGER && value->number >= 0 && value->number <= most;
}

/* "12 0 R": the two numbers before the word become a reference. */
static void take_reference(PdfParser *parser, size_t begin)
{
    enum {
        MOST_OBJECTS = 8388607,
        MOST_GENERATIONS = 65535
    };
    if (parser->count < begin + 2) {
        parser->is_broken = true;
        return;
    }
    PdfValue *numbers = &parser->values[parser->count - 2];
    PdfValue value = {.type = PDF_NULL};
    if (is_object_number(&numbers[0], MOST_OBJECTS) &&
        is_object_number(&numbers[1], MOST_GENERATIONS))
        value = (PdfValue){.type = PDF_REFERENCE,
                           .object = (uint32_t)numbers[0].number,
                           .generation = (uint32_t)numbers[1].number};
    else
        parser->is_broken = true;
    parser->count -= 2;
    push(parser, value);
}

/* A word that is a value; false if it is an operator. */
static bool take_word(PdfParser *parser, Text word, size_t begin)
{
    if (text_is(word, "true") || text_is(word, "false"))
        push(parser, (PdfValue){.type = PDF_BOOLEAN, .is_true = text_is(word, "true")});
    else if (text_is(word, "null"))
        push(parser, (PdfValue){.type = PDF_NULL});
    else if (parser->has_references && text_is(word, "R"))
        take_reference(parser, begin);
    else
        return false;
    return true;
}

/* ---- the loop ---- */

static void take_scalar(PdfParser *parser, const PdfToken *token)
{
    switch (token->type) {
    case TOKEN_INTEGER:
        push(parser, (PdfValue){.type = PDF_INTEGER, .number = token->number});
        break;
    case TOKEN_REAL:
        push(parser, (PdfValue){.type = PDF_REAL, .number = token->number});
        break;
    case TOKEN_STRING:
        push(parser, (PdfValue){.type = PDF_STRING, .text = token->text});
        break;
    case TOKEN_NAME:
        push(parser, (PdfValue){.type = PDF_NAME, .text = token->text});
        break;
    default:
        parser->is_broken = true;
        break;
    }
}

/* Reads values up to an operator outside of all containers, which is *word; false at the end. */
static bool read_values(PdfParser *parser, Text *word)
{
    Nest nest;
    nest.depth = 0;
    nest.too_deep = 0;
    for (;;) {
        PdfToken token = scan_next(&parser->scanner);
        size_t begin = nest.depth ? nest.open[nest.depth - 1].begin : 0;
        switch (token.type) {
        case TOKEN_END:
            parser->is_broken |= nest.depth > 0;
            while (nest.depth)
                close_container(parser, &nest, nest.open[nest.depth - 1].closing);
            return false;
        case TOKEN_ARRAY_BEGIN:
            open_container(parser, &nest, TOKEN_ARRAY_END);
            break;
        case TOKEN_DICT_BEGIN:
            open_container(parser, &nest, TOKEN_DICT_END);
            break;
        case TOKEN_ARRAY_END:
        case TOKEN_DICT_END:
            close_container(parser, &nest, token.type);
            break;
        case TOKEN_WORD:
            if (take_word(parser, token.text, begin))
                break;
            *word = token.text;
            if (nest.depth == 0)
                return true;
            parser->is_broken = true;
            break;
        default:
            take_scalar(parser, &token);
            break;
        }
    }
}

PdfValue pdf_parse(PdfParser *parser)
{
    Text word;
    parser->count = 0;
    while (read_values(parser, &word))
        parser->is_broken = true;
    if (parser->count == 1)
        return parser->values[0];
    parser->is_broken = true;
    return (PdfValue){.type = PDF_NULL, .object = parser->object};
}

bool pdf_parse_operation(PdfParser *parser, Text *word)
{
    parser->count = 0;
    if (read_values(parser, word))
        return true;
    parser->is_broken |= parser->count > 0;
    return false;
}

/* ---- questions ---- */

bool pdf_is_dict(const PdfValue *value)
{
    return value->type == PDF_DICT || value->type == PDF_STREAM;
}

bool pdf_is_number(const PdfValue *value)
{
    return value->type == PDF_INTEGER || value->type == PDF_REAL;
}

bool pdf_is_true(const PdfValue *value)
{
    return value->type == PDF_BOOLEAN && value->is_true;
}

bool pdf_is_name(const PdfValue *value, const char *name)
{
    return value->type == PDF_NAME && text_is(value->text, name);
}

const PdfValue *pdf_entry(const PdfValue *dict, const char *key)
{
    if (!pdf_is_dict(dict))
        return NULL;
    for (uint32_t i = 0; i < dict->count; i++)
        if (text_is(dict->entries[i].key, key))
            return &dict->entries[i].value;
    return NULL;
}
