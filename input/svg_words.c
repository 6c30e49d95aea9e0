#include "input/svg_words.h"

#include "input/svg_scan.h"

static uint32_t number_of(Text digits)
{
    bool is_hexadecimal = digits.bytes && (*digits.at == 'x' || *digits.at == 'X');
    uint32_t number = 0;
    for (size_t i = is_hexadecimal; i < digits.bytes && number <= 0x10FFFF; i++) {
        char byte = digits.at[i];
        uint32_t digit = byte >= '0' && byte <= '9'   ? (uint32_t)(byte - '0')
                         : byte >= 'a' && byte <= 'f' ? (uint32_t)(byte - 'a' + 10)
                         : byte >= 'A' && byte <= 'F' ? (uint32_t)(byte - 'A' + 10)
                                                      : 0;
        number = number * (is_hexadecimal ? 16 : 10) + digit;
    }
    return number;
}

/* What stands between & and ; */
static void put_entity(Text name, Buffer *out)
{
    static const struct {
        const char *name;
        char meant;
    } names[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(name, names[i].name))
            buffer_byte(out, names[i].meant);
    if (name.bytes < 2 || *name.at != '#')
        return;
    uint32_t number = number_of(text_slice(name, 1, name.bytes));
    if (number > 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF))
        buffer_code_point(out, number);
}

void svg_put_resolved(Text text, Buffer *out)
{
    for (size_t i = 0; i < text.bytes;) {
        size_t call = text_find(text_slice(text, i, text.bytes), '&') + i;
        buffer_put(out, text_slice(text, i, call));
        if (call == text.bytes)
            return;
        Text rest = text_slice(text, call + 1, text.bytes);
        size_t end = text_find(rest, ';');
        put_entity(text_slice(rest, 0, end), out);
        i = call + end + 2;
    }
}

static void enter(SvgWords *words, const SvgPiece *piece)
{
    bool is_silent = text_is(piece->name, "title") || text_is(piece->name, "desc");
    int step = piece->kind == SVG_OPEN ? 1 : -1;
    if (text_is(piece->name, "text") && (step > 0 || words->text_depth > 0))
        words->text_depth += (unsigned)step;
    if (is_silent && (step > 0 || words->silent_depth > 0))
        words->silent_depth += (unsigned)step;
}

bool svg_next_words(Text drawing, SvgWords *words, Buffer *out)
{
    buffer_clear(out);
    for (;;) {
        SvgPiece piece = svg_next(drawing, &words->at);
        if (piece.kind == SVG_END || piece.kind == SVG_UNFINISHED)
            return false;
        if (piece.kind == SVG_OPEN || piece.kind == SVG_CLOSE)
            enter(words, &piece);
        if (piece.kind != SVG_TEXT || words->text_depth == 0 || words->silent_depth > 0)
            continue;
        svg_put_resolved(piece.content, out);
        if (text_trim(buffer_text(out)).bytes)
            return true;
        buffer_clear(out);
    }
}
