#include "output/check_tree.h"

#include "output/check_language.h"
#include "output/check_memo.h"

/* An element whose kids are being read. */
typedef struct Open {
    uint32_t element;
    const PdfValue *kids; /* K: an array, or one kid */
    uint32_t next;
} Open;

typedef struct Reading {
    Check *check;
    Structure *structure;
    const PdfValue *roles; /* the role map */
    Open open[PDF_DEEPEST];
    size_t depth;
} Reading;

static void fail(Reading *reading, const PdfValue *at, const char *what)
{
    check_fail(reading->check, CHECK_TREE_BROKEN, at, "%s", what);
}

/* ---- roles ---- */

static const PdfValue *mapped(const Reading *reading, Text name)
{
    const PdfValue *roles = reading->roles;
    for (uint32_t i = 0; pdf_is_dict(roles) && i < roles->count; i++)
        if (text_equal(roles->entries[i].key, name))
            return pdf_follow(reading->check->pdf, &roles->entries[i].value);
    return NULL;
}

static RoleType role_of(Reading *reading, const PdfValue *dict)
{
    enum {
        MOST_STEPS = 32
    };
    const PdfValue *type = pdf_get(reading->check->pdf, dict, "S");
    if (type->type != PDF_NAME) {
        fail(reading, dict, "an element without type");
        return ROLE_NONE;
    }
    Text name = type->text;
    RoleType role = role_find(name);
    for (int step = 0; role == ROLE_NONE; step++) {
        const PdfValue *next = step < MOST_STEPS ? mapped(reading, name) : NULL;
        if (!next || next->type != PDF_NAME) {
            check_fail(reading->check, step < MOST_STEPS ? CHECK_TREE_ROLE : CHECK_TREE_ROLE_LOOP,
                       dict, "%.*s", check_shown(type->text), type->text.at);
            return ROLE_NONE;
        }
        name = next->text;
        role = role_find(name);
    }
    return role;
}

static void check_role_map(Reading *reading)
{
    size_t bad;
    const PdfValue *roles = reading->roles;
    for (uint32_t i = 0; pdf_is_dict(roles) && i < roles->count; i++) {
        Text name = roles->entries[i].key;
        const PdfValue *meaning = pdf_follow(reading->check->pdf, &roles->entries[i].value);
        bool is_itself = meaning->type == PDF_NAME && text_equal(meaning->text, name);
        if (role_find(name) != ROLE_NONE && !is_itself)
            check_fail(reading->check, CHECK_TREE_ROLE_STANDARD, roles, "%.*s", check_shown(name),
                       name.at);
        if (!text_is_utf8(name, &bad))
            check_fail(reading->check, CHECK_NAME_NOT_UTF8, roles, "a structure type");
    }
}

/* ---- elements ---- */

static uint32_t add_element(Structure *structure, Arena *arena, Element element)
{
    structure->elements = arena_reserve(arena, structure->elements, structure->count,
                                        &structure->capacity, sizeof *structure->elements);
    uint32_t number = (uint32_t)structure->count++;
    structure->elements[number] = element;
    if (number == 0)
        return 0;
    Element *parent = &structure->elements[element.parent];
    if (parent->first)
        structure->elements[parent->last].next = number;
    else
        parent->first = number;
    parent->last = number;
    return number;
}

static void read_facts(Reading *reading, Element *element, const Element *parent)
{
    Check *check = reading->check;
    const PdfValue *dict = element->dict;
    const PdfValue *page = pdf_entry(dict, "Pg");
    const PdfValue *language = pdf_get(check->pdf, dict, "Lang");
    element->page = page && page->type == PDF_REFERENCE ? page->object : parent->page;
    element->language = parent->language;
    element->is_replaced =
        parent->is_replaced || pdf_get(check->pdf, dict, "ActualText")->type == PDF_STRING;
    if (language->type != PDF_NULL) {
        element->language = pdf_text(check->arena, language);
        language_check(check, language, (CheckPlace){0, dict->object, 0});
    }
}

