#include "output/check_content.h"

#include <stdarg.h>

enum {
    DEEPEST = 28 /* streams drawn in each other */
};

GraphicsState *content_state(Content *content)
{
    return &content->drawing->states[content->drawing->state_count - 1];
}

OpenMark *content_mark(Content *content)
{
    Drawing *drawing = content->drawing;
    return drawing->mark_count ? &drawing->marks[drawing->mark_count - 1] : NULL;
}

void content_fail(Content *content, CheckRuleId rule, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report_add_list(content->check->report, rule,
                    (CheckPlace){content->drawing->page, content->container, 0}, format, arguments);
    va_end(arguments);
}

const PdfValue *content_resource(Content *content, const char *kind)
{
    Pdf *pdf = content->check->pdf;
    const PdfValue *name = &content->parser.values[content->parser.count - 1];
    const PdfValue *resources = pdf_get(pdf, content->resources, kind);
    for (uint32_t i = 0; pdf_is_dict(resources) && i < resources->count; i++)
        if (name->type == PDF_NAME && text_equal(resources->entries[i].key, name->text))
            return pdf_follow(pdf, &resources->entries[i].value);
    Text shown = name->type == PDF_NAME ? name->text : (Text){"", 0};
    content_fail(content, CHECK_DRAW_RESOURCE, "%s %.*s", kind, check_shown(shown), shown.at);
    return pdf_follow(pdf, NULL);
}

void content_painted(Content *content, bool is_filled, bool is_stroked)
{
    const OpenMark *mark = content_mark(content);
    GraphicsState *state = content_state(content);
    CheckPlace place = {content->drawing->page, content->container, 0};
    if (content->needs_tags && !(mark && (mark->is_artifact || mark->is_tagged)))
        content_fail(content, CHECK_TREE_UNTAGGED, "“%.*s”", check_shown(content->word),
                     content->word.at);
    if (is_filled && !state->is_fill_told)
        colors_use(content->check, state->fill, place);
    if (is_stroked && !state->is_stroke_told)
        colors_use(content->check, state->stroke, place);
    state->is_fill_told |= is_filled;
    state->is_stroke_told |= is_stroked;
    bool is_profiled =
        (is_filled && state->overprints_fill && state->fill & COLOR_IS_PROFILED_CMYK) ||
        (is_stroked && state->overprints_stroke && state->stroke & COLOR_IS_PROFILED_CMYK);
    if (is_profiled && state->is_overprint_mode_1)
        content_fail(content, CHECK_COLOR_OVERPRINT, "%s", "");
}

/* ---- streams ---- */

/* Walks the operators of bytes. */
static void walk(Content *content, Text bytes)
{
    Arena *scratch = content->drawing->table->scratch;
    content->parser = pdf_parser(scratch, content->check->pdf->stack, bytes);
    content->first_state = content->drawing->state_count;
    content->first_mark = content->drawing->mark_count;
    for (;;) {
        ArenaMark mark = arena_mark(scratch);
        bool is_found = pdf_parse_operation(&content->parser, &content->word);
        if (is_found)
            content_run(content);
        arena_release(scratch, mark);
        if (!is_found)
            break;
    }
    if (content->parser.is_broken)
        content_fail(content, CHECK_DRAW_OPERANDS, "malformed values");
    if (content->drawing->state_count > content->first_state)
        content_fail(content, CHECK_DRAW_STATES, "q without Q");
    if (content->is_in_text || content->drawing->mark_count > content->first_mark)
        content_fail(content, CHECK_DRAW_MARKS, "not closed");
    content->drawing->state_count = content->first_state;
    content->drawing->mark_count = content->first_mark;
}

static void walk_stream(Content *content, const PdfValue *stream)
{
    Buffer bytes = {0};
    GraphicsState state = *content_state(content);
    if (content->depth == DEEPEST)
        content_fail(content, CHECK_DRAW_DEEP, "%s", "");
    else if (pdf_stream(content->check->pdf, stream, &bytes))
        walk(content, buffer_text(&bytes));
    else
        report_add(content->check->report, CHECK_STREAM_UNREADABLE,
                   (CheckPlace){content->drawing->page, stream->object, 0}, "%s", "");
    *content_state(content) = state;
    buffer_free(&bytes);
}

/* The streams of a page make one content, white space between them. */
static void walk_page_streams(Content *content, const PdfValue *streams)
{
    Pdf *pdf = content->check->pdf;
    Buffer all = {0};
    Buffer one = {0};
    uint32_t count = streams->type == PDF_ARRAY ? streams->count : streams->type == PDF_STREAM;
    for (uint32_t i = 0; i < count; i++) {
        const PdfValue *stream = streams->type == PDF_ARRAY ? pdf_item(pdf, streams, i) : streams;
        if (!pdf_stream(pdf, stream, &one))
            report_add(content->check->report, CHECK_STREAM_UNREADABLE,
                       (CheckPlace){content->drawing->page, stream->object, 0}, "%s", "");
        if (all.bytes + one.bytes > PDF_LARGEST_STREAM)
            break;
        buffer_put(&all, buffer_text(&one));
        buffer_byte(&all, '\n');
    }
    walk(content, buffer_text(&all));
    buffer_free(&all);
    buffer_free(&one);
}

