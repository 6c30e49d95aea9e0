/* Writes the reference of style properties from the property table, in the place of the line
 * @PROPERTIES@ of a template, and of shorthands in the place of @SHORTHANDS@:
 *
 *     style_reference --markdown|--mdoc TEMPLATE OUTPUT
 *
 * Run by the build; the results are docs/style-reference.md and plenary-style(5). */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "styles/property_values.h"
#include "styles/shorthands.h"

/* What differs from CSS besides values that are not supported yet, and what our own properties are
 * for. */
static const struct {
    PropertyId property;
    const char *note;
} notes[] = {
    {PROPERTY_FONT_FAMILY,
     "A family that is not installed, but known to have the widths of another, is "
     "answered by that one, with a note."},
    {PROPERTY_FONT_STYLE,
     "Slant is never made up: a family without an italic is set upright, with a "
     "warning."},
    {PROPERTY_FONT_WEIGHT,
     "Weight is never made up; the nearest there is is taken, with a warning."},
    {PROPERTY_FONT_SIZE, "medium is 12 pt."},
    {PROPERTY_FONT_VARIANT_CAPS,
     "Small capitals that the font lacks are made of smaller capitals; the text of the file keeps "
     "its letters."},
    {PROPERTY_FONT_VARIANT_POSITION,
     "What the font lacks is made of smaller signs, by the measures that it tells, all of a run "
     "alike."},
    {PROPERTY_FONT_VARIATION_SETTINGS,
     "An axis that the font lacks is passed over, and a place beyond its ends is the end."},
    {PROPERTY_FLOAT,
     "footnote, of CSS Generated Content for Paged Media, makes a note at the foot of the page, "
     "column-footnote one at the foot of the column of its call, below a rule as @footnote has "
     "it; one that is too high for a column stands at the foot of the page, and so does one "
     "called outside of columns; inside and outside are the sides of the page at the spine and "
     "away from it; one to the top or bottom stands on the page of its place in the text or the "
     "first behind it that has "
     "room, with the notes called in it, and in columns at that end of the column of its place, or "
     "across them all "
     "with column-span: all; no page or column ends beside a float at the side: it goes on the "
     "next with "
     "its text, and one that is higher than the page stays in the text."},
    {PROPERTY_CLEAR, "inside and outside as for float; a block of display: flow-root, a table row "
                     "and a box that is set whole do not stand beside floats from before, unless, "
                     "for the last, there is room."},
    {PROPERTY_MAX_HEIGHT, "A block that has one is set whole, as one of given height is. Of "
                          "@footnote, how high the notes "
                          "of a page are together: those that are higher are split, and what is "
                          "left of notes has a page "
                          "for itself where no text would stand beside it."},
    {PROPERTY_BOX_SIZING, "Tables count with their borders and padding always, as browsers have "
                          "it."},
    {PROPERTY_BORDER_CLIP, "Only of top borders, and one length: how much of it is drawn, from its "
                           "start. (Generated Content for Paged Media had it for the rule above "
                           "notes.)"},
    {PROPERTY_OPACITY,
     "A block, a box that is set whole, a picture and what is in a cell are "
     "painted as one and let through together; "
     "of an inline element, and of a row or cell with its background, each part "
     "does so by itself. More than eight in each other are opaque. PDF/A-1 and PDF/X-1a "
     "have what is to be seen as it looks "
     "on white, with a warning, and refuse pictures with an opacity."},
    {PROPERTY_BACKGROUND_IMAGE,
     "Up to eight layers; pictures as for img, from the folder of the sheet. A picture is placed "
     "by the "
     "whole box, which a page end slices; on inline boxes that are broken, and in notes, each "
     "piece has "
     "its own. The background of a column, or down a group of rows, is placed cell by cell."},
    {PROPERTY_BACKGROUND_CLIP, "The background of @page is not cut: it reaches over the bleed."},
    {PROPERTY_BACKGROUND_ATTACHMENT,
     "fixed places the picture by the page, its margins included, also that of @page."},
    {PROPERTY_BOX_DECORATION_BREAK, "Of tables, and of blocks around columns, the edges are always "
                                    "sliced; so are those of notes."},
    {PROPERTY_OVERFLOW_WRAP,
     "A word longer than its line is cut in any case, since text may not be lost beyond "
     "the edge: normal tells it, the others do not. anywhere makes no cell narrower."},
    {PROPERTY_TEXT_WRAP, "auto breaks lines by first fit, as the official print does."},
    {PROPERTY_TEXT_TRANSFORM,
     "By Unicode's rules for the language of the text. On a ::first-line it changes what is seen "
     "and not the text of the file, and does not undo what the block asks for."},
    {PROPERTY_LETTER_SPACING, "More than a twentieth of the font size, either way, turns optional "
                              "ligatures off."},
    {PROPERTY_PAGE, "Takes effect on blocks."},
    {PROPERTY_MARGIN_INSIDE, "Prince's: of @page, the margin at the spine; right on left pages."},
    {PROPERTY_MARGIN_OUTSIDE, "Prince's: of @page, the margin away from the spine."},
    {PROPERTY_POSITION, "running(name), of CSS Generated Content for Paged Media, takes an element "
                        "out of the text for element(name) in margin boxes."},
    {PROPERTY_HYPHENATE_TOTAL, "Ours: the first value of hyphenate-limit-chars."},
    {PROPERTY_HYPHENATE_BEFORE, "Prince's: the second value of hyphenate-limit-chars."},
    {PROPERTY_HYPHENATE_AFTER, "Prince's: the third value of hyphenate-limit-chars."},
    {PROPERTY_FOOTNOTE_DISPLAY,
     "inline notes run on in one paragraph with those called before and behind them, "
     "broken by first fit; their marks stand in the line but for the first; compact is "
     "inline for a note that takes no more than a line; a note of several blocks, or one "
     "with a border, is a block, and so are notes below a table."},
    {PROPERTY_FOOTNOTE_STYLE_POSITION,
     "Prince's: where the number of a note stands: in its first line, or in the margin "
     "before it, as markers of lists do; the initial value is that of CSS Generated Content "
     "for Paged Media, not Prince's."},
    {PROPERTY_LINE_NUMBER,
     "Ours: every n-th line has its number beside its page or column, 12pt from the text or in "
     "the middle of a gap; lines of an element with none do not count, notes and floats neither, "
     "and lines of cells beside each other count once."},
    {PROPERTY_LINE_NUMBER_SIDE,
     "Ours: on which side the number stands; outside is the outer side of a column in its set, and "
     "of a page elsewhere."},
    {PROPERTY_LINE_NUMBER_RESET,
     "Ours: where lines count anew from 1; a chapter begins with each h1."},
    {PROPERTY_CHANGE_BAR,
     "Ours: a bar beside each line in which something of the element stands, 6pt from the text "
     "at the outer side of its page or column, or in the middle of a gap between columns; not "
     "inherited, but beside all that is in the element, its notes too, and through the spaces of "
     "a block."},
    {PROPERTY_NOTE_STREAM,
     "Ours: the series that a note is counted in: by footnote, table-footnote, "
     "symbol-footnote, or the counter of the name."},
    {PROPERTY_NOTE_RESET,
     "Ours: where the series of a note begins anew; a chapter begins with each "
     "h1; with page, a further call has the number that its note has on the note's page."},
    {PROPERTY_NOTE_CALL_PLACEMENT,
     "Ours: whether the call of a note stands before or behind the punctuation at its place, "
     "as the document has it if auto; the base sheet says behind for English and Chinese, "
     "before for Arabic, French, Russian and Spanish; dashes and parentheses are not passed."},
    {PROPERTY_COLUMN_WIDTH, "There are as many columns as fit, but no more than 32."},
    {PROPERTY_SYNC, "Ours: blocks side by side by such names; see Parallel texts."},
    {PROPERTY_WIDE_PAGE, "Ours: the named page that a table goes to if it is wider than its column "
                         "even with the narrowest "
                         "columns, and the text of that page is wider. Blocks before it that avoid "
                         "a break behind them go "
                         "along, and blocks behind it that avoid one before them."},
    {PROPERTY_NOTE_SEPARATOR, "Ours: what stands between calls at one place."},
    {PROPERTY_BLEED, "Of @page. auto is 6 pt where crop marks are asked for, else 0."},
    {PROPERTY_MARKS, "Of @page; for --pdf=x-1a and x-4."},
    {PROPERTY_SIZE, "Of @page. auto is A4."},
    {PROPERTY_OVERFLOW,
     "Cuts off in boxes that are set whole: those of a given height, inline blocks, floats and "
     "positioned ones; other blocks are as high as what they hold."},
    {PROPERTY_CONTENT,
     "Pictures by url() are as large as their files say, but no wider than the text; without words "
     "for them, behind a slash, they are ornaments. string() and element() stand in margin boxes "
     "only; other words are taken of ::before, ::after and elements."},
    {PROPERTY_STRING_SET, "CSS Generated Content for Paged Media."},
    {PROPERTY_BOOKMARK_LEVEL, "CSS Generated Content for Paged Media: the outline of the PDF."},
    {PROPERTY_BOOKMARK_LABEL, "CSS Generated Content for Paged Media."},
    {PROPERTY_FONT_SCALE, "Ours: the horizontal scale of glyphs, 100 % is natural."},
    {PROPERTY_LEADING,
     "Ours: where the space goes that line-height adds to the font's own height: half "
     "above and half below, as CSS does, or all of it above, as hot metal did."},
    {PROPERTY_TAB_STOPS,
     "Ours: where tabs end, from the edge that lines start at. The text behind a tab begins, ends, "
     "is centred or has its decimal sign there (a comma in French, Spanish and Russian); a string "
     "fills the tab, dotted by dots. Behind the last stop tab-size counts. Tabs are those that "
     "white-space keeps."},
    {PROPERTY_OPTICAL_MARGINS,
     "Ours: stops, hyphens, quotation marks and letters with slanting sides reach over the edges "
     "of the text by a part of themselves, so that the edges look straight; full-width "
     "punctuation by its white half."},
    {PROPERTY_TEXT_SPACING_TRIM,
     "Full-width signs are halved by half an em, whatever features the font has; quotation marks "
     "where the font makes them an em wide. auto is trim-start."},
    {PROPERTY_JUSTIFY_LETTERS,
     "Ours: how much may be put between letters when word spaces are as wide "
     "as they may be, in hundredths of an em."},
    {PROPERTY_JUSTIFY_SPACES,
     "Ours: how narrow and how wide a word space may become in a justified "
     "line, in percent of its natural width."},
    {PROPERTY_FOOTNOTE_POLICY,
     "auto lets a note be split if that is the better page, where pages are "
     "planned by -plenary-page-break: optimal; else it is as line; Prince's keep-with-line is "
     "line, keep-with-block is block."},
    {PROPERTY_COLUMN_COUNT,
     "In what is cut into pages: not in notes, in boxes that are set whole, nor "
     "in columns; notes stand across them unless they have float: column-footnote."},
    {PROPERTY_CAPTION_REPEAT,
     "Ours: whether further pages of the table have its caption once more, above "
     "::-plenary-continued and the header rows, if it takes no more than a quarter of the page. "
     "The notes it calls are on the first only."},
    {PROPERTY_PAGE_BREAK, "Ours: how page ends are chosen, on the root element: page by page, each "
                          "as full as may be, or for all "
                          "pages of a chapter together by what is wrong with each."},
    {PROPERTY_HYPHEN_BREAK,
     "Ours: whether a line may end behind a hyphen that stands in a word, and "
     "how many letters must then stand before and after it."},
};

