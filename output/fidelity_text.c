#include "output/fidelity_text.h"

#include <string.h>

#include "input/svg_words.h"
#include "layout/letter_case.h"

/* Notes that are called, in order. */
typedef struct NoteNodes {
    const Node **items;
    size_t count;
    size_t capacity;
} NoteNodes;

typedef struct Gatherer {
    Arena *arena;
    const StyledTree *tree;
    ShownText *shown;
    Name lang;
    const Node *node;    /* whose unit is under way */
    ShownKind kind;      /* of units, where the walk is */
    bool repeats;        /* likewise */
    bool is_open;        /* a unit is under way: the last one */
    bool is_after_space; /* white space came last */
    NoteNodes *notes;    /* called since */
    unsigned depth;
} Gatherer;

enum {
    DEEPEST = 1000
};

/* ---- characters ---- */

bool is_shown_space(uint32_t code_point)
{
    return code_point <= 0x20 || code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000;
}

bool is_shown_nothing(uint32_t code_point)
{
    return code_point == 0xAD || code_point == 0x34F || code_point == 0x61C ||
           (code_point >= 0x200B && code_point <= 0x200F) ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x2064) ||
           (code_point >= 0x2066 && code_point <= 0x206F) ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) || code_point == 0xFEFF ||
           (code_point >= 0xE0000 && code_point <= 0xE01EF);
}

static void close_unit(Gatherer *gatherer)
{
    gatherer->is_open = false;
    gatherer->is_after_space = false;
}

static void open_unit(Gatherer *gatherer)
{
    ShownText *shown = gatherer->shown;
    shown->units = arena_reserve(gatherer->arena, shown->units, shown->unit_count,
                                 &shown->unit_capacity, sizeof *shown->units);
    shown->units[shown->unit_count++] = (ShownUnit){
        .kind = gatherer->kind,
        .first = (uint32_t)shown->count,
        .repeats = gatherer->repeats,
        .node = gatherer->node,
    };
    gatherer->is_open = true;
}

static void put_character(Gatherer *gatherer, ShownCharacter character)
{
    ShownText *shown = gatherer->shown;
    if (!gatherer->is_open)
        open_unit(gatherer);
    character.is_apart = gatherer->is_after_space;
    gatherer->is_after_space = false;
    shown->characters = arena_reserve(gatherer->arena, shown->characters, shown->count,
                                      &shown->capacity, sizeof *shown->characters);
    shown->characters[shown->count++] = character;
    shown->units[shown->unit_count - 1].count++;
    if (character.origin)
        shown->from_source++;
    else
        shown->generated++;
}

/* origin is NULL for generated text; where letters change their case, places count for the word only. */
static void put_text(Gatherer *gatherer, Text text, const Node *origin)
{
    for (size_t at = 0; at < text.bytes;) {
        size_t begin = at;
        uint32_t code_point = text_next(text, &at);
        if (is_shown_space(code_point))
            gatherer->is_after_space = true;
        else if (!is_shown_nothing(code_point))
            put_character(gatherer, (ShownCharacter){.code_point = code_point,
                                                     .at = (uint32_t)begin,
                                                     .origin = origin});
    }
}

/* The end of the word that may go on: as much of it as tells whether it does. */
static void put_last_characters(const Gatherer *gatherer, Buffer *out)
{
    enum {
        ENOUGH = 2
    };
    const ShownText *shown = gatherer->shown;
    if (!gatherer->is_open || gatherer->is_after_space)
        return;
    uint32_t count = shown->units[shown->unit_count - 1].count;
    for (uint32_t i = count < ENOUGH ? count : ENOUGH; i > 0; i--)
        buffer_code_point(out, shown->characters[shown->count - i].code_point);
}

static void put_styled(Gatherer *gatherer, Text text, const Style *style, const Node *node,
                       const Node *origin)
{
    if (!style_is(style, PROPERTY_TEXT_TRANSFORM, KEYWORD_NONE)) {
        TextTransform transform = text_transform(style);
        Text language = gatherer->tree->document->language;
        for (const Node *at = node; at; at = at->parent)
            if (node_attribute(at, gatherer->lang, &language))
                break;
        Buffer before = {0};
        put_last_characters(gatherer, &before);
        text =
            letters_transformed(gatherer->arena, text, &transform, language, buffer_text(&before));
        buffer_free(&before);
    }
    put_text(gatherer, text, origin);
}

/* ---- generated content ---- */

static void put_content(Gatherer *gatherer, const Generated *generated, const Node *node)
{
    for (uint32_t i = 0; i < generated->count; i++) {
        const Content *content = &generated->content[i];
        switch (content->kind) {
        case CONTENT_TEXT:
            put_styled(gatherer, content->text, generated->style, node, NULL);
            break;
        case CONTENT_PAGE:
        case CONTENT_PAGES:
        case CONTENT_TARGET_PAGE:
        case CONTENT_NOTE_NUMBER:
            put_character(gatherer, (ShownCharacter){.code_point = SHOWN_PAGE_NUMBER});
            break;
        case CONTENT_LEADER:
            put_character(gatherer, (ShownCharacter){.code_point = SHOWN_LEADER});
            break;
        default:
            break;
        }
    }
}

