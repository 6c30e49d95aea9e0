/* The names of all rules that a PDF is checked for; their rows are in check_rule_table.c, in the same
 * order. Append to a family; never renumber. */
#ifndef PLENARY_OUTPUT_CHECK_RULES_H
#define PLENARY_OUTPUT_CHECK_RULES_H

#include "base/buffer.h"

typedef enum CheckRuleId {
    /* SYN: the file and its syntax */
    CHECK_FILE_DAMAGED,
    CHECK_FILE_HEADER,
    CHECK_FILE_HEADER_BYTES,
    CHECK_FILE_VERSION,
    CHECK_FILE_ID,
    CHECK_FILE_ENCRYPTED,
    CHECK_FILE_KEEPS_OUT,
    CHECK_FILE_AFTER_END,
    CHECK_FILE_XREF_FORM,
    CHECK_FILE_XREF_STREAM,
    CHECK_FILE_PAGE_TREE,
    CHECK_FILE_TREE,
    CHECK_STREAM_LZW,
    CHECK_STREAM_FILTER,
    CHECK_STREAM_EXTERNAL,
    CHECK_STREAM_UNREADABLE,
    CHECK_LIMIT_INTEGER,
    CHECK_LIMIT_REAL,
    CHECK_LIMIT_STRING,
    CHECK_LIMIT_NAME,
    CHECK_LIMIT_CONTAINER,
    CHECK_LIMIT_NESTING,
    CHECK_NAME_NOT_UTF8,
    CHECK_PERMISSIONS,
    CHECK_REQUIREMENTS,
    CHECK_PRESENTATIONS,
    CHECK_STREAM_FORM,
    CHECK_OBJECT_SPACING,
    CHECK_STRING_HEXADECIMAL,
    /* META: metadata and identifiers */
    CHECK_META_MISSING,
    CHECK_META_FILTERED,
    CHECK_META_PACKET,
    CHECK_META_MALFORMED,
    CHECK_META_PART,
    CHECK_META_LEVEL,
    CHECK_META_UA,
    CHECK_META_PREFIX,
    CHECK_META_X4,
    CHECK_META_X1A,
    CHECK_META_SCHEMA,
    CHECK_META_SCHEMA_PART,
    CHECK_META_DIFFERS,
    CHECK_META_TITLE,
    CHECK_META_INFO_TITLE,
    CHECK_META_DATES,
    CHECK_META_TRAPPED,
    CHECK_META_IDENTITY,
    CHECK_META_DATE_FORM,
    /* NAV: catalog, navigation and layers */
    CHECK_NAV_TITLE_HIDDEN,
    CHECK_NAV_NOT_MARKED,
    CHECK_NAV_SUSPECTS,
    CHECK_NAV_OUTLINE,
    CHECK_NAV_LABELS,
    CHECK_NAV_DESTINATION,
    CHECK_NAV_TABS,
    CHECK_NAV_VIEW,
    CHECK_LAYER_IN_OLD,
    CHECK_LAYER_NAME,
    CHECK_LAYER_AUTOMATIC,
    CHECK_LAYER_ORDER,
    /* BOX: page boxes */
    CHECK_BOX_MALFORMED,
    CHECK_BOX_SIZE,
    CHECK_BOX_TRIM,
    CHECK_BOX_NESTING,
    /* COL: colour */
    CHECK_INTENT_PROFILE,
    CHECK_INTENT_TWO,
    CHECK_INTENT_PRESS,
    CHECK_INTENT_IDENTIFIER,
    CHECK_INTENT_NO_PROFILE,
    CHECK_COLOR_RGB,
    CHECK_COLOR_CMYK,
    CHECK_COLOR_GRAY,
    CHECK_COLOR_NOT_PRESS,
    CHECK_COLOR_PROFILE,
    CHECK_COLOR_OVERPRINT,
    CHECK_COLOR_COLORANTS,
    CHECK_COLOR_SPOT_DIFFERS,
    CHECK_COLOR_MANY,
    CHECK_COLOR_UNKNOWN,
    CHECK_COLOR_INTENT,
    CHECK_STATE_TRANSFER,
    CHECK_STATE_HALFTONE,
    /* IMG: images and forms */
    CHECK_IMAGE_ALTERNATES,
    CHECK_IMAGE_OPI,
    CHECK_IMAGE_INTERPOLATED,
    CHECK_IMAGE_BITS,
    CHECK_FORM_POSTSCRIPT,
    CHECK_FORM_REFERENCE,
    CHECK_FORM_SHARED,
    /* ALPHA: transparency */
    CHECK_ALPHA_MASK,
    CHECK_ALPHA_CONSTANT,
    CHECK_ALPHA_BLEND,
    CHECK_ALPHA_GROUP,
    CHECK_ALPHA_MODE,
    CHECK_ALPHA_SPACE,
    /* DRAW: content streams */
    CHECK_DRAW_OPERATOR,
    CHECK_DRAW_OPERANDS,
    CHECK_DRAW_RESOURCE,
    CHECK_DRAW_INHERITED,
    CHECK_DRAW_STATES,
    CHECK_DRAW_MARKS,
    CHECK_DRAW_DEEP,
    /* FONT: fonts and text */
    CHECK_FONT_DICT,
    CHECK_FONT_NOT_EMBEDDED,
    CHECK_FONT_PROGRAM,
    CHECK_FONT_COLLECTION,
    CHECK_FONT_GLYPH_MAP,
    CHECK_FONT_CMAP,
    CHECK_FONT_CMAP_MODE,
    CHECK_FONT_CMAP_USED,
    CHECK_FONT_GLYPH_MISSING,
    CHECK_FONT_NOTDEF,
    CHECK_FONT_WIDTHS,
    CHECK_FONT_ENCODING,
    CHECK_FONT_SYMBOLIC,
    CHECK_FONT_CID_SET,
    CHECK_FONT_CHAR_SET,
    CHECK_TEXT_NO_UNICODE,
    CHECK_TEXT_BAD_UNICODE,
    CHECK_TEXT_PRIVATE,
    /* ANNOT: annotations */
    CHECK_ANNOT_TYPE,
    CHECK_ANNOT_FLAGS,
    CHECK_ANNOT_LOOK,
    CHECK_ANNOT_LOOKS,
    CHECK_ANNOT_OPACITY,
    CHECK_ANNOT_COLOR,
    CHECK_ANNOT_LINK_TAG,
    CHECK_ANNOT_LINK_TEXT,
    CHECK_ANNOT_WIDGET_TAG,
    CHECK_ANNOT_WIDGET_TEXT,
    CHECK_ANNOT_TAG,
    CHECK_ANNOT_TEXT,
    CHECK_ANNOT_PRESS_TAGGED,
    CHECK_ANNOT_IN_PRINT,
    /* FORM: interactive forms */
    CHECK_FORM_XFA,
    CHECK_FORM_UNFINISHED,
    CHECK_FORM_ACTION,
    /* ACT: actions */
    CHECK_ACTION_TYPE,
    CHECK_ACTION_SCRIPT,
    CHECK_ACTION_NAMED,
    CHECK_ACTION_TRIGGER,
    /* ATT: embedded files */
    CHECK_ATTACH_FORBIDDEN,
    CHECK_ATTACH_NAME,
    CHECK_ATTACH_TYPE,
    CHECK_ATTACH_RELATION,
    CHECK_ATTACH_LOOSE,
    CHECK_ATTACH_NOT_PDFA,
    /* TREE: structure */
    CHECK_TREE_MISSING,
    CHECK_TREE_BROKEN,
    CHECK_TREE_UNTAGGED,
    CHECK_TREE_UNKNOWN_MARK,
    CHECK_TREE_ARTIFACT_INSIDE,
    CHECK_TREE_TAG_INSIDE,
    CHECK_TREE_MARK_TWICE,
    CHECK_TREE_MARK_LOST,
    CHECK_TREE_MARK_SHARED,
    CHECK_TREE_PARENTS,
    CHECK_TREE_ROLE,
    CHECK_TREE_ROLE_LOOP,
    CHECK_TREE_ROLE_STANDARD,
    CHECK_TREE_ID,
    /* HEAD: headings */
    CHECK_HEAD_SKIPPED,
    CHECK_HEAD_MIXED,
    CHECK_HEAD_SECOND,
    /* ALT: alternative texts */
    CHECK_ALT_FIGURE,
    CHECK_ALT_FORMULA,
    /* NOTE: notes */
    CHECK_NOTE_ID,
    CHECK_NOTE_ID_TWICE,
    /* TABLE: tables */
    CHECK_TABLE_KIDS,
    CHECK_TABLE_GROUPS,
    CHECK_TABLE_ROW,
    CHECK_TABLE_PLACE,
    CHECK_TABLE_IRREGULAR,
    CHECK_TABLE_SCOPE,
    /* LIST: lists and tables of contents */
    CHECK_LIST_KIDS,
    CHECK_LIST_ITEM,
    CHECK_LIST_PLACE,
    CHECK_TOC_KIDS,
    CHECK_TOC_PLACE,
    CHECK_RUBY,
    /* LANG: natural language */
    CHECK_LANG_TEXT,
    CHECK_LANG_DESCRIPTION,
    CHECK_LANG_MALFORMED,

    CHECK_RULE_COUNT
} CheckRuleId;

