#include "input/markdown.h"
#include "input/markdown_tree.h"
#include "tests/support/support.h"

#include <string.h>

typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    Document *document;
    Buffer dump;
} Case;

static Case read_bytes(Text bytes)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    it.document = document_new(it.arena, names_new(it.arena));
    Source *source = ARENA_NEW(it.arena, Source);
    *source = (Source){text_of("test.md"), bytes};
    Status status = document_read(it.document, source, it.diagnostics);
    if (status == STATUS_OK) {
        if (document_check_sources(it.document, it.diagnostics) != STATUS_OK)
            ck_no_findings(it.diagnostics);
        document_dump(it.document, &it.dump);
    }
    return it;
}

static void end(Case *it)
{
    buffer_free(&it->dump);
    arena_free(it->arena);
}

static void ck_has(const Case *it, const char *expected)
{
    Text text = buffer_text(&it->dump);
    for (size_t at = 0; at < text.bytes; at++)
        if (text_starts(text_slice(text, at, text.bytes), expected))
            return;
    ck_abort_msg("no “%s” in:\n%.*s", expected, (int)text.bytes, text.at);
}

static void ck_reads(const char *markdown, const char *expected)
{
    Case it = read_bytes(text_of(markdown));
    ck_has(&it, expected);
    end(&it);
}