static bool is_inline(const Style *style)
{
    return style_is(style, PROPERTY_DISPLAY, KEYWORD_INLINE);
}

static void put_generated(Gatherer *gatherer, const Generated *generated, const Node *node)
{
    if (!generated)
        return;
    bool is_apart = !is_inline(generated->style);
    if (is_apart)
        close_unit(gatherer);
    put_content(gatherer, generated, node);
    if (is_apart)
        close_unit(gatherer);
}

static void put_marker(Gatherer *gatherer, const Generated *marker, const Node *node)
{
    if (!marker)
        return;
    close_unit(gatherer);
    put_content(gatherer, marker, node);
    close_unit(gatherer);
}

/* ---- the walk ---- */

/* Characters that the style keeps from being seen. */
static void count_hidden(Gatherer *gatherer, const Node *top)
{
    for (const Node *node = top; node; node = node_following(node, top)) {
        if (!node_is_text(node))
            continue;
        for (size_t at = 0; at < node->text.bytes;) {
            uint32_t code_point = text_next(node->text, &at);
            gatherer->shown->hidden += !is_shown_space(code_point) && !is_shown_nothing(code_point);
        }
    }
}

static void walk(Gatherer *gatherer, const Node *node);

static void walk_content(Gatherer *gatherer, const Node *node, const StyledNode *styled)
{
    if (styled->replacement) {
        put_content(gatherer, styled->replacement, node);
        for (const Node *child = node->first; child; child = child->next)
            count_hidden(gatherer, child);
        return;
    }
    put_generated(gatherer, styled->before, node);
    for (const Node *child = node->first; child; child = child->next)
        walk(gatherer, child);
    put_generated(gatherer, styled->after, node);
}

static void add_note(Gatherer *gatherer, const Node *node)
{
    NoteNodes *notes = gatherer->notes;
    notes->items = arena_reserve(gatherer->arena, notes->items, notes->count, &notes->capacity,
                                 sizeof *notes->items);
    notes->items[notes->count++] = node;
}

static bool stands_apart(const Node *node, const Style *style)
{
    return node->tag != TAG_BR && !is_inline(style);
}

static bool is_free(const Gatherer *gatherer, const Node *node, const Style *style)
{
    return node->tag == TAG_HEADER || gatherer->kind == SHOWN_FREE ||
           style_is(style, PROPERTY_FLOAT, KEYWORD_TOP) ||
           style_is(style, PROPERTY_FLOAT, KEYWORD_BOTTOM) ||
           style_is(style, PROPERTY_POSITION, KEYWORD_ABSOLUTE);
}

/* What an element shows, with the notes called in it left for later. */
static void walk_element(Gatherer *gatherer, const Node *node, const StyledNode *styled)
{
    const Gatherer outer = *gatherer;
    bool is_apart = stands_apart(node, styled->style);
    if (is_apart) {
        close_unit(gatherer);
        gatherer->node = node;
        gatherer->repeats = outer.repeats || node->tag == TAG_THEAD;
        if (is_free(gatherer, node, styled->style))
            gatherer->kind = SHOWN_FREE;
        put_marker(gatherer, styled->marker, node);
    }
    walk_content(gatherer, node, styled);
    if (!is_apart)
        return;
    close_unit(gatherer);
    gatherer->node = outer.node;
    gatherer->repeats = outer.repeats;
    gatherer->kind = outer.kind;
}

static void walk(Gatherer *gatherer, const Node *node)
{
    const StyledNode *styled = &gatherer->tree->nodes[node->number];
    if (node_is_text(node)) {
        put_styled(gatherer, node->text, styled->style, node->parent, node);
    } else if (style_is(styled->style, PROPERTY_DISPLAY, KEYWORD_NONE) ||
               style_value(styled->style, PROPERTY_POSITION)->kind == VALUE_FUNCTION ||
               gatherer->depth == DEEPEST) {
        count_hidden(gatherer, node);
    } else if (node->tag == TAG_BR) {
        gatherer->is_after_space = true;
    } else if (style_is_note(styled->style)) {
        put_generated(gatherer, styled->note_call, node);
        add_note(gatherer, node);
    } else {
        gatherer->depth++;
        walk_element(gatherer, node, styled);
        gatherer->depth--;
    }
}

/* Notes in the order of their calls; those called in a note follow it. Those with symbols stand before
 * the others of their page, so they are walked first, as what may stand anywhere. */
