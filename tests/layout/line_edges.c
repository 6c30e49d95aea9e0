#include "layout/line_edges.h"

#include "tests/layout/setting.h"

/* The lines with where their first sign stands and where their last ends: "0 100 text". */
static void ck_edges(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    ck_assert_int_eq(setting.status, STATUS_OK);
    ck_no_findings(setting.styling->diagnostics);
    const Galley *galley = setting.layout.galley;
    Buffer out = {0};
    for (size_t s = 0; s < galley->slot_count; s++) {
        if (galley->slots[s].kind != SLOT_LINE)
            continue;
        const Line *line = galley->slots[s].line;
        Length left = LENGTH_MAX;
        Length right = 0;
        for (uint32_t i = 0; i < line->item_count; i++) {
            const TextRun *run = line->items[i].run;
            Length x = line->items[i].x;
            if (!run || text_trim(run->text).bytes == 0)
                continue;
            left = x < left ? x : left;
            for (uint32_t g = 0; g < run->glyph_count; g++) {
                size_t at = run->glyphs[g].cluster;
                bool is_white = text_next(run->text, &at) == ' ';
                x += run->glyphs[g].advance +
                     (run->glyphs[g].flags & GLYPH_IS_SPACE ? run->space_extra : 0);
                right = !is_white && x > right ? x : right;
            }
        }
        buffer_length(&out, left, 1);
        buffer_byte(&out, ' ');
        buffer_length(&out, right, 1);
        buffer_byte(&out, ' ');
        buffer_put(&out, text_trim(line->text));
        buffer_byte(&out, '\n');
    }
    ck_buffer(&out, expected, sheet);
    setting_close(&setting);
}

/* ---- hanging-punctuation ---- */

START_TEST(brackets_and_quotation_marks_hang_before_the_first_line)
{
    ck_edges("p(\"(ab cd) ef\")", "p { width: 50pt; hanging-punctuation: first }",
             "-10 20 (ab\n0 30 cd)\n0 20 ef\n");
    ck_edges("p(\"\xE2\x80\x9C"
             "ab cd (ef\")",
             "p { width: 50pt; hanging-punctuation: first }",
             "-10 50 \xE2\x80\x9C"
             "ab cd\n0 30 (ef\n");
    ck_edges("p(\"ab (cd\")", "p { width: 30pt; hanging-punctuation: first }",
             "0 20 ab\n0 30 (cd\n");
}
END_TEST

START_TEST(tabs_end_at_their_stops_though_the_line_hangs)
{
    static const char how[] = "p { width: 90pt; hanging-punctuation: first; white-space: pre-wrap; "
                              "-plenary-tab-stops: 50pt left }";
    ck_edges("p(\"a\tb\")", how, "0 60 a\tb\n");
    ck_edges("p(\"(a\tb\")", how, "-10 60 (a\tb\n");
    ck_edges("p(\"(a\tb cd\")", how, "-10 90 (a\tb cd\n");
    ck_edges("p(\"(a\tb cde\")", how, "-10 60 (a\tb\n0 30 cde\n");
}
END_TEST

START_TEST(they_hang_behind_the_last_line)
{
    ck_edges("p(\"ab) cd)\")", "p { width: 30pt; hanging-punctuation: last; text-align: right }",
             "0 30 ab)\n10 40 cd)\n");
    ck_edges("p(\"ab cd)\")", "p { width: 50pt; hanging-punctuation: last }", "0 60 ab cd)\n");
}
END_TEST

START_TEST(stops_and_commas_hang_at_line_ends)
{
    static const char justified[] = "p { width: 60pt; text-align: justify; hanging-punctuation: ";
    Buffer sheet = {0};
    buffer_format(&sheet, "%sforce-end }", justified);
    buffer_byte(&sheet, '\0');
    ck_edges("p(\"ab cd, ef gh ij.\")", sheet.at, "0 70 ab cd,\n0 60 ef gh\n0 25 ij.\n");
    sheet.bytes = 0;
    buffer_format(&sheet, "%sallow-end }", justified);
    buffer_byte(&sheet, '\0');
    ck_edges("p(\"ab cd, ef ghi, jk.\")", sheet.at, "0 60 ab cd,\n0 70 ef ghi,\n0 30 jk.\n");
    ck_edges("p(\"ab cd, ef ghi, jk.\")",
             "p { width: 60pt; text-wrap: pretty; text-align: justify; "
             "hanging-punctuation: allow-end }",
             "0 60 ab cd,\n0 70 ef ghi,\n0 30 jk.\n");
    buffer_free(&sheet);
}
END_TEST

START_TEST(from_right_to_left_the_sides_are_the_other_ones)
{
    ck_edges("p(\"(\xD8\xA7\xD8\xA8 \xD8\xAC\xD8\x8C\")",
             "p { width: 50pt; direction: rtl; hanging-punctuation: first force-end }",
             "0 60 (\xD8\xA7\xD8\xA8 \xD8\xAC\xD8\x8C\n");
    ck_edges("p(\"\xD8\xA7\xD8\xA8, ab.\")",
             "p { width: 90pt; direction: rtl; hanging-punctuation: force-end }",
             "20 90 \xD8\xA7\xD8\xA8, ab.\n");
}
END_TEST

/* ---- -plenary-optical-margins ---- */

