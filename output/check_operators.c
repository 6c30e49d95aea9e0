#include "output/check_content.h"
#include "output/check_state.h"

/* The operators of PDF 1.7 (annex A), what operands they take, and what is done at each.
 *
 * Operands: n a number, N a name, s a string, a an array, d a dictionary or a name, * any number of
 * any kind. */

typedef enum Operation {
    DO_NOTHING,
    DO_SAVE,
    DO_RESTORE,
    DO_FILL,
    DO_STROKE,
    DO_FILL_AND_STROKE,
    DO_STATE,
    DO_INTENT,
    DO_BEGIN_TEXT,
    DO_END_TEXT,
    DO_FONT,
    DO_RENDER_MODE,
    DO_SHOW,
    DO_SHOW_LIST,
    DO_FILL_SPACE,
    DO_STROKE_SPACE,
    DO_FILL_COLOR,
    DO_STROKE_COLOR,
    DO_FILL_GRAY,
    DO_STROKE_GRAY,
    DO_FILL_RGB,
    DO_STROKE_RGB,
    DO_FILL_CMYK,
    DO_STROKE_CMYK,
    DO_SHADE,
    DO_OBJECT,
    DO_INLINE_IMAGE,
    DO_BEGIN_MARK,
    DO_BEGIN_MARK_WITH_PROPERTIES,
    DO_END_MARK,
    DO_TOLERATE,
    DO_TOLERATE_NO_MORE
} Operation;

typedef struct Operator {
    const char *word;
    const char *operands;
    Operation operation;
} Operator;

/* Sorted by bytes. */
static const Operator operators[] = {
    {"\"", "nns", DO_SHOW},
    {"'", "s", DO_SHOW},
    {"B", "", DO_FILL_AND_STROKE},
    {"B*", "", DO_FILL_AND_STROKE},
    {"BDC", "Nd", DO_BEGIN_MARK_WITH_PROPERTIES},
    {"BI", "", DO_INLINE_IMAGE},
    {"BMC", "N", DO_BEGIN_MARK},
    {"BT", "", DO_BEGIN_TEXT},
    {"BX", "", DO_TOLERATE},
    {"CS", "N", DO_STROKE_SPACE},
    {"DP", "Nd", DO_NOTHING},
    {"Do", "N", DO_OBJECT},
    {"EMC", "", DO_END_MARK},
    {"ET", "", DO_END_TEXT},
    {"EX", "", DO_TOLERATE_NO_MORE},
    {"F", "", DO_FILL},
    {"G", "n", DO_STROKE_GRAY},
    {"J", "n", DO_NOTHING},
    {"K", "nnnn", DO_STROKE_CMYK},
    {"M", "n", DO_NOTHING},
    {"MP", "N", DO_NOTHING},
    {"Q", "", DO_RESTORE},
    {"RG", "nnn", DO_STROKE_RGB},
    {"S", "", DO_STROKE},
    {"SC", "*", DO_STROKE_COLOR},
    {"SCN", "*", DO_STROKE_COLOR},
    {"T*", "", DO_NOTHING},
    {"TD", "nn", DO_NOTHING},
    {"TJ", "a", DO_SHOW_LIST},
    {"TL", "n", DO_NOTHING},
    {"Tc", "n", DO_NOTHING},
    {"Td", "nn", DO_NOTHING},
    {"Tf", "Nn", DO_FONT},
    {"Tj", "s", DO_SHOW},
    {"Tm", "nnnnnn", DO_NOTHING},
    {"Tr", "n", DO_RENDER_MODE},
    {"Ts", "n", DO_NOTHING},
    {"Tw", "n", DO_NOTHING},
    {"Tz", "n", DO_NOTHING},
    {"W", "", DO_NOTHING},
    {"W*", "", DO_NOTHING},
    {"b", "", DO_FILL_AND_STROKE},
    {"b*", "", DO_FILL_AND_STROKE},
    {"c", "nnnnnn", DO_NOTHING},
    {"cm", "nnnnnn", DO_NOTHING},
    {"cs", "N", DO_FILL_SPACE},
    {"d", "an", DO_NOTHING},
    {"d0", "nn", DO_NOTHING},
    {"d1", "nnnnnn", DO_NOTHING},
    {"f", "", DO_FILL},
    {"f*", "", DO_FILL},
    {"g", "n", DO_FILL_GRAY},
    {"gs", "N", DO_STATE},
    {"h", "", DO_NOTHING},
    {"i", "n", DO_NOTHING},
    {"j", "n", DO_NOTHING},
    {"k", "nnnn", DO_FILL_CMYK},
    {"l", "nn", DO_NOTHING},
    {"m", "nn", DO_NOTHING},
    {"n", "", DO_NOTHING},
    {"q", "", DO_SAVE},
    {"re", "nnnn", DO_NOTHING},
    {"rg", "nnn", DO_FILL_RGB},
    {"ri", "N", DO_INTENT},
    {"s", "", DO_STROKE},
    {"sc", "*", DO_FILL_COLOR},
    {"scn", "*", DO_FILL_COLOR},
    {"sh", "N", DO_SHADE},
    {"v", "nnnn", DO_NOTHING},
    {"w", "n", DO_NOTHING},
    {"y", "nnnn", DO_NOTHING},
};

