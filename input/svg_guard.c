#include "input/svg_guard.h"

#include <string.h>

#include "input/image_formats.h"
#include "input/svg_graph.h"
#include "input/svg_scan.h"
#include "input/svg_words.h"

enum {
    WORK_OF_PRIMITIVE = 500, /* of a filter, which goes over the whole drawing */
    WORK_OF_MASK = 100,
    MOST_OCTAVES = 10,
    WIDEST_BRUSH = 20,
    LARGEST_MATRIX = 9
};

/* An element that is open. */
typedef struct Level {
    uint32_t node;
    uint32_t node_depth;
} Level;

typedef struct Guard {
    Arena *arena;
    SvgGraph graph;
    SvgFacts *facts;
    Level levels[SVG_DEEPEST + 1];
    uint32_t depth;
    Text *painted; /* what style sheets call by name */
    size_t painted_count;
    size_t painted_capacity;
    uint64_t classed; /* elements that a style sheet may mean */
    size_t longest_entity;
    Buffer sheet; /* the text of the style element that is open */
} Guard;

static void refuse(Guard *guard, const char *fault)
{
    if (!guard->facts->fault)
        guard->facts->fault = fault;
}

static void refuse_escapes(Guard *guard)
{
    refuse(guard, "a reference in it is written in escapes");
}

static void tell_outside(Guard *guard, Text what)
{
    if (guard->facts->outside.bytes == 0)
        guard->facts->outside = what;
}

static bool contains(Text text, const char *words)
{
    size_t bytes = strlen(words);
    for (size_t i = 0; i + bytes <= text.bytes; i++)
        if (text_is_ignoring_case(text_slice(text, i, i + bytes), words))
            return true;
    return false;
}

/* ---- entities ---- */

/* One declaration, behind its keyword: only short texts are allowed, and no part of a reference. */
static void look_at_entity(Guard *guard, Text declaration)
{
    enum {
        LONGEST = 1024
    };
    Text rest = text_trim(declaration);
    size_t name = 0;
    while (name < rest.bytes && !strchr(" \t\r\n<", rest.at[name]))
        name++;
    rest = text_trim(text_slice(rest, name, rest.bytes));
    if (rest.bytes == 0 || (*rest.at != '"' && *rest.at != '\'')) {
        refuse(guard, "an entity of it stands elsewhere");
        return;
    }
    size_t end = 1;
    while (end < rest.bytes && rest.at[end] != *rest.at)
        end++;
    Text value = text_slice(rest, 1, end);
    bool is_plain = value.bytes <= LONGEST;
    for (size_t i = 0; is_plain && i < value.bytes; i++)
        is_plain = value.at[i] && !strchr("&<%(\\", value.at[i]);
    if (!is_plain)
        refuse(guard, "an entity of it is more than a short text");
    if (value.bytes > guard->longest_entity)
        guard->longest_entity = value.bytes;
}

static void look_at_doctype(Guard *guard, Text content)
{
    static const char word[] = "<!ENTITY";
    content = text_trim(content);
    for (size_t i = 0; i + sizeof word <= content.bytes && !guard->facts->fault; i++)
        if (content.at[i] == '<' && text_starts(text_slice(content, i, content.bytes), word))
            look_at_entity(guard, text_slice(content, i + sizeof word - 1, content.bytes));
}

/* ---- pictures inside ---- */

static int base64_digit(char byte)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* White space, and line ends that are written as character references, stand between. */
static void decode_base64(Text text, Buffer *out)
{
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t i = 0; i < text.bytes; i++) {
        if (text.at[i] == '&')
            while (i + 1 < text.bytes && text.at[i] != ';')
                i++;
        int digit = base64_digit(text.at[i]);
        if (digit < 0)
            continue;
        bits = bits << 6 | (uint32_t)digit;
        if (++count % 4 != 1)
            buffer_byte(out, (char)(bits >> (8 - count % 4 * 2) % 8 & 0xFF));
    }
}

