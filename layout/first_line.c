/* Where the first line ends depends on how its text looks, so the paragraph is shaped in both looks, and the
 * lines behind the first are broken anew from where that ends (compositor.c). The text is one: letters that
 * ::first-line sets in another case are shaped so, and stay those of the source. */
#include "layout/first_line.h"

#include "layout/letter_case.h"

static LetterCase letter_case(const Style *style)
{
    switch (text_transform(style).letters) {
    case KEYWORD_UPPERCASE:
        return LETTERS_UPPER;
    case KEYWORD_LOWERCASE:
        return LETTERS_LOWER;
    case KEYWORD_CAPITALIZE:
        return LETTERS_TITLE;
    default:
        return LETTERS_AS_GIVEN;
    }
}

static const TextStyle *style_on_first_line(Composer *composer, const InlineState *state)
{
    TextStyles *styles = composer->text_styles;
    const TextStyle *style = text_style(styles, state->first.style);
    LetterCase wanted = letter_case(state->first.style);
    if (!style) {
        composer->status = STATUS_FONT;
        return NULL;
    }
    return wanted == letter_case(state->style) ? style : text_style_in_case(styles, style, wanted);
}

const FirstLook *first_look(Composer *composer, const InlineState *state)
{
    const TextStyle *style = state->first.style ? style_on_first_line(composer, state) : NULL;
    if (!style)
        return NULL;
    FirstLook *look = ARENA_NEW(composer->arena, FirstLook);
    *look = (FirstLook){style, state->first.rise, state->first.box};
    return look;
}

/* Of its background and decoration; margins, borders and padding are not for first lines (CSS
 * Pseudo-Elements 4, section 2.1.2). */
InlineLook first_look_of_block(Composer *composer, const Style *first, const InlineState *block)
{
    InlineBoxPlace place = {.around = block->box};
    InlineBox *box = inline_box(composer->arena, composer->text_styles, first, &place);
    if (!box)
        return (InlineLook){first, 0, block->box};
    box->edges = (BoxEdges){0};
    box->has_edges = false;
    return (InlineLook){first, 0, box};
}

void first_look_add_box(const Composer *composer, InlineBox *box, InlineState *state)
{
    InlineBoxPlace place = {.around = state->first.box,
                            .available = state->available,
                            .rise = state->first.rise,
                            .shift = state->shift,
                            .drop = state->drop};
    InlineBox *first =
        inline_box(composer->arena, composer->text_styles, state->first.style, &place);
    if (!first)
        return;
    first->edges = box->edges; /* as wide as the marks of them in the text */
    first->has_edges = box->has_edges;
    box->first = first;
    state->first.box = first;
}

bool first_looks_equal(const FirstLook *a, const FirstLook *b)
{
    if (!a || !b)
        return a == b;
    return a->style == b->style && a->rise == b->rise && a->box == b->box;
}

const InlineSpan *first_line_spans(Arena *arena, const InlineSpan *spans, size_t count)
{
    InlineSpan *first = ARENA_ARRAY(arena, InlineSpan, count);
    for (size_t i = 0; i < count; i++) {
        first[i] = spans[i];
        if (!spans[i].first)
            continue;
        first[i].style = spans[i].first->style;
        first[i].rise = spans[i].first->rise;
        first[i].box = spans[i].first->box;
    }
    return first;
}

const InlineObject *first_line_objects(Arena *arena, const InlineObject *objects, size_t count)
{
    InlineObject *first = ARENA_ARRAY(arena, InlineObject, count);
    for (size_t i = 0; i < count; i++) {
        first[i] = objects[i];
        if (objects[i].kind != OBJECT_EDGE || !objects[i].box->first)
            continue;
        InlineBox *box = objects[i].box->first;
        first[i].box = box;
        box->begin_at = objects[i].box->begin_at;
        if (objects[i].is_end)
            box->end_edge = &first[i];
        else
            box->begin_edge = &first[i];
    }
    return first;
}

const TextStyle *first_line_strut(Composer *composer, const InlineState *block)
{
    return block->first.style ? style_on_first_line(composer, block) : NULL;
}