/* Adds an element that is a kid of the innermost open one, and opens it. */
static void enter(Reading *reading, const PdfValue *dict)
{
    Structure *structure = reading->structure;
    uint32_t parent = reading->depth ? reading->open[reading->depth - 1].element : 0;
    const PdfValue *named = pdf_entry(dict, "P");
    const PdfValue *above = structure->elements[parent].dict;
    if (reading->depth == PDF_DEEPEST) {
        fail(reading, dict, "elements nested too deep");
        return;
    }
    if (!named || named->type != PDF_REFERENCE || named->object != above->object)
        fail(reading, dict, "a wrong parent");
    Element element = {.dict = dict, .parent = parent, .role = role_of(reading, dict)};
    read_facts(reading, &element, &structure->elements[parent]);
    uint32_t number = add_element(structure, reading->check->arena, element);
    reading->open[reading->depth++] = (Open){number, pdf_get(reading->check->pdf, dict, "K"), 0};
}

/* ---- content ---- */

static uint64_t mark_key(uint32_t container, uint32_t number)
{
    return (uint64_t)container << 32 | number;
}

static void add_mark(Reading *reading, uint32_t container, double number, const PdfValue *at)
{
    Structure *structure = reading->structure;
    uint32_t element = reading->open[reading->depth - 1].element;
    if (container == 0 || number < 0 || number > 0xFFFFFFF) {
        fail(reading, at, "content without a page");
        return;
    }
    uint32_t *place = memo_place(structure->mark_places, mark_key(container, (uint32_t)number));
    if (*place) {
        check_fail(reading->check, CHECK_TREE_MARK_SHARED, at, "MCID %.0f", number);
        return;
    }
    structure->marks = arena_reserve(reading->check->arena, structure->marks, structure->mark_count,
                                     &structure->mark_capacity, sizeof *structure->marks);
    structure->marks[structure->mark_count++] = (Mark){element, container, (uint32_t)number, 0};
    structure->elements[element].mark_count++;
    *place = (uint32_t)structure->mark_count;
}

/* A marked-content reference: of its own page or stream. */
static void take_reference(Reading *reading, const PdfValue *kid)
{
    const PdfValue *stream = pdf_entry(kid, "Stm");
    const PdfValue *page = pdf_entry(kid, "Pg");
    uint32_t container =
        reading->structure->elements[reading->open[reading->depth - 1].element].page;
    if (page && page->type == PDF_REFERENCE)
        container = page->object;
    if (stream && stream->type == PDF_REFERENCE)
        container = stream->object;
    add_mark(reading, container, pdf_get_number(reading->check->pdf, kid, "MCID", -1), kid);
}

static void take_object(Reading *reading, const PdfValue *kid)
{
    const PdfValue *object = pdf_entry(kid, "Obj");
    if (!object || object->type != PDF_REFERENCE ||
        !pdf_is_dict(pdf_follow(reading->check->pdf, object))) {
        fail(reading, kid, "a reference to no object");
        return;
    }
    uint32_t element = reading->open[reading->depth - 1].element;
    *memo_place(reading->structure->object_places, object->object) = element;
}

/* ---- kids ---- */

static void take_kid(Reading *reading, const PdfValue *kid)
{
    const PdfValue *value = pdf_follow(reading->check->pdf, kid);
    bool is_content = reading->depth > 1;
    if (value->type == PDF_INTEGER && is_content) {
        uint32_t element = reading->open[reading->depth - 1].element;
        add_mark(reading, reading->structure->elements[element].page, value->number, kid);
    } else if (!pdf_is_dict(value)) {
        fail(reading, kid, "an unknown kid");
    } else if (is_content && pdf_has_name(reading->check->pdf, value, "Type", "MCR")) {
        take_reference(reading, value);
    } else if (is_content && pdf_has_name(reading->check->pdf, value, "Type", "OBJR")) {
        take_object(reading, value);
    } else if (kid->type == PDF_REFERENCE &&
               pdf_meet(reading->check->pdf, kid->object, PDF_WALK_STRUCTURE)) {
        enter(reading, value);
    } else {
        fail(reading, value, "an element that stands twice, or within another");
    }
}