static const char *note_of(PropertyId property)
{
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (notes[i].property == property)
            return notes[i].note;
    return NULL;
}

/* What properties apply to, by how their names begin; the first that fits. Those that fit none are of all
 * elements, or of all text if they are inherited. */
static const struct {
    const char *prefix;
    const char *words;
} domains[] = {
    {"border-collapse", "tables"},
    {"border-spacing", "tables"},
    {"table-layout", "tables"},
    {"empty-cells", "cells"},
    {"caption-side", "captions of tables"},
    {"-plenary-caption-repeat", "captions of tables, above them"},
    {"border-clip", "blocks and @footnote"},
    {"border-", "blocks, inline elements, tables, cells; pages, margin boxes and @footnote"},
    {"box-decoration-break", "blocks and inline elements"},
    {"padding-", "blocks, inline elements, cells; pages, margin boxes and @footnote"},
    {"margin-break", "blocks"},
    {"margin-inside", "pages"},
    {"margin-outside", "pages"},
    {"margin-", "blocks, inline elements, tables; pages, margin boxes and @footnote"},
    {"bleed", "pages"},
    {"marks", "pages"},
    {"size", "pages"},
    {"background-", "all elements, pages, margin boxes"},
    {"opacity", "elements, margin boxes"},
    {"column-span", "blocks in columns"},
    {"column-", "blocks"},
    {"break-inside", "blocks, and rows of tables"},
    {"break-", "blocks"},
    {"orphans", "blocks of lines"},
    {"widows", "blocks of lines"},
    {"page", "blocks"},
    {"float", "elements; of notes, footnote"},
    {"clear", "blocks"},
    {"top", "elements that position moves"},
    {"right", "elements that position moves"},
    {"bottom", "elements that position moves"},
    {"left", "elements that position moves"},
    {"width", "blocks, inline blocks, pictures, tables, cells; margin boxes"},
    {"min-", "blocks, inline blocks, pictures, tables, cells; margin boxes"},
    {"max-height", "blocks, inline blocks, pictures; margin boxes and @footnote"},
    {"max-", "blocks, inline blocks, pictures; margin boxes"},
    {"height", "blocks, inline blocks, pictures, rows; margin boxes"},
    {"content",
     "::before, ::after, ::marker, ::footnote-call, ::footnote-marker, elements, margin boxes"},
    {"counter-", "elements, their pseudo-elements, pages"},
    {"list-style-", "list items"},
    {"footnote-", "notes"},
    {"-plenary-note-separator", "calls of notes"},
    {"-plenary-note-call-placement", "calls of notes"},
    {"-plenary-note-", "notes"},
    {"-plenary-page-break", "the root element"},
    {"-plenary-sync", "blocks"},
    {"-plenary-wide-page", "tables"},
    {"-plenary-change-bar", "blocks"},
    {"text-align", "blocks of lines, cells, margin boxes"},
    {"text-indent", "blocks of lines"},
    {"text-wrap", "blocks of lines"},
    {"initial-letter", "::first-letter"},
    {"vertical-align", "inline elements, cells, margin boxes"},
};

