#include "base/hash.h"
#include "output/check_memo.h"
#include "output/check_structure_parts.h"

/* ---- content ---- */

/* The element to which the parent tree leads from content. */
static const PdfValue *parent_of(Check *check, const Mark *mark)
{
    const PdfValue *container = pdf_object(check->pdf, mark->container, 0);
    const PdfValue *list = structure_parents(check, container, "StructParents");
    return pdf_item(check->pdf, list, mark->number);
}

static void check_marks(Check *check)
{
    const Structure *structure = check->structure;
    for (size_t i = 0; i < structure->mark_count; i++) {
        const Mark *mark = &structure->marks[i];
        const PdfValue *element = structure->elements[mark->element].dict;
        CheckPlace place = {pdf_page_number(check->pdf, mark->container), element->object, 0};
        if (!mark->seen)
            report_add(check->report, CHECK_TREE_MARK_LOST, place, "MCID %u",
                       (unsigned)mark->number);
        else if (parent_of(check, mark) != element)
            report_add(check->report, CHECK_TREE_PARENTS, place, "MCID %u", (unsigned)mark->number);
    }
}

/* ---- identifiers ---- */

static uint64_t key_of(Text name)
{
    return hash_bytes(name, 0);
}

static void check_identifier(Check *check, const Element *element, Memo *known)
{
    bool is_note = element->role == ROLE_NOTE;
    const PdfValue *identifier = pdf_get(check->pdf, element->dict, "ID");
    bool is_told = identifier->type == PDF_STRING && identifier->text.bytes > 0;
    if (is_note && !is_told)
        check_fail_plain(check, CHECK_NOTE_ID, element->dict);
    if (!is_told)
        return;
    uint32_t *place = memo_place(known, key_of(identifier->text));
    if (*place) {
        check_fail(check, CHECK_TREE_ID, element->dict, "%.*s", check_shown(identifier->text),
                   identifier->text.at);
        if (is_note)
            check_fail(check, CHECK_NOTE_ID_TWICE, element->dict, "%.*s",
                       check_shown(identifier->text), identifier->text.at);
    }
    *place = element->dict->object;
}

/* What the ID tree says has to be so. */
static void check_identifier_tree(Check *check, const Memo *known)
{
    const PdfValue *root = pdf_get(check->pdf, check->structure->root, "IDTree");
    const TreeEntries *tree = trees_read(check->pdf, root, true);
    if (tree->is_broken)
        check_fail(check, CHECK_FILE_TREE, root, "IDTree");
    for (size_t i = 0; i < tree->count; i++) {
        const TreeEntry *entry = &tree->items[i];
        const PdfValue *value = pdf_follow(check->pdf, entry->value);
        if (memo_find(known, key_of(entry->name)) != value->object)
            check_fail(check, CHECK_TREE_ID, value, "%.*s in the ID tree", check_shown(entry->name),
                       entry->name.at);
    }
}

/* ---- texts ---- */

static bool has_text(Check *check, const Element *element, const char *key)
{
    const PdfValue *text = pdf_get(check->pdf, element->dict, key);
    return text->type == PDF_STRING && text->text.bytes > 0;
}

static void check_texts(Check *check, const Element *element)
{
    static const char *const keys[] = {"Alt", "ActualText", "E"};
    bool has_alternative = has_text(check, element, "Alt") ||
                           pdf_get(check->pdf, element->dict, "ActualText")->type == PDF_STRING;
    if (element->role == ROLE_FIGURE && !has_alternative)
        check_fail_plain(check, CHECK_ALT_FIGURE, element->dict);
    if (element->role == ROLE_FORMULA && !has_alternative)
        check_fail_plain(check, CHECK_ALT_FORMULA, element->dict);
    if (element->language.bytes > 0 || check->language.bytes > 0)
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (has_text(check, element, keys[i]))
            check_fail(check, CHECK_LANG_DESCRIPTION, element->dict, "%s", keys[i]);
}

/* ---- headings ---- */

typedef struct Headings {
    int last_level; /* 0 before the first */
    bool has_plain; /* H */
    bool has_numbered;
} Headings;

static void check_heading(Check *check, const Element *element, Headings *headings)
{
    bool is_numbered = element->role >= ROLE_H1 && element->role <= ROLE_H6;
    if (element->role != ROLE_H && !is_numbered)
        return;
    headings->has_plain |= !is_numbered;
    headings->has_numbered |= is_numbered;
    if (headings->has_plain && headings->has_numbered)
        check_fail_plain(check, CHECK_HEAD_MIXED, element->dict);
    if (!is_numbered)
        return;
    int level = (int)(element->role - ROLE_H1) + 1;
    if (level > headings->last_level + 1)
        check_fail(check, CHECK_HEAD_SKIPPED, element->dict, "H%d behind %s%d", level,
                   headings->last_level ? "H" : "none of ", headings->last_level);
    headings->last_level = level;
}

static void check_second_heading(Check *check, const Structure *structure, const Element *element)
{
    unsigned count = 0;
    for (uint32_t kid = element->first; kid; kid = structure->elements[kid].next)
        count += structure->elements[kid].role == ROLE_H;
    if (count > 1)
        check_fail_plain(check, CHECK_HEAD_SECOND, element->dict);
}

void check_structure(Check *check)
{
    const Structure *structure = check->structure;
    Headings headings = {0};
    Memo *known = memo_new(check->arena);
    for (size_t i = 1; i < structure->count; i++) {
        const Element *element = &structure->elements[i];
        check_identifier(check, element, known);
        check_texts(check, element);
        check_heading(check, element, &headings);
        check_second_heading(check, structure, element);
        structure_check_nesting(check, element);
        if (element->role == ROLE_TABLE)
            structure_check_table(check, element);
    }
    check_identifier_tree(check, known);
    check_marks(check);
}