static void look_at_picture(Guard *guard, Text address)
{
    size_t comma = text_find(address, ',');
    Text kind = text_slice(address, 0, comma);
    Buffer bytes = {0};
    Image image = {0};
    const char *fault = NULL;
    decode_base64(text_slice(address, comma + 1, address.bytes), &bytes);
    image.bytes = buffer_text(&bytes);
    if (!contains(kind, ";base64"))
        fault = "a picture in it is not in base64";
    else if (image_png_is(image.bytes))
        fault = image_png_read(guard->arena, &image);
    else if (image_jpeg_is(image.bytes))
        fault = image_jpeg_read(guard->arena, &image);
    else
        fault = "a picture in it is neither PNG nor JPEG";
    if (!fault && (uint64_t)image.width * image.height > SVG_MOST_ELEMENTS)
        fault = "a picture in it is too large";
    buffer_free(&bytes);
    if (fault)
        refuse(guard, fault);
}

/* ---- references ---- */

static void refer(Guard *guard, Text name)
{
    const Level *level = &guard->levels[guard->depth];
    svg_graph_refer(&guard->graph, level->node,
                    (SvgReference){.target = name, .levels = guard->depth - level->node_depth + 1});
}

/* What url(…) names in a value or a style sheet, which begins behind the bracket. */
static void look_at_url(Guard *guard, Text text, bool is_sheet)
{
    size_t end = 0;
    while (end < text.bytes && text.at[end] != ')' && text.at[end] != '(')
        end++;
    if (end == text.bytes || text.at[end] == '(') {
        refuse(guard, "a reference in it is not closed");
        return;
    }
    Text name = text_trim(text_slice(text, 0, end));
    while (name.bytes && strchr("\"'", *name.at))
        name = text_trim(text_slice(name, 1, name.bytes));
    while (name.bytes && strchr("\"'", name.at[name.bytes - 1]))
        name = text_trim(text_slice(name, 0, name.bytes - 1));
    if (text_find(name, '\\') < name.bytes || text_find(name, '&') < name.bytes)
        refuse_escapes(guard);
    else if (!text_starts(name, "#"))
        tell_outside(guard, name);
    else if (!is_sheet)
        refer(guard, text_slice(name, 1, name.bytes));
    else {
        guard->painted = arena_reserve(guard->arena, guard->painted, guard->painted_count,
                                       &guard->painted_capacity, sizeof *guard->painted);
        guard->painted[guard->painted_count++] = text_slice(name, 1, name.bytes);
    }
}

/* Whether an entity is called that is not one of XML's own. */
static bool calls_entity(Text text)
{
    static const char *const own[] = {"amp;", "lt;", "gt;", "quot;", "apos;", "#"};
    for (size_t i = text_find(text, '&'); i < text.bytes;) {
        Text behind = text_slice(text, i + 1, text.bytes);
        bool is_own = false;
        for (size_t j = 0; j < sizeof own / sizeof *own; j++)
            is_own |= text_starts(behind, own[j]);
        if (!is_own)
            return true;
        i += 1 + text_find(behind, '&');
    }
    return false;
}

/* A value, or a style sheet, as it is meant. What could hide a reference is refused. */
static void look_at_urls(Guard *guard, Text text, bool is_sheet)
{
    if (text_find(text, '&') < text.bytes) {
        Buffer meant = {0};
        svg_put_resolved(text, &meant);
        bool is_call = calls_entity(text) && contains(buffer_text(&meant), "(");
        text = text_copy(guard->arena, buffer_text(&meant));
        buffer_free(&meant);
        if (is_call)
            refuse_escapes(guard);
    }
    size_t first = text_find(text, '(');
    if (first < text.bytes && text_find(text, '\\') < text.bytes)
        refuse_escapes(guard);
    for (size_t i = first; i < text.bytes && !guard->facts->fault;) {
        Text before = text_slice(text, i < 3 ? 0 : i - 3, i);
        Text behind = text_slice(text, i + 1, text.bytes);
        if (text_is_ignoring_case(before, "url"))
            look_at_url(guard, behind, is_sheet);
        i += 1 + text_find(behind, '(');
    }
}

static void look_at_sheet(Guard *guard, Text sheet)
{
    if (contains(sheet, "@import"))
        tell_outside(guard, (Text)TEXT("@import"));
    look_at_urls(guard, sheet, true);
}

