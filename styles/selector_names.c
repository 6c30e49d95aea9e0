#include "styles/selector_names.h"

enum {
    OF_TYPE = true,
    FROM_END = true
};

static const PseudoClass classes[] = {
    {"root", SIMPLE_ROOT, .is_supported = true},
    {"empty", SIMPLE_EMPTY, .is_supported = true},
    {"first-child", SIMPLE_NTH, .nth = {{0, 1}, !OF_TYPE, !FROM_END}, .is_supported = true},
    {"last-child", SIMPLE_NTH, .nth = {{0, 1}, !OF_TYPE, FROM_END}, .is_supported = true},
    {"first-of-type", SIMPLE_NTH, .nth = {{0, 1}, OF_TYPE, !FROM_END}, .is_supported = true},
    {"last-of-type", SIMPLE_NTH, .nth = {{0, 1}, OF_TYPE, FROM_END}, .is_supported = true},
    {"only-child", SIMPLE_ONLY, .is_supported = true},
    {"only-of-type", SIMPLE_ONLY, .nth = {{0, 1}, OF_TYPE, !FROM_END}, .is_supported = true},
    {"nth-child", SIMPLE_NTH, .has_arguments = true, .is_supported = true},
    {"nth-last-child", SIMPLE_NTH, .nth = {{0, 0}, !OF_TYPE, FROM_END}, .has_arguments = true,
     .is_supported = true},
    {"nth-of-type", SIMPLE_NTH, .nth = {{0, 0}, OF_TYPE, !FROM_END}, .has_arguments = true,
     .is_supported = true},
    {"nth-last-of-type", SIMPLE_NTH, .nth = {{0, 0}, OF_TYPE, FROM_END}, .has_arguments = true,
     .is_supported = true},
    {"lang", SIMPLE_LANGUAGE, .has_arguments = true, .is_supported = true},
    {"dir", SIMPLE_DIRECTION, .has_arguments = true, .is_supported = true},
    {"is", SIMPLE_IS, .has_arguments = true, .is_supported = true},
    {"where", SIMPLE_IS, .has_arguments = true, .is_weightless = true, .is_supported = true},
    {"not", SIMPLE_NOT, .has_arguments = true, .is_supported = true},
    {"has", SIMPLE_NOTHING, .has_arguments = true},
    {"any-link", SIMPLE_NOTHING, .is_supported = false},
    {"link", SIMPLE_NOTHING, .is_supported = false},
    {"visited", SIMPLE_NOTHING, .is_supported = false},
    {"target", SIMPLE_NOTHING, .is_supported = false},
    {"scope", SIMPLE_NOTHING, .is_supported = false},
    {"hover", SIMPLE_NOTHING, .is_supported = false},
    {"active", SIMPLE_NOTHING, .is_supported = false},
    {"focus", SIMPLE_NOTHING, .is_supported = false},
    {"focus-within", SIMPLE_NOTHING, .is_supported = false},
    {"focus-visible", SIMPLE_NOTHING, .is_supported = false},
    {"enabled", SIMPLE_NOTHING, .is_supported = false},
    {"disabled", SIMPLE_NOTHING, .is_supported = false},
    {"checked", SIMPLE_NOTHING, .is_supported = false},
    {"defined", SIMPLE_NOTHING, .is_supported = false},
    {"host", SIMPLE_NOTHING, .is_supported = false},
    {"nth-col", SIMPLE_NOTHING, .has_arguments = true},
    {"nth-last-col", SIMPLE_NOTHING, .has_arguments = true},
};

static const PseudoElementName elements[] = {
    {"before", PSEUDO_BEFORE, true, true},
    {"after", PSEUDO_AFTER, true, true},
    {"marker", PSEUDO_MARKER, false, true},
    {"footnote-call", PSEUDO_FOOTNOTE_CALL, false, true},
    {"footnote-marker", PSEUDO_FOOTNOTE_MARKER, false, true},
    {"first-line", PSEUDO_FIRST_LINE, true, true},
    {"first-letter", PSEUDO_FIRST_LETTER, true, true},
    {"selection", PSEUDO_NONE, false, false},
    {"placeholder", PSEUDO_NONE, false, false},
    {"file-selector-button", PSEUDO_NONE, false, false},
    {"backdrop", PSEUDO_NONE, false, false},
    {"page-float", PSEUDO_NONE, false, false},
    {"-plenary-continued", PSEUDO_CONTINUED, false, true},
};

enum {
    CLASS_COUNT = sizeof classes / sizeof *classes,
    ELEMENT_COUNT = sizeof elements / sizeof *elements
};

const PseudoClass *pseudo_class_find(Text name, bool has_arguments)
{
    for (size_t i = 0; i < CLASS_COUNT; i++)
        if (classes[i].has_arguments == has_arguments &&
            text_is_ignoring_case(name, classes[i].name))
            return &classes[i];
    return NULL;
}

void pseudo_class_offer(Nearest *nearest)
{
    for (size_t i = 0; i < CLASS_COUNT; i++)
        if (classes[i].is_supported)
            nearest_offer(nearest, classes[i].name);
}

const PseudoElementName *pseudo_element_find(Text name)
{
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        if (text_is_ignoring_case(name, elements[i].name))
            return &elements[i];
    return NULL;
}

void pseudo_element_offer(Nearest *nearest)
{
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        if (elements[i].is_supported)
            nearest_offer(nearest, elements[i].name);
}

const char *pseudo_element_name(PseudoElement pseudo)
{
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        if (elements[i].pseudo == pseudo && pseudo != PSEUDO_NONE)
            return elements[i].name;
    return "";
}
