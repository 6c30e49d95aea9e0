#include "output/links.h"

/* Places to look at and to click need no more, and there are two for each note. */
static void put_tenths(Buffer *out, Length length)
{
    put_decimal(out, divide_rounded((int64_t)length * 10, LENGTH_POINT), 1);
}

void put_destination(Buffer *out, const PageTree *tree, const Publication *publication,
                     const PlaceOnPage *place)
{
    const Page *page = &publication->pages[place->page];
    buffer_byte(out, '[');
    put_reference(out, tree->first_page + place->page);
    buffer_string(out, "/XYZ ");
    put_tenths(out, length_add(page->slug, place->x));
    buffer_byte(out, ' ');
    put_tenths(out, length_add(page->slug, length_subtract(page->height, place->y)));
    buffer_string(out, " null]");
}

static void put_rectangle(Buffer *out, const LinkOnPage *link, const Page *page)
{
    const Mark *mark = link->mark;
    Length left = length_add(page->slug, link->x);
    Length top = length_add(page->slug, length_subtract(page->height, mark->y));
    const Length corners[] = {
        left,
        length_subtract(top, mark->link.height),
        length_add(left, link->width),
        top,
    };
    for (int i = 0; i < 4; i++) {
        buffer_byte(out, i ? ' ' : '[');
        put_tenths(out, corners[i]);
    }
    buffer_byte(out, ']');
}

/* 7-bit ASCII is demanded of a URI (12.6.4.7): other bytes, and what must not stand in one, are
 * percent-encoded. */
static void dict_uri(Dict *dict, Text uri)
{
    Buffer ascii = {0};
    for (size_t i = 0; i < uri.bytes; i++) {
        unsigned char byte = (unsigned char)uri.at[i];
        if (byte > ' ' && byte < 0x7F)
            buffer_byte(&ascii, (char)byte);
        else
            buffer_format(&ascii, "%%%02X", byte);
    }
    Buffer string = {0};
    put_byte_string(&string, buffer_text(&ascii));
    Dict *action = dict_dict(dict, "A");
    dict_name(action, "S", "URI");
    dict_prepared(action, "URI", buffer_text(&string));
    buffer_free(&string);
    buffer_free(&ascii);
}

static void write_link(const Links *links, size_t index)
{
    enum {
        PRINTED = 4
    }; /* PDF/A demands the flag, though there is nothing to print */
    const LinkOnPage *link = &links->survey->links[index];
    const LinkTarget *target = link->mark->link.target;
    Buffer text = {0};
    Dict *dict = objects_new_dict(links->tree->objects);
    dict_name(dict, "Type", "Annot");
    dict_name(dict, "Subtype", "Link");
    put_rectangle(&text, link, &links->publication->pages[link->page]);
    dict_prepared(dict, "Rect", buffer_text(&text));
    dict_prepared(dict, "Border", (Text)TEXT("[0 0 0]"));
    dict_integer(dict, "F", PRINTED);
    dict_text(dict, "Contents", target->label.bytes ? target->label : target->uri);
    if (links->tags && link->mark->element < STRUCTURE_FIRST_ARTIFACT)
        dict_integer(dict, "StructParent", (int32_t)tags_link_key(links->tags, index));
    if (target->uri.bytes) {
        dict_uri(dict, target->uri);
    } else {
        buffer_clear(&text);
        put_destination(&text, links->tree, links->publication, &link->target);
        dict_prepared(dict, "Dest", buffer_text(&text));
    }
    objects_write_dict(links->tree->objects, links->first + (ObjectNumber)index, dict);
    buffer_free(&text);
}

void links_write(const Links *links, uint32_t page)
{
    const Survey *survey = links->survey;
    for (size_t i = survey->page_links[page]; i < survey->page_links[page + 1]; i++)
        write_link(links, i);
}
