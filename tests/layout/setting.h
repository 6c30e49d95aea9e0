/* What the tests of layout share: documents set in squares, and ways to look at what came out.
 *
 * The tree is written as in tests/styles/styling.h. The sheet goes on top of the base sheet and of one
 * for these tests: text in squares of 10 pt, page areas of 100 by 100 pt without margins, so that a
 * page has ten rows of ten columns; no margins and no indents; one line is no widow and no orphan; note
 * calls and markers stand on the line at full size, "1" and "1 "; the note area begins with a rule
 * that is 30 pt long and fills a row. */
#ifndef PLENARY_TESTS_LAYOUT_SETTING_H
#define PLENARY_TESTS_LAYOUT_SETTING_H

#include "layout/layout.h"
#include "tests/styles/styling.h"

typedef struct Setting {
    Styling *styling;
    FontSet *fonts;
    Layout layout;
    Status status; /* of layout_make */
} Setting;

/* The tree laid out by the sheet, which must be without faults. Close with setting_close. */
Setting setting_of(const char *tree, const char *sheet);
void setting_close(Setting *setting);

/* The steps of setting_of: the document may be changed in between. threads as in LayoutOptions. */
Setting setting_open(const char *tree, const char *sheet);
void setting_make(Setting *setting, unsigned threads);

/* A line of the main galley, from 0. */
const Line *setting_line(const Setting *setting, unsigned number);

/* Fails unless the texts of the lines of the main galley are these, each with a line end behind it;
 * white space at their ends is left out. */
void ck_lines(const Setting *setting, const char *expected);

/* Fails unless the slots of the main galley are these, one a line: the kind; x of lines and boxes if
 * it is not 0; the height unless it is a line of 10 pt; the cost of a cut; the text. Notes follow
 * their slot, indented by two:
 *   line x=10 "text"
 *   margin 5 never */
void ck_slots(const Setting *setting, const char *expected);

/* Fails unless the pages look so: a row of squares a line, "." for an empty one, empty rows at the
 * foot left out; "=" behind each page. Fills are drawn as "-", "|" or "#" by their shape, text over
 * them. */
void ck_picture(const Setting *setting, const char *expected);

/* The same for a tree and a sheet, without findings. */
void ck_lines_of(const char *tree, const char *sheet, const char *expected);
void ck_slots_of(const char *tree, const char *sheet, const char *expected);
void ck_picture_of(const char *tree, const char *sheet, const char *expected);

/* Fails unless a length is this many points, within 1/100 pt. */
void ck_points(Length length, double points);

#endif
