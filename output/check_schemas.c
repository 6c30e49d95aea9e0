#include "output/check_schemas.h"

#include <string.h>

#include "output/check_xmp.h"

#define EXTENSION "http://www.aiim.org/pdfa/ns/extension/"
#define SCHEMA    "http://www.aiim.org/pdfa/ns/schema#"
#define PROPERTY  "http://www.aiim.org/pdfa/ns/property#"

/* The schemas of XMP that both parts of PDF/A took over, with their properties in spaces; NULL where
 * these are too many to be of use here. */
static const struct {
    const char *space;
    const char *names;
} known[] = {
    {XMP_DC, " contributor coverage creator date description format identifier language publisher "
             "relation rights source subject title type "},
    {XMP_BASIC, " Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate "
                "Nickname Rating Thumbnails "},
    {XMP_MEDIA, " DerivedFrom DocumentID History InstanceID LastURL ManageTo ManageUI ManagedFrom "
                "Manager ManagerVariant RenditionClass RenditionOf RenditionParams SaveID "
                "VersionID Versions "},
    {XMP_PDF, " Keywords PDFVersion Producer "},
    {XMP_PDFA, " part conformance amd corr "},
    {"http://ns.adobe.com/xap/1.0/rights/", " Certificate Marked Owner UsageTerms WebStatement "},
    {"http://ns.adobe.com/xap/1.0/bj/", NULL},
    {"http://ns.adobe.com/xap/1.0/t/pg/", NULL},
    {"http://ns.adobe.com/xmp/1.0/DynamicMedia/", NULL},
    {"http://ns.adobe.com/photoshop/1.0/", NULL},
    {"http://ns.adobe.com/camera-raw-settings/1.0/", NULL},
    {"http://ns.adobe.com/tiff/1.0/", NULL},
    {"http://ns.adobe.com/exif/1.0/", NULL},
    {"http://ns.adobe.com/exif/1.0/aux/", NULL},
    {EXTENSION, " schemas "},
};

static bool has_word(const char *words, Text word)
{
    for (const char *at = words; (at = strchr(at, ' ')) != NULL; at++) {
        Text rest = text_of(at + 1);
        if (text_equal(text_slice(rest, 0, text_find(rest, ' ')), word) && word.bytes)
            return true;
    }
    return false;
}

static bool is_known(const XmpProperty *property)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is(property->space, known[i].space))
            return !known[i].names || has_word(known[i].names, property->name);
    return false;
}

/* ---- descriptions ---- */

/* The schemas described in the file: the items of one list. */
static const XmlElement *first_schema(const Check *check)
{
    const XmpProperty *schemas = xmp_find(check->xmp, EXTENSION, "schemas");
    return schemas && schemas->element ? xmp_first_item(schemas->element) : NULL;
}

/* What holds the fields of a list's item, in either notation. */
static const XmlElement *structure_in(const XmlElement *item)
{
    const XmlElement *inner = xml_kid(item, XMP_RDF, "Description");
    return inner ? inner : item;
}

static const XmlElement *first_property(const XmlElement *schema)
{
    const XmlElement *list = xml_kid(structure_in(schema), SCHEMA, "property");
    return list ? xmp_first_item(list) : NULL;
}

static bool is_described(const Check *check, const XmpProperty *wanted)
{
    for (const XmlElement *schema = first_schema(check); schema; schema = schema->next) {
        if (!text_equal(xmp_field(schema, SCHEMA, "namespaceURI"), wanted->space))
            continue;
        for (const XmlElement *item = first_property(schema); item; item = item->next)
            if (text_equal(xmp_field(item, PROPERTY, "name"), wanted->name))
                return true;
    }
    return false;
}

static void check_fields(Check *check, const PdfValue *stream, const XmlElement *item,
                         const char *space, const char *const *names)
{
    for (size_t i = 0; names[i]; i++)
        if (xmp_field(item, space, names[i]).bytes == 0)
            check_fail(check, CHECK_META_SCHEMA_PART, stream, "%s", names[i]);
}

static void check_description(Check *check, const PdfValue *stream, const XmlElement *schema)
{
    static const char *const of_schema[] = {"schema", "namespaceURI", "prefix", NULL};
    static const char *const of_property[] = {"name", "valueType", "category", "description", NULL};
    check_fields(check, stream, schema, SCHEMA, of_schema);
    for (const XmlElement *item = first_property(schema); item; item = item->next) {
        check_fields(check, stream, item, PROPERTY, of_property);
        Text category = xmp_field(item, PROPERTY, "category");
        if (!text_is(category, "external") && !text_is(category, "internal"))
            check_fail(check, CHECK_META_SCHEMA_PART, stream, "category “%.*s”",
                       check_shown(category), category.at);
    }
}

void check_schemas(Check *check, const PdfValue *stream)
{
    for (const XmlElement *schema = first_schema(check); schema; schema = schema->next)
        check_description(check, stream, schema);
    for (const XmpProperty *property = check->xmp->first; property; property = property->next)
        if (!is_known(property) && !is_described(check, property))
            check_fail(check, CHECK_META_SCHEMA, stream, "%.*s:%.*s", check_shown(property->prefix),
                       property->prefix.at, check_shown(property->name), property->name.at);
}
