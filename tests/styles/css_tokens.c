#include "styles/css_tokens.h"

#include "tests/styles/styling.h"

/* --- tokens, one letter a kind ------------------------------------------------------------- */

/* How a token is written in the tables below: its kind, and its text between < and >. */
static void put_token(Buffer *out, const CssToken *token)
{
    static const char *const names[] = {
        [CSS_IDENT] = "ident",   [CSS_FUNCTION] = "function", [CSS_AT_KEYWORD] = "at",
        [CSS_HASH] = "hash",     [CSS_STRING] = "string",     [CSS_BAD_STRING] = "bad-string",
        [CSS_URL] = "url",       [CSS_BAD_URL] = "bad-url",   [CSS_DELIM] = "delim",
        [CSS_NUMBER] = "number", [CSS_PERCENTAGE] = "%",      [CSS_DIMENSION] = "dimension",
        [CSS_WHITESPACE] = "_",  [CSS_CDO] = "<!--",          [CSS_CDC] = "-->",
        [CSS_COLON] = ":",       [CSS_SEMICOLON] = ";",       [CSS_COMMA] = ",",
        [CSS_OPEN_SQUARE] = "[", [CSS_CLOSE_SQUARE] = "]",    [CSS_OPEN_PAREN] = "(",
        [CSS_CLOSE_PAREN] = ")", [CSS_OPEN_CURLY] = "{",      [CSS_CLOSE_CURLY] = "}",
    };
    if (out->bytes)
        buffer_byte(out, ' ');
    buffer_string(out, names[token->kind]);
    if (token->kind == CSS_NUMBER || token->kind == CSS_PERCENTAGE ||
        token->kind == CSS_DIMENSION) {
        buffer_byte(out, '=');
        buffer_ratio(out, token->number, CSS_NUMBER_ONE, 4);
        buffer_string(out, token->is_integer ? "i" : "");
    }
    if (token->text.at && token->kind != CSS_CDO) {
        buffer_byte(out, '<');
        buffer_put(out, token->text);
        buffer_byte(out, '>');
    }
    if (token->kind == CSS_HASH && !token->is_id)
        buffer_string(out, "!");
}

typedef struct Row {
    const char *css;
    const char *tokens;
} Row;

static void check_tokens(Text css, const char *expected)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Source source = {text_of("test"), css};
    CssTokenizer tokenizer = css_tokenizer(arena, &source, diagnostics);
    Buffer out = {0};
    for (;;) {
        CssToken token = css_next_token(&tokenizer);
        if (token.kind == CSS_END)
            break;
        put_token(&out, &token);
    }
    ck_buffer(&out, expected, css.at);
    arena_free(arena);
}

