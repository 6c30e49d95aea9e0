/* The grammars of properties that are more than a keyword or a number; each fits a row of the
 * property table. */
#ifndef PLENARY_STYLES_PROPERTY_GRAMMARS_H
#define PLENARY_STYLES_PROPERTY_GRAMMARS_H

#include "styles/property_table.h"

/* Lists of keywords and a grammar that many rows share. */
extern const uint16_t just_auto[];
extern const uint16_t just_none[];
extern const uint16_t just_normal[];
extern const uint16_t auto_or_none[];
extern const uint16_t normal_or_none[];
extern const Grammar any_color_grammar;

/* A list of VALUE_TEXT, families, and VALUE_KEYWORD, generic families. */
bool read_font_families(ValueReader *reader, Value *value);
/* An integer from 1 to 1000. */
bool read_font_weight(ValueReader *reader, Value *value);
/* A flat list of pairs: the feature's tag, a VALUE_TEXT, and a VALUE_INTEGER. */
bool read_font_features(ValueReader *reader, Value *value);
/* A flat list of pairs: the axis's tag, a VALUE_TEXT, and a VALUE_NUMBER. */
bool read_font_variations(ValueReader *reader, Value *value);
/* Lists of keywords. */
bool read_ligatures(ValueReader *reader, Value *value);
bool read_numeric_variants(ValueReader *reader, Value *value);
bool read_decoration_lines(ValueReader *reader, Value *value);
bool read_hanging_punctuation(ValueReader *reader, Value *value);
/* A list of keywords, or one of them. */
bool read_text_transform(ValueReader *reader, Value *value);

/* A VALUE_NUMBER from 0 to 1, also of a percentage. */
bool read_opacity(ValueReader *reader, Value *value);
/* url(path) */
bool read_url(ValueReader *reader, Value *value);
/* running(name) */
bool read_running(ValueReader *reader, Value *value);
/* A list of two lengths. */
bool read_border_spacing(ValueReader *reader, Value *value);
/* A list of a length, the keyword of a border style and a colour. */
bool read_change_bar(ValueReader *reader, Value *value);
/* A list of a length and the keywords hanging and each-line, or one of them. */
bool read_text_indent(ValueReader *reader, Value *value);

/* A list of VALUE_TEXT, two for each level. */
bool read_quotes(ValueReader *reader, Value *value);

/* A list of a width and a height; or the keyword portrait or landscape, of the default size. */
bool read_page_size(ValueReader *reader, Value *value);
/* A list of the keywords crop and cross, or one of them. */
bool read_printer_marks(ValueReader *reader, Value *value);

/* A flat list of three for each stop: a length, the keyword left, right, center or decimal, and a
 * VALUE_TEXT, the leader, which may be empty. */
bool read_tab_stops(ValueReader *reader, Value *value);

/* A list of two percentages. */
bool read_justify_spaces(ValueReader *reader, Value *value);
/* A list of two integers. */
bool read_hyphen_break(ValueReader *reader, Value *value);

#endif
