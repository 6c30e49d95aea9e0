#include "styles/contents.h"

#include "styles/un_fields.h"
#include "tests/un_rules/draft.h"

/* The entries of the contents: level, "#" where it leads (the id), its words with the number in
 * brackets; a line each. */
static void put_entry(const Draft *draft, const Node *entry, Buffer *out)
{
    const Node *link = entry->first;
    Text href = {0};
    node_attribute(link, names_intern(draft->document->names, text_of("href")), &href);
    for (int level = 1; level <= 6; level++) {
        char name[] = "level-1";
        name[6] = (char)('0' + level);
        if (node_is(entry, TAG_P, name))
            buffer_integer(out, level);
    }
    buffer_byte(out, ' ');
    buffer_put(out, href);
    buffer_byte(out, ' ');
    for (const Node *at = node_following(entry, entry); at; at = node_following(at, entry)) {
        if (node_is_text(at) && node_is(at->parent, TAG_SPAN, "number"))
            buffer_format(out, "[%.*s]", (int)at->text.bytes, at->text.at);
        else if (node_is_text(at))
            buffer_put(out, at->text);
        else if (at->tag == TAG_EM)
            buffer_byte(out, '*');
    }
    buffer_byte(out, '\n');
}

static void ck_contents(const Draft *draft, const char *expected)
{
    Buffer out = {0};
    const Node *nav = un_find(draft->document->root, TAG_NAV, "contents");
    for (const Node *entry = nav ? nav->first : NULL; entry; entry = entry->next)
        if (node_is(entry, TAG_P, "contents-entry"))
            put_entry(draft, entry, &out);
    ck_text(buffer_text(&out), expected);
    buffer_free(&out);
}

static const Node *find_tag(const Draft *draft, Tag tag)
{
    const Node *node = draft->document->root;
    while (node && node->tag != tag)
        node = node_following(node, draft->document->root);
    return node;
}

static void make(Draft *draft)
{
    contents_make(draft->document, draft->lexicon);
    contents_make(draft->document, draft->lexicon); /* again changes nothing */
}

/* Two levels of headings in a plain document, each with an id. */
static Draft draft_with_headings(void)
{
    static const struct {
        Tag tag;
        const char *text;
    } headings[] = {
        {TAG_H1, "One"}, {TAG_H2, "Under"}, {TAG_H3, "Deep"}, {TAG_H4, "Deeper"}, {TAG_H1, "Two"}};
    Draft draft = draft_plain("en");
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        Node *heading = draft_add(&draft, headings[i].tag, NULL, headings[i].text);
        node_set_id(draft.document, heading, text_of(headings[i].text));
        draft_add(&draft, TAG_P, NULL, "Words.");
    }
    return draft;
}

START_TEST(a_field_asks_for_contents)
{
    Draft draft = draft_with_headings();
    make(&draft);
    ck_contents(&draft, "");
    draft_field(&draft, FIELD_CONTENTS, "yes");
    make(&draft);
    ck_contents(&draft, "1 #One One\n2 #Under Under\n3 #Deep Deep\n1 #Two Two\n");
    ck_element(&draft, TAG_H2, "contents-label", "Contents");
    ck_assert_ptr_eq(un_find(draft.document->root, TAG_NAV, "contents"),
                     draft.document->root->first);
    draft_free(&draft);
}
END_TEST

START_TEST(the_field_says_how_many_levels_are_listed)
{
    Draft draft = draft_with_headings();
    draft_field(&draft, FIELD_CONTENTS, "1");
    make(&draft);
    ck_contents(&draft, "1 #One One\n1 #Two Two\n");
    draft_free(&draft);
    draft = draft_with_headings();
    draft_field(&draft, FIELD_CONTENTS, "no");
    make(&draft);
    ck_contents(&draft, "");
    draft_free(&draft);
}
END_TEST

START_TEST(a_mark_or_an_empty_nav_is_where_contents_go)
{
    Draft draft = draft_plain("fr");
    draft_add(&draft, TAG_P, NULL, "[TOC]");
    draft_add(&draft, TAG_H1, NULL, "Un");
    make(&draft);
    ck_element(&draft, TAG_H2, "contents-label", "Table des matières");
    ck_assert_ptr_nonnull(find_tag(&draft, TAG_A));
    ck_assert_uint_eq(draft.document->ledger.count, 0); /* made up, so no bytes of a source */
    draft_free(&draft);
    draft = draft_with_headings();
    Node *nav = node_element(draft.document, TAG_NAV, SPAN_NONE);
    node_set_id(draft.document, nav, text_of("toc"));
    node_set_attribute(draft.document, nav, "depth", text_of("2"));
    node_append(draft.document->root, nav);
    make(&draft);
    ck_contents(&draft, "1 #One One\n2 #Under Under\n1 #Two Two\n");
    draft_free(&draft);
}
END_TEST