static const Row rows[] = {
    /* identifiers, 4.3.11 */
    {"a", "ident<a>"},
    {"-a", "ident<-a>"},
    {"--a", "ident<--a>"},
    {"--", "ident<-->"},
    {"_x-9", "ident<_x-9>"},
    {"-1a", "dimension=-1i<a>"},
    {"- a", "delim<-> _ ident<a>"},
    {"ü", "ident<ü>"},
    {"日本", "ident<日本>"},
    {"a.b", "ident<a> delim<.> ident<b>"},
    /* escapes, 4.3.7 */
    {"\\61 b", "ident<ab>"},
    {"\\000061b", "ident<ab>"},
    {"\\0000611", "ident<a1>"},
    {"\\61\tb", "ident<ab>"},
    {"\\61\r\nb", "ident<ab>"},
    {"\\61  b", "ident<a> _ ident<b>"},
    {"\\-x", "ident<-x>"},
    {"a\\:b", "ident<a:b>"},
    {"\\31 x", "ident<1x>"},
    {"\\0 ", "ident<\xEF\xBF\xBD>"},
    {"\\D800 ", "ident<\xEF\xBF\xBD>"},
    {"\\110000 ", "ident<\xEF\xBF\xBD>"},
    {"\\1F600 ", "ident<😀>"},
    {"\\é", "ident<é>"},
    {"\\\n", "delim<\\> _"},
    {"a\\", "ident<a\xEF\xBF\xBD>"},
    /* functions and urls, 4.3.4 and 4.3.6 */
    {"calc(", "function<calc>"},
    {"c\\61lc(", "function<calc>"},
    {"a (", "ident<a> _ ("},
    {"url(x)", "url<x>"},
    {"URL( x/y.z )", "url<x/y.z>"},
    {"url()", "url<>"},
    {"url( )", "url<>"},
    {"url('x')", "function<url> string<x> )"},
    {"url( \"x\")", "function<url> _ string<x> )"},
    {"url(a\\)b)", "url<a)b>"},
    {"url(a b)c", "bad-url ident<c>"},
    {"url(a'b)c", "bad-url ident<c>"},
    {"url(a(b)c", "bad-url ident<c>"},
    {"url(a\\\nb)c", "bad-url ident<c>"},
    {"url(a \\) b)c", "bad-url ident<c>"},
    {"url(\x01)", "bad-url"},
    {"url(x", "url<x>"},
    {"url(x  ", "url<x>"},
    {"uurl(x)", "function<uurl> ident<x> )"},
    /* strings, 4.3.5 */
    {"'a'", "string<a>"},
    {"\"a'b\"", "string<a'b>"},
    {"'a\\'b'", "string<a'b>"},
    {"''", "string<>"},
    {"'a\\\nb'", "string<ab>"},
    {"'a\\\r\nb'", "string<ab>"},
    {"'\\26\nx'", "string<&x>"},
    {"'\\9'", "string<\t>"},
    {"'a\nb", "bad-string _ ident<b>"},
    {"'a", "string<a>"},
    {"'a\\", "string<a>"},
    /* hashes and at-keywords */
    {"#a", "hash<a>"},
    {"#-a", "hash<-a>"},
    {"#1a", "hash<1a>!"},
    {"#-1", "hash<-1>!"},
    {"#\\31", "hash<1>"},
    {"# a", "delim<#> _ ident<a>"},
    {"#", "delim<#>"},
    {"@media", "at<media>"},
    {"@-x", "at<-x>"},
    {"@1", "delim<@> number=1i"},
    {"@", "delim<@>"},
    /* numbers, 4.3.12 */
    {"0", "number=0i"},
    {"12", "number=12i"},
    {"+12", "number=12i"},
    {"-12", "number=-12i"},
    {"-0", "number=0i"},
    {".5", "number=0.5"},
    {"-.5", "number=-0.5"},
    {"1.5", "number=1.5"},
    {"1.", "number=1i delim<.>"},
    {"1.0", "number=1"},
    {"1e3", "number=1000"},
    {"1E+3", "number=1000"},
    {"15e-1", "number=1.5"},
    {"1.25e2", "number=125"},
    {"1e", "dimension=1i<e>"},
    {"1e-", "dimension=1i<e->"},
    {"1e1e1", "dimension=10<e1>"},
    {"1.2.3", "number=1.2 number=0.3"},
    {"+.", "delim<+> delim<.>"},
    {"+a", "delim<+> ident<a>"},
    {"1-2", "number=1i number=-2i"},
    {"1--2", "dimension=1i<--2>"},
    {"00012", "number=12i"},
    {"0.00001", "number=0"},
    {"0.00002", "number=0"},
    {"0.0001", "number=0.0001"},
    {"99999999999999999999", "number=4294967296i"},
    {"-99999999999999999999", "number=-4294967296i"},
    {"1e99", "number=4294967296"},
    {"1e-99", "number=0"},
    {"1e99999999999999999999", "number=4294967296"},
    {"0e99999999999999999999", "number=0"},
    {"1e-99999999999999999999", "number=0"},
    {"0.000000000000000001e18", "number=1"},
    {"1000000000000000000e-18", "number=1"},
    /* percentages and dimensions */
    {"50%", "%=50i"},
    {"-.5%", "%=-0.5"},
    {"10pt", "dimension=10i<pt>"},
    {"1.5EM", "dimension=1.5<EM>"},
    {"2n-1", "dimension=2i<n-1>"},
    {"3\\70 t", "dimension=3i<pt>"},
    {"10 pt", "number=10i _ ident<pt>"},
    {"10p%", "dimension=10i<p> delim<%>"},
    /* punctuation, comments, white space */
    {"[](){}:;,", "[ ] ( ) { } : ; ,"},
    {" \t\r\n\f ", "_"},
    {"a/**/b", "ident<a> ident<b>"},
    {"a/* b */ c", "ident<a> _ ident<c>"},
    {"/**//**/x", "ident<x>"},
    {"/*/x", ""},
    {"/* x", ""},
    {"/ *", "delim</> _ delim<*>"},
    {"<!--", "<!--"},
    {"-->", "-->"},
    {"<!-", "delim<<> delim<!> delim<->"},
    {"->", "delim<-> delim<>>"},
    {"!important", "delim<!> ident<important>"},
    {"~|=^$*", "delim<~> delim<|> delim<=> delim<^> delim<$> delim<*>"},
    {"\xEF\xBB\xBF"
     "a",
     "ident<a>"},
    {"a\xFFz", "ident<a\xEF\xBF\xBDz>"},
    {"", ""},
};