START_TEST(a_resolution_needs_no_markup)
{
    static const char text[] =
        "# The right to shade\n\n*The General Assembly*,\n\nRecalling a,[^n]\n\n"
        "1. Calls upon States:\n   (a) to plant;\n   (b) to water;\n\n"
        "2. Requests:\n\n    1. a;\n    2. b;\n        1. c.\n\n"
        "76th plenary meeting\n18 December 2007\n\n## Annex\n\n## Rules\n\n"
        "1. First.\n\n[^n]: A/1.\n";
    static const char *const expected[] = {
        "h1.resolution-title", "p.enacting",  "p.preambular",    "aside.note#note-1",
        "p.operative",         "p.meeting",   "p.adoption-date", "h1.annex-label",
        "h2.annex-title",      "p.paragraph", "kind resolution", "        ol.subparagraphs",
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        ck_reads(text, expected[i]);
}
END_TEST

START_TEST(braces_give_classes_and_roles)
{
    ck_reads("A line {.preambular #p}\n", "p.preambular#p");
    ck_reads("## Words {.subhead}\n", "h3.subhead");
    ck_reads("Text here. {.mine k=v}\n", "p.mine k=\"v\"");
    ck_reads("[a](b){.mine}\n", "a.mine href=\"b\"");
    Case it = read_bytes(text_of("Text {.a !}\n"));
    ck_found(it.diagnostics, READ_ATTRIBUTES_BROKEN, 1);
    end(&it);
}
END_TEST

START_TEST(containers_are_sections_and_divisions)
{
    ck_reads("::: {.box #b}\ntext\n:::\n", "div.box#b");
    ck_reads("::: summary\ntext\n:::\n", "section.summary");
    ck_reads("::: annex\n# Title\n\ntext\n:::\n", "h2.annex-title");
    Case it = read_bytes(text_of("::: box\ntext\n"));
    ck_found(it.diagnostics, READ_CONTAINER_OPEN, 1);
    end(&it);
}
END_TEST

START_TEST(html_is_refused_unless_it_has_a_meaning)
{
    Case it = read_bytes(text_of("a<br>b <sub>c</sub> <font>d</font>\n\n<div>e</div>\n"));
    ck_found(it.diagnostics, READ_HTML_REFUSED, 2);
    ck_has(&it, "sub");
    ck_has(&it, "\"e\"");
    end(&it);
}
END_TEST

START_TEST(tables_and_images_are_elements)
{
    ck_reads("| a | b |\n|---|--:|\n| c | 1 |\n", "td.numeric");
    ck_reads("Table 1\n\nTitle\n\n| a | b |\n|---|---|\n| c | 1 |\n", "p.table-title");
    ck_reads("![alt](a.png \"t\"){width=50%}\n", "figure");
    ck_reads("![alt](a.png \"t\"){width=50%} x\n",
             "img src=\"a.png\" alt=\"alt\" title=\"t\" width=\"50%\"");
    ck_reads("| a |\n|:-:|\n| c |\n", "td align=\"center\"");
    /* a cell too many is no part of the table, and stands below it */
    ck_reads("| a |\n|---|\n| c | more |\n\nlast\n",
             "\n  p 16-24\n    \"| more |\" 16-24\n  p 26-30\n    \"last\"");
}
END_TEST

START_TEST(free_text_has_the_headings_that_are_marked)
{
    ck_reads("# One\n\nA line\n\nText.\n\n# Chapter 2\n",
             "h1.heading 0-5\n    \"One\" 2-5\n  p 7-13\n    \"A line\" 7-13\n  p 15-20\n    "
             "\"Text.\" 15-20\n  h1.heading 22-33");
    ck_reads("# One\n\n### Three\n", "h1.document-title 0-5\n    \"One\" 2-5\n  h3.heading");
    ck_reads("Text.\n\n# One\n", "h1.heading");
    ck_reads("---\ntitle: Other\n---\n# One\n", "h1.heading");
    ck_reads("---\ntitle: one\n---\n# One\n", "h1.document-title");
}
END_TEST

START_TEST(nesting_without_end_is_cut_off_and_told)
{
    Buffer text = {0};
    for (int i = 0; i < 2000; i++)
        buffer_string(&text, "> ");
    buffer_string(&text, "a\n\n");
    for (int i = 0; i < 100; i++) {
        buffer_repeat(&text, ' ', (size_t)(2 * i));
        buffer_string(&text, "- a\n");
    }
    Case it = read_bytes(buffer_text(&text));
    ck_found(it.diagnostics, READ_TOO_DEEP, 1);
    end(&it);
    buffer_free(&text);
}
END_TEST

static const char sample[] = "---\nsymbol: A/1\n---\n# T\n\nThe General Assembly,\n\n*a* **b** `c` "
                             "[d](e \"f\") ![g](h){.i} &amp; "
                             "\\* <b>j</b>[^k]\n\n1. l:\n   (a) m\n   - n\n\n| o | p |\n|--|--|\n| "
                             "q | 1 |\n\n::: box\n> r\n> s\n:::\n\n"
                             "```x\nt\n```\n\n[^k]: u\n\n    v\n\n[w]: x\n";

/* What libFuzzer found. */
static const char *const found[] = {
    "www.a.bc\n| a | b |\n|---|---|\n| [c](d) | e |\n", /* a table claimed its paragraph's line */
    "`\n`\\``\n::: box\n\n",                            /* code found in a fence */
    "The General Assembly,\n\n1. a\n   0. b\n",         /* a subparagraph of number nought */
    " Table 1\n<script> %\n",                           /* a caption before raw HTML */
    "<table><t---\n::: box\na<td>\n",                   /* a fence in a block of HTML */
    "<!-- a\n:::\nb -->\n\nc\n",                        /* a fence in a comment */
    "```\ra\n```\n:::a",                                /* code behind a lone carriage return */
    "`\n`\nh\nh\n h\n>```\nh\nh",                       /* code that is a line end */
    "[a][\n\n[a]:x\n```\n]",                            /* a target in another block */
    " a\n\f-\nd\n```\nd",                               /* a row that cmark sets too far right */
    "The G Assembly,\n6th meeting\n[\n#",               /* nothing behind an open vote */
    "a|![[^x]]()\n-|-\n    -\n[^x]:1",                  /* a call where no note can be */
    "[^a]: Resolution 21the (III).\n[^b]: See A/1.\n",  /* notes that nobody calls */
};

START_TEST(what_fuzzing_found_is_read)
{
    Case it = read_bytes(text_of(found[_i]));
    end(&it);
}
END_TEST

START_TEST(brackets_and_tags_with_attributes_are_spans)
{
    ck_reads("a [texte]{lang=fr} b\n", "span lang=\"fr\"");
    ck_reads("a [un *deux* [x] trois]{lang=fr .k}\n", "span.k lang=\"fr\"");
    ck_reads("[a]{.b}[c]{.d}\n", "span.d");
    ck_reads("a <span lang=\"fr\" class='k l'>texte</span> b\n", "span.k.l lang=\"fr\"");
    ck_reads("[]{.b} a]{.c} [a] {.d} [a]{x}\n", "[a]{x}");
}
END_TEST

START_TEST(letters_are_composed_as_in_plain_text)
{
    ck_reads("r\xC3\xA9sum e\xCC\x81t\xC3\xA9 \xEF\xAC\x81n\n", "\xC3\xA9t\xC3\xA9 fin");
    ck_reads("*e*\xCC\x81 &amp;e\xCC\x81 \\*\n", "\xC3\xA9 *");
    ck_reads("Article\xC2\xAD: a\n", "\xC2\xAD");
}
END_TEST

START_TEST(code_stands_where_its_lines_stand)
{
    ck_reads("x\n\n      x\n\tx\n\n- a\n\n  ```\n\tx\n  ```\n", "\"  x\"");
    ck_reads("```a`b`\n\n::: annex\n\n# x\n", "section.annex");
    ck_reads("```a\n``` b\n::: annex\n```\n", "\"::: annex\"");
}
END_TEST

START_TEST(no_byte_is_lost_wherever_markdown_ends)
{
    for (size_t bytes = 0; bytes < sizeof sample; bytes++) {
        Case it = read_bytes((Text){sample, bytes});
        end(&it);
    }
}
END_TEST

START_TEST(no_byte_is_lost_whichever_byte_is_missing)
{
    char text[sizeof sample];
    for (size_t without = 0; without + 1 < sizeof sample; without++) {
        memcpy(text, sample, without);
        memcpy(text + without, sample + without + 1, sizeof sample - without - 2);
        Case it = read_bytes((Text){text, sizeof sample - 2});
        end(&it);
    }
}
END_TEST

static const char *const slow_parts[] = {
    "word ", "*",         "**a ",    "[a](b) ", "[",     "![",     "`",    "`a ",
    "<b>",   "&amp;",     "&copy; ", "> ",      "- a\n", "1. a\n", "| a ", "a\n",
    "#\n",   "[^1]: a\n", "a[^1]",   "::: a\n", "\\",    "<!--",
};

START_TEST(repeated_marks_take_linear_time)
{
    enum {
        BYTES = 200000
    };
    Buffer text = {0};
    buffer_string(&text, "The General Assembly,\n\n");
    while (text.bytes < BYTES)
        buffer_string(&text, slow_parts[_i]);
    Case it = read_bytes(buffer_text(&text));
    end(&it);
    buffer_free(&text);
}
END_TEST

START_TEST(a_tree_ends_at_the_limit_of_its_memory)
{
    enum {
        COUNT = 100000,
        LIMIT = 1 << 20
    };
    Buffer text = {0};
    for (int i = 0; i < COUNT; i++)
        buffer_string(&text, "*a* ");
    Arena *nodes = arena_new(LIMIT);
    MarkdownTree tree;
    markdown_tree_open(&tree, nodes);
    ck_assert_ptr_null(markdown_tree_parse(&tree, text.at, text.bytes));
    ck_assert_uint_lt(arena_bytes(nodes), 2 * LIMIT);
    markdown_tree_close();
    arena_free(nodes);

    Arena *arena = arena_new(LIMIT);
    Document *document = document_new(arena, names_new(arena));
    Diagnostics *diagnostics = diagnostics_new(arena);
    Source source = {text_of("test.md"), buffer_text(&text)};
    ReadInput input = {.source = &source, .top = document->root};
    ck_assert_int_eq(read_markdown(document, &input, diagnostics), STATUS_LIMIT);
    ck_found(diagnostics, LIMIT_MEMORY, 1);
    arena_free(arena);
    buffer_free(&text);
}
END_TEST

START_TEST(a_draft_may_be_written_as_delegates_write_it)
{
    Case it =
        read_bytes(text_of("# Draft resolution 1.1\n\n**Committee:** ECOSOC\n**Topic:** Water\n\n"
                           "**Sponsors:** A, B\n\n**Signatories:** C\n\n"
                           "The General Assembly,\n\nRecalling a,\n\n"
                           "1. Calls upon States:\n\n        i) to dig\n        deep,\n"
                           "        ii) to *clean*;\n\n"
                           "2. Requests:\n\n    a) to tell:\n\n            A. all;\n"));
    static const char *const expected[] = {"p.memo-line", "Topic:", "\"to dig deep,\"", "clean"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        ck_has(&it, expected[i]);
    end(&it);
}
END_TEST

START_TEST(code_below_other_paragraphs_stays_code)
{
    ck_reads("- a\n\n      i) b\n", "pre");
    ck_reads("The General Assembly,\n\n1. Calls upon:\n\n        call()\n", "pre");
    ck_reads("The General Assembly,\n\n1. Calls upon:\n\n   ```\n   a) b\n   ```\n", "pre");
}
END_TEST

START_TEST(tables_have_headnotes_and_totals)
{
    Case it = read_bytes(text_of("Table 1\nWater\n(Thousands)\n\n| A | B |\n|---|---|\n| a | 1 |\n"
                                 "| Total | 1 |\n"));
    ck_has(&it, "p.table-title");
    ck_has(&it, "p.table-headnote");
    ck_has(&it, "tr.total");
    end(&it);
    ck_reads("| A | B |\n|---|---|\n| **Sum** | **1** |\n", "tr.total");
}
END_TEST

START_TEST(items_of_tasks_have_boxes)
{
    ck_reads("- [ ] a\n", "☐");
    ck_reads("- [x] a\n", "☑");
}
END_TEST

Suite *markdown_suite(void);
Suite *markdown_suite(void)
{
    Suite *suite = suite_create("markdown");
    TCase *cases = tcase_create("markdown");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_resolution_needs_no_markup);
    tcase_add_test(cases, braces_give_classes_and_roles);
    tcase_add_test(cases, containers_are_sections_and_divisions);
    tcase_add_test(cases, html_is_refused_unless_it_has_a_meaning);
    tcase_add_test(cases, tables_and_images_are_elements);
    tcase_add_test(cases, free_text_has_the_headings_that_are_marked);
    tcase_add_test(cases, nesting_without_end_is_cut_off_and_told);
    tcase_add_test(cases, no_byte_is_lost_wherever_markdown_ends);
    tcase_add_test(cases, no_byte_is_lost_whichever_byte_is_missing);
    tcase_add_test(cases, brackets_and_tags_with_attributes_are_spans);
    tcase_add_test(cases, letters_are_composed_as_in_plain_text);
    tcase_add_test(cases, code_stands_where_its_lines_stand);
    tcase_add_test(cases, a_draft_may_be_written_as_delegates_write_it);
    tcase_add_test(cases, code_below_other_paragraphs_stays_code);
    tcase_add_test(cases, tables_have_headnotes_and_totals);
    tcase_add_test(cases, items_of_tasks_have_boxes);
    tcase_add_loop_test(cases, what_fuzzing_found_is_read, 0, sizeof found / sizeof *found);
    tcase_add_loop_test(cases, repeated_marks_take_linear_time, 0,
                        sizeof slow_parts / sizeof *slow_parts);
    tcase_add_test(cases, a_tree_ends_at_the_limit_of_its_memory);
    suite_add_tcase(suite, cases);
    return suite;
}