static const char *domain_of(PropertyId property)
{
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
        if (text_starts(text_of(property_name(property)), domains[i].prefix))
            return domains[i].words;
    return property_is_inherited(property) ? "all text" : "all elements";
}

typedef struct Writer {
    FILE *file;
    bool is_markdown;
    unsigned column; /* of the line under way, in mdoc */
    char last;       /* letter written there */
} Writer;

enum {
    LONG_ENOUGH = 56 /* columns of mdoc after which a space ends the line */
};

/* ---- pieces ---- */

/* mdoc takes a period or quote at the start of a line for a request, a backslash for an escape, and wants
 * each sentence on a line of its own. */
static void put_for_mdoc(Writer *writer, char letter)
{
    if (letter == ' ' && (writer->column >= LONG_ENOUGH || writer->last == '.'))
        letter = '\n';
    writer->last = letter;
    if (writer->column == 0 && (letter == '.' || letter == '\''))
        fputs("\\&", writer->file);
    if (letter == '\\')
        fputs("\\e", writer->file);
    else if (letter == '(')
        fputs("\\&(", writer->file); /* no function of C */
    else
        fputc(letter, writer->file);
    writer->column = letter == '\n' ? 0 : writer->column + 1;
}

static void put(Writer *writer, const char *text)
{
    for (; *text; text++) {
        if (!writer->is_markdown)
            put_for_mdoc(writer, *text);
        else if (strchr("|<>*_", *text))
            fprintf(writer->file, "\\%c", *text);
        else
            fputc(*text, writer->file);
    }
}