static void walk_notes(Gatherer *gatherer, const NoteNodes *notes, ShownKind kind)
{
    for (size_t i = 0; i < notes->count && gatherer->depth < DEEPEST; i++) {
        const Node *node = notes->items[i];
        const StyledNode *styled = &gatherer->tree->nodes[node->number];
        NoteNodes inner = {0};
        bool is_symbol = style_is(styled->style, PROPERTY_NOTE_STREAM, KEYWORD_SYMBOL);
        if (is_symbol != (kind == SHOWN_FREE))
            continue;
        gatherer->notes = &inner;
        gatherer->node = node;
        gatherer->kind = kind;
        gatherer->depth++;
        close_unit(gatherer);
        put_generated(gatherer, styled->note_marker, node);
        walk_content(gatherer, node, styled);
        close_unit(gatherer);
        walk_notes(gatherer, &inner, kind);
        gatherer->depth--;
    }
}

/* ---- running heads and feet ---- */

/* The words in a drawing, each piece a unit; the drawing alone knows how far they stand apart. */
static void gather_drawing(Gatherer *gatherer, const Image *image, uint32_t page)
{
    ShownText *shown = gatherer->shown;
    SvgWords words = {0};
    Buffer piece = {0};
    close_unit(gatherer);
    while (image->format == IMAGE_SVG && svg_next_words(image->bytes, &words, &piece)) {
        size_t first = shown->count;
        put_text(gatherer, buffer_text(&piece), NULL);
        for (size_t i = first; i < shown->count; i++)
            shown->characters[i].is_apart = false;
        if (gatherer->is_open)
            shown->units[shown->unit_count - 1].page = page;
        close_unit(gatherer);
    }
    buffer_free(&piece);
}

/* What follows each other on a page is one unit. */
static void gather_furniture(Gatherer *gatherer, const Publication *publication)
{
    gatherer->kind = SHOWN_FURNITURE;
    for (uint32_t p = 0; p < publication->page_count; p++) {
        const Page *page = &publication->pages[p];
        close_unit(gatherer);
        for (uint32_t m = 0; m < page->mark_count; m++) {
            const Mark *mark = &page->marks[m];
            if (mark->kind == MARK_IMAGE)
                gather_drawing(gatherer, mark->image.image, p);
            if (mark->kind != MARK_TEXT)
                continue;
            if (mark->element < STRUCTURE_FIRST_ARTIFACT) {
                close_unit(gatherer);
                continue;
            }
            put_text(gatherer, mark->run->text, NULL);
            if (gatherer->is_open)
                gatherer->shown->units[gatherer->shown->unit_count - 1].page = p;
        }
    }
}

ShownText shown_text_of(Arena *arena, const StyledTree *tree, const Publication *publication)
{
    ShownText shown = {0};
    NoteNodes notes = {0};
    Gatherer gatherer = {
        .arena = arena,
        .tree = tree,
        .shown = &shown,
        .lang = names_intern(tree->document->names, (Text)TEXT("lang")),
        .notes = &notes,
    };
    walk(&gatherer, tree->document->root);
    gatherer.repeats = false;
    walk_notes(&gatherer, &notes, SHOWN_FREE);
    walk_notes(&gatherer, &notes, SHOWN_NOTE);
    gather_furniture(&gatherer, publication);
    shown.page_count = publication->page_count;
    return shown;
}

/* ---- several documents ---- */

/* Appends the units of a kind, those that stand free among the text, of a part whose characters and
 * pages begin at these. */
static void add_units(ShownText *whole, const ShownText *part, ShownKind kind, const ShownText *at)
{
    for (size_t i = 0; i < part->unit_count; i++) {
        ShownUnit unit = part->units[i];
        if ((unit.kind == SHOWN_FREE ? SHOWN_TEXT : unit.kind) != kind)
            continue;
        unit.first += (uint32_t)at->count;
        unit.page += at->page_count;
        whole->units[whole->unit_count++] = unit;
    }
}

static void add_characters(ShownText *whole, const ShownText *part)
{
    if (part->count)
        memcpy(&whole->characters[whole->count], part->characters,
               part->count * sizeof *part->characters);
    whole->count += part->count;
    whole->page_count += part->page_count;
    whole->from_source += part->from_source;
    whole->generated += part->generated;
    whole->hidden += part->hidden;
}

ShownText shown_text_join(Arena *arena, const ShownText *parts, size_t count)
{
    static const ShownKind kinds[] = {SHOWN_TEXT, SHOWN_NOTE, SHOWN_FURNITURE};
    ShownText whole = {0};
    if (count == 1)
        return parts[0];
    for (size_t i = 0; i < count; i++) {
        whole.capacity += parts[i].count;
        whole.unit_capacity += parts[i].unit_count;
    }
    whole.characters = ARENA_ARRAY(arena, ShownCharacter, whole.capacity);
    whole.units = ARENA_ARRAY(arena, ShownUnit, whole.unit_capacity);
    for (size_t i = 0; i < count; i++)
        add_characters(&whole, &parts[i]);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        ShownText at = {0};
        for (size_t i = 0; i < count; i++) {
            add_units(&whole, &parts[i], kinds[k], &at);
            at.count += parts[i].count;
            at.page_count += parts[i].page_count;
        }
    }
    return whole;
}
