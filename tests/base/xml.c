#include "base/xml.h"

#include "tests/support/support.h"

START_TEST(markup_is_escaped_and_what_xml_forbids_is_replaced)
{
    Buffer out = {0};
    xml_put(&out, text_of("a<b> & \"c\"\t\x01\xEF\xBF\xBF\xC3\xA9"));
    ck_text(buffer_text(&out), "a&lt;b&gt; &amp; &quot;c&quot;\t\xEF\xBF\xBD\xEF\xBF\xBD\xC3\xA9");
    buffer_free(&out);
}
END_TEST

Suite *xml_suite(void);
Suite *xml_suite(void)
{
    Suite *suite = suite_create("xml");
    TCase *cases = tcase_create("xml");
    tcase_add_test(cases, markup_is_escaped_and_what_xml_forbids_is_replaced);
    suite_add_tcase(suite, cases);
    return suite;
}
