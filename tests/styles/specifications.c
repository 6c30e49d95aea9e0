/* Cases derived from the examples of the CSS specifications, written as data: the files of cases/, whose form
 * cases/README.md tells. Each line that expects something is a case, run on a document and sheets of
 * its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "styles/counter_grammar.h"
#include "styles/counter_styles.h"
#include "tests/styles/styling.h"

enum {
    EXPECTATIONS_MOST = 64,
    IDS_MOST = 32
};

/* What a line expects: asked is before its " = ", expected behind it. */
typedef struct Expectation {
    const struct CaseVerb *verb;
    const char *asked;
    const char *expected;
    unsigned line;
} Expectation;

/* Lines up to a blank one. */
typedef struct Block {
    const char *tree;
    Buffer sheets[3]; /* by SheetOrigin */
    Buffer last;      /* a second sheet of the author */
    Expectation items[EXPECTATIONS_MOST];
    size_t count;
    bool tells; /* one of them is about findings */
} Block;

typedef struct CaseFile {
    Arena *arena;
    const char *path;
    const char *section; /* of the specification */
    Block block;
    unsigned line;
    size_t count;    /* of cases so far */
    Buffer failures; /* printed, as Check keeps short messages only */
} CaseFile;

/* Prints what is so for the question that a line asks. */
typedef void CasePrinter(Styling *styling, const char *asked, Buffer *out);

typedef struct CaseVerb {
    const char *name;
    CasePrinter *print;
    bool needs_no_tree; /* and no sheets: selectors alone */
} CaseVerb;

/* --- what is asked ------------------------------------------------------------------------- */

/* Cuts the first word off; the rest follows its blanks. */
static char *cut_word(Styling *styling, const char *asked, const char **rest)
{
    size_t bytes = strcspn(asked, " ");
    *rest = asked + bytes + strspn(asked + bytes, " ");
    return text_to_string(styling->arena, (Text){asked, bytes});
}

static void print_value(Styling *styling, const char *asked, Buffer *out)
{
    const char *property;
    char *id = cut_word(styling, asked, &property);
    PropertyId found = property_of(property);
    if (found == PROPERTY_COUNT)
        buffer_string(out, "no such property");
    else
        property_print(found, style_value(styling_styled(styling, id)->style, found), out);
}

static const Generated *generated_at(const StyledNode *node, const char *pseudo)
{
    if (!strcmp(pseudo, "before"))
        return node->before;
    if (!strcmp(pseudo, "after"))
        return node->after;
    if (!strcmp(pseudo, "marker"))
        return node->marker;
    if (!strcmp(pseudo, "footnote-call"))
        return node->note_call;
    if (!strcmp(pseudo, "footnote-marker"))
        return node->note_marker;
    return node->replacement;
}

/* t before: what is generated. */
static void print_content(Styling *styling, const char *asked, Buffer *out)
{
    const char *pseudo;
    char *id = cut_word(styling, asked, &pseudo);
    styling_print_generated(generated_at(styling_styled(styling, id), pseudo), out);
}

static const StringSetting *string_at(const StyledNode *node, const char *name)
{
    const StringSetting *found = node->strings;
    while (found && !text_is(found->name->text, name))
        found = found->next;
    return found;
}

/* t title: what string-set made of it. */
static void print_string(Styling *styling, const char *asked, Buffer *out)
{
    const char *name;
    char *id = cut_word(styling, asked, &name);
    const StringSetting *setting = string_at(styling_styled(styling, id), name);
    if (setting)
        buffer_quoted(out, setting->text);
    else
        buffer_string(out, "none");
}

/* Words before a property or margin box: first left blank, a number, #N in its group, a name. */
static const char *read_page(Styling *styling, const char *asked, PageContext *page)
{
    page->number = 1;
    while (strchr(asked, ' ')) {
        char *word = cut_word(styling, asked, &asked);
        if (!strcmp(word, "first"))
            page->is_first = true;
        else if (!strcmp(word, "left"))
            page->is_left = true;
        else if (!strcmp(word, "blank"))
            page->is_blank = true;
        else if (word[0] == '#')
            page->group_number = (uint32_t)strtoul(word + 1, NULL, 10);
        else if (word[0] >= '0' && word[0] <= '9')
            page->number = (uint32_t)strtoul(word, NULL, 10);
        else
            page->name = names_intern(styling->names, text_of(word));
    }
    return asked;
}

static void print_page(Styling *styling, const char *asked, Buffer *out)
{
    PageContext page = {0};
    const char *last = read_page(styling, asked, &page);
    const PageStyle *style = styled_page(styling->tree, &page);
    PropertyId property = property_of(last);
    if (property != PROPERTY_COUNT) {
        property_print(property, style_value(style->style, property), out);
        return;
    }
    for (MarginBoxId box = 0; box < MARGIN_BOX_COUNT; box++)
        if (!strcmp(last, margin_box_name(box)))
            styling_print_generated(style->boxes[box], out);
}

