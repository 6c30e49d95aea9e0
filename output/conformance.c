#include "output/conformance.h"

/* clang-format off */
static const Standard standards[] = {
    {.name = "a-2a", .title = "PDF/A-2a and PDF/UA-1", .version = "1.7", .part = 2, .level = 'A',
     .is_accessible = true, .is_tagged = true, .packs_objects = true, .has_links = true,
     .has_alpha = true, .profile_version = 4, .colors = COLORS_BY_INTENT},
    {.name = "a-3a", .title = "PDF/A-3a and PDF/UA-1", .version = "1.7", .part = 3, .level = 'A',
     .is_accessible = true, .is_tagged = true, .packs_objects = true, .has_links = true,
     .has_alpha = true, .has_attachments = true, .profile_version = 4, .colors = COLORS_BY_INTENT},
    {.name = "a-2b", .title = "PDF/A-2b", .version = "1.7", .part = 2, .level = 'B',
     .packs_objects = true, .has_links = true,
     .has_alpha = true, .profile_version = 4, .colors = COLORS_BY_INTENT},
    {.name = "a-1b", .title = "PDF/A-1b", .version = "1.4", .part = 1, .level = 'B',
     .is_tagged = true, .has_links = true, .has_cid_sets = true, .longest_array = 8191,
     .profile_version = 2, .colors = COLORS_BY_INTENT},
    {.name = "x-1a", .title = "PDF/X-1a:2003", .version = "1.4", .press = "PDF/X-1a:2003",
     .needs_date = true, .profile_version = 2, .colors = COLORS_OF_PRESS},
    {.name = "x-4", .title = "PDF/X-4", .version = "1.6", .press = "PDF/X-4",
     .is_tagged = true, .packs_objects = true, .has_alpha = true, .needs_date = true,
     .profile_version = 4, .colors = COLORS_BY_INTENT},
    {.name = "1.7", .title = "PDF 1.7", .version = "1.7", .is_tagged = true, .packs_objects = true,
     .has_links = true, .has_alpha = true, .has_attachments = true,
     .profile_version = 4, .colors = COLORS_ANY},
};
/* clang-format on */

enum {
    STANDARDS = sizeof standards / sizeof *standards,
    ROW_USUAL = 0,
    ROW_ATTACHMENTS = 1,
    ROW_SHEETS = 2
};

const Standard *standard_find(Text name)
{
    for (size_t i = 0; i < STANDARDS; i++)
        if (text_is_ignoring_case(name, standards[i].name))
            return &standards[i];
    return NULL;
}

void standard_put_names(Buffer *out)
{
    for (size_t i = 0; i < STANDARDS; i++) {
        if (i)
            buffer_string(out, ", ");
        buffer_string(out, standards[i].name);
    }
}

const Standard *standard_usual(void)
{
    return &standards[ROW_USUAL];
}

const Standard *standard_for_attachments(void)
{
    return &standards[ROW_ATTACHMENTS];
}

const Standard *standard_for_sheets(void)
{
    return &standards[ROW_SHEETS];
}

bool standard_needs_tags(const Standard *standard)
{
    return standard->level == 'A' || standard->is_accessible;
}

/* ---- the claim ---- */

static void put_archive(const Standard *standard, Buffer *out)
{
    buffer_format(out,
                  "  <rdf:Description rdf:about=\"\""
                  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                  "   <pdfaid:part>%d</pdfaid:part>\n"
                  "   <pdfaid:conformance>%c</pdfaid:conformance>\n"
                  "  </rdf:Description>\n",
                  standard->part, standard->level);
}

/* A schema that PDF/A does not know has to be described in the file. */
static void put_accessible(const Standard *standard, Buffer *out)
{
    buffer_string(out, "  <rdf:Description rdf:about=\"\""
                       " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                       "   <pdfuaid:part>1</pdfuaid:part>\n"
                       "  </rdf:Description>\n");
    if (standard->part == 0)
        return;
    buffer_string(out, "  <rdf:Description rdf:about=\"\""
                       " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                       " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                       " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                       "   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                       "    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
                       "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
                       "</pdfaSchema:namespaceURI>\n"
                       "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                       "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                       "     <pdfaProperty:name>part</pdfaProperty:name>\n"
                       "     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                       "     <pdfaProperty:category>internal</pdfaProperty:category>\n"
                       "     <pdfaProperty:description>The part of ISO 14289 that the file meets"
                       "</pdfaProperty:description>\n"
                       "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
                       "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
                       "  </rdf:Description>\n");
}

/* A version 8 UUID (RFC 9562): 122 bits of our own making. */
static void put_uuid(const unsigned char *identifier, Buffer *out)
{
    buffer_string(out, "uuid:");
    for (int i = 0; i < 16; i++) {
        unsigned byte = identifier[i];
        if (i == 6)
            byte = 0x80 | (byte & 0x0F);
        else if (i == 8)
            byte = 0x80 | (byte & 0x3F);
        if (i == 4 || i == 6 || i == 8 || i == 10)
            buffer_byte(out, '-');
        buffer_hex(out, byte, 2);
    }
}

/* ISO 15930-7, 6.3 and 6.10. ISO 15930-4 has it all in the Info dictionary. */
static void put_press(const Claim *claim, Buffer *out)
{
    buffer_format(out,
                  "  <rdf:Description rdf:about=\"\""
                  " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
                  " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
                  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                  "   <pdfxid:GTS_PDFXVersion>%s</pdfxid:GTS_PDFXVersion>\n"
                  "   <pdf:Trapped>False</pdf:Trapped>\n"
                  "   <xmp:MetadataDate>",
                  claim->standard->press);
    buffer_put(out, claim->date);
    buffer_string(out, "</xmp:MetadataDate>\n   <xmpMM:DocumentID>");
    put_uuid(claim->identifier, out);
    buffer_string(out, "</xmpMM:DocumentID>\n"
                       "   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
                       "   <xmpMM:VersionID>1</xmpMM:VersionID>\n"
                       "  </rdf:Description>\n");
}

void claim_put_xmp(const Claim *claim, Buffer *out)
{
    const Standard *standard = claim->standard;
    if (standard->part)
        put_archive(standard, out);
    if (standard->is_accessible && claim->is_accessible)
        put_accessible(standard, out);
    if (standard->press)
        put_press(claim, out);
}
