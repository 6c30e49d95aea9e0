#include "input/un_lists.h"

#include "input/un_builder.h"

/* The series that labels have at each depth unless an ol says otherwise: (a), (i), a., i. */
static const LabelSeries usual_series[] = {SERIES_LETTER, SERIES_ROMAN,  SERIES_LETTER,
                                           SERIES_ROMAN,  SERIES_LETTER, SERIES_ROMAN};

/* Where a label goes. */
typedef struct Place {
    unsigned depth; /* of its list, from 0 */
    LabelSeries series;
    bool is_new;  /* it opens a list */
    bool is_next; /* it continues its list, or opens one with its first label */
} Place;

void lists_interrupt(Lists *lists)
{
    lists->is_interrupted = lists->depth > 0;
}

void lists_close(Lists *lists)
{
    lists->depth = 0;
    lists->is_interrupted = false;
}

static bool continues(const OpenList *list, const Label *label)
{
    return list->form == label->form && label->ordinals[list->series] == list->ordinal + 1;
}

/* Whether "(i)" behind "(h)" is the letter: only if "(j)" follows (un-style appendix C). */
static bool is_letter_i(const Label *label, const Block *next)
{
    return label->ordinals[SERIES_ROMAN] != 1 ||
           (next && next->shape == SHAPE_LABELLED && next->label.form == label->form &&
            next->label.ordinals[SERIES_LETTER] == label->ordinals[SERIES_LETTER] + 1);
}

static LabelSeries first_series(const Label *label, bool wants_first)
{
    for (LabelSeries series = 0; series < SERIES_COUNT; series++)
        if (wants_first ? label->ordinals[series] == 1 : label->ordinals[series] > 0)
            return series;
    return SERIES_COUNT;
}

static Place find_place(const Lists *lists, const Label *label, const Block *next)
{
    for (unsigned depth = lists->depth; depth-- > 0;) {
        const OpenList *list = &lists->open[depth];
        if (continues(list, label) && (list->series != SERIES_LETTER || is_letter_i(label, next)))
            return (Place){depth, list->series, false, true};
    }
    unsigned deeper = lists->depth < LIST_DEPTH ? lists->depth : LIST_DEPTH - 1;
    LabelSeries series = first_series(label, true);
    if (series != SERIES_COUNT)
        return (Place){deeper, series, true, true};
    for (unsigned depth = lists->depth; depth-- > 0;) {
        const OpenList *list = &lists->open[depth];
        if (list->form == label->form && label->ordinals[list->series])
            return (Place){depth, list->series, false, false};
    }
    /* a list of Markdown may count from 0, which is in no series */
    series = first_series(label, false);
    return (Place){0, series == SERIES_COUNT ? usual_series[0] : series, true, false};
}

/* The label without the spaces behind it. */
static Text label_text(const Block *block)
{
    return text_trim(text_slice(block->head, 0, block->prefix));
}

static void report_order(Reading *reading, const Block *block, Text last)
{
    Text label = label_text(block);
    Span span = block->content ? block->span : text_span(reading, label);
    diagnostics_add(reading->diagnostics, READ_NUMBER_OUT_OF_ORDER, span, label,
                    last.bytes ? last : text_of("the beginning"));
}

static void open_list(Lists *lists, Reading *reading, Node *container, const Place *place)
{
    Node *parent = place->depth ? lists->open[place->depth - 1].item : container;
    Node *list = node_with_class(reading->document, TAG_OL, "subparagraphs", SPAN_NONE);
    if (place->series != usual_series[place->depth])
        node_set_attribute(reading->document, list, "type", text_of(series_first(place->series)));
    node_append(parent, list);
    lists->open[place->depth] = (OpenList){.list = list, .series = place->series};
}

Node *lists_add(Lists *lists, Reading *reading, Node *container, const Block *block,
                const Block *next)
{
    Place place = find_place(lists, &block->label, next);
    uint32_t ordinal = block->label.ordinals[place.series];
    OpenList last = lists->depth > place.depth ? lists->open[place.depth] : (OpenList){0};
    lists->is_next = place.is_next;
    if (!place.is_next)
        report_order(reading, block, last.label);
    if (lists->is_interrupted)
        place.depth = 0;
    bool opens = place.is_new || lists->is_interrupted;
    if (opens)
        open_list(lists, reading, container, &place);
    lists->is_interrupted = false;
    lists->depth = place.depth + 1;
    OpenList *list = &lists->open[place.depth];
    list->item = node_with_class(reading->document, TAG_LI, "subparagraph", SPAN_NONE);
    node_append(list->list, list->item);
    if (ordinal != (opens ? 1 : last.ordinal + 1))
        element_set_value(reading, list->item, ordinal);
    list->form = block->label.form;
    list->label = label_text(block);
    list->ordinal = ordinal;
    return list->item;
}