static void put_buffer(Writer *writer, Buffer *text)
{
    buffer_byte(text, '\0');
    put(writer, text->at);
    buffer_free(text);
}

static void put_later(Writer *writer, const Grammar *grammar)
{
    put(writer, "Not supported yet:");
    for (const uint16_t *at = grammar->later; *at != KEYWORD_NONE_GIVEN; at++) {
        put(writer, at == grammar->later ? " " : ", ");
        put(writer, keyword_name((Keyword)*at));
    }
    put(writer, ".");
}

static const char *basis_words(PercentBasis basis)
{
    switch (basis) {
    case PERCENT_OF_LAYOUT:
        return "a measure of the box or page around it";
    case PERCENT_OF_FONT_SIZE:
        return "the font size";
    case PERCENT_OF_LINE_HEIGHT:
        return "the line height";
    case PERCENT_OF_NOTHING:
        break;
    }
    return NULL;
}

/* ---- properties ---- */

static void put_head(Writer *writer, const char *name)
{
    if (writer->is_markdown)
        fprintf(writer->file, "### `%s`\n\n", name);
    else
        fprintf(writer->file, ".It Cm %s\n", name);
    writer->column = 0;
}

/* A line of its own, which mdoc would run on. */
static void end_line(Writer *writer)
{
    fputs(writer->is_markdown ? "  \n" : "\n.br\n", writer->file);
    writer->column = 0;
}