/* The standards that have clauses; parts 2 and 3 of ISO 19005 share most of theirs. */
typedef enum CheckPart {
    PART_PDF, /* ISO 32000-1, which all others build on */
    PART_A1,
    PART_A2,
    PART_A3,
    PART_UA1,
    PART_X1A,
    PART_X4,
    PART_COUNT
} CheckPart;

/* Levels of PDF/A, from the lowest. A rule is of the lowest level that has it. */
typedef enum CheckLevel {
    LEVEL_B,
    LEVEL_U,
    LEVEL_A
} CheckLevel;

typedef struct CheckRule {
    const char *id;       /* FONT-02: never reused, never renamed */
    const char *sentence; /* what is wrong */
    CheckLevel level;     /* of PDF/A; the other standards have no levels */
    struct {
        const char *pdf;
        const char *a1;
        const char *a2;
        const char *a3; /* NULL where it is that of a2; "-" for none */
        const char *ua1;
        const char *x1a; /* "6": the text was not at hand for more of a number */
        const char *x4;
    } clauses;
} CheckRule;

/* A standard that a file can claim or be checked for. */
typedef enum CheckStandard {
    STANDARD_PDF,
    STANDARD_A_1A,
    STANDARD_A_1B,
    STANDARD_A_2A,
    STANDARD_A_2B,
    STANDARD_A_2U,
    STANDARD_A_3A,
    STANDARD_A_3B,
    STANDARD_A_3U,
    STANDARD_UA_1,
    STANDARD_X_1A,
    STANDARD_X_4,
    STANDARD_COUNT
} CheckStandard;