START_TEST(no_label_is_added_below_a_heading)
{
    Draft draft = draft_plain("en");
    draft_add(&draft, TAG_H1, NULL, "What is in here");
    draft_add(&draft, TAG_P, NULL, "[TOC]");
    node_set_id(draft.document, draft_add(&draft, TAG_H1, NULL, "One"), text_of("a"));
    make(&draft);
    ck_element(&draft, TAG_H2, "contents-label", NULL);
    ck_element(&draft, TAG_H1, "contents-label", "What is in here");
    ck_contents(&draft, "1 #a One\n");
    draft_free(&draft);
    /* The title is no label. */
    draft = draft_plain("en");
    draft_add(&draft, TAG_H1, NULL, "The Book");
    draft_add(&draft, TAG_P, NULL, "[TOC]");
    node_set_id(draft.document, draft_add(&draft, TAG_H2, NULL, "One"), text_of("a"));
    make(&draft);
    ck_element(&draft, TAG_H2, "contents-label", "Contents");
    ck_contents(&draft, "1 #a One\n");
    draft_free(&draft);
}
END_TEST

START_TEST(entries_hold_what_headings_hold_but_for_notes)
{
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_CONTENTS, "yes");
    Node *heading = draft_add(&draft, TAG_H1, NULL, "");
    node_set_id(draft.document, heading, text_of("a"));
    Node *number = node_with_class(draft.document, TAG_SPAN, "number", SPAN_NONE);
    node_append(heading, number);
    draft_text(&draft, number, "I. ");
    Node *em = node_element(draft.document, TAG_EM, SPAN_NONE);
    node_append(heading, em);
    draft_text(&draft, em, "Great");
    Node *note = node_with_class(draft.document, TAG_ASIDE, "note", SPAN_NONE);
    node_append(heading, note);
    draft_text(&draft, note, "A note.");
    draft_text(&draft, heading, " works");
    make(&draft);
    ck_contents(&draft, "1 #a [I. ]*Great works\n");
    draft_free(&draft);
}
END_TEST

START_TEST(a_label_and_its_title_are_one_entry)
{
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_CONTENTS, "yes");
    draft_add(&draft, TAG_H1, "document-title", "The Book");
    Node *label = draft_add(&draft, TAG_H1, "chapter-label", "Chapter I");
    node_set_id(draft.document, label, text_of("a"));
    draft_add(&draft, TAG_H2, "chapter-title", "Beginnings");
    make(&draft);
    ck_contents(&draft, "1 #a [Chapter I] Beginnings\n");
    draft_free(&draft);
}
END_TEST

START_TEST(the_only_heading_of_its_level_is_the_title)
{
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_CONTENTS, "yes");
    draft_add(&draft, TAG_H1, NULL, "The Book");
    node_set_id(draft.document, draft_add(&draft, TAG_H2, NULL, "A"), text_of("a"));
    make(&draft);
    ck_contents(&draft, "1 #a A\n");
    draft_free(&draft);
}
END_TEST

START_TEST(headings_get_ids_of_their_own)
{
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_CONTENTS, "yes");
    draft_add(&draft, TAG_H1, NULL, "A");
    draft_add(&draft, TAG_H1, NULL, "B");
    make(&draft);
    const Node *first = find_tag(&draft, TAG_H1);
    ck_assert_ptr_nonnull(first->id);
    ck_assert_ptr_nonnull(first->next->id);
    ck_assert_ptr_ne(first->id, first->next->id);
    draft_free(&draft);
}
END_TEST

START_TEST(contents_that_were_brought_are_led_to_their_headings)
{
    Draft draft = draft_plain("en");
    Node *nav = node_with_class(draft.document, TAG_NAV, "contents", SPAN_NONE);
    node_append(draft.document->root, nav);
    static const char *const titles[] = {"Introduction", "Findings", "Introduction", "Lost"};
    for (size_t i = 0; i < 4; i++) {
        Node *entry = node_with_class(draft.document, TAG_P, "contents-entry", SPAN_NONE);
        node_append(nav, entry);
        draft_text(&draft, entry, titles[i]);
        Node *page = node_with_class(draft.document, TAG_SPAN, "page", SPAN_NONE);
        node_append(entry, page);
        draft_text(&draft, page, "7");
    }
    static const char *const ids[] = {"a", "b", "c"};
    static const char *const headings[] = {"INTRODUCTION", "Findings", "Introduction"};
    for (size_t i = 0; i < 3; i++)
        node_set_id(draft.document, draft_add(&draft, TAG_H2, NULL, headings[i]), text_of(ids[i]));
    make(&draft);
    ck_contents(&draft, " #a Introduction7\n #b Findings7\n #c Introduction7\n  Lost7\n");
    const Node *page = un_find(nav, TAG_SPAN, "page");
    Text href;
    ck_assert(node_attribute(page, names_intern(draft.document->names, text_of("href")), &href));
    ck_text(href, "#a");
    draft_free(&draft);
}
END_TEST

Suite *contents_suite(void);
Suite *contents_suite(void)
{
    Suite *suite = suite_create("contents");
    TCase *cases = tcase_create("contents");
    tcase_add_test(cases, a_field_asks_for_contents);
    tcase_add_test(cases, the_field_says_how_many_levels_are_listed);
    tcase_add_test(cases, a_mark_or_an_empty_nav_is_where_contents_go);
    tcase_add_test(cases, no_label_is_added_below_a_heading);
    tcase_add_test(cases, entries_hold_what_headings_hold_but_for_notes);
    tcase_add_test(cases, a_label_and_its_title_are_one_entry);
    tcase_add_test(cases, the_only_heading_of_its_level_is_the_title);
    tcase_add_test(cases, headings_get_ids_of_their_own);
    tcase_add_test(cases, contents_that_were_brought_are_led_to_their_headings);
    suite_add_tcase(suite, cases);
    return suite;
}
