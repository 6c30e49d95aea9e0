#include "styles/background_grammars.h"

#include "styles/css_colors.h"
#include "styles/property_grammars.h"

/* Reads what one layer has of a property. */
typedef bool LayerReader(ValueReader *reader, Value *value);

static bool read_layers(ValueReader *reader, LayerReader *read, Value *value)
{
    ValueBuilder layers = {.arena = reader->arena};
    do {
        Value layer;
        if (layers.count == BACKGROUND_LAYERS_MOST)
            return value_refuse_unsupported(reader);
        if (!read(reader, &layer))
            return false;
        value_add(&layers, layer);
    } while (value_take_kind(reader, CSS_COMMA));
    *value = value_list_of(&layers);
    return true;
}

static Value pair_of(ValueReader *reader, Value first, Value second)
{
    ValueBuilder pair = {.arena = reader->arena};
    value_add(&pair, first);
    value_add(&pair, second);
    return value_list_of(&pair);
}

/* ---- images ---- */

static bool read_image(ValueReader *reader, Value *value)
{
    static const char *const later[] = {"linear-gradient",
                                        "radial-gradient",
                                        "conic-gradient",
                                        "repeating-linear-gradient",
                                        "repeating-radial-gradient",
                                        "image-set",
                                        "image",
                                        "cross-fade",
                                        "element"};
    if (value_read_keyword(reader, just_none, value) || read_url(reader, value))
        return true;
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (css_is_function(value_peek(reader), later[i]))
            return value_refuse_unsupported(reader);
    return false;
}

/* ---- repetition ---- */

static bool read_repeat(ValueReader *reader, Value *value)
{
    static const uint16_t both[] = {KEYWORD_REPEAT_X, KEYWORD_REPEAT_Y, KEYWORD_NONE_GIVEN};
    static const uint16_t sides[] = {KEYWORD_REPEAT, KEYWORD_NO_REPEAT, KEYWORD_SPACE,
                                     KEYWORD_ROUND, KEYWORD_NONE_GIVEN};
    const Value repeat = value_of_keyword(KEYWORD_REPEAT);
    const Value once = value_of_keyword(KEYWORD_NO_REPEAT);
    Value across;
    Value down;
    if (value_read_keyword(reader, both, &across)) {
        bool is_across = across.keyword == KEYWORD_REPEAT_X;
        *value = pair_of(reader, is_across ? repeat : once, is_across ? once : repeat);
        return true;
    }
    if (!value_read_keyword(reader, sides, &across))
        return false;
    if (!value_read_keyword(reader, sides, &down))
        down = across;
    *value = pair_of(reader, across, down);
    return true;
}

/* ---- position ---- */

static Value percent(int32_t share)
{
    return (Value){.kind = VALUE_LENGTH, .percent = share * (CSS_NUMBER_ONE / 2)};
}

/* What is as far from the other end. false for least and greatest values, which are not turned around. */
static bool turn_around(ValueReader *reader, Value *value, int depth)
{
    if (value->kind == VALUE_LENGTH) {
        *value = (Value){.kind = VALUE_LENGTH,
                         .length = length_subtract(0, value->length),
                         .percent = length_subtract(0, value->percent)};
        return true;
    }
    if (value->keyword == KEYWORD_NONE_GIVEN) {
        value->number = length_subtract(0, value->number);
        return true;
    }
    if (value->keyword != KEYWORD_CALC || depth == 0)
        return false;
    ValueBuilder terms = {.arena = reader->arena};
    for (uint32_t i = 0; i < value->list->count; i++) {
        Value term = value->list->items[i];
        if (!turn_around(reader, &term, depth - 1))
            return false;
        value_add(&terms, term);
    }
    value->list = value_list_of(&terms).list;
    return true;
}

/* An offset from the right or the foot, as one from the left or the top. */
static bool from_other_end(ValueReader *reader, Value *offset)
{
    if (!turn_around(reader, offset, VALUE_DEPTH))
        return value_refuse_unsupported(reader);
    if (offset->kind == VALUE_LENGTH) {
        offset->percent = length_add(offset->percent, CSS_NUMBER_ONE);
        return true;
    }
    ValueBuilder terms = {.arena = reader->arena};
    value_add(&terms, percent(2));
    value_add(&terms, *offset);
    *offset = (Value){
        .kind = VALUE_UNRESOLVED, .keyword = KEYWORD_CALC, .list = value_list_of(&terms).list};
    return true;
}

