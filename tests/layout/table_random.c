/* Tables at random: whatever their spans, widths and page ends, every word is set once, the words of a
 * cell are in order, and what is repeated is an artifact. */
#include "layout/table.h"

#include <stdlib.h>

#include "tests/layout/dice.h"
#include "tests/layout/setting.h"

enum {
    DOCUMENTS = 150,
    WORDS_MOST = 4000
};

/* Words are numbers in the order in which they are written. */
static void put_words(Dice *dice, Buffer *tree, uint32_t *words)
{
    uint32_t count = roll(dice, 4) ? roll(dice, 4) : roll(dice, 30);
    buffer_string(tree, "\"");
    for (uint32_t i = 0; i < count; i++)
        buffer_format(tree, "%s%u", i ? " " : "", (*words)++);
    buffer_string(tree, "\"");
}

static void put_table(Dice *dice, Buffer *tree, uint32_t *words, int depth);

static void put_cell(Dice *dice, Buffer *tree, uint32_t *words, int depth)
{
    buffer_string(tree, roll(dice, 6) ? "td" : "th");
    if (roll(dice, 5) == 0)
        buffer_format(tree, "[colspan=%u]", roll(dice, 5));
    if (roll(dice, 5) == 0)
        buffer_format(tree, "[rowspan=%u]", roll(dice, 6));
    buffer_string(tree, "(");
    if (depth < 2 && roll(dice, 12) == 0) {
        put_table(dice, tree, words, depth + 1);
    } else if (roll(dice, 4) == 0) {
        buffer_string(tree, "p(");
        put_words(dice, tree, words);
        buffer_string(tree, ") p(");
        put_words(dice, tree, words);
        buffer_string(tree, ")");
    } else {
        put_words(dice, tree, words);
    }
    buffer_string(tree, ") ");
}

static void put_rows(Dice *dice, Buffer *tree, uint32_t *words, int depth)
{
    uint32_t rows = 1 + roll(dice, depth ? 3 : 12);
    for (uint32_t i = 0; i < rows; i++) {
        buffer_string(tree, "tr(");
        for (uint32_t cells = roll(dice, 5); cells > 0; cells--)
            put_cell(dice, tree, words, depth);
        buffer_string(tree, ") ");
    }
}

static void put_table(Dice *dice, Buffer *tree, uint32_t *words, int depth)
{
    buffer_string(tree, "table(");
    static const char *const groups[] = {"thead", "tbody", "tbody", "tfoot"};
    for (int i = 0; i < 4; i++) {
        if (roll(dice, 2))
            continue;
        buffer_format(tree, "%s(", groups[i]);
        put_rows(dice, tree, words, depth == 0 && (i == 0 || i == 3) ? 1 : depth);
        buffer_string(tree, ") ");
    }
    put_rows(dice, tree, words, depth);
    buffer_string(tree, ") ");
}

static const char *const sheets[] = {
    "table { border-spacing: 0 } td, th { padding: 0 }",
    "table { border-collapse: collapse } td { border: 1pt solid } tr { break-inside: avoid }",
    "table { table-layout: fixed; width: 100%; white-space: nowrap } td { vertical-align: bottom }",
    "body { direction: rtl } td { text-align: \"1\"; line-height: 13pt }",
    "td { width: 40%; padding: 3pt } table { break-inside: avoid } tr { background-color: #ccc }",
};

static uint32_t number_of(Text word)
{
    uint32_t number = 0;
    for (size_t i = 0; i < word.bytes; i++)
        number = number * 10 + (uint32_t)(word.at[i] - '0');
    return number;
}

/* Counts the words of a run. */
static void count_words(Text text, uint32_t seen[WORDS_MOST])
{
    for (size_t at = 0; at < text.bytes;) {
        size_t end = at;
        while (end < text.bytes && text.at[end] >= '0' && text.at[end] <= '9')
            end++;
        if (end > at)
            seen[number_of(text_slice(text, at, end))]++;
        at = end > at ? end : at + 1;
    }
}

START_TEST(every_word_of_a_table_is_set_once)
{
    Dice dice = {(uint32_t)_i * 7919u + 1u};
    Buffer tree = {0};
    uint32_t words = 100;
    put_table(&dice, &tree, &words, 0);
    buffer_string(&tree, "p(\"");
    buffer_format(&tree, "%u\")", words++);
    ck_assert_uint_lt(words, WORDS_MOST);
    buffer_byte(&tree, '\0');
    Buffer sheet = {0};
    buffer_format(&sheet, "@page { size: %upt %upt } %s", 300 + roll(&dice, 400),
                  60 + roll(&dice, 100), sheets[(size_t)_i % (sizeof sheets / sizeof *sheets)]);
    buffer_byte(&sheet, '\0');
    Setting setting = setting_of(tree.at, sheet.at);
    ck_assert_int_eq(setting.status, STATUS_OK);
    uint32_t seen[WORDS_MOST] = {0};
    const Publication *publication = setting.layout.publication;
    for (uint32_t p = 0; p < publication->page_count; p++)
        for (uint32_t i = 0; i < publication->pages[p].mark_count; i++) {
            const Mark *mark = &publication->pages[p].marks[i];
            if (mark->kind == MARK_TEXT && mark->element < STRUCTURE_FIRST_ARTIFACT)
                count_words(mark->run->text, seen);
        }
    for (uint32_t i = 100; i < words; i++)
        ck_assert_msg(seen[i] == 1, "%u is set %u times in %.3000s … by %.200s", i, seen[i],
                      tree.at, sheet.at);
    setting_close(&setting);
    buffer_free(&tree);
    buffer_free(&sheet);
}
END_TEST

Suite *table_random_suite(void);
Suite *table_random_suite(void)
{
    Suite *suite = suite_create("table_random");
    TCase *cases = tcase_create("table_random");
    tcase_add_loop_test(cases, every_word_of_a_table_is_set_once, 0, DOCUMENTS);
    suite_add_tcase(suite, cases);
    return suite;
}
