#include "output/metadata.h"

#include "base/xml.h"

/* ---- Info ---- */

static void dict_text_if_any(Dict *dict, const char *key, Text text)
{
    if (text.bytes)
        dict_text(dict, key, text);
}

/* "2008-03-05T12:00:00Z" to "D:20080305120000Z" (7.9.4); +01:00 becomes +01'00. */
void dict_date(Dict *dict, const char *key, Text date)
{
    enum {
        TIME_BEGINS = 11
    };
    if (date.bytes == 0)
        return;
    Buffer out = {0};
    buffer_string(&out, "D:");
    bool is_zone = false;
    for (size_t i = 0; i < date.bytes; i++) {
        char byte = date.at[i];
        bool is_sign = i >= TIME_BEGINS && (byte == '+' || byte == '-' || byte == 'Z');
        is_zone |= is_sign;
        if (is_sign || (byte >= '0' && byte <= '9'))
            buffer_byte(&out, byte);
        else if (is_zone && byte == ':')
            buffer_byte(&out, '\'');
    }
    dict_text(dict, key, buffer_text(&out));
    buffer_free(&out);
}

ObjectNumber metadata_write_information(Objects *objects, const MetadataSource *source)
{
    const Publication *publication = source->publication;
    Dict *dict = objects_new_dict(objects);
    dict_text_if_any(dict, "Title", source->title);
    dict_text_if_any(dict, "Author", publication->author);
    dict_text_if_any(dict, "Subject", publication->subject);
    dict_text_if_any(dict, "Keywords", publication->keywords);
    dict_text_if_any(dict, "Creator", source->creator);
    dict_text_if_any(dict, "Producer", source->producer);
    dict_date(dict, "CreationDate", source->date);
    dict_date(dict, "ModDate", source->date);
    if (source->press) {
        dict_name(dict, "Trapped", "False");
        dict_text(dict, "GTS_PDFXVersion", text_of(source->press));
        dict_text(dict, "GTS_PDFXConformance", text_of(source->press));
    }
    ObjectNumber number = objects_reserve(objects, 1);
    objects_write_dict(objects, number, dict);
    return number;
}

/* ---- XMP ---- */

/* A property around a value, on a line; nothing for an empty text. before and after stand between. */
static void put_property(Buffer *out, const char *name, const char *before, Text text,
                         const char *after)
{
    if (text.bytes == 0)
        return;
    buffer_format(out, "   <%s>%s", name, before);
    xml_put(out, text);
    buffer_format(out, "%s</%s>\n", after, name);
}

static void put_description(Buffer *out, const MetadataSource *source)
{
    static const char language_begin[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    static const char language_end[] = "</rdf:li></rdf:Alt>";
    const Publication *publication = source->publication;
    buffer_string(out, "  <rdf:Description rdf:about=\"\""
                       " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                       "   <dc:format>application/pdf</dc:format>\n");
    put_property(out, "dc:title", language_begin, source->title, language_end);
    put_property(out, "dc:creator", "<rdf:Seq><rdf:li>", publication->author,
                 "</rdf:li></rdf:Seq>");
    put_property(out, "dc:description", language_begin, publication->subject, language_end);
    put_property(out, "dc:language", "<rdf:Bag><rdf:li>", publication->language,
                 "</rdf:li></rdf:Bag>");
    put_property(out, "pdf:Keywords", "", publication->keywords, "");
    put_property(out, "pdf:Producer", "", source->producer, "");
    put_property(out, "xmp:CreatorTool", "", source->creator, "");
    put_property(out, "xmp:CreateDate", "", source->date, "");
    put_property(out, "xmp:ModifyDate", "", source->date, "");
    buffer_string(out, "  </rdf:Description>\n");
}

ObjectNumber metadata_write_xmp(Objects *objects, const MetadataSource *source)
{
    Buffer packet = {0};
    buffer_string(&packet,
                  "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                  " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_description(&packet, source);
    buffer_put(&packet, source->conformance);
    buffer_string(&packet, " </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "Metadata");
    dict_name(dict, "Subtype", "XML");
    objects_write_stream(objects, number, dict, buffer_text(&packet), STREAM_PLAIN);
    buffer_free(&packet);
    return number;
}

/* ---- the catalog ---- */

void metadata_describe(const Publication *publication, Dict *catalog)
{
    dict_text_if_any(catalog, "Lang", publication->language);
    dict_boolean(dict_dict(catalog, "ViewerPreferences"), "DisplayDocTitle", true);
}

/* ---- the title ---- */

/* The text of the first line of a page that is no artifact. */
static Text first_text(const Page *page)
{
    for (uint32_t i = 0; i < page->mark_count; i++) {
        const Mark *mark = &page->marks[i];
        if (mark->kind == MARK_TEXT && mark->element < STRUCTURE_FIRST_ARTIFACT &&
            text_trim(mark->run->text).bytes)
            return text_trim(mark->run->text);
    }
    return (Text){0};
}

Text metadata_title(const Publication *publication)
{
    Text title = text_trim(publication->title);
    if (title.bytes == 0 && publication->bookmark_count)
        title = text_trim(publication->bookmarks[0].label);
    for (uint32_t i = 0; i < publication->page_count && title.bytes == 0; i++)
        title = first_text(&publication->pages[i]);
    return title;
}