START_TEST(bytes_become_the_tokens_of_css_syntax)
{
    check_tokens(text_of(rows[_i].css), rows[_i].tokens);
}
END_TEST

START_TEST(a_nul_reads_as_the_replacement_character)
{
    check_tokens((Text){"a\0b", 3}, "ident<a\xEF\xBF\xBD"
                                    "b>");
    check_tokens((Text){"'\0'", 3}, "string<\xEF\xBF\xBD>");
    check_tokens((Text){"\\\0", 2}, "ident<\xEF\xBF\xBD>");
}
END_TEST

/* --- places -------------------------------------------------------------------------------- */

START_TEST(tokens_know_the_bytes_they_came_from)
{
    static const struct {
        const char *css;
        uint32_t index;
        uint32_t begin;
        uint32_t end;
    } spans[] = {
        {"p { color: red }", 0, 0, 1},
        {"p { color: red }", 4, 4, 9},
        {"é{x:y}", 2, 3, 4},
        {"a /* c */ b", 3, 10, 11},
        {"'a\\'b' x", 0, 0, 6},
        {"url( x ) y", 0, 0, 8},
        {"\xEF\xBB\xBF"
         "a",
         0, 3, 4},
        {"10pt;", 0, 0, 4},
    };
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        Arena *arena = arena_new(0);
        const Source *source = source_over(arena, spans[i].css);
        CssTokenizer tokenizer = css_tokenizer(arena, source, diagnostics_new(arena));
        CssToken token = css_next_token(&tokenizer);
        for (uint32_t at = 0; at < spans[i].index; at++)
            token = css_next_token(&tokenizer);
        ck_assert_uint_eq(token.begin, spans[i].begin);
        ck_assert_uint_eq(token.end, spans[i].end);
        arena_free(arena);
    }
}
END_TEST

START_TEST(what_is_never_closed_is_told)
{
    static const struct {
        const char *css;
        size_t times;
    } unclosed[] = {{"/* a", 1}, {"'a", 1},      {"'a\nb", 1},  {"url(a", 1},
                    {"'a'", 0},  {"/* a */", 0}, {"url(a)", 0}, {"'a\n'b\n", 2}};
    for (size_t i = 0; i < sizeof unclosed / sizeof *unclosed; i++) {
        Arena *arena = arena_new(0);
        Diagnostics *diagnostics = diagnostics_new(arena);
        const Source *source = source_over(arena, unclosed[i].css);
        CssTokenizer tokenizer = css_tokenizer(arena, source, diagnostics);
        while (css_next_token(&tokenizer).kind != CSS_END)
            ;
        ck_found(diagnostics, STYLE_UNCLOSED, unclosed[i].times);
        arena_free(arena);
    }
}
END_TEST

START_TEST(the_end_comes_again_and_again)
{
    Arena *arena = arena_new(0);
    CssTokenizer tokenizer = css_tokenizer(arena, source_over(arena, "a"), diagnostics_new(arena));
    css_next_token(&tokenizer);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(css_next_token(&tokenizer).kind, CSS_END);
    arena_free(arena);
}
END_TEST

Suite *css_tokens_suite(void);
Suite *css_tokens_suite(void)
{
    Suite *suite = suite_create("css_tokens");
    TCase *cases = tcase_create("css_tokens");
    tcase_add_loop_test(cases, bytes_become_the_tokens_of_css_syntax, 0,
                        (int)(sizeof rows / sizeof *rows));
    tcase_add_test(cases, a_nul_reads_as_the_replacement_character);
    tcase_add_test(cases, tokens_know_the_bytes_they_came_from);
    tcase_add_test(cases, what_is_never_closed_is_told);
    tcase_add_test(cases, the_end_comes_again_and_again);
    suite_add_tcase(suite, cases);
    return suite;
}
