#include "output/check_xml.h"

#include "output/check_xmp.h"
#include "tests/support/support.h"

START_TEST(names_have_the_namespace_of_their_place)
{
    Arena *arena = arena_new(0);
    XmlDocument document = xml_read(
        arena,
        text_of("<?xml version='1.0'?><?x y?><a xmlns='one' xmlns:p='two'><!-- no --><p:b c='1' "
                "p:d='&lt;&#65;&#x42;'/>x<b xmlns='three'><![CDATA[<>]]></b>y</a>"));
    ck_assert_ptr_null(document.defect);
    ck_text(document.first_instruction, "x y");
    ck_assert(xml_is(document.root, "one", "a"));
    ck_text(document.root->text, "xy");
    const XmlElement *kid = xml_kid(document.root, "two", "b");
    ck_text(*xml_attribute(kid, "", "c"), "1");
    ck_text(*xml_attribute(kid, "two", "d"), "<AB");
    ck_assert_ptr_null(xml_attribute(kid, "", "d"));
    ck_text(xml_kid(document.root, "three", "b")->text, "<>");
    arena_free(arena);
}
END_TEST

START_TEST(what_is_not_well_formed_is_told)
{
    static const char *const sources[] = {
        "",         "words",        "<a>",        "<a></b>",     "<a/><b/>",    "<a b></a>",
        "<a b=1/>", "<a b='1></a>", "<p:a/>",     "<a>&x;</a>",  "<a>&amp</a>", "<a>\xFF</a>",
        "</a>",     "<!DOCTYPE a>", "<a><!-- x ", "<a>&#0;</a>", "< a/>"};
    Arena *arena = arena_new(0);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        ck_assert_msg(xml_read(arena, text_of(sources[i])).defect, "%s", sources[i]);
    arena_free(arena);
}
END_TEST

START_TEST(properties_are_read_in_each_notation)
{
    Arena *arena = arena_new(0);
    const Xmp *xmp = xmp_read(
        arena,
        text_of("<r:RDF xmlns:r='" XMP_RDF "' xmlns:d='" XMP_DC "' xmlns:p='" XMP_PDF "'>"
                "<r:Description r:about='' p:Producer='x'><d:title><r:Alt><r:li "
                "xml:lang='de'>Nein</r:li><r:li xml:lang='x-default'> Yes </r:li></r:Alt>"
                "</d:title><d:creator><r:Seq><r:li>A</r:li><r:li>B</r:li></r:Seq></d:creator>"
                "<p:Keywords r:resource='k'/></r:Description></r:RDF>"));
    ck_assert_ptr_null(xmp->defect);
    ck_text(xmp_value(xmp, XMP_PDF, "Producer"), "x");
    ck_text(xmp_value(xmp, XMP_DC, "title"), "Yes");
    ck_text(xmp_value(xmp, XMP_DC, "creator"), "A");
    ck_assert_uint_eq(xmp_find(xmp, XMP_DC, "creator")->items, 2);
    ck_text(xmp_value(xmp, XMP_PDF, "Keywords"), "k");
    ck_assert_ptr_null(xmp_find(xmp, XMP_DC, "about"));
    ck_text(xmp_value(NULL, XMP_DC, "title"), "");
    arena_free(arena);
}
END_TEST

Suite *check_xml_suite(void);
Suite *check_xml_suite(void)
{
    Suite *suite = suite_create("check_xml");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, names_have_the_namespace_of_their_place);
    tcase_add_test(tests, what_is_not_well_formed_is_told);
    tcase_add_test(tests, properties_are_read_in_each_notation);
    suite_add_tcase(suite, tests);
    return suite;
}
