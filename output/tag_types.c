#include "output/tag_types.h"

const char *tag_type(StructureRole role, unsigned level)
{
    static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    static const char *const types[] = {
        [ROLE_DOCUMENT] = "Document",
        [ROLE_PART] = "Part",
        [ROLE_SECTION] = "Sect",
        [ROLE_DIVISION] = "Div",
        [ROLE_HEADING] = "H1",
        [ROLE_PARAGRAPH] = "P",
        [ROLE_QUOTE] = "BlockQuote",
        [ROLE_LIST] = "L",
        [ROLE_ITEM] = "LI",
        [ROLE_LABEL] = "Lbl",
        [ROLE_ITEM_BODY] = "LBody",
        [ROLE_NOTE] = "Note",
        [ROLE_REFERENCE] = "Reference",
        [ROLE_LINK] = "Link",
        [ROLE_SPAN] = "Span",
        [ROLE_TABLE] = "Table",
        [ROLE_TABLE_HEAD] = "THead",
        [ROLE_TABLE_BODY] = "TBody",
        [ROLE_TABLE_FOOT] = "TFoot",
        [ROLE_ROW] = "TR",
        [ROLE_HEADER_CELL] = "TH",
        [ROLE_CELL] = "TD",
        [ROLE_FIGURE] = "Figure",
        [ROLE_CAPTION] = "Caption",
        [ROLE_CONTENTS] = "TOC",
        [ROLE_CONTENTS_LINE] = "TOCI",
    };
    unsigned index = level < 1 ? 0 : level > 6 ? 5 : level - 1;
    return role == ROLE_HEADING ? headings[index] : types[role];
}

const uint8_t *heading_levels(Arena *arena, const Publication *publication,
                              const ObjectNumber *numbers)
{
    uint8_t *levels = ARENA_ARRAY(arena, uint8_t, publication->structure_count);
    uint8_t deepest = 1;
    for (uint32_t i = 0; i < publication->structure_count; i++) {
        const StructureElement *element = &publication->structure[i];
        if (element->role != ROLE_HEADING || !numbers[i])
            continue;
        uint8_t level = element->level < 1 ? 1 : element->level > 6 ? 6 : element->level;
        levels[i] = level < deepest ? level : deepest;
        deepest = levels[i] < 6 ? (uint8_t)(levels[i] + 1) : 6;
    }
    return levels;
}

const Text *languages_of_elements(Arena *arena, const Publication *publication)
{
    Text *languages = ARENA_ARRAY(arena, Text, publication->structure_count);
    for (uint32_t i = 0; i < publication->structure_count; i++) {
        const StructureElement *element = &publication->structure[i];
        if (element->language.bytes)
            languages[i] = element->language;
        else if (element->parent != STRUCTURE_NO_PARENT)
            languages[i] = languages[element->parent];
        else
            languages[i] = publication->language;
    }
    return languages;
}

uint32_t links_to_make(const Publication *publication, const Survey *survey, bool *has_link)
{
    uint32_t count = 0;
    for (size_t i = 0; i < survey->link_count; i++) {
        uint32_t element = survey->links[i].mark->element;
        if (element >= STRUCTURE_FIRST_ARTIFACT || has_link[element])
            continue;
        StructureRole role = publication->structure[element].role;
        if (role != ROLE_REFERENCE && role != ROLE_LABEL)
            continue;
        has_link[element] = true;
        count++;
    }
    return count;
}
