#include "fonts/declared_fonts.h"

static int32_t nearest_in(const int32_t range[2], int32_t wanted, int32_t usual)
{
    if (range[0] == 0 && range[1] == 0)
        return usual;
    return wanted < range[0] ? range[0] : wanted > range[1] ? range[1] : wanted;
}

/* What a rule does not tell is taken to be normal, as CSS has it by default. */
static FontStyle style_of(const FontFaceRule *rule, FontStyle wanted)
{
    return (FontStyle){
        .weight = nearest_in(rule->weight, wanted.weight, 400),
        .stretch = nearest_in(rule->stretch, wanted.stretch, 100),
        .is_italic = rule->slant > 0,
    };
}

static char lowered(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool is_same_name(Text a, Text b)
{
    if (a.bytes != b.bytes)
        return false;
    for (size_t i = 0; i < a.bytes; i++)
        if (lowered(a.at[i]) != lowered(b.at[i]))
            return false;
    return true;
}

const DeclaredFont *declared_fonts_of(const DeclaredFonts *fonts, Arena *arena, Text family,
                                      FontStyle wanted, size_t *count)
{
    DeclaredFont *found = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = fonts->count; i-- > 0;) {
        const FontFaceRule *rule = fonts->rules[i];
        if (!is_same_name(rule->family, family))
            continue;
        FontStyle style = style_of(rule, wanted);
        DeclaredFont font = {rule, style_cost(wanted, style), style};
        found = arena_reserve(arena, found, *count, &capacity, sizeof *found);
        size_t at = (*count)++;
        for (; at > 0 && found[at - 1].cost > font.cost; at--)
            found[at] = found[at - 1];
        found[at] = font;
    }
    return found;
}

static bool is_before(const FontCharacters *characters, size_t index)
{
    const DeclaredFont *fonts = characters->fonts;
    return fonts[index].cost == fonts[characters->index].cost && fonts[index].rule->range_count;
}

bool font_characters_are_limited(const FontCharacters *characters)
{
    bool is_limited = characters->fonts[characters->index].rule->range_count > 0;
    for (size_t i = 0; i < characters->index && !is_limited; i++)
        is_limited = is_before(characters, i);
    return is_limited;
}

static bool is_in_ranges(const FontFaceRule *rule, uint32_t code_point)
{
    for (uint32_t i = 0; i < rule->range_count; i++)
        if (code_point >= rule->ranges[i].first && code_point <= rule->ranges[i].last)
            return true;
    return false;
}

bool font_characters_have(const FontCharacters *characters, uint32_t code_point)
{
    const FontFaceRule *own = characters->fonts[characters->index].rule;
    for (size_t i = 0; i < characters->index; i++)
        if (is_before(characters, i) && is_in_ranges(characters->fonts[i].rule, code_point))
            return false;
    return own->range_count == 0 || is_in_ranges(own, code_point);
}