/* Some of them, as bits. */
enum {
    STANDARDS_A1 = 1 << STANDARD_A_1A | 1 << STANDARD_A_1B,
    STANDARDS_A2 = 1 << STANDARD_A_2A | 1 << STANDARD_A_2B | 1 << STANDARD_A_2U,
    STANDARDS_A3 = 1 << STANDARD_A_3A | 1 << STANDARD_A_3B | 1 << STANDARD_A_3U,
    STANDARDS_A23 = STANDARDS_A2 | STANDARDS_A3,
    STANDARDS_A = STANDARDS_A1 | STANDARDS_A23,
    STANDARDS_UA = 1 << STANDARD_UA_1,
    STANDARDS_X1A = 1 << STANDARD_X_1A,
    STANDARDS_X4 = 1 << STANDARD_X_4,
    STANDARDS_X = STANDARDS_X1A | STANDARDS_X4
};

typedef struct CheckStandardRow {
    const char *name;  /* by which it is asked for: "a-2a" */
    const char *title; /* "PDF/A-2a" */
    const char *text;  /* "ISO 19005-2" */
    CheckPart part;
    CheckLevel level;
} CheckStandardRow;

/* The rows. */
const CheckRule *check_rule(CheckRuleId id);
const CheckStandardRow *check_standard(CheckStandard standard);

/* The clause by which a standard has a rule, or NULL if it has not; and which of the standards have it,
 * by themselves or because PDF has. */
const char *check_clause(const CheckRule *rule, CheckStandard standard);
unsigned check_standards_with(const CheckRule *rule, unsigned standards);

/* The standards of a list, "a-2a,ua-1", as bits; ASCII case does not count. 0 when a name is unknown,
 * which is *unknown then. */
unsigned check_standards_named(Text list, Text *unknown);

/* Appends all rules as a table in Markdown. */
void check_rules_print(Buffer *out);

#endif
