/* The planner beside a search without its shortcuts: for small chapters at random all ways to end all pages are
 * tried, and none is cheaper than the plan. So no widow, no parted block, no split note and no short page stands
 * that other page ends avoid for less. */
#include "layout/page_plan.h"

#include "layout/page_cost.h"
#include "tests/layout/dice.h"
#include "tests/layout/setting.h"

enum {
    CHAPTERS = 2000,
    BLOCKS_MOST = 7,
    SLOTS_MOST = 24,
    ROWS = 6
};

/* ---- chapters ---- */

static void put_lines(Dice *dice, Buffer *tree, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        buffer_format(tree, "%s\"%c%s\"", i ? " br " : "", (char)('a' + roll(dice, 26)),
                      roll(dice, 9) ? "" : "-");
}

static void put_paragraph(Dice *dice, Buffer *tree, const char *name)
{
    buffer_format(tree, "%s(", name);
    put_lines(dice, tree, 1 + roll(dice, 5));
    if (roll(dice, 6) == 0) {
        buffer_string(tree, " aside.note(");
        put_lines(dice, tree, 1 + roll(dice, 4));
        buffer_string(tree, ")");
        if (roll(dice, 2))
            buffer_string(tree, " br \"z\"");
    }
    buffer_string(tree, ") ");
}

static void put_chapter(Dice *dice, Buffer *tree)
{
    for (uint32_t blocks = 2 + roll(dice, BLOCKS_MOST - 1); blocks > 0; blocks--) {
        uint32_t kind = roll(dice, 8);
        if (kind == 0)
            buffer_string(tree, "h1(\"H\") ");
        put_paragraph(dice, tree, kind == 1 ? "div" : "p");
    }
}

static const char *sheet_of(Dice *dice)
{
    static const char *const sheets[] = {
        "body { orphans: 2; widows: 2 } div { break-inside: avoid } p { margin-bottom: 5pt }",
        "body { orphans: 2; widows: 2 } div { break-inside: avoid } .note { footnote-policy: line}",
        "body { orphans: 3; widows: 2 } div { break-after: avoid }",
        "body { orphans: 2; widows: 3 } div { break-inside: avoid; margin: 10pt 0 }",
    };
    return sheets[roll(dice, sizeof sheets / sizeof *sheets)];
}

/* ---- the search ---- */

static PageRoom room(void *context, size_t number)
{
    (void)context;
    (void)number;
    Length row = LENGTH_OF_POINTS(10);
    return (PageRoom){
        .height = ROWS * row, .note_extra = row, .continued_extra = row, .note_most = LENGTH_MAX};
}

typedef struct Search {
    const PageStock *stock;
    size_t first_number;
    int64_t least;
} Search;

/* How a page is reached. */
typedef struct Reached {
    PageStart at;
    size_t index; /* of the page in the chapter */
    int64_t cost; /* of those before */
    int64_t left; /* by the last of these */
} Reached;

static void search_from(Search *search, Reached reached);

static void go_on(Search *search, const Reached *reached, const PageFill *fill, const PageEnd *page)
{
    bool is_right = (search->first_number + reached->index) % 2 == 1;
    PageBeside beside = {reached->left, is_right && reached->index > 0};
    bool is_last = page_plan_is_end(search->stock, page->next);
    Reached next = {
        .at = page->next,
        .index = reached->index + 1,
        .cost = reached->cost + page_cost(fill, page, is_last, &beside).total,
        .left = fill->room.height - page->body_height - page->note_height,
    };
    if (next.cost >= search->least)
        return;
    if (is_last)
        search->least = next.cost;
    else
        search_from(search, next);
}

static void search_from(Search *search, Reached reached)
{
    const Galley *galley = search->stock->galley;
    PageFill fill = page_fill(search->stock, room(NULL, 0), reached.at);
    PageEnd page = page_first_fit(&fill);
    go_on(search, &reached, &fill, &page);
    for (size_t end = fill.first + 1; fill.has_body && end <= galley->slot_count; end++) {
        bool is_end = end == galley->slot_count;
        bool may_end =
            is_end || (slot_is_content(&galley->slots[end]) && galley->slots[end].cut < CUT_NEVER);
        if (may_end && page_end_before(&fill, end, &page))
            go_on(search, &reached, &fill, &page);
    }
}

/* ---- the comparison ---- */

/* Returns whether the plan is cheaper than first fit. */
static bool ck_chapter(uint32_t seed)
{
    Dice dice = {seed};
    Buffer tree = {0};
    put_chapter(&dice, &tree);
    buffer_byte(&tree, '\0');
    Setting setting = setting_of(tree.at, sheet_of(&dice));
    const Galley *galley = setting.layout.galley;
    bool is_better = false;
    if (galley->slot_count <= SLOTS_MOST) {
        StockBounds bounds = {LENGTH_OF_POINTS(10 * ROWS), LENGTH_OF_POINTS(10)};
        PageStock stock = page_stock_take(setting.styling->arena, galley, &bounds);
        PagePlanner planner = {setting.styling->arena, &stock, 1 + seed % 2, room, NULL};
        PagePlan plan = page_plan_chapter(&planner, (PageStart){0});
        PagePlan first_fit = page_plan_first_fit(&planner, (PageStart){0});
        Search search = {&stock, planner.first_number, INT64_MAX};
        search_from(&search, (Reached){0});
        ck_assert_msg(plan.cost == search.least, "chapter %u: %ld, not %ld (first fit %ld): %s",
                      seed, (long)plan.cost, (long)search.least, (long)first_fit.cost, tree.at);
        is_better = plan.cost < first_fit.cost;
    }
    setting_close(&setting);
    buffer_free(&tree);
    return is_better;
}

START_TEST(no_way_to_end_the_pages_is_cheaper_than_the_plan)
{
    unsigned better = 0;
    for (uint32_t seed = 1; seed <= CHAPTERS; seed++)
        better += ck_chapter(seed);
    ck_assert_uint_gt(better, CHAPTERS / 10);
}
END_TEST

Suite *page_plan_random_suite(void);
Suite *page_plan_random_suite(void)
{
    Suite *suite = suite_create("page_plan_random");
    TCase *cases = tcase_create("page_plan_random");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, no_way_to_end_the_pages_is_cheaper_than_the_plan);
    suite_add_tcase(suite, cases);
    return suite;
}