/* One word of a position: an edge, or the centre, or an offset. */
typedef struct Place {
    Keyword edge; /* or KEYWORD_NONE_GIVEN */
    Value offset;
} Place;

static bool take_place(ValueReader *reader, Place *place)
{
    static const uint16_t edges[] = {KEYWORD_LEFT, KEYWORD_CENTER, KEYWORD_RIGHT,
                                     KEYWORD_TOP,  KEYWORD_BOTTOM, KEYWORD_NONE_GIVEN};
    Value word;
    place->edge = KEYWORD_NONE_GIVEN;
    if (!value_read_keyword(reader, edges, &word))
        return value_read_numeric(reader, ACCEPTS_LENGTH | ACCEPTS_PERCENT, INT32_MIN,
                                  &place->offset);
    place->edge = (Keyword)word.keyword;
    return true;
}

static bool is_down(Keyword edge)
{
    return edge == KEYWORD_TOP || edge == KEYWORD_BOTTOM;
}

static bool is_across(Keyword edge)
{
    return edge == KEYWORD_LEFT || edge == KEYWORD_RIGHT;
}

static Value offset_of(const Place *place)
{
    if (place->edge == KEYWORD_NONE_GIVEN)
        return place->offset;
    return percent(place->edge == KEYWORD_CENTER                                   ? 1
                   : place->edge == KEYWORD_RIGHT || place->edge == KEYWORD_BOTTOM ? 2
                                                                                   : 0);
}

/* One or two words: across before down, but for two edges. */
static bool take_short(ValueReader *reader, Place places[2], int count, Value *value)
{
    if (count == 1)
        places[1] = (Place){.edge = KEYWORD_CENTER};
    bool are_edges = places[0].edge != KEYWORD_NONE_GIVEN && places[1].edge != KEYWORD_NONE_GIVEN;
    if (are_edges && (is_down(places[0].edge) || is_across(places[1].edge))) {
        Place first = places[0];
        places[0] = places[1];
        places[1] = first;
    }
    if (is_down(places[0].edge) || is_across(places[1].edge))
        return false;
    *value = pair_of(reader, offset_of(&places[0]), offset_of(&places[1]));
    return true;
}

/* Three or four words: two edges, with offsets from them. */
static bool take_long(ValueReader *reader, const Place *places, int count, Value *value)
{
    Keyword edges[2];
    Value offsets[2];
    int found = 0;
    for (int i = 0; i < count; found++) {
        const Place *place = &places[i++];
        if (found == 2 || place->edge == KEYWORD_NONE_GIVEN)
            return false;
        edges[found] = place->edge;
        offsets[found] = offset_of(place);
        if (i == count || places[i].edge != KEYWORD_NONE_GIVEN)
            continue;
        offsets[found] = places[i++].offset;
        bool is_far = place->edge == KEYWORD_RIGHT || place->edge == KEYWORD_BOTTOM;
        if (place->edge == KEYWORD_CENTER || (is_far && !from_other_end(reader, &offsets[found])))
            return false;
    }
    if (found != 2)
        return false;
    bool is_turned = is_down(edges[0]) || is_across(edges[1]);
    int across = is_turned ? 1 : 0;
    if (is_down(edges[across]) || is_across(edges[1 - across]))
        return false;
    *value = pair_of(reader, offsets[across], offsets[1 - across]);
    return true;
}

static bool read_position(ValueReader *reader, Value *value)
{
    enum {
        WORDS_MOST = 4
    };
    Place places[WORDS_MOST];
    ValueReader start = *reader;
    int count = 0;
    while (count < WORDS_MOST && take_place(reader, &places[count]))
        count++;
    bool is_read = count > 2 ? take_long(reader, places, count, value)
                             : count > 0 && take_short(reader, places, count, value);
    if (!is_read)
        value_go_back(reader, &start);
    return is_read;
}

/* ---- size and boxes ---- */

static bool read_side(ValueReader *reader, Value *value)
{
    return value_read_keyword(reader, just_auto, value) ||
           value_read_numeric(reader, ACCEPTS_LENGTH | ACCEPTS_PERCENT, 0, value);
}

