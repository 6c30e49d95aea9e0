#include "output/check_content.h"
#include "output/check_language.h"
#include "output/check_tree.h"

/* Marked content (ISO 32000-1, 14.6): what is tagged, what is an artifact, what is neither. */

static const PdfValue *properties_of(Content *content, bool has_properties)
{
    if (!has_properties)
        return pdf_follow(content->check->pdf, NULL);
    const PdfValue *operand = &content->parser.values[1];
    return operand->type == PDF_NAME ? content_resource(content, "Properties") : operand;
}

static void read_texts(Content *content, OpenMark *mark, const PdfValue *properties)
{
    Pdf *pdf = content->check->pdf;
    const PdfValue *language = pdf_get(pdf, properties, "Lang");
    if (language->type != PDF_NULL) {
        mark->has_language = true;
        language_check(content->check, language,
                       (CheckPlace){content->drawing->page, content->container, 0});
    }
    if (pdf_get(pdf, properties, "ActualText")->type == PDF_STRING)
        mark->is_replaced = true;
    bool is_described = pdf_get(pdf, properties, "Alt")->type == PDF_STRING ||
                        pdf_get(pdf, properties, "ActualText")->type == PDF_STRING ||
                        pdf_get(pdf, properties, "E")->type == PDF_STRING;
    if (is_described && !mark->has_language && content->check->language.bytes == 0)
        content_fail(content, CHECK_LANG_DESCRIPTION, "a marked-content sequence");
}

/* Ties a sequence to the element that has its number. */
static void tie(Content *content, OpenMark *mark, double number)
{
    const Structure *structure = content->check->structure;
    bool is_number = number >= 0 && number <= 0xFFFFFFF;
    Mark *found =
        is_number ? structure_mark(structure, content->container, (uint32_t)number) : NULL;
    content->has_marks = true;
    if (mark->is_artifact)
        content_fail(content, CHECK_TREE_TAG_INSIDE, "MCID %.0f", number);
    if (!found) {
        if (content->needs_tags)
            content_fail(content, CHECK_TREE_UNKNOWN_MARK, "MCID %.0f", number);
        return;
    }
    const Element *element = &structure->elements[found->element];
    mark->is_tagged = true;
    mark->is_replaced |= element->is_replaced;
    mark->has_language |= element->language.bytes > 0;
    if (found->seen++)
        content_fail(content, CHECK_TREE_MARK_TWICE, "MCID %.0f", number);
}

void content_begin_mark(Content *content, bool has_properties)
{
    Drawing *drawing = content->drawing;
    const OpenMark *around = content_mark(content);
    OpenMark mark = around ? *around : (OpenMark){0};
    bool is_artifact = pdf_is_name(&content->parser.values[0], "Artifact");
    const PdfValue *properties = properties_of(content, has_properties);
    double number = pdf_get_number(content->check->pdf, properties, "MCID", -1);
    if (is_artifact && mark.is_tagged)
        content_fail(content, CHECK_TREE_ARTIFACT_INSIDE, "%s", "");
    if (number >= 0 && !is_artifact)
        tie(content, &mark, number);
    mark.is_artifact |= is_artifact;
    read_texts(content, &mark, properties);
    drawing->marks = arena_reserve(content->check->pdf->stack, drawing->marks, drawing->mark_count,
                                   &drawing->mark_capacity, sizeof *drawing->marks);
    drawing->marks[drawing->mark_count++] = mark;
}

void content_end_mark(Content *content)
{
    if (content->drawing->mark_count > content->first_mark)
        content->drawing->mark_count--;
    else
        content_fail(content, CHECK_DRAW_MARKS, "EMC without its begin");
}