static const Operator *find(Text word)
{
    size_t low = 0;
    size_t high = sizeof operators / sizeof *operators;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(text_of(operators[middle].word), word);
        if (order == 0)
            return &operators[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_operand(const PdfValue *value, char kind)
{
    switch (kind) {
    case 'n':
        return pdf_is_number(value);
    case 'N':
        return value->type == PDF_NAME;
    case 's':
        return value->type == PDF_STRING;
    case 'a':
        return value->type == PDF_ARRAY;
    default:
        return value->type == PDF_DICT || value->type == PDF_NAME;
    }
}

static bool has_operands(const Content *content, const Operator *row)
{
    if (row->operands[0] == '*')
        return content->parser.count > 0;
    size_t count = 0;
    for (; row->operands[count]; count++)
        if (count >= content->parser.count ||
            !is_operand(&content->parser.values[count], row->operands[count]))
            return false;
    return count == content->parser.count;
}

/* ---- graphics state ---- */

static void save(Content *content)
{
    enum {
        MOST_SAVED = 28, /* that the standards allow */
        MOST_KEPT = 10000
    };
    Drawing *drawing = content->drawing;
    size_t saved = drawing->state_count - content->first_state;
    if (saved == MOST_SAVED)
        content_fail(content, CHECK_LIMIT_NESTING, "%s", "");
    if (saved == MOST_KEPT)
        return;
    GraphicsState state = *content_state(content);
    drawing->states =
        arena_reserve(content->check->pdf->stack, drawing->states, drawing->state_count,
                      &drawing->state_capacity, sizeof *drawing->states);
    drawing->states[drawing->state_count++] = state;
}

static void restore(Content *content)
{
    if (content->drawing->state_count > content->first_state)
        content->drawing->state_count--;
    else
        content_fail(content, CHECK_DRAW_STATES, "Q without q");
}

static void set_render_mode(Content *content)
{
    enum {
        INVISIBLE = 3
    };
    content_state(content)->is_invisible = content->parser.values[0].number == INVISIBLE;
}

static void set_intent(Content *content)
{
    Text name = content->parser.values[0].text;
    if (!state_is_rendering_intent(name))
        content_fail(content, CHECK_COLOR_INTENT, "%.*s", check_shown(name), name.at);
}

/* ---- text ---- */

static void set_in_text(Content *content, bool is_in_text)
{
    if (content->is_in_text == is_in_text)
        content_fail(content, CHECK_DRAW_MARKS,
                     is_in_text ? "BT in a text object" : "ET without BT");
    content->is_in_text = is_in_text;
}

static void show_list(Content *content)
{
    PdfValue list = content->parser.values[0];
    for (uint32_t i = 0; i < list.count; i++)
        if (list.items[i].type == PDF_STRING)
            content_show(content, &list.items[i]);
}

/* ---- all ---- */

/* Long because it is the list of all that can happen. */
static void run(Content *content, Operation operation)
{
    switch (operation) {
    case DO_NOTHING:
        break;
    case DO_SAVE:
        save(content);
        break;
    case DO_RESTORE:
        restore(content);
        break;
    case DO_FILL:
    case DO_STROKE:
    case DO_FILL_AND_STROKE:
        content_painted(content, operation != DO_STROKE, operation != DO_FILL);
        break;
    case DO_STATE:
        content_apply_state(content);
        break;
    case DO_INTENT:
        set_intent(content);
        break;
    case DO_BEGIN_TEXT:
    case DO_END_TEXT:
        set_in_text(content, operation == DO_BEGIN_TEXT);
        break;
    case DO_FONT:
        content_choose_font(content);
        break;
    case DO_RENDER_MODE:
        set_render_mode(content);
        break;
    case DO_SHOW:
        content_show(content, &content->parser.values[content->parser.count - 1]);
        break;
    case DO_SHOW_LIST:
        show_list(content);
        break;
    case DO_FILL_SPACE:
    case DO_STROKE_SPACE:
        content_set_space(content, operation == DO_STROKE_SPACE);
        break;
    case DO_FILL_COLOR:
    case DO_STROKE_COLOR:
        content_set_color(content, operation == DO_STROKE_COLOR);
        break;
    case DO_FILL_GRAY:
    case DO_STROKE_GRAY:
        content_set_device_color(content, "DeviceGray", operation == DO_STROKE_GRAY);
        break;
    case DO_FILL_RGB:
    case DO_STROKE_RGB:
        content_set_device_color(content, "DeviceRGB", operation == DO_STROKE_RGB);
        break;
    case DO_FILL_CMYK:
    case DO_STROKE_CMYK:
        content_set_device_color(content, "DeviceCMYK", operation == DO_STROKE_CMYK);
        break;
    case DO_SHADE:
        content_shade(content);
        break;
    case DO_OBJECT:
        content_draw_object(content);
        break;
    case DO_INLINE_IMAGE:
        content_draw_inline_image(content);
        break;
    case DO_BEGIN_MARK:
    case DO_BEGIN_MARK_WITH_PROPERTIES:
        content_begin_mark(content, operation == DO_BEGIN_MARK_WITH_PROPERTIES);
        break;
    case DO_END_MARK:
        content_end_mark(content);
        break;
    case DO_TOLERATE:
        content->tolerated++;
        break;
    case DO_TOLERATE_NO_MORE:
        content->tolerated -= content->tolerated > 0;
        break;
    }
}

void content_run(Content *content)
{
    const Operator *row = find(content->word);
    if (!row) {
        CheckPlace place = {content->drawing->page, 0, 0};
        if (content->tolerated) /* by PDF, but not by those that build on it */
            place.only = STANDARDS_A | STANDARDS_X4;
        report_add(content->check->report, CHECK_DRAW_OPERATOR, place, "%.*s",
                   check_shown(content->word), content->word.at);
        return;
    }
    if (has_operands(content, row))
        run(content, row->operation);
    else
        content_fail(content, CHECK_DRAW_OPERANDS, "%s", row->word);
}