static void put_property(Writer *writer, PropertyId property)
{
    const PropertyRow *row = property_row(property);
    const char *basis = basis_words(row->basis);
    Buffer grammar = {0};
    Buffer initial = {0};
    put_head(writer, row->name);
    property_print_grammar(property, &grammar);
    put(writer, "Values: ");
    put_buffer(writer, &grammar);
    end_line(writer);
    property_print(property, &row->initial, &initial);
    put(writer, "Initial: ");
    put_buffer(writer, &initial);
    put(writer, property_is_inherited(property) ? "; inherited" : "; not inherited");
    if (basis && row->grammar->accepts & ACCEPTS_PERCENT) {
        put(writer, "; percentages are of ");
        put(writer, basis);
    }
    end_line(writer);
    put(writer, "Applies to: ");
    put(writer, domain_of(property));
    if (!property_is_supported(property)) {
        end_line(writer);
        put(writer, "Known, but not supported yet: declarations are refused.");
    } else if (row->grammar->later) {
        end_line(writer);
        put_later(writer, row->grammar);
    }
    if (note_of(property)) {
        end_line(writer);
        put(writer, note_of(property));
    }
    fputs(writer->is_markdown ? "\n\n" : "\n", writer->file);
}

static void put_shorthand(Writer *writer, const Shorthand *shorthand)
{
    put_head(writer, shorthand->name);
    put(writer, "Values: ");
    put(writer, shorthand->words);
    end_line(writer);
    put(writer, "Sets:");
    for (unsigned i = 0; i < shorthand->count; i++) {
        put(writer, i ? ", " : " ");
        put(writer, property_name((PropertyId)shorthand->longhands[i]));
    }
    fputs(writer->is_markdown ? "\n\n" : "\n", writer->file);
}

/* In the order of the alphabet, our own behind the others. */
static void put_properties(Writer *writer)
{
    const char *last = NULL;
    for (int written = 0; written < PROPERTY_COUNT; written++) {
        int next = -1;
        for (int i = 0; i < PROPERTY_COUNT; i++) {
            const char *name = property_name((PropertyId)i);
            bool is_behind = !last || strcmp(name + (*name == '-'), last + (*last == '-')) > 0;
            const char *best = next < 0 ? NULL : property_name((PropertyId)next);
            if (is_behind && (!best || strcmp(name + (*name == '-'), best + (*best == '-')) < 0))
                next = i;
        }
        if (next < 0)
            return;
        put_property(writer, (PropertyId)next);
        last = property_name((PropertyId)next);
    }
}

static void put_shorthands(Writer *writer)
{
    const Shorthand *shorthand;
    for (size_t i = 0; (shorthand = shorthand_at(i)) != NULL; i++)
        put_shorthand(writer, shorthand);
}

/* ---- the template ---- */

static void fill_in(Writer *writer, Text template)
{
    for (size_t at = 0; at < template.bytes;) {
        Text rest = text_slice(template, at, template.bytes);
        Text line = text_slice(rest, 0, text_find(rest, '\n'));
        at += line.bytes + 1;
        if (text_is(line, "@PROPERTIES@"))
            put_properties(writer);
        else if (text_is(line, "@SHORTHANDS@"))
            put_shorthands(writer);
        else
            fprintf(writer->file, "%.*s\n", (int)line.bytes, line.at);
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("use: style_reference --markdown|--mdoc TEMPLATE OUTPUT\n", stderr);
        return 1;
    }
    Arena *arena = arena_new(0);
    const Source *template;
    Writer writer = {.is_markdown = strcmp(argv[1], "--markdown") == 0};
    int exit_code = 8;
    if (file_load(arena, argv[2], diagnostics_new(arena), &template) == STATUS_OK) {
        writer.file = fopen(argv[3], "w");
        if (writer.file) {
            fill_in(&writer, template->bytes);
            exit_code = fclose(writer.file) == 0 ? 0 : 8;
        }
    }
    if (exit_code)
        fprintf(stderr, "style_reference: %s cannot be made of %s\n", argv[3], argv[2]);
    arena_free(arena);
    return exit_code;
}