/* The ids of the elements that a selector matches, in document order. */
static void print_matches(Styling *styling, const char *asked, Buffer *out)
{
    SelectorList list;
    if (!styling_selectors(styling, asked, &list)) {
        buffer_string(out, "refused");
        return;
    }
    SelectorMatcher *matcher = selector_matcher_new(styling->arena, styling->document);
    const Node *root = styling->document->root;
    for (const Node *node = root; node; node = node_following(node, root)) {
        bool is_matched = false;
        for (uint32_t i = 0; i < list.count && !node_is_text(node); i++)
            is_matched = is_matched || selector_matches(matcher, &list.items[i], node);
        if (!is_matched)
            continue;
        if (out->bytes)
            buffer_byte(out, ' ');
        buffer_put(out, node->id ? node->id->text : text_of(node == root ? "body" : "?"));
    }
}

static void print_specificity(Styling *styling, const char *asked, Buffer *out)
{
    SelectorList list;
    if (!styling_selectors(styling, asked, &list)) {
        buffer_string(out, "refused");
        return;
    }
    uint32_t found = list.items[0].specificity;
    buffer_format(out, "%u,%u,%u", (unsigned)(found >> 20), (unsigned)(found >> 10 & 0x3FF),
                  (unsigned)(found & 0x3FF));
}

/* The ids of the findings, in their order. */
static void print_findings(const Diagnostics *diagnostics, Buffer *out)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        if (i)
            buffer_byte(out, ' ');
        buffer_string(out, diagnostic_row(diagnostics->items[i].kind)->id);
    }
}

static void print_refusal(Styling *styling, const char *asked, Buffer *out)
{
    SelectorList list;
    styling_selectors(styling, asked, &list);
    print_findings(styling->diagnostics, out);
}

static void print_told(Styling *styling, const char *asked, Buffer *out)
{
    (void)asked;
    print_findings(styling->diagnostics, out);
}

/* style number: how it is written. */
static void print_counter(Styling *styling, const char *asked, Buffer *out)
{
    const char *number;
    char *name = cut_word(styling, asked, &number);
    CssReading reading = {styling->arena, styling->names, source_over(styling->arena, name),
                          styling->diagnostics, NULL};
    ValueReader reader = value_reader(&reading, css_tokens_of(&reading));
    Value value;
    ck_assert_msg(read_counter_style(&reader, &value), "%s names no style", name);
    CounterStyles *styles =
        counter_styles_new(styling->arena, styling->names, &styling->list, styling->diagnostics);
    number_print((int32_t)strtol(number, NULL, 10), counter_styles_find(styles, &value), out);
}

static const CaseVerb verbs[] = {
    {"value", print_value, false},     {"content", print_content, false},
    {"string", print_string, false},   {"page", print_page, false},
    {"selects", print_matches, false}, {"specificity", print_specificity, true},
    {"refuses", print_refusal, true},  {"told", print_told, false},
    {"counter", print_counter, false},
};

/* --- running ------------------------------------------------------------------------------- */

static void add_sheet(Styling *styling, SheetOrigin origin, Buffer *sheet)
{
    if (!sheet->bytes)
        return;
    styling_add(styling, origin, text_to_string(styling->arena, buffer_text(sheet)));
}

static void note_failure(CaseFile *file, const Expectation *item, Text found)
{
    buffer_format(&file->failures, "%s:%u (%s): %s: %s\n    is   %.*s\n    not  %s\n", file->path,
                  item->line, file->section, item->verb->name, item->asked, (int)found.bytes,
                  found.at ? found.at : "", item->expected);
}

static void run_case(CaseFile *file, const Expectation *item)
{
    Block *block = &file->block;
    Styling *styling = styling_open(block->tree ? block->tree : "p#t");
    if (!item->verb->needs_no_tree) {
        for (SheetOrigin origin = SHEET_BASE; origin <= SHEET_AUTHOR; origin++)
            add_sheet(styling, origin, &block->sheets[origin]);
        add_sheet(styling, SHEET_AUTHOR, &block->last);
        styling_make(styling);
    }
    Buffer found = {0};
    item->verb->print(styling, item->asked, &found);
    file->count++;
    if (!text_is(buffer_text(&found), item->expected))
        note_failure(file, item, buffer_text(&found));
    buffer_clear(&found);
    if (!block->tells && !item->verb->needs_no_tree && styling->diagnostics->count) {
        print_findings(styling->diagnostics, &found);
        note_failure(file, item, buffer_text(&found));
    }
    buffer_free(&found);
    styling_close(styling);
}

static void end_block(CaseFile *file)
{
    Block *block = &file->block;
    for (size_t i = 0; i < block->count; i++)
        run_case(file, &block->items[i]);
    for (SheetOrigin origin = SHEET_BASE; origin <= SHEET_AUTHOR; origin++)
        buffer_free(&block->sheets[origin]);
    buffer_free(&block->last);
    *block = (Block){0};
}

