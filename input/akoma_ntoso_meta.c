#include "input/akoma_ntoso_writer.h"

static Text field(const AknWriter *writer, FieldId id)
{
    return fields_value(&writer->document->fields, id);
}

/* The organ's name in identifiers, by the first part of the symbol. */
static const char *organ_code(Text symbol)
{
    static const struct {
        const char *prefix;
        const char *code;
    } organs[] = {{"A/HRC/", "unhrc"}, {"A/", "unga"}, {"S/", "unsc"},
                  {"E/", "ecosoc"},    {"T/", "untc"}, {"ST/", "un-secretariat"}};
    for (size_t i = 0; i < sizeof organs / sizeof *organs; i++)
        if (text_starts(symbol, organs[i].prefix))
            return organs[i].code;
    return "un";
}

/* ISO 639-2, for the six languages; others as they are. */
static Text language_code(Text language)
{
    static const struct {
        const char *two;
        Text three;
    } languages[] = {{"en", TEXT("eng")}, {"fr", TEXT("fra")}, {"es", TEXT("spa")},
                     {"ru", TEXT("rus")}, {"ar", TEXT("ara")}, {"zh", TEXT("zho")}};
    Text primary = text_slice(language, 0, text_find(language, '-'));
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (text_is_ignoring_case(primary, languages[i].two))
            return languages[i].three;
    return primary.bytes ? primary : (Text)TEXT("und");
}

/* The number in an identifier: the symbol, 62-165 for A/RES/62/165, in letters, digits and hyphens
 * only. */
static void put_number(AknWriter *writer, Text symbol)
{
    Buffer *out = writer->out;
    Text number = text_slice(symbol, text_starts(symbol, "A/RES/") ? 6 : 0, symbol.bytes);
    size_t before = out->bytes;
    for (size_t i = 0; i < number.bytes; i++) {
        char byte = number.at[i];
        bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                        (byte >= 'a' && byte <= 'z');
        if (is_plain)
            buffer_byte(out, byte);
        else if (out->bytes > before && out->at[out->bytes - 1] != '-')
            buffer_byte(out, '-');
    }
    if (out->bytes == before)
        buffer_string(out, "unnumbered");
}

static void put_date(AknWriter *writer)
{
    const Date *date = &writer->document->date;
    if (date->year)
        buffer_format(writer->out, "%04d-%02d-%02d", date->year, date->month ? date->month : 1,
                      date->day ? date->day : 1);
    else
        buffer_string(writer->out, "0001-01-01"); /* the form demands one; its name says unknown */
}

/* "/akn/un/statement/deliberation/unga/2007-12-18/62-165" */
static void put_work(AknWriter *writer)
{
    bool is_resolution = text_is(writer->document->kind->text, "resolution");
    Text symbol = field(writer, FIELD_SYMBOL);
    buffer_format(writer->out, "/akn/un/%s/%s/",
                  is_resolution ? "statement/deliberation" : "doc/document", organ_code(symbol));
    put_date(writer);
    buffer_byte(writer->out, '/');
    put_number(writer, symbol);
}

/* The three levels of FRBR differ in what follows the work in their identifiers. */
static void put_level(AknWriter *writer, const char *level, const char *part)
{
    Buffer *out = writer->out;
    bool is_work = text_is(text_of(level), "FRBRWork");
    bool is_file = text_is(text_of(level), "FRBRManifestation");
    Text language = language_code(writer->document->language);
    for (int uri = 0; uri < 2; uri++) {
        buffer_format(out, "<%s value=\"", uri ? "FRBRuri" : "FRBRthis");
        put_work(writer);
        if (!is_work) {
            buffer_byte(out, '/');
            xml_put(writer->out, language);
            buffer_byte(out, '@');
        }
        if (!uri)
            buffer_format(out, "/!%s", part);
        buffer_format(out, "%s\"/>\n", is_file ? ".xml" : "");
    }
    buffer_string(out, "<FRBRdate date=\"");
    put_date(writer);
    buffer_format(out, "\" name=\"%s\"/>\n", writer->document->date.year ? "adoption" : "unknown");
    buffer_string(out, "<FRBRauthor href=\"#issuingBody\"/>\n");
    if (is_work)
        buffer_string(out, "<FRBRcountry value=\"un\"/>\n");
    if (!is_work && !is_file) {
        buffer_string(out, "<FRBRlanguage");
        akn_attribute(writer, "language", language);
        buffer_string(out, "/>\n");
    }
    if (is_file)
        buffer_string(out, "<FRBRformat value=\"application/akn+xml\"/>\n");
}

static void put_identification(AknWriter *writer, const char *part)
{
    static const char *const levels[] = {"FRBRWork", "FRBRExpression", "FRBRManifestation"};
    buffer_string(writer->out, "<identification source=\"#un\">\n");
    for (int i = 0; i < 3; i++) {
        buffer_format(writer->out, "<%s>\n", levels[i]);
        put_level(writer, levels[i], part);
        buffer_format(writer->out, "</%s>\n", levels[i]);
    }
    buffer_string(writer->out, "</identification>\n");
}

static void put_keywords(AknWriter *writer)
{
    Text keywords = field(writer, FIELD_KEYWORDS);
    if (keywords.bytes == 0)
        return;
    buffer_string(writer->out, "<classification source=\"#un\">\n");
    while (keywords.bytes) {
        size_t end = text_find(keywords, ',');
        Text word = text_trim(text_slice(keywords, 0, end));
        keywords = text_slice(keywords, end + 1, keywords.bytes);
        if (word.bytes == 0)
            continue;
        buffer_string(writer->out, "<keyword");
        akn_attribute(writer, "value", word);
        akn_attribute(writer, "showAs", word);
        akn_attribute(writer, "dictionary", (Text)TEXT("#un"));
        buffer_string(writer->out, "/>\n");
    }
    buffer_string(writer->out, "</classification>\n");
}

void akn_meta(AknWriter *writer, const char *part)
{
    Text organ = field(writer, FIELD_ORGAN);
    buffer_string(writer->out, "<meta>\n");
    put_identification(writer, part);
    put_keywords(writer);
    buffer_string(writer->out,
                  "<references source=\"#un\">\n"
                  "<TLCOrganization eId=\"un\" href=\"/akn/ontology/organization/un\" "
                  "showAs=\"United Nations\"/>\n"
                  "<TLCOrganization eId=\"issuingBody\" href=\"/akn/ontology/organization/");
    buffer_string(writer->out, organ_code(field(writer, FIELD_SYMBOL)));
    buffer_byte(writer->out, '"');
    akn_attribute(writer, "showAs", organ.bytes ? organ : (Text)TEXT("United Nations"));
    buffer_string(writer->out, "/>\n</references>\n</meta>\n");
}