START_TEST(signs_reach_over_the_edges_a_little)
{
    static const char sheet[] = "p { width: 60pt; -plenary-optical-margins: auto }";
    ck_edges("p(\"Aa bc, de\")", sheet, "-0.5 59.5 Aa bc,\n0 20 de\n");
    ck_edges("p(\"aa bc, de fg\")",
             "p { width: 60pt; text-align: right; -plenary-optical-margins: auto }",
             "1.6 61.6 aa bc,\n10 60 de fg\n");
    ck_edges("p(\"aa bc, de fgh\")",
             "p { width: 68.4pt; text-align: justify; text-wrap: pretty; "
             "-plenary-optical-margins: auto }",
             "0 70 aa bc,\n0 60 de fgh\n");
}
END_TEST

START_TEST(a_hyphen_that_is_shown_reaches_out_too)
{
    ck_edges("p(\"abc\xC2\xAD"
             "def\")",
             "p { width: 38pt; -plenary-optical-margins: auto }", "0 40 abc\xC2\xAD\n0 30 def\n");
    ck_edges("p(\"abc\xC2\xAD"
             "def\")",
             "p { width: 38pt; text-wrap: pretty; -plenary-optical-margins: auto }",
             "0 40 abc\xC2\xAD\n0 30 def\n");
}
END_TEST

/* ---- text-spacing-trim ---- */

/* Quotation marks of the squares are an em wide. */
#define OPENING "\xE2\x80\x9C"
#define CLOSING "\xE2\x80\x9D"
#define COMMA   "\xE3\x80\x81"
#define STOP    "\xE3\x80\x82"
#define ONE     "\xE4\xB8\x80"
#define CHINESE "body[lang=zh]"

START_TEST(neighbouring_signs_share_their_white)
{
    ck_edges(CHINESE "(p(\"" ONE COMMA OPENING ONE CLOSING STOP "\"))", "",
             "0 50 " ONE COMMA OPENING ONE CLOSING STOP "\n");
    ck_edges(CHINESE "(p(\"" ONE COMMA OPENING ONE CLOSING STOP "\"))",
             "p { text-spacing-trim: space-all }", "0 60 " ONE COMMA OPENING ONE CLOSING STOP "\n");
    ck_edges(CHINESE "(p(\"" ONE COMMA ONE "\"))", "p { text-spacing-trim: trim-all }",
             "0 25 " ONE COMMA ONE "\n");
}
END_TEST

START_TEST(closing_signs_give_their_white_at_a_line_end_if_they_must)
{
    ck_edges(CHINESE "(p(\"" ONE ONE COMMA ONE "\"))", "p { width: 25pt }",
             "0 30 " ONE ONE COMMA "\n0 10 " ONE "\n");
    ck_edges(CHINESE "(p(\"" ONE ONE COMMA ONE "\"))",
             "p { width: 25pt; text-spacing-trim: space-all }",
             "0 10 " ONE "\n0 20 " ONE COMMA "\n0 10 " ONE "\n");
}
END_TEST

START_TEST(opening_signs_begin_lines_without_theirs)
{
    static const char tree[] = CHINESE "(p(\"" OPENING ONE ONE OPENING ONE "\"))";
    static const struct {
        const char *trim;
        const char *lines;
    } rows[] = {
        {"normal", "0 30 " OPENING ONE ONE "\n0 20 " OPENING ONE "\n"},
        {"space-first", "0 30 " OPENING ONE ONE "\n-5 15 " OPENING ONE "\n"},
        {"trim-start", "-5 25 " OPENING ONE ONE "\n-5 15 " OPENING ONE "\n"},
        {"trim-both", "-5 25 " OPENING ONE ONE "\n-5 15 " OPENING ONE "\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer sheet = {0};
        buffer_format(&sheet, "p { width: 30pt; text-spacing-trim: %s }", rows[i].trim);
        buffer_byte(&sheet, '\0');
        ck_edges(tree, sheet.at, rows[i].lines);
        buffer_free(&sheet);
    }
}
END_TEST

START_TEST(trimmed_lines_are_spread_to_the_measure)
{
    ck_edges(CHINESE "(p(\"" ONE ONE ONE COMMA ONE ONE "\"))",
             "p { width: 38pt; text-align: justify; text-spacing-trim: trim-both }",
             "0 43 " ONE ONE ONE COMMA "\n0 20 " ONE ONE "\n");
}
END_TEST

Suite *line_edges_suite(void);
Suite *line_edges_suite(void)
{
    Suite *suite = suite_create("line_edges");
    TCase *cases = tcase_create("line_edges");
    tcase_add_test(cases, brackets_and_quotation_marks_hang_before_the_first_line);
    tcase_add_test(cases, tabs_end_at_their_stops_though_the_line_hangs);
    tcase_add_test(cases, they_hang_behind_the_last_line);
    tcase_add_test(cases, stops_and_commas_hang_at_line_ends);
    tcase_add_test(cases, from_right_to_left_the_sides_are_the_other_ones);
    tcase_add_test(cases, signs_reach_over_the_edges_a_little);
    tcase_add_test(cases, a_hyphen_that_is_shown_reaches_out_too);
    tcase_add_test(cases, neighbouring_signs_share_their_white);
    tcase_add_test(cases, closing_signs_give_their_white_at_a_line_end_if_they_must);
    tcase_add_test(cases, opening_signs_begin_lines_without_theirs);
    tcase_add_test(cases, trimmed_lines_are_spread_to_the_measure);
    suite_add_tcase(suite, cases);
    return suite;
}