static bool is_one_of(Text name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

/* Links lead there only when they are followed, and animations are not drawn. */
static void look_at_href(Guard *guard, Text element, Text value)
{
    static const char *const harmless[] = {"a",   "animate", "animateColor",    "animateMotion",
                                           "set", "mpath",   "animateTransform"};
    value = text_trim(value);
    bool is_picture = text_is(element, "image") || text_is(element, "feImage");
    if (is_one_of(element, harmless, sizeof harmless / sizeof *harmless))
        return;
    if (is_picture && value.bytes > 5 && text_is_ignoring_case(text_slice(value, 0, 5), "data:"))
        look_at_picture(guard, value);
    else if (text_find(value, '&') < value.bytes)
        refuse_escapes(guard);
    else if (text_starts(value, "#"))
        refer(guard, text_slice(value, 1, value.bytes));
    else if (value.bytes)
        tell_outside(guard, value);
}

/* ---- elements ---- */

/* Whether a number of the value is above a limit; such as are no plain decimals count as large. */
static bool passes(Text value, unsigned limit)
{
    unsigned number = 0;
    for (size_t i = 0; i < value.bytes; i++) {
        if (value.at[i] >= '0' && value.at[i] <= '9')
            number = number * 10 + (unsigned)(value.at[i] - '0');
        else if (value.at[i] == '.')
            while (i + 1 < value.bytes && value.at[i + 1] >= '0' && value.at[i + 1] <= '9')
                i++;
        else if (strchr(" \t\r\n,", value.at[i]))
            number = 0;
        else
            return true;
        if (number > limit)
            return true;
    }
    return false;
}

static void look_at_filter(Guard *guard, Text element, Text name, Text value)
{
    if ((text_is(element, "feTurbulence") && text_is(name, "numOctaves") &&
         passes(value, MOST_OCTAVES)) ||
        (text_is(element, "feMorphology") && text_is(name, "radius") &&
         passes(value, WIDEST_BRUSH)) ||
        (text_is(element, "feConvolveMatrix") && text_is(name, "order") &&
         passes(value, LARGEST_MATRIX)))
        refuse(guard, "a filter of it makes too much work");
}

static void look_at_attributes(Guard *guard, const SvgPiece *tag)
{
    Text rest = tag->content;
    Text name;
    Text value;
    while (svg_attribute(&rest, &name, &value)) {
        if (text_is(name, "href"))
            look_at_href(guard, tag->name, value);
        else if (text_is(name, "class"))
            guard->classed++;
        else if (text_starts(tag->name, "fe"))
            look_at_filter(guard, tag->name, name, value);
        if (!text_is(name, "href"))
            look_at_urls(guard, value, false);
    }
}

/* With the prefixes of names left out there may be two; which is meant is not asked. */
static Text id_of(Guard *guard, const SvgPiece *tag)
{
    Text rest = tag->content;
    Text name;
    Text value;
    Text id = {0};
    while (svg_attribute(&rest, &name, &value)) {
        if (!text_is(name, "id"))
            continue;
        if (id.bytes || text_find(value, '&') < value.bytes)
            refuse_escapes(guard);
        id = value;
    }
    return id;
}

static uint64_t work_of(Guard *guard, Text element)
{
    bool is_mask = text_is(element, "mask");
    bool is_primitive = text_starts(element, "fe") && !text_starts(element, "feFunc") &&
                        !text_is(element, "feMergeNode");
    guard->facts->has_surfaces |= is_mask || is_primitive;
    return is_mask ? WORK_OF_MASK : is_primitive ? WORK_OF_PRIMITIVE : 1;
}

static void open_element(Guard *guard, const SvgPiece *tag)
{
    if (guard->depth == SVG_DEEPEST) {
        refuse(guard, "its elements are nested too deep");
        return;
    }
    Level level = guard->levels[guard->depth];
    Text id = id_of(guard, tag);
    guard->depth++;
    if (id.bytes) {
        uint32_t node = svg_graph_node(&guard->graph, id);
        uint32_t levels = guard->depth - level.node_depth;
        svg_graph_refer(&guard->graph, level.node, (SvgReference){.node = node, .levels = levels});
        level = (Level){node, guard->depth};
        guard->graph.nodes[node].is_paint =
            text_is(tag->name, "linearGradient") || text_is(tag->name, "radialGradient");
    }
    guard->levels[guard->depth] = level;
    guard->graph.nodes[level.node].work += work_of(guard, tag->name);
    if (text_is(tag->name, "script") || text_is(tag->name, "include"))
        tell_outside(guard, tag->name);
    look_at_attributes(guard, tag);
}

static bool is_known_code(Text name)
{
    static const char *const starts[] = {"utf-8", "us-ascii", "iso-8859-", "windows-125"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (text_is_ignoring_case(text_slice(name, 0, strlen(starts[i])), starts[i]))
            return true;
    return false;
}

static void look_at_instruction(Guard *guard, const SvgPiece *piece)
{
    Text rest = piece->content;
    Text name;
    Text value;
    if (text_is(piece->name, "xml-stylesheet"))
        tell_outside(guard, piece->name);
    while (text_is(piece->name, "xml") && svg_attribute(&rest, &name, &value))
        if (text_is(name, "encoding") && !is_known_code(value))
            refuse(guard, "it is in a code other than UTF-8");
}

static void look_at_pieces(Guard *guard, Text bytes)
{
    size_t at = 0;
    bool is_in_sheet = false;
    for (SvgPiece piece; !guard->facts->fault && (piece = svg_next(bytes, &at)).kind != SVG_END;) {
        if (piece.kind == SVG_OPEN || piece.kind == SVG_EMPTY)
            open_element(guard, &piece);
        if ((piece.kind == SVG_CLOSE || piece.kind == SVG_EMPTY) && guard->depth > 0)
            guard->depth--;
        if (piece.kind == SVG_OPEN || piece.kind == SVG_CLOSE) {
            look_at_sheet(guard, text_copy(guard->arena, buffer_text(&guard->sheet)));
            buffer_clear(&guard->sheet);
            is_in_sheet = piece.kind == SVG_OPEN && text_is(piece.name, "style");
        } else if (piece.kind == SVG_TEXT && is_in_sheet) {
            buffer_put(&guard->sheet, piece.content);
        }
        if (piece.kind == SVG_DOCTYPE)
            look_at_doctype(guard, piece.content);
        else if (piece.kind == SVG_INSTRUCTION)
            look_at_instruction(guard, &piece);
        else if (piece.kind == SVG_UNFINISHED)
            refuse(guard, "cut off");
    }
}

/* ---- the whole ---- */

static void look_at_entity_calls(Guard *guard, Text bytes)
{
    uint64_t calls = 0;
    for (size_t i = 0; i < bytes.bytes; i++)
        calls += bytes.at[i] == '&';
    if (calls * guard->longest_entity > SVG_LARGEST)
        refuse(guard, "its entities become too large");
}

/* What a style sheet calls may be called by any element, each once on a way. */
static void follow_references(Guard *guard)
{
    SvgGraph *graph = &guard->graph;
    svg_graph_end(graph);
    const char *fault = svg_graph_follow(graph, 0);
    uint64_t work = 0;
    uint64_t way = 0;
    for (size_t i = 0; !fault && i < guard->painted_count; i++) {
        uint32_t target = svg_graph_find(graph, guard->painted[i]);
        fault = target ? svg_graph_follow(graph, target) : NULL;
        if (fault || target == 0 || graph->nodes[target].is_paint)
            continue;
        work += graph->nodes[target].work;
        way += graph->nodes[target].way + 1;
    }
    if (fault)
        refuse(guard, fault);
    else if (way + graph->nodes[0].way > SVG_LONGEST_WAY)
        refuse(guard, "its references lead too deep");
    else if (work * (guard->classed + 1) + graph->nodes[0].work > SVG_MOST_WORK)
        refuse(guard, "its references or filters make too much work");
}

SvgFacts svg_look_through(Text bytes)
{
    SvgFacts facts = {0};
    if (bytes.bytes > SVG_LARGEST) {
        facts.fault = "larger than drawings may be";
        return facts;
    }
    Arena *arena = arena_new(0);
    Guard *guard = ARENA_NEW(arena, Guard);
    guard->arena = arena;
    guard->facts = &facts;
    guard->graph = svg_graph(arena);
    look_at_pieces(guard, bytes);
    look_at_entity_calls(guard, bytes);
    if (!facts.fault)
        follow_references(guard);
    buffer_free(&guard->sheet);
    arena_free(arena);
    return facts;
}

bool svg_is(Text bytes)
{
    size_t at = text_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < bytes.bytes && strchr(" \t\r\n", bytes.at[at]))
        at++;
    if (at == bytes.bytes || bytes.at[at] != '<')
        return false;
    for (;;) {
        SvgPiece piece = svg_next(bytes, &at);
        switch (piece.kind) {
        case SVG_TEXT:
        case SVG_DOCTYPE:
        case SVG_INSTRUCTION:
            continue;
        case SVG_OPEN:
        case SVG_EMPTY:
            return text_is(piece.name, "svg");
        default:
            return false;
        }
    }
}
