#include "output/drawing_content.h"

#include "output/check_scan.h"
#include "output/notation.h"

enum {
    FULL = 65535,
    HUNDRED_THOUSANDTHS = 100000
};

/* The last three tokens. */
typedef struct Operands {
    double numbers[3];
    size_t begins[3];
    unsigned count; /* numbers in a row */
} Operands;

static void push(Operands *operands, double number, size_t begin)
{
    for (int i = 0; i < 2; i++) {
        operands->numbers[i] = operands->numbers[i + 1];
        operands->begins[i] = operands->begins[i + 1];
    }
    operands->numbers[2] = number;
    operands->begins[2] = begin;
    operands->count++;
}

static uint16_t component(double number)
{
    if (!(number > 0))
        return 0;
    return number < 1 ? (uint16_t)(number * FULL + 0.5) : FULL;
}

static void put_component(Buffer *out, uint16_t value)
{
    put_decimal(out, divide_rounded((int64_t)value * HUNDRED_THOUSANDTHS, FULL), 5);
    buffer_byte(out, ' ');
}

/* Whether the colour was written anew. */
static bool put_color(const ColorRewriting *rewriting, const double rgb[3], bool is_stroke,
                      Buffer *out)
{
    uint16_t from[3] = {component(rgb[0]), component(rgb[1]), component(rgb[2])};
    uint16_t to[4];
    if (rewriting->grays && from[0] == from[1] && from[1] == from[2]) {
        put_component(out, from[0]);
        buffer_string(out, is_stroke ? "G" : "g");
        return true;
    }
    if (!rewriting->press)
        return false;
    press_colors_convert(rewriting->press, from, to);
    for (int i = 0; i < 4; i++)
        put_component(out, to[i]);
    buffer_string(out, is_stroke ? "K" : "k");
    return true;
}

void drawing_rewrite(const ColorRewriting *rewriting, Text content, Buffer *out)
{
    Arena *scratch = arena_new(0);
    ArenaMark mark = arena_mark(scratch);
    Scanner scanner = {.arena = scratch, .source = content};
    Operands operands = {0};
    size_t copied = 0;
    for (;;) {
        while (scanner.position < content.bytes && scan_is_space(content.at[scanner.position]))
            scanner.position++;
        size_t begin = scanner.position;
        PdfToken token = scan_next(&scanner);
        if (token.type == TOKEN_END)
            break;
        if (token.type == TOKEN_INTEGER || token.type == TOKEN_REAL) {
            push(&operands, token.number, begin);
            continue;
        }
        bool is_stroke = text_is(token.text, "RG");
        if (token.type == TOKEN_WORD && operands.count >= 3 &&
            (is_stroke || text_is(token.text, "rg"))) {
            size_t before = out->bytes;
            buffer_put(out, text_slice(content, copied, operands.begins[0]));
            if (put_color(rewriting, operands.numbers, is_stroke, out))
                copied = scanner.position;
            else
                out->bytes = before;
        }
        operands.count = 0;
        arena_release(scratch, mark);
    }
    buffer_put(out, text_slice(content, copied, content.bytes));
    arena_free(scratch);
}