static void read_kids(Reading *reading)
{
    while (reading->depth > 0 && !arena_is_over_limit(reading->check->arena)) {
        Open *open = &reading->open[reading->depth - 1];
        bool is_list = open->kids->type == PDF_ARRAY;
        uint32_t count = is_list ? open->kids->count : open->kids->type != PDF_NULL;
        if (open->next == count) {
            reading->depth--;
            continue;
        }
        const PdfValue *kid =
            is_list ? &open->kids->items[open->next]
                    : pdf_entry(reading->structure->elements[open->element].dict, "K");
        open->next++;
        take_kid(reading, kid);
    }
}

Structure *structure_read(Check *check)
{
    Structure *structure = ARENA_NEW(check->arena, Structure);
    Reading *reading = ARENA_NEW(check->arena, Reading);
    structure->root = pdf_get(check->pdf, check->pdf->catalog, "StructTreeRoot");
    structure->mark_places = memo_new(check->arena);
    structure->object_places = memo_new(check->arena);
    *reading = (Reading){.check = check, .structure = structure};
    reading->roles = pdf_get(check->pdf, structure->root, "RoleMap");
    add_element(structure, check->arena, (Element){.dict = structure->root});
    structure->parents =
        trees_read(check->pdf, pdf_get(check->pdf, structure->root, "ParentTree"), false);
    if (structure->parents->is_broken)
        check_fail(check, CHECK_FILE_TREE, structure->root, "ParentTree");
    if (!pdf_is_dict(structure->root)) {
        check_fail_plain(check, CHECK_TREE_MISSING, check->pdf->catalog);
        return structure;
    }
    check_role_map(reading);
    reading->open[reading->depth++] = (Open){0, pdf_get(check->pdf, structure->root, "K"), 0};
    read_kids(reading);
    return structure;
}

/* ---- questions ---- */

Mark *structure_mark(const Structure *structure, uint32_t container, uint32_t number)
{
    uint32_t place = memo_find(structure->mark_places, mark_key(container, number));
    return place ? &structure->marks[place - 1] : NULL;
}

uint32_t structure_element_of(const Structure *structure, uint32_t object)
{
    return memo_find(structure->object_places, object);
}

const PdfValue *structure_parents(Check *check, const PdfValue *dict, const char *key)
{
    double number = pdf_get_number(check->pdf, dict, key, -1);
    return trees_find_number(check->pdf, check->structure->parents, number);
}

/* In one attribute dictionary, or a list of them with revision numbers between. */
static const PdfValue *attribute_in(Check *check, const PdfValue *list, const char *owner,
                                    const char *name)
{
    uint32_t count = list->type == PDF_ARRAY ? list->count : 1;
    for (uint32_t i = 0; i < count; i++) {
        const PdfValue *dict = list->type == PDF_ARRAY ? pdf_item(check->pdf, list, i) : list;
        if (pdf_has_name(check->pdf, dict, "O", owner) && pdf_entry(dict, name))
            return pdf_get(check->pdf, dict, name);
    }
    return NULL;
}

const PdfValue *structure_attribute(Check *check, const PdfValue *element, const char *owner,
                                    const char *name)
{
    Pdf *pdf = check->pdf;
    const PdfValue *own = attribute_in(check, pdf_get(pdf, element, "A"), owner, name);
    if (own)
        return own;
    const PdfValue *classes = pdf_get(pdf, element, "C");
    const PdfValue *map = pdf_get(pdf, check->structure->root, "ClassMap");
    uint32_t count = classes->type == PDF_ARRAY ? classes->count : 1;
    for (uint32_t i = 0; i < count; i++) {
        const PdfValue *class = classes->type == PDF_ARRAY ? pdf_item(pdf, classes, i) : classes;
        for (uint32_t k = 0; class->type == PDF_NAME && pdf_is_dict(map) && k < map->count; k++) {
            if (!text_equal(map->entries[k].key, class->text))
                continue;
            const PdfValue *list = pdf_follow(pdf, &map->entries[k].value);
            const PdfValue *found = attribute_in(check, list, owner, name);
            if (found)
                return found;
        }
    }
    return pdf_follow(pdf, NULL);
}