static bool read_size(ValueReader *reader, Value *value)
{
    static const uint16_t fits[] = {KEYWORD_COVER, KEYWORD_CONTAIN, KEYWORD_NONE_GIVEN};
    Value width;
    Value height;
    if (value_read_keyword(reader, fits, value))
        return true;
    if (!read_side(reader, &width))
        return false;
    if (!read_side(reader, &height))
        height = value_of_keyword(KEYWORD_AUTO);
    *value = pair_of(reader, width, height);
    return true;
}

static bool read_box(ValueReader *reader, Value *value)
{
    static const uint16_t boxes[] = {KEYWORD_BORDER_BOX, KEYWORD_PADDING_BOX, KEYWORD_CONTENT_BOX,
                                     KEYWORD_NONE_GIVEN};
    return value_read_keyword(reader, boxes, value);
}

/* Nothing scrolls on paper, so that local has no meaning. */
static bool read_attachment(ValueReader *reader, Value *value)
{
    static const uint16_t ways[] = {KEYWORD_SCROLL, KEYWORD_FIXED, KEYWORD_NONE_GIVEN};
    if (css_is_ident(value_peek(reader), "local"))
        return value_refuse_unsupported(reader);
    return value_read_keyword(reader, ways, value);
}

/* ---- properties ---- */

bool read_background_images(ValueReader *reader, Value *value)
{
    return read_layers(reader, read_image, value);
}

bool read_background_repeats(ValueReader *reader, Value *value)
{
    return read_layers(reader, read_repeat, value);
}

bool read_background_positions(ValueReader *reader, Value *value)
{
    return read_layers(reader, read_position, value);
}

bool read_background_sizes(ValueReader *reader, Value *value)
{
    return read_layers(reader, read_size, value);
}

bool read_background_boxes(ValueReader *reader, Value *value)
{
    return read_layers(reader, read_box, value);
}

bool read_background_attachments(ValueReader *reader, Value *value)
{
    return read_layers(reader, read_attachment, value);
}

/* ---- the shorthand ---- */

/* Takes a part of a layer that is not there yet. A single box is that of the image and that which cuts it. */
static bool take_part(ValueReader *reader, Value parts[BACKGROUND_PARTS], unsigned *found)
{
    static LayerReader *const readers[BACKGROUND_PARTS] = {
        read_image, read_repeat, read_position, NULL, read_box, read_box, read_attachment};
    for (unsigned i = 0; i < BACKGROUND_PARTS; i++) {
        if (!readers[i] || (*found & 1U << i) || !readers[i](reader, &parts[i]))
            continue;
        *found |= 1U << i;
        if (i == BACKGROUND_ORIGIN)
            parts[BACKGROUND_CLIP] = parts[i];
        return i != BACKGROUND_POSITION || !value_take_delim(reader, '/') ||
               read_size(reader, &parts[BACKGROUND_SIZE]);
    }
    return false;
}

/* Takes a layer, and the colour if it has one; nothing in it is given twice. */
static bool read_layer(ValueReader *reader, Value parts[BACKGROUND_PARTS], Value *color)
{
    unsigned found = 0;
    bool has_color = false;
    for (;;) {
        if (!has_color && css_read_color(reader, color))
            has_color = true;
        else if (!take_part(reader, parts, &found))
            break;
    }
    return found != 0 || has_color;
}

bool read_background_layers(ValueReader *reader, Value values[BACKGROUND_PARTS], Value *color)
{
    ValueBuilder layers[BACKGROUND_PARTS];
    Value initial[BACKGROUND_PARTS];
    bool is_last = false;
    for (int i = 0; i < BACKGROUND_PARTS; i++) {
        initial[i] = values[i].list->items[0];
        layers[i] = (ValueBuilder){.arena = reader->arena};
    }
    for (int count = 0; !is_last; count++) {
        Value parts[BACKGROUND_PARTS];
        const Value under = *color;
        for (int i = 0; i < BACKGROUND_PARTS; i++)
            parts[i] = initial[i];
        if (count == BACKGROUND_LAYERS_MOST)
            return value_refuse_unsupported(reader);
        if (!read_layer(reader, parts, color))
            return false;
        is_last = !value_take_kind(reader, CSS_COMMA);
        if (!is_last && !value_equal(&under, color))
            return false;
        for (int i = 0; i < BACKGROUND_PARTS; i++)
            value_add(&layers[i], parts[i]);
    }
    for (int i = 0; i < BACKGROUND_PARTS; i++)
        values[i] = value_list_of(&layers[i]);
    return true;
}
