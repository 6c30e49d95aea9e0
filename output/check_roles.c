#include "output/check_tree.h"

static const char *const names[ROLE_COUNT] = {
    [ROLE_NONE] = "",
    [ROLE_ANNOT] = "Annot",
    [ROLE_ART] = "Art",
    [ROLE_BIB_ENTRY] = "BibEntry",
    [ROLE_BLOCK_QUOTE] = "BlockQuote",
    [ROLE_CAPTION] = "Caption",
    [ROLE_CODE] = "Code",
    [ROLE_DIV] = "Div",
    [ROLE_DOCUMENT] = "Document",
    [ROLE_FIGURE] = "Figure",
    [ROLE_FORM] = "Form",
    [ROLE_FORMULA] = "Formula",
    [ROLE_H] = "H",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_H4] = "H4",
    [ROLE_H5] = "H5",
    [ROLE_H6] = "H6",
    [ROLE_INDEX] = "Index",
    [ROLE_L] = "L",
    [ROLE_LBODY] = "LBody",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LINK] = "Link",
    [ROLE_NON_STRUCT] = "NonStruct",
    [ROLE_NOTE] = "Note",
    [ROLE_P] = "P",
    [ROLE_PART] = "Part",
    [ROLE_PRIVATE] = "Private",
    [ROLE_QUOTE] = "Quote",
    [ROLE_RB] = "RB",
    [ROLE_RP] = "RP",
    [ROLE_RT] = "RT",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_RUBY] = "Ruby",
    [ROLE_SECT] = "Sect",
    [ROLE_SPAN] = "Span",
    [ROLE_TBODY] = "TBody",
    [ROLE_TD] = "TD",
    [ROLE_TFOOT] = "TFoot",
    [ROLE_TH] = "TH",
    [ROLE_THEAD] = "THead",
    [ROLE_TOC] = "TOC",
    [ROLE_TOCI] = "TOCI",
    [ROLE_TR] = "TR",
    [ROLE_TABLE] = "Table",
    [ROLE_WP] = "WP",
    [ROLE_WT] = "WT",
    [ROLE_WARICHU] = "Warichu",
};

RoleType role_find(Text name)
{
    for (int i = ROLE_NONE + 1; i < ROLE_COUNT; i++)
        if (text_is(name, names[i]))
            return (RoleType)i;
    return ROLE_NONE;
}

const char *role_name(RoleType role)
{
    return names[role];
}