/* ---- drawings ---- */

/* A state as a page begins with: everything black in device gray. */
static void begin_drawing(Drawing *drawing, DrawTable *table, uint32_t page)
{
    *drawing = (Drawing){.table = table, .page = page};
    drawing->states = arena_reserve(table->check->pdf->stack, NULL, 0, &drawing->state_capacity,
                                    sizeof *drawing->states);
    drawing->states[0] = (GraphicsState){.fill = COLOR_IS_GRAY, .stroke = COLOR_IS_GRAY};
    drawing->state_count = 1;
}

void content_walk_page(DrawTable *table, const PdfPage *page, uint32_t number,
                       bool *has_transparency)
{
    Pdf *pdf = table->check->pdf;
    ArenaMark mark = arena_mark(table->scratch);
    ArenaMark stack_mark = arena_mark(pdf->stack);
    Drawing drawing;
    begin_drawing(&drawing, table, number);
    Content content = {.drawing = &drawing,
                       .check = table->check,
                       .resources = page->resources,
                       .container = page->object,
                       .needs_tags = true};
    walk_page_streams(&content, pdf_get(pdf, page->dict, "Contents"));
    *has_transparency = drawing.has_transparency;
    arena_release(pdf->stack, stack_mark);
    arena_release(table->scratch, mark);
}

void content_walk_appearance(DrawTable *table, const PdfValue *form, uint32_t page)
{
    Pdf *pdf = table->check->pdf;
    ArenaMark mark = arena_mark(table->scratch);
    ArenaMark stack_mark = arena_mark(pdf->stack);
    Drawing drawing;
    begin_drawing(&drawing, table, page);
    Content content = {.drawing = &drawing, .check = table->check};
    content.resources = pdf_get(pdf, form, "Resources");
    content_draw_part(&content, form, content.resources);
    arena_release(pdf->stack, stack_mark);
    arena_release(table->scratch, mark);
}

/* ---- streams drawn by others ---- */

/* What the table of streams keeps of each: in which ways it was walked, and: */
enum {
    WAS_PAINTED = 1 << 8,
    HAS_MARKS = 1 << 9
};

/* The way in which a stream is tagged where it is drawn, as a bit. */
static uint32_t way_of(Content *content)
{
    enum {
        EXEMPT = 1,
        UNTAGGED = 2,
        ARTIFACT = 4,
        TAGGED = 8,
        TAGGED_WITH_LANGUAGE = 16
    };
    const OpenMark *mark = content_mark(content);
    if (!content->needs_tags)
        return EXEMPT;
    if (mark && mark->is_artifact)
        return ARTIFACT;
    if (mark && mark->is_tagged)
        return mark->has_language ? TAGGED_WITH_LANGUAGE : TAGGED;
    return UNTAGGED;
}

/* Whether the stream has not been walked in this way before. */
static bool is_new_way(Content *content, const PdfValue *stream)
{
    uint32_t way = way_of(content);
    uint32_t *known = memo_place(content->drawing->table->streams, (uint64_t)(uintptr_t)stream);
    bool is_new = (*known & way) == 0;
    *known |= way;
    return is_new;
}

void content_draw_part(Content *content, const PdfValue *stream, const PdfValue *resources)
{
    bool is_tagged = content->needs_tags;
    content->needs_tags = false;
    if (is_new_way(content, stream)) {
        Content part = {.drawing = content->drawing,
                        .check = content->check,
                        .resources = resources,
                        .container = stream->object,
                        .depth = content->depth + 1};
        walk_stream(&part, stream);
    }
    content->needs_tags = is_tagged;
}

/* Marked content of a form belongs to one place in the structure: it may be drawn once. */
static void count_painting(Content *content, const PdfValue *form, bool has_marks)
{
    uint32_t *known = memo_place(content->drawing->table->streams, (uint64_t)(uintptr_t)form);
    *known |= has_marks ? HAS_MARKS : 0U;
    if (*known & WAS_PAINTED && *known & HAS_MARKS && content->needs_tags)
        report_add(content->check->report, CHECK_FORM_SHARED,
                   (CheckPlace){content->drawing->page, form->object, 0}, "%s", "");
    *known |= WAS_PAINTED;
}

void content_draw_form(Content *content, const PdfValue *form)
{
    Pdf *pdf = content->check->pdf;
    bool has_marks = false;
    if (is_new_way(content, form)) {
        Content inner = {.drawing = content->drawing,
                         .check = content->check,
                         .resources = pdf_get(pdf, form, "Resources"),
                         .container = form->object,
                         .needs_tags = content->needs_tags,
                         .depth = content->depth + 1};
        if (!pdf_is_dict(inner.resources)) {
            report_add(content->check->report, CHECK_DRAW_INHERITED,
                       (CheckPlace){content->drawing->page, form->object, 0}, "%s", "");
            inner.resources = content->resources;
        }
        walk_stream(&inner, form);
        has_marks = inner.has_marks;
    }
    count_painting(content, form, has_marks);
    if (pdf_has_name(pdf, pdf_get(pdf, form, "Group"), "S", "Transparency"))
        content->drawing->has_transparency = true;
}
