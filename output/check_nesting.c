#include "output/check_structure_parts.h"

enum {
    MOST_TYPES = 6
};

/* What an element may hold, or where it may stand. ROLE_NONE ends a list. */
typedef struct Nesting {
    RoleType role;
    CheckRuleId rule;
    RoleType allowed[MOST_TYPES];
} Nesting;

static const Nesting kids[] = {
    {ROLE_TABLE,
     CHECK_TABLE_KIDS,
     {ROLE_TR, ROLE_THEAD, ROLE_TBODY, ROLE_TFOOT, ROLE_CAPTION, ROLE_NONE}},
    {ROLE_THEAD, CHECK_TABLE_ROW, {ROLE_TR, ROLE_NONE}},
    {ROLE_TBODY, CHECK_TABLE_ROW, {ROLE_TR, ROLE_NONE}},
    {ROLE_TFOOT, CHECK_TABLE_ROW, {ROLE_TR, ROLE_NONE}},
    {ROLE_TR, CHECK_TABLE_ROW, {ROLE_TH, ROLE_TD, ROLE_NONE}},
    {ROLE_L, CHECK_LIST_KIDS, {ROLE_L, ROLE_LI, ROLE_CAPTION, ROLE_NONE}},
    {ROLE_LI, CHECK_LIST_ITEM, {ROLE_LBL, ROLE_LBODY, ROLE_NONE}},
    {ROLE_TOC, CHECK_TOC_KIDS, {ROLE_TOC, ROLE_TOCI, ROLE_CAPTION, ROLE_NONE}},
    {ROLE_RUBY, CHECK_RUBY, {ROLE_RB, ROLE_RT, ROLE_RP, ROLE_NONE}},
    {ROLE_WARICHU, CHECK_RUBY, {ROLE_WT, ROLE_WP, ROLE_NONE}},
};

static const Nesting places[] = {
    {ROLE_TR, CHECK_TABLE_PLACE, {ROLE_TABLE, ROLE_THEAD, ROLE_TBODY, ROLE_TFOOT, ROLE_NONE}},
    {ROLE_THEAD, CHECK_TABLE_PLACE, {ROLE_TABLE, ROLE_NONE}},
    {ROLE_TBODY, CHECK_TABLE_PLACE, {ROLE_TABLE, ROLE_NONE}},
    {ROLE_TFOOT, CHECK_TABLE_PLACE, {ROLE_TABLE, ROLE_NONE}},
    {ROLE_TH, CHECK_TABLE_PLACE, {ROLE_TR, ROLE_NONE}},
    {ROLE_TD, CHECK_TABLE_PLACE, {ROLE_TR, ROLE_NONE}},
    {ROLE_LI, CHECK_LIST_PLACE, {ROLE_L, ROLE_NONE}},
    {ROLE_LBODY, CHECK_LIST_PLACE, {ROLE_LI, ROLE_NONE}},
    {ROLE_TOCI, CHECK_TOC_PLACE, {ROLE_TOC, ROLE_NONE}},
    {ROLE_RB, CHECK_RUBY, {ROLE_RUBY, ROLE_NONE}},
    {ROLE_RT, CHECK_RUBY, {ROLE_RUBY, ROLE_NONE}},
    {ROLE_RP, CHECK_RUBY, {ROLE_RUBY, ROLE_NONE}},
    {ROLE_WT, CHECK_RUBY, {ROLE_WARICHU, ROLE_NONE}},
    {ROLE_WP, CHECK_RUBY, {ROLE_WARICHU, ROLE_NONE}},
};

static bool allows(const Nesting *nesting, RoleType role)
{
    for (size_t i = 0; i < MOST_TYPES && nesting->allowed[i] != ROLE_NONE; i++)
        if (nesting->allowed[i] == role)
            return true;
    return false;
}

/* A caption stands first; of a table it may also stand last. */
static bool is_caption_misplaced(const Structure *structure, const Element *element, uint32_t kid)
{
    if (structure->elements[kid].role != ROLE_CAPTION || kid == element->first)
        return false;
    return element->role != ROLE_TABLE || kid != element->last ||
           structure->elements[element->first].role == ROLE_CAPTION;
}

static void check_kids(Check *check, const Element *element, const Nesting *nesting)
{
    const Structure *structure = check->structure;
    for (uint32_t kid = element->first; kid; kid = structure->elements[kid].next) {
        RoleType role = structure->elements[kid].role;
        if (!allows(nesting, role) || is_caption_misplaced(structure, element, kid))
            check_fail(check, nesting->rule, structure->elements[kid].dict, "%s in %s",
                       role_name(role), role_name(element->role));
    }
}

static unsigned count_kids(Check *check, const Element *element, RoleType role)
{
    unsigned count = 0;
    const Structure *structure = check->structure;
    for (uint32_t kid = element->first; kid; kid = structure->elements[kid].next)
        count += structure->elements[kid].role == role;
    return count;
}

static void check_groups(Check *check, const Element *table)
{
    unsigned heads = count_kids(check, table, ROLE_THEAD);
    unsigned feet = count_kids(check, table, ROLE_TFOOT);
    unsigned bodies = count_kids(check, table, ROLE_TBODY);
    if (heads > 1 || feet > 1 || (heads + feet > 0 && bodies == 0))
        check_fail(check, CHECK_TABLE_GROUPS, table->dict, "%u heads, %u bodies, %u feet", heads,
                   bodies, feet);
}

void structure_check_nesting(Check *check, const Element *element)
{
    RoleType around = check->structure->elements[element->parent].role;
    for (size_t i = 0; i < sizeof kids / sizeof *kids; i++)
        if (kids[i].role == element->role)
            check_kids(check, element, &kids[i]);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i].role == element->role && !allows(&places[i], around))
            check_fail(check, places[i].rule, element->dict, "%s in %s", role_name(element->role),
                       around == ROLE_NONE ? "nothing" : role_name(around));
    if (element->role == ROLE_TABLE)
        check_groups(check, element);
}
