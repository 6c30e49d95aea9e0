/* Paragraphs whose first lines are set in from the edge of the page, as layout-preserving extraction and
 * typewriters leave them. */
#include "input/un_text_joints.h"

#include <string.h>

enum {
    FIRST_LINE_INDENT = 3, /* columns, more than the edge */
    DEEPEST = 14,
    MOST_SHORT = 4 /* paragraphs of one line each that stand above a longer one */
};

static uint32_t indent(const Reading *reading, uint32_t line)
{
    return reading->lines[line].begin - reading->lines[line].start;
}

static bool is_set_in(const Reading *reading, uint32_t line, uint32_t edge)
{
    uint32_t here = indent(reading, line);
    return here >= edge + FIRST_LINE_INDENT && here <= edge + DEEPEST;
}

/* Whether the line below goes on with the run that this one stands in. */
static bool has_line_below(const Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    return line + 1 < reading->line_count && !line_is_blank(at + 1) &&
           !(at[1].flags & LINE_TAKEN) && !(at->flags & LINE_ENDS_PAGE);
}

/* The edge of the lines above, as far as they are of the same run. */
static uint32_t edge_above(const Reading *reading, uint32_t last)
{
    uint32_t edge = indent(reading, last);
    for (uint32_t line = last; line > 0 && last - line < MOST_SHORT; line--) {
        if (!has_line_below(reading, line - 1) || line_is_blank(&reading->lines[line - 1]))
            break;
        uint32_t above = indent(reading, line - 1);
        edge = above < edge ? above : edge;
    }
    return edge;
}

/* Whether, below this line, there are such first lines up to one with a second line at the edge. */
static bool comes_first_line(const Reading *reading, uint32_t line, uint32_t edge)
{
    for (int i = 0; i < MOST_SHORT && has_line_below(reading, line); i++) {
        line++;
        if (!is_set_in(reading, line, edge))
            return i > 0 && indent(reading, line) <= edge + 1;
    }
    return false;
}

/* Whether the line stands under the text of the bullet or the label that the last block begins with. */
static bool is_turned_over(const Finder *finder, uint32_t line)
{
    enum {
        HANG = 8 /* columns */
    };
    const Reading *reading = finder->reading;
    const Block *block = &reading->blocks[reading->block_count - 1];
    uint32_t first = reading->stretches[block->first_stretch].first;
    uint32_t begin = indent(reading, first);
    uint32_t here = indent(reading, line);
    return line_looks_new(reading, first) && here >= begin && here <= begin + HANG;
}

bool finder_is_indented_paragraph(const Finder *finder, uint32_t line)
{
    enum {
        LONG = 60 /* per cent of the measure */
    };
    const Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    char mark_above = final_mark(line_text(reading, finder->last));
    bool has_room = line_has_room(reading, finder->last, line);
    bool is_sentence = (mark_above == '.' || mark_above == ';') && text_may_begin_sentence(text);
    bool is_usual =
        finder->indented && (mark_above || text_is_capitals(line_text(reading, finder->last)));
    if (is_turned_over(finder, line) || !(has_room || is_sentence || is_usual))
        return false;
    bool has_below = has_line_below(reading, line);
    if (has_below && is_set_in(reading, line, indent(reading, line + 1)))
        return line_fills(reading, line, LONG);
    uint32_t edge = edge_above(reading, finder->last);
    if (!(has_room || is_usual) || !is_set_in(reading, line, edge))
        return false;
    return comes_first_line(reading, line, edge) || (final_mark(text) && mark_above);
}

bool finder_lacks_indent(const Finder *finder, uint32_t line)
{
    enum {
        SEVERAL = 2,
        NEARLY_FULL = 88 /* per cent of the measure */
    };
    const Reading *reading = finder->reading;
    return finder->indented >= SEVERAL && line_fills(reading, finder->last, NEARLY_FULL) &&
           indent(reading, line) <= edge_above(reading, finder->last) + 1;
}