/* --- reading ------------------------------------------------------------------------------- */

static void add_expectation(CaseFile *file, const CaseVerb *verb, char *rest)
{
    Block *block = &file->block;
    ck_assert_msg(block->count < EXPECTATIONS_MOST, "%s:%u: too many", file->path, file->line);
    char *sign = NULL;
    for (char *at = strstr(rest, " ="); at; at = strstr(at + 1, " ="))
        if (at[2] == ' ' || at[2] == '\0')
            sign = at;
    Expectation *item = &block->items[block->count++];
    *item = (Expectation){verb, rest, rest, file->line};
    block->tells = block->tells || verb->print == print_told;
    if (verb->print == print_told)
        return;
    ck_assert_msg(sign != NULL, "%s:%u: nothing is expected", file->path, file->line);
    *sign = '\0';
    item->expected = sign[2] ? sign + 3 : sign + 2;
}

static Buffer *sheet_named(Block *block, const char *verb)
{
    if (!strcmp(verb, "sheet"))
        return &block->sheets[SHEET_AUTHOR];
    if (!strcmp(verb, "house"))
        return &block->sheets[SHEET_HOUSE];
    if (!strcmp(verb, "base"))
        return &block->sheets[SHEET_BASE];
    return strcmp(verb, "last") ? NULL : &block->last;
}

static void read_line(CaseFile *file, char *line)
{
    char *rest = strchr(line, ':');
    ck_assert_msg(rest && (rest[1] == ' ' || !rest[1]), "%s:%u: no verb", file->path, file->line);
    *rest = '\0';
    rest += rest[1] ? 2 : 1;
    Buffer *sheet = sheet_named(&file->block, line);
    if (sheet) {
        buffer_format(sheet, "%s%s", sheet->bytes ? "\n" : "", rest);
        return;
    }
    if (!strcmp(line, "tree")) {
        file->block.tree = rest;
        return;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (!strcmp(line, verbs[i].name)) {
            add_expectation(file, &verbs[i], rest);
            return;
        }
    ck_abort_msg("%s:%u: %s is no verb", file->path, file->line, line);
}

static void read_file(CaseFile *file)
{
    Diagnostics *diagnostics = diagnostics_new(file->arena);
    const Source *source;
    ck_assert_int_eq(file_load(file->arena, file->path, diagnostics, &source), STATUS_OK);
    Text rest = source->bytes;
    while (rest.bytes) {
        size_t bytes = text_find(rest, '\n');
        char *line = text_to_string(file->arena, (Text){rest.at, bytes});
        size_t taken = bytes < rest.bytes ? bytes + 1 : bytes;
        rest = text_slice(rest, taken, rest.bytes);
        file->line++;
        if (!*line)
            end_block(file);
        else if (line[0] == '#')
            file->section = line + 1 + strspn(line + 1, "# ");
        else
            read_line(file, line);
    }
    end_block(file);
}

static const char *const files[] = {"syntax", "selectors",      "cascade", "values",
                                    "lists",  "counter-styles", "pages",   "generated"};

enum {
    FILE_COUNT = sizeof files / sizeof *files,
    CASES_LEAST = 400 /* in all files */
};

static size_t run_file(const char *name)
{
    Arena *arena = arena_new(0);
    Buffer path = {0};
    buffer_format(&path, TESTS_FOLDER "/styles/cases/%s.txt", name);
    CaseFile file = {
        .arena = arena, .path = text_to_string(arena, buffer_text(&path)), .section = ""};
    buffer_free(&path);
    read_file(&file);
    printf("%s: %zu cases\n", name, file.count);
    size_t failed = file.failures.bytes;
    if (failed)
        fwrite(file.failures.at, 1, failed, stdout);
    fflush(stdout);
    buffer_free(&file.failures);
    ck_assert_msg(failed == 0, "cases of %s failed: they are printed above", name);
    size_t count = file.count;
    arena_free(arena);
    return count;
}

START_TEST(the_examples_of_a_specification_come_out_as_it_says)
{
    ck_assert_uint_gt(run_file(files[_i]), 0);
}
END_TEST

START_TEST(there_are_four_hundred_cases_at_least)
{
    size_t count = 0;
    for (size_t i = 0; i < FILE_COUNT; i++)
        count += run_file(files[i]);
    printf("%zu cases in all\n", count);
    ck_assert_uint_ge(count, CASES_LEAST);
}
END_TEST

Suite *specifications_suite(void);
Suite *specifications_suite(void)
{
    Suite *suite = suite_create("specifications");
    TCase *cases = tcase_create("specifications");
    tcase_add_loop_test(cases, the_examples_of_a_specification_come_out_as_it_says, 0, FILE_COUNT);
    tcase_add_test(cases, there_are_four_hundred_cases_at_least);
    suite_add_tcase(suite, cases);
    return suite;
}
